// Builds what searches are measured on: a store of invented articles, our index of it and that of FTS5. What stays in a
// folder is found there by the next run, with the figures of what building it took.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore, STORE_FILE } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { collectRubbish } from './collect-rubbish.ts';
import { fillStore } from './fill-store.ts';
import { fillFts5 } from './search-peers.ts';
import { watchHolds } from './watch-holds.ts';

/** As the index reads articles that it takes in. */
const READ_AT_ONCE = 16;
/** The figures of each index; to have one built anew, its figures are deleted. */
const [OURS_FILE, FTS5_FILE] = ['index.json', 'fts5.json'];

/** What building our index took, in milliseconds of the processor and of the thread. */
interface OursBuilt {
  readonly ms: number;
  /** Of it, the reading of the articles. */
  readonly readMs: number;
  readonly heldMostMs: number;
  readonly heldP99Ms: number;
  readonly bytes: number;
  /** That of the store then: another one means that the index was made anew since. */
  readonly generation: number;
}

interface Fts5Built {
  readonly ms: number;
  readonly bytes: number;
}

/** What is measured on, and what building it took. */
export interface BuiltIndexes {
  readonly store: Store;
  readonly ours: OursBuilt & { readonly isOfThisRun: boolean };
  readonly fts5: Fts5Built & { readonly isOfThisRun: boolean; readonly file: string };
}

/** Builds in a folder what is not there yet, for so many articles. Throws when a run was broken off while it filled the store. */
export async function buildIndexes(dataDir: string, size: number): Promise<BuiltIndexes> {
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(join(dataDir, STORE_FILE)))
    await fillStore(dataDir, size, (done) => process.stderr.write(`\rwritten ${done} of ${size}`));
  const store = await openStore({ dataDir, now: Date.now });
  if ((await store.segments.state()).sequence !== size)
    throw new Error(`delete ${dataDir}: its store was left half filled`);
  const fts5 = buildFts5(dataDir, size);
  return { store, fts5, ours: await buildOurs(store, join(dataDir, OURS_FILE)) };
}

function buildFts5(dataDir: string, size: number): BuiltIndexes['fts5'] {
  const [file, figures] = [join(dataDir, 'fts5.db'), join(dataDir, FTS5_FILE)];
  if (existsSync(figures)) return { ...(readFigures(figures) as Fts5Built), file, isOfThisRun: false };
  rmSync(file, { force: true });
  const built: Fts5Built = fillFts5(file, size);
  writeFileSync(figures, JSON.stringify(built));
  return { ...built, file, isOfThisRun: true };
}

const readFigures = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** One whose bytes this program does not know is made anew, which is measured as well. */
async function buildOurs(store: Store, figures: string): Promise<BuiltIndexes['ours']> {
  const known = existsSync(figures) ? (readFigures(figures) as OursBuilt) : undefined;
  const made = await makeIndex(store, known === undefined);
  const { generation } = await store.segments.state();
  if (known?.generation === generation) return { ...known, isOfThisRun: false };
  const bytes = (await store.segments.list()).reduce((sum, row) => sum + row.bytes, 0);
  const ours = { ...made, readMs: await readAll(store), bytes, generation };
  writeFileSync(figures, JSON.stringify(ours));
  return { ...ours, isOfThisRun: true };
}

/** Makes the index from the texts where it is not there, or all of it. */
async function makeIndex(store: Store, isAll: boolean): Promise<Pick<OursBuilt, 'ms' | 'heldMostMs' | 'heldP99Ms'>> {
  await collectRubbish();
  const search = createSearch(store);
  const holds = watchHolds();
  const before = process.cpuUsage();
  const tell = (done: number, total: number) => {
    if (done % 1_000 < READ_AT_ONCE) process.stderr.write(`\rindexed ${done} of ${total}   `);
  };
  await (isAll ? search.rebuild(tell) : search.refresh(tell));
  await search.settle();
  const ms = millisecondsSince(before);
  const { mostMs, p99Ms } = holds.stop();
  await search.stop();
  return { ms, heldMostMs: mostMs, heldP99Ms: p99Ms };
}

/** Reads all articles as the index does when it takes them in; gives the milliseconds of the processor. */
async function readAll(store: Store): Promise<number> {
  const before = process.cpuUsage();
  for (let after = 0; ; ) {
    const rows = await store.segments.entriesSince(after, READ_AT_ONCE);
    if (rows.length === 0) break;
    await store.articles.getMany(
      rows.map(({ articleId }) => articleId),
      ALL,
    );
    after = rows.at(-1)?.sequence ?? after;
  }
  return millisecondsSince(before);
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
