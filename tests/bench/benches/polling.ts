// 2,000 feeds on one machine: how fast they are polled, when they come due, and how long the thread that speaks to Discord is held.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Feed } from '../../../src/news/guild.ts';
import { ALL } from '../../../src/news/view.ts';
import { openPollingBench, type PollingBench } from '../../kit/polling-bench.ts';
import { endChild, startChild } from '../../kit/start-child.ts';

const FEEDS = 2_000;
const AT_ONCE = 16;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const BYTES_IN_MB = 1_000_000;
const NANOSECONDS_IN_MS = 1e6;

/** All feeds come due at once, as after an outage: first all are new, then one in ten has something new. The peer is bare requests. */
export async function benchPolling(): Promise<readonly string[]> {
  const { child, said } = await startChild<{ port: number }>('many-feeds-child.ts');
  const time = { aheadMs: 0 };
  const now = (): number => Date.now() + time.aheadMs;
  const bench = await openPollingBench({ now });
  try {
    const addresses = Array.from({ length: FEEDS }, (_, feed) => `http://line-${feed}.example:${said.port}/${feed}`);
    for (const address of addresses) await bench.addFeed(address);
    const bareMs = await askBarely(addresses.map((address) => address.replace(/line-\d+\.example/, '127.0.0.1')));
    const lines = [`${FEEDS} bare requests, ${AT_ONCE} at once: ${Math.round(bareMs)} ms`];
    lines.push(...(await measureRound('all new (6,000 articles)', bench, now, bareMs)));
    lines.push(drawSchedule(await bench.needs.store.feeds.list(ALL), now()));
    for (const name of ['one in ten has an article', 'one in ten has another']) {
      await fetch(`http://127.0.0.1:${said.port}/publish`, { method: 'POST' });
      time.aheadMs += 6 * HOUR_MS;
      lines.push(...(await measureRound(name, bench, now, bareMs)));
    }
    return lines;
  } finally {
    await bench.close();
    await endChild(child);
  }
}

async function measureRound(
  name: string,
  bench: PollingBench,
  now: () => number,
  bareMs: number,
): Promise<readonly string[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  delay.enable();
  const start = now();
  const { asked, failed, saved } = await bench.polling.pollDue();
  const tookMs = now() - start;
  delay.disable();
  clearInterval(watch);
  const waits = (await bench.needs.store.feeds.list(ALL)).flatMap(({ lastPolledAt }) =>
    lastPolledAt === undefined ? [] : [lastPolledAt - start],
  );
  waits.sort((a, b) => a - b);
  const ms = (share: number): string =>
    `${((waits[Math.floor(share * (waits.length - 1))] ?? 0) / 1_000).toFixed(1)} s`;
  const held = (percentile: number): string => (delay.percentile(percentile) / NANOSECONDS_IN_MS).toFixed(0);
  return [
    `${name}: ${asked} feeds in ${(tookMs / 1_000).toFixed(1)} s (${(asked / (tookMs / 1_000)).toFixed(0)} a second, ${(tookMs / bareMs).toFixed(1)} times the bare requests), ${failed} failed, ${saved} articles`,
    `  in the queue: p50 ${ms(0.5)}, p99 ${ms(0.99)}; memory at most ${Math.round(most / BYTES_IN_MB)} MB`,
    `  event-loop delay: p50 ${held(50)} ms, p99 ${held(99)} ms, most ${(delay.max / NANOSECONDS_IN_MS).toFixed(0)} ms (Discord waits 3,000 ms; goal for p99: under 50 ms)`,
  ];
}

/** How evenly the next polls lie: the least and the most of a minute, while the next ones last. */
function drawSchedule(feeds: readonly Feed[], at: number): string {
  const minutes = Map.groupBy(
    feeds.filter(({ nextPollAt }) => nextPollAt > at),
    ({ nextPollAt }) => Math.floor((nextPollAt - at) / MINUTE_MS),
  );
  const [first, last] = [Math.min(...minutes.keys()), Math.max(...minutes.keys())];
  const counts = Array.from({ length: last - first + 1 }, (_, index) => minutes.get(first + index)?.length ?? 0);
  const inner = counts.slice(1, -1);
  return `next polls: from ${first} to ${last} minutes ahead, ${Math.min(...inner)} to ${Math.max(...inner)} a minute`;
}

async function askBarely(addresses: readonly string[]): Promise<number> {
  const start = performance.now();
  const queue = addresses.values();
  const runners = Array.from({ length: AT_ONCE }, async () => {
    for (const address of queue) await (await fetch(address)).text();
  });
  await Promise.all(runners);
  return performance.now() - start;
}
