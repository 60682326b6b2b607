// `npm run bench [SUBJECT…] [SIZE…] [in=FOLDER]`: how fast Dateline is on this machine, beside a peer measured in the same run.

import { cpus } from 'node:os';
import { benchActors } from './benches/actors.ts';
import { benchAsk } from './benches/ask.ts';
import { benchDatabases } from './benches/databases.ts';
import { benchFindActors } from './benches/find-actors.ts';
import { benchImport } from './benches/import.ts';
import { benchOn } from './benches/on.ts';
import { benchPolling } from './benches/polling.ts';
import { benchSearch } from './benches/search.ts';
import { benchStories } from './benches/stories.ts';

/** A subject measures itself, at the sizes that were asked for, and gives the lines to print; what it builds may stay in a folder. */
type Bench = (sizes: readonly string[], folder?: string) => Promise<readonly string[]>;
const SUBJECTS: Readonly<Record<string, Bench>> = {
  'find-actors': benchFindActors,
  import: benchImport,
  polling: benchPolling,
  on: benchOn,
  actors: benchActors,
  search: benchSearch,
  ask: benchAsk,
  stories: benchStories,
  databases: benchDatabases,
};

const words = process.argv.slice(2).filter((word) => word !== '--');
const sizes = words.filter((word) => /^\d+$/.test(word));
const folder = words.find((word) => word.startsWith('in='))?.slice('in='.length);
const wanted = words.filter((word) => !sizes.includes(word) && !word.startsWith('in='));
const unknown = wanted.filter((name) => SUBJECTS[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(SUBJECTS).join(', ')}.\n`);
  process.exitCode = 1;
} else {
  const [processor] = cpus();
  process.stdout.write(`${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
  for (const [name, bench] of Object.entries(SUBJECTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write(`\n${name}\n${(await bench(sizes, folder)).map((line) => `  ${line}`).join('\n')}\n`);
  }
}
