// Kills a process that indexes, again and again at any moment, and looks whether every acknowledged article is found once.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CHILD = new URL('./index-child.ts', import.meta.url).pathname;
/** Small tails, so that a few articles are written and merged. */
const TAIL_ARTICLES = 4;
const MOMENT_MS_MAX = 6;

export interface KilledIndex {
  readonly kills: number;
  /** How many kills came while the index was made anew. */
  readonly whileRebuilding: number;
  readonly acknowledged: number;
  /** Acknowledged articles that were not found exactly once after some kill. */
  readonly wrong: readonly string[];
  /** Segments whose pages were not as they were written. */
  readonly unsound: readonly string[];
}

/**
 * Runs and kills the child `kills` times over one data folder, looking at the index after each. A kill comes after so many
 * lines of the child at most, and then at any moment of the work that follows. The seed gives the kills.
 */
export async function killIndex(options: {
  readonly kills: number;
  readonly linesMax: number;
  readonly seed: number;
}): Promise<KilledIndex> {
  const { kills, linesMax, seed } = options;
  const dataDir = temporaryFolder();
  const random = seededRandom(seed);
  const wrong: string[] = [];
  const unsound: string[] = [];
  let acknowledged = 0;
  let whileRebuilding = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = 1 + Math.floor(random() * linesMax);
    const ended = await runAndKill(
      [dataDir, String(acknowledged), String(TAIL_ARTICLES)],
      lines,
      random() * MOMENT_MS_MAX,
    );
    acknowledged = Math.max(acknowledged, ended.acknowledged);
    if (ended.isRebuilding) whileRebuilding += 1;
    const store = await openStore({ dataDir, now: Date.now });
    const search = createSearch({ ...store, tailArticles: TAIL_ARTICLES });
    const found = await search.matchArticles({ reading: 'query', words: 'harbour', view: ALL });
    const times = new Map<number, number>();
    for (const id of found) times.set(Number(id), (times.get(Number(id)) ?? 0) + 1);
    for (let number = 0; number < acknowledged; number += 1)
      if (times.get(number) !== 1) wrong.push(`${number}: ${times.get(number) ?? 0} times after kill ${kill + 1}`);
    for (const { id } of await store.segments.list()) if (!(await store.segments.isSound(id))) unsound.push(id);
    await search.stop();
    await store.close();
  }
  return { kills, whileRebuilding, acknowledged, wrong, unsound };
}

/** Gives how many articles were acknowledged (the number of the next), and whether a rebuild was in hand. */
async function runAndKill(
  args: readonly string[],
  linesUntilKill: number,
  momentMs: number,
): Promise<{ readonly acknowledged: number; readonly isRebuilding: boolean }> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let lines = 0;
  let acknowledged = 0;
  let isRebuilding = false;
  for await (const line of createInterface({ input: child.stdout })) {
    lines += 1;
    isRebuilding = line === 'rebuilding';
    if (!isRebuilding) acknowledged = Number(line.split(' ')[1]) + 1;
    if (lines === linesUntilKill) setTimeout(() => child.kill('SIGKILL'), momentMs);
  }
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the indexing process ended by itself with ${code}`);
  return { acknowledged, isRebuilding };
}
