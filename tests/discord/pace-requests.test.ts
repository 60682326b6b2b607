import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { paceRequests } from '../../src/discord/pace-requests.ts';

const API = 'https://discord.invalid/api/v10';
const MESSAGES = `${API}/channels/1/messages`;
const ANSWER = new Response('{}');

/** Requests that take `answerMs` each, with when they arrived, in milliseconds. */
function discord(answerMs: number, answer: () => Response = () => ANSWER) {
  const seen: { readonly url: string; readonly at: number }[] = [];
  const make = async (url: string) => {
    seen.push({ url, at: performance.now() });
    await wait(answerMs);
    return answer();
  };
  return { seen, make };
}

/** A shorter second. */
const countedMs = 200;

/** The most that arrived within a second, wherever it begins. */
function mostInASecond(at: readonly number[]): number {
  return Math.max(...at.map((from) => at.filter((other) => other >= from && other < from + countedMs).length));
}

describe('the pace of requests', () => {
  it('is never above the limit, whichever second is looked at, and hardly below it', async () => {
    const { seen, make } = discord(5);
    const paced = paceRequests(make, { perSecond: () => 20, countedMs });
    await Promise.all(Array.from({ length: 50 }, () => paced(MESSAGES, { method: 'POST' })));
    const at = seen.map((request) => request.at);
    assert.equal(mostInASecond(at), 20);
    const between = (at[40] ?? 0) - (at[0] ?? 0);
    assert.ok(between >= 2 * countedMs && between < 4 * countedMs, `the third second began after ${between} ms`);
  });

  it('lets answers to people pass at any time, and all else before messages', async () => {
    const { seen, make } = discord(1);
    const paced = paceRequests(make, { perSecond: () => 1, countedMs });
    const names = ['callback', 'webhook', 'member', 'message'];
    const all = [
      paced(MESSAGES, { method: 'POST' }),
      paced(`${MESSAGES}?`, { method: 'POST' }),
      paced(`${API}/guilds/1/members/2`, { method: 'GET' }),
      paced(`${API}/interactions/1/token/callback`, { method: 'POST' }),
      paced(`${API}/webhooks/1/token/messages/@original`, { method: 'PATCH' }),
    ];
    await Promise.all(all.slice(3));
    assert.equal(seen.length, 3, 'the first message and the two answers');
    await all[2];
    assert.match(seen.at(-1)?.url ?? '', /members/, names.join());
    const late = new AbortController();
    const given = paced(MESSAGES, { method: 'POST', signal: late.signal });
    late.abort(new Error('too late'));
    await assert.rejects(given, /too late/);
    await all[1];
    assert.equal(seen.length, 5, 'what was given up was not sent');
  });

  it('lets nothing go while a process has no share, and goes on when it has one again', async () => {
    const { seen, make } = discord(1);
    let share = 0;
    const paced = paceRequests(make, { perSecond: () => share, countedMs });
    const sent = Promise.all([paced(MESSAGES, { method: 'POST' }), paced(MESSAGES, { method: 'POST' })]);
    await wait(20);
    assert.equal(seen.length, 0);
    share = 2;
    await sent;
    assert.equal(seen.length, 2);
  });

  it('holds everything that counts where Discord says that too much was sent', async () => {
    const headers = { 'x-ratelimit-global': 'true', 'retry-after': '0.3' };
    const { seen, make } = discord(1, () => new Response('{}', { status: 429, headers }));
    const paced = paceRequests(make);
    await paced(MESSAGES, { method: 'POST' });
    await paced(MESSAGES, { method: 'POST' });
    assert.ok((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0) >= 300);
  });
});
