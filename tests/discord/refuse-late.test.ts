import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Client, REST } from 'discord.js';
import { openPlaces } from '../../src/discord/places.ts';
import { postMessage } from '../../src/discord/post.ts';
import { refuseLate } from '../../src/discord/refuse-late.ts';
import type { ChannelId, Day } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';

describe('a message whose time is over', () => {
  it('is not sent by a process that was paused while it waited for its turn', async () => {
    let clock = 0;
    const sent: string[] = [];
    const rest = new REST({
      makeRequest: refuseLate(async (url) => {
        sent.push(url);
        return new Response('{"id":"1"}', { headers: { 'content-type': 'application/json' } });
      }),
    }).setToken('token');
    const post = postMessage(rest, () => clock);
    const message = { body: '{}', nonce: 'nonce', timeoutMs: 30_000 };
    await post({ ...message, channelId: '1' as ChannelId });
    assert.equal(sent.length, 1);
    // It is on its way through the queue when the machine stands still for 90 s: no timer has fired when it wakes.
    const late = post({ ...message, channelId: '2' as ChannelId });
    clock = 90_000;
    await assert.rejects(
      late,
      (error) => error instanceof DeliveryFault && error.kind === 'retry' && error.neverSent === true,
    );
    assert.equal(sent.length, 1);
  });
});

describe('a message of which an earlier attempt may have been taken', () => {
  const answer = (status: number, headers = {}) => new Response('{}', { status, headers });
  const limited = () => answer(429, { 'retry-after': '3600', 'x-ratelimit-scope': 'shared' });
  const failing = (code: string) => (): never => {
    throw Object.assign(new Error(code), { code });
  };
  const [cutOff, unreachable] = [failing('ECONNRESET'), failing('ECONNREFUSED')];
  let clock = 0;

  /** Whether a message is to be tried again, and is certainly not there, when Discord meets discord.js's attempts so. */
  async function faultAfter(...attempts: readonly (() => Response)[]): Promise<unknown> {
    const left = [...attempts];
    clock = 0;
    const rest = new REST({
      rejectOnRateLimit: () => true,
      makeRequest: refuseLate(async () => left.shift()?.() ?? assert.fail('nobody expects another attempt')),
    }).setToken('token');
    const message = { channelId: '1' as ChannelId, body: '{}', nonce: 'nonce', timeoutMs: 30_000 };
    const fault = await postMessage(rest, () => clock)(message).then(assert.fail, (error: unknown) => error);
    assert.ok(fault instanceof DeliveryFault, String(fault));
    assert.equal(left.length, 0, 'all attempts were made');
    return [fault.kind, fault.neverSent];
  }

  it('is not taken for one that was never sent, whatever the last attempt met', async () => {
    assert.deepEqual(await faultAfter(cutOff, unreachable), ['retry', false], 'then no connection');
    assert.deepEqual(await faultAfter(() => answer(502), unreachable), ['retry', false], '502, then no connection');
    assert.deepEqual(await faultAfter(cutOff, limited), ['retry', false], 'then a limit');
    const forbidden = () => answer(403, { 'content-type': 'application/json' });
    assert.deepEqual(await faultAfter(cutOff, forbidden), ['retry', false], 'then a refusal');
    assert.deepEqual(await faultAfter(forbidden), ['refused', false]);
    const paused = () => {
      clock = 90_000;
      return cutOff();
    };
    assert.deepEqual(await faultAfter(paused), ['retry', false], 'then its time was over');
  });

  it('is told from one of which nothing came through', async () => {
    assert.deepEqual(await faultAfter(unreachable), ['retry', true]);
    assert.deepEqual(await faultAfter(limited), ['retry', true]);
  });

  it('is not sent again where it is a forum’s post, which would stand there twice', async () => {
    for (const first of [cutOff, () => answer(502)]) {
      let attempts = 0;
      const rest = new REST({
        makeRequest: refuseLate(async () => {
          attempts += 1;
          return attempts === 1 ? first() : answer(200);
        }),
      }).setToken('token');
      const forum = { isDMBased: () => false, isThreadOnly: () => true, availableTags: [] };
      const client = { rest, channels: { cache: new Map([['1', forum]]), fetch: async () => forum } };
      const { openPost } = openPlaces(client as unknown as Client<true>, () => 0);
      const place = { title: 'The news', day: '2026-03-02' as Day, tags: [] };
      const post = { channelId: '1' as ChannelId, body: '{}', timeoutMs: 30_000, place };
      const fault = await openPost(post as never).then(assert.fail, (error: unknown) => error);
      assert.ok(fault instanceof DeliveryFault, String(fault));
      assert.deepEqual([attempts, fault.kind, fault.neverSent], [1, 'retry', false]);
    }
  });
});
