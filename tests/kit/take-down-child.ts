// Takes an article down and then lets the index follow, saying each step, until it is killed. Arguments: the data folder, the address.

import { writeSync } from 'node:fs';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';

const [dataDir = '', address = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, now: () => 0 });
const search = createSearch(store);
await search.refresh();
writeSync(1, 'ready\n');
await store.takeDowns.takeDown(address, { view: ALL, by: 'operator' }, 0);
// Said at once, so that whoever hears it may kill between this and the index.
writeSync(1, 'taken\n');
await search.refresh();
writeSync(1, 'indexed\n');
process.stdin.resume();
