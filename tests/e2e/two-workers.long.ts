// Two workers over one PostgreSQL read the feeds of one host: together they ask it as seldom as one of them would.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { GuildId, UserId } from '../../src/news/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeEmptyDatabase, noPostgres } from '../kit/postgres.ts';
import { startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { makeFeed } from '../store/open-test-store.ts';

const FEEDS = 24;
const ANSWER_MS = 1_500;
const READ_MS_MAX = 240_000;
/** The least between two requests to a host, and how many it has at once: host-turns.ts. */
const SPACING_MS = 1_000;
const AT_ONCE_MAX = 2;
/** A process may begin late, and the next one in time. */
const SLACK_SHARE = 0.5;

describe('two workers', { skip: noPostgres ?? false, timeout: READ_MS_MAX * 2 }, () => {
  it(`ask one host of ${FEEDS} feeds two at a time and once a second, over both`, async (context) => {
    const seen: { readonly path: string; readonly at: number; readonly by: string }[] = [];
    let inHand = 0;
    let most = 0;
    const server = createServer(async (request, response) => {
      seen.push({ path: request.url ?? '', at: performance.now(), by: request.headers['user-agent'] ?? '' });
      inHand += 1;
      most = Math.max(most, inHand);
      await wait(ANSWER_MS);
      inHand -= 1;
      const isFeed = request.url?.startsWith('/feed') === true;
      response.writeHead(isFeed ? 200 : 404, { 'content-type': 'text/xml' });
      response.end(isFeed ? `<rss version="2.0"><channel><title>${request.url}</title></channel></rss>` : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    context.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const databaseUrl = makeEmptyDatabase(`workers_${process.pid}`);
    const store = await openStore({ dataDir: temporaryFolder(), databaseUrl, now: Date.now });
    for (let number = 1; number <= FEEDS; number += 1) {
      const feed = await store.feeds.add(makeFeed(number, { url: `http://127.0.0.1:${port}/feed${number}` }));
      await store.feeds.follow('100000000000000001' as GuildId, feed.id, '200000000000000001' as UserId, 0);
    }
    const env = {
      DATELINE_ROLE: 'worker',
      DATELINE_DATABASE_URL: databaseUrl,
      DATELINE_ALLOW_ADDRESSES: '127.0.0.1',
      DATELINE_FEED_PORTS: `${port}`,
    };
    // Hosts are told whom to write to: here, which of them asks.
    const workers = ['one', 'other'].map((name) =>
      startBotProcess({
        apiUrl: `http://127.0.0.1:${port}/api`,
        dataDir: temporaryFolder(),
        env: { ...env, DATELINE_CONTACT: `https://${name}.example/` },
      }),
    );
    for (const worker of workers) await untilReady(worker, READ_MS_MAX);
    await until('all feeds are read', READ_MS_MAX, async () => {
      await wait(200);
      const { feeds } = await store.counts(Date.now());
      return feeds.healthy >= FEEDS && seen.length >= FEEDS ? true : undefined;
    });
    for (const worker of workers) await worker.stop('SIGTERM');
    await store.close();
    const byEach = Object.values(Object.groupBy(seen, ({ by }) => by)).map((asked) => asked?.length ?? 0);
    const gaps = seen.slice(1).map(({ at }, index) => at - (seen[index]?.at ?? at));
    context.diagnostic(
      `${seen.length} requests, ${most} at once at most, ${Math.round(Math.min(...gaps))} ms apart at least; ${byEach.join(' and ')} by each`,
    );
    assert.equal(new Set(seen.map(({ path }) => path).filter((path) => path.startsWith('/feed'))).size, FEEDS);
    assert.equal(byEach.length, 2, 'both ask');
    assert.ok(most <= AT_ONCE_MAX, `${most} at once`);
    const seconds = ((seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0)) / SPACING_MS;
    assert.ok(seen.length - 1 <= seconds + SLACK_SHARE, `${seen.length} requests in ${seconds} s`);
  });
});
