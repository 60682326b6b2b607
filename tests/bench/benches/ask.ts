// How soon the first words of an answer are there, without a model, beside one FTS5 query of the same words in the same run.

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Ask, createAsk } from '../../../src/ask/ask.ts';
import { ALL } from '../../../src/news/view.ts';
import { createSearch } from '../../../src/search/search.ts';
import { openStore, STORE_FILE } from '../../../src/store/open-store.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { fillStore } from '../fill-store.ts';
import { nameOf, wordOf } from '../invented-text.ts';
import { fillFts5, openFts5 } from '../search-peers.ts';
import { timeOfThread } from '../watch-holds.ts';

const SIZES = [100_000];
const QUESTIONS = 100;
const WARMING = 10;
/** "Today" of the questions: a day after the last article. */
const ASKED = Date.UTC(2025, 0, 2, 12);

/**
 * For each size: p50 and p99 of an answer in milliseconds of the thread, and how many FTS5 queries that is. What is built
 * stays in `folder` where one is given, so that the next run finds it there.
 */
export async function benchAsk(sizes: readonly string[], folder?: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const size of sizes.length === 0 ? SIZES : sizes.map(Number)) lines.push(await benchSize(size, folder));
  return lines;
}

async function benchSize(size: number, folder: string | undefined): Promise<string> {
  const dataDir = folder === undefined ? temporaryFolder() : join(folder, `d${size}`);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(join(dataDir, STORE_FILE)))
    await fillStore(dataDir, size, (done) => process.stderr.write(`\rwritten ${done} of ${size}`));
  const store = await openStore({ dataDir, now: Date.now });
  const search = createSearch(store);
  await search.refresh();
  await search.settle();
  const file = join(dataDir, 'fts5.db');
  rmSync(file, { force: true });
  fillFts5(file, size);
  const peer = openFts5('FTS5', file);
  const ask = createAsk({ search, articles: store.articles, eventDays: store.eventDays });
  const ours = await timeAll((question) => answer(ask, question));
  const theirs = await timeAll(async (question) => void peer.find({ words: question }));
  await search.stop();
  await store.close();
  return `${size.toLocaleString('en')} articles: an answer p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms; one FTS5 query p50 ${theirs.p50.toFixed(1)} ms, p99 ${theirs.p99.toFixed(1)} ms; at p99 ${(ours.p99 / theirs.p99).toFixed(2)} of it`;
}

async function answer(ask: Ask, question: string): Promise<void> {
  await ask.ask({ question, view: ALL, zone: 'UTC', asked: ASKED });
}

/** A name and seven words, some common, some rare. */
function questionOf(round: number): string {
  const words = [40, 900, 300, 5_000, 70, 12_000, 2_000].map((rank) => wordOf(rank + round * 3));
  return `When did ${nameOf(20 + round)} ${words.join(' ')}?`;
}

async function timeAll(work: (question: string) => Promise<void>): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let round = 0; round < QUESTIONS + WARMING; round += 1) {
    const began = timeOfThread();
    await work(questionOf(round));
    if (round >= WARMING) times.push(timeOfThread() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
