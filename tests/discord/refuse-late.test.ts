import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REST } from 'discord.js';
import { postMessage } from '../../src/discord/post.ts';
import { refuseLate } from '../../src/discord/refuse-late.ts';
import type { ChannelId } from '../../src/news/ids.ts';
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
