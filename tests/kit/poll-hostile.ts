// Polls all hostile feeds at once among good ones, and tells what came of each, when, and what memory it took.

import type { FeedId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { hostileFeeds } from './hostile-feeds.ts';
import { openPollingBench, type PollingBench } from './polling-bench.ts';
import { endChild, startChild } from './start-child.ts';

const GOOD_FEEDS = 40;
const WATCH_MS = 20;
const BYTES_IN_MB = 1_000_000;

export interface HostileOutcome {
  /** What is not as it must be, in words. */
  readonly wrong: readonly string[];
  /** When the last good feed, and when the last feed at all was done, from the start. */
  readonly goodMs: number;
  readonly allMs: number;
  /** The most that this process held, with its threads. */
  readonly memoryMb: number;
  /** Titles of what was stored are cut, whatever the feeds said. */
  readonly longestTitle: number;
  readonly articles: number;
}

/** `timeoutMsMax` is the limit of one fetch; `names` are the hostile feeds, all when not given. */
export async function pollHostileFeeds(options: {
  readonly timeoutMsMax: number;
  readonly goodFeeds?: number;
  readonly names?: readonly string[];
}): Promise<HostileOutcome> {
  const { timeoutMsMax, goodFeeds = GOOD_FEEDS } = options;
  const { child, said } = await startChild<{ port: number; tlsPort: number }>('hostile-feeds-child.ts');
  const looked = new Map<string, number>();
  const resolve = async (host: string): Promise<string[]> => {
    looked.set(host, (looked.get(host) ?? 0) + 1);
    return [host === 'rebound.example' && looked.get(host) !== 1 ? '169.254.169.254' : '127.0.0.1'];
  };
  const bench = await openPollingBench({ fetch: { timeoutMsMax, resolve } });
  const watch = watchMemory();
  try {
    const expected = new Map<FeedId, { readonly name: string; readonly comes: RegExp | 'read' }>();
    for (const [name, { comes }] of Object.entries(hostileFeeds())) {
      if (options.names?.includes(name) === false) continue;
      expected.set(await bench.addFeed(`http://${name}.example:${said.port}/${name}`), { name, comes });
    }
    const untrusted = /no certificate that I can trust/;
    const tlsId = await bench.addFeed(`https://untrusted.example:${said.tlsPort}/good`);
    expected.set(tlsId, { name: 'untrusted', comes: untrusted });
    for (let number = 0; number < goodFeeds; number += 1) {
      const name = `good-${number}`;
      expected.set(await bench.addFeed(`http://${name}.example:${said.port}/${name}`), { name, comes: 'read' });
    }
    const start = Date.now();
    await bench.polling.pollDue();
    return { ...(await judge(bench, expected, start)), memoryMb: watch.end() };
  } finally {
    watch.end();
    await bench.close();
    await endChild(child);
  }
}

async function judge(
  bench: PollingBench,
  expected: ReadonlyMap<FeedId, { readonly name: string; readonly comes: RegExp | 'read' }>,
  start: number,
): Promise<Omit<HostileOutcome, 'memoryMb'>> {
  const wrong: string[] = [];
  let [goodMs, allMs] = [0, 0];
  for (const [id, { name, comes }] of expected) {
    const { lastError, lastPolledAt } = await bench.feed(id);
    const isRight = comes === 'read' ? lastError === undefined : comes.test(lastError ?? '');
    if (lastPolledAt === undefined) wrong.push(`${name} was not polled`);
    else if (!isRight) wrong.push(`${name}: ${lastError ?? 'was read'}`);
    const tookMs = (lastPolledAt ?? start) - start;
    allMs = Math.max(allMs, tookMs);
    if (name.startsWith('good')) goodMs = Math.max(goodMs, tookMs);
  }
  const changes = await bench.needs.store.articles.changesSince(0, 10_000, ALL);
  const titles = changes.map((change) => (change.kind === 'saved' ? change.article.title.length : 0));
  for (const event of bench.events) if (event.startsWith('error')) wrong.push(event);
  return { wrong, goodMs, allMs, longestTitle: Math.max(...titles), articles: changes.length };
}

/** The most memory that this process and its threads held, in MB. */
function watchMemory(): { end(): number } {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, WATCH_MS);
  return {
    end: () => {
      look();
      clearInterval(timer);
      return Math.round(most / BYTES_IN_MB);
    },
  };
}
