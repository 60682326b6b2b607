// How many articles a second come in, and how long the thread that speaks to Discord is held meanwhile.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { saveArticle } from '../../../src/ingest/ingest.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { findSentences, understand } from '../../../src/text/understand.ts';
import { startOffload } from '../../../src/workers/offload.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';
import { inventArticles } from '../invented-text.ts';

const ARTICLES = 500;
const AT_ONCE = 4;

/** Imports articles as `import` does; the peer is splitting the same texts into sentences. */
export async function benchImport(): Promise<readonly string[]> {
  const articles = [...inventArticles(ARTICLES)];
  const store = await openStore({ dataDir: temporaryFolder(), now: Date.now });
  const offload = startOffload({ size: 1 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const queue = articles.values();
  const runners = Array.from({ length: AT_ONCE }, async () => {
    for (const article of queue) await saveArticle(article, { store, offload, now: Date.now });
  });
  await Promise.all(runners);
  const importMs = performance.now() - start;
  delay.disable();
  await offload.stop();
  await store.close();
  const sentencesMs = timeMs(() => articles.map(({ text }) => findSentences(text)));
  const understandMs = timeMs(() => articles.map((article) => understand(article)));
  return [
    `${ARTICLES} articles of 400 words: ${(ARTICLES / (importMs / 1000)).toFixed(0)} a second, ${(importMs / ARTICLES).toFixed(2)} ms each`,
    `event-loop delay meanwhile: p50 ${(delay.percentile(50) / 1e6).toFixed(1)} ms, p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms (goal: under 50 ms)`,
    `understanding ${(understandMs / ARTICLES).toFixed(2)} ms each, ${(understandMs / sentencesMs).toFixed(1)} times the splitting into sentences (${(sentencesMs / ARTICLES).toFixed(2)} ms)`,
  ];
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
