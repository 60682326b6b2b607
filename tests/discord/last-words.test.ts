import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { texts } from '../../src/discord/texts.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { type StandIn, shownIn, startStandIn } from './stand-in.ts';

const never = (): Promise<Answer> => new Promise(() => undefined);

describe('a stop with an answer in hand', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.stop());

  const ask = () =>
    standIn.sandbox.interact({
      kind: 'command',
      command: 'ask',
      options: { question: 'Who?' },
      channelId: standIn.sandbox.channel('general'),
    });

  it('leaves an answer that is shown, though a better one was to come', async () => {
    const connection = await standIn.connect({ stopMsMax: 20 });
    const firstIsOut = Promise.withResolvers<void>();
    standIn.fakes.improve = () => {
      firstIsOut.resolve();
      return never();
    };
    const shown = await (await ask()).settled();
    await firstIsOut.promise;
    await connection.stop();
    assert.ok(standIn.logged.some(([event]) => event === 'warn Stopping before every answer was given'));
    const now = standIn.sandbox.messages(standIn.sandbox.channel('general')).find(({ id }) => id === shown.id);
    assert.match(shownIn(now), /The port was closed\./u);
  });

  it('tells the person who waits in vain to ask again', async () => {
    const connection = await standIn.connect({ stopMsMax: 20 });
    standIn.fakes.answer = never;
    const seen = await ask();
    assert.equal(seen.kind, 'deferred');
    await connection.stop();
    assert.match(shownIn(await seen.settled()), new RegExp(texts.stopping));
  });
});
