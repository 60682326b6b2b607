// 2,000 feeds come due at once, all new, and the same process answers people meanwhile.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeedId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import { endChild, startChild } from '../kit/start-child.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startSandboxProcess } from '../sandbox/sandbox-process.ts';
import { ACTORS, importBefore, startWatchedBot, tellLoad, whyNotToJudge } from './load.ts';

const FEEDS = 2_000;
/** Two feeds of one host are asked at a time: with as many hosts none waits for its turn. */
const HOSTS = 250;
const GUILDS = 50;
const ARTICLES_BEFORE = 400;
const PER_SECOND = 20;
const SECONDS = 60;
/** People alone first: what they cost is known then, and what the feeds cost beside them. */
const ALONE_SECONDS = 10;
const ALONE_MS = 60_000;
const TICK_MS = 125_000;
const STARVED_USE = 0.9;
const STARVED_SHARE = 0.5;

it('answers people in time while 2,000 feeds are polled and stored', { timeout: 400_000 }, async (test) => {
  const dataDir = temporaryFolder();
  await importBefore(dataDir, ARTICLES_BEFORE);
  const feeds = await startChild<{ port: number }>('many-feeds-child.ts', [String(HOSTS)]);
  const { port } = feeds.said;
  const asked = async (): Promise<number> => Number(await (await fetch(`http://127.0.0.1:${port}/asked`)).text());
  const before = await openStore({ dataDir, now: Date.now });
  const nextPollAt = Date.now() + ALONE_MS;
  for (let feed = 0; feed < FEEDS; feed += 1) {
    const id = feed.toString(16).padStart(32, '0') as FeedId;
    const url = `http://127.0.1.${(feed % HOSTS) + 1}:${port}/${feed}`;
    await before.feeds.add({ id, url, title: url, listedForAll: true, nextPollAt, leaseUntil: 0, failures: 0 });
  }
  await before.close();
  const sandbox = await startSandboxProcess(['--guilds', String(GUILDS)]);
  const bot = await startWatchedBot({ apiUrl: sandbox.apiUrl, dataDir, allowed: '127.0.0.0/8' });
  test.after(async () => {
    await bot.stop();
    await sandbox.stop();
    await endChild(feeds.child);
  });
  await bot.held();
  const alone = await sandbox.crowd({ perSecond: PER_SECOND, seconds: ALONE_SECONDS, words: ACTORS });
  const { threadMs: aloneMs } = await bot.held();
  const interactionMs = aloneMs / alone.acted;
  for (let waitedMs = 0; (await asked()) === 0 && waitedMs < TICK_MS; waitedMs += 200) await wait(200);
  const askedBefore = await asked();
  await bot.held();
  const begun = performance.now();
  const crowd = await sandbox.crowd({ perSecond: PER_SECOND, seconds: SECONDS, words: ACTORS });
  const held = await bot.held();
  const polled = (await asked()) - askedBefore;
  const after = await openStore({ dataDir, now: Date.now });
  const imported = (await after.articles.coverage(ALL)).articles - ARTICLES_BEFORE;
  await after.close();
  test.diagnostic(
    `${polled} of ${FEEDS} feeds were asked; ${tellLoad({ crowd, held, imported, importMs: performance.now() - begun })}`,
  );
  test.diagnostic(
    `processor time of the thread: ${interactionMs.toFixed(1)} ms an interaction alone; ${((held.threadMs - interactionMs * crowd.acted) / polled).toFixed(1)} ms a feed with its articles; all threads ${(held.processMs / 1000).toFixed(1)} s`,
  );
  const why = whyNotToJudge({ crowd });
  if (why !== undefined) return test.skip(why);
  assert.equal(crowd.kinds.failed, undefined, 'Discord waits three seconds for each');
  assert.equal(crowd.unsettled, 0);
  const share = held.threadMs / (performance.now() - begun);
  // The thread always had work, and the machine seldom let it do any.
  if (held.use > STARVED_USE && share < STARVED_SHARE)
    return test.skip(`the machine is too busy: the bot’s thread was given ${Math.round(share * 100)} % of a processor`);
  assert.ok(polled >= (PER_SECOND * SECONDS) / 10, 'the feeds were polled meanwhile');
});
