// The process that is killed: saves articles, indexes, merges and rebuilds without end, and says which articles are acknowledged.

import type { ReadArticle } from '../../src/news/article.ts';
import { LOCAL_FEED } from '../../src/news/ids.ts';
import { createSearch, writeEntry } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readArticle } from './memory-articles.ts';

const [dataDir = '', first = '0', tailArticles = '8'] = process.argv.slice(2);
/** A rebuild after so many articles: between two a few merges find time. */
const REBUILD_EVERY = 20;

/** The article of a number: its own word, and one that all have. */
function articleOf(number: number): Omit<ReadArticle, 'sequence'> {
  return readArticle({
    id: `${number}`.padStart(32, '0'),
    title: `Report ${number}`,
    text: `The harbour of Norvik was told of word${number}. The ferry came late on 3 March.`,
    publishedDay: '2025-03-04',
    feeds: [LOCAL_FEED],
    firstSeenAt: number,
  });
}

const store = await openStore({ dataDir, now: Date.now });
const search = createSearch({ ...store, tailArticles: Number(tailArticles) });
for (let number = Number(first); ; number += 1) {
  const read = articleOf(number);
  const saved = await store.articles.save(read, { expectedVersion: 0, entry: writeEntry(read) });
  // One that was saved just before a kill, and not acknowledged, is met again.
  process.stdout.write(`${saved ? 'saved' : 'known'} ${number}\n`);
  await search.refresh();
  if (number % REBUILD_EVERY === REBUILD_EVERY - 1) {
    process.stdout.write('rebuilding\n');
    await search.rebuild();
    await search.settle();
  }
}
