// What interactions tell to the metrics: by our own commands' names, what came of each, whichever way it was asked for.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { NO_METRICS } from '../../src/metrics.ts';
import { answer } from './samples.ts';
import { buttonsIn, type StandIn, startStandIn } from './stand-in.ts';

describe('measured interactions', () => {
  let standIn: StandIn;
  let channelId: string;
  const told: string[] = [];
  const metrics = {
    ...NO_METRICS,
    command: (command: string, kind: string) => (outcome: string) => void told.push(`${command}, ${kind}: ${outcome}`),
    completion: (command: string) => (result: string) => void told.push(`${command}: ${result}`),
  };
  before(async () => {
    standIn = await startStandIn();
    channelId = standIn.sandbox.channel('general');
    await standIn.connect({ metrics });
  });
  after(() => standIn.stop());
  beforeEach(() => {
    told.length = 0;
  });

  const untilTold = (count: number): Promise<true> =>
    standIn.sandbox.until(() => (told.length >= count ? true : undefined));
  const command = (
    name: string,
    options: Readonly<Record<string, string>> = {},
    as: 'member' | 'moderator' = 'member',
  ) => standIn.sandbox.interact({ kind: 'command', command: name, options, channelId, as });

  it('are a command and a page of it', async () => {
    const message = await (await command('search', { words: 'port' })).settled();
    const customId = buttonsIn(message).get('Next ›') ?? '';
    await standIn.sandbox.interact({ kind: 'component', messageId: message.id, customId, channelId });
    await untilTold(2);
    assert.deepEqual(told, ['search, command: answered', 'search, page: answered']);
  });

  it('are a form, from its opening to its sending', async () => {
    await command('topic create', {}, 'moderator');
    const fields = { name: 'Libya', words: 'oil', actors: '', sources: '', languages: '' };
    await standIn.sandbox.interact({ kind: 'submit', channelId, as: 'moderator', fields });
    await untilTold(2);
    assert.deepEqual(told, ['topic create, command: answered', 'topic create, form: answered']);
  });

  it('tell a failure, a bug and an answer that came too late apart, also behind a page', async () => {
    await (await command('search', { words: 'x', topic: 'Mars' })).settled();
    standIn.fakes.answer = () => Promise.reject(new TypeError('undefined is not a function'));
    await (await command('ask', { question: 'Who?' })).settled();
    standIn.fakes.answer = async () => answer(1, 'The port was closed.');
    const body = { message: 'Unknown interaction', code: 10_062 };
    standIn.sandbox.fault({ match: { method: 'PATCH', path: '/webhooks/' }, mishap: { status: 404, body }, times: 1 });
    await command('ask', { question: 'Who?' });
    await untilTold(3);
    const message = await (await command('search', { words: 'port' })).settled();
    const find = standIn.fakes.find;
    standIn.fakes.find = () => Promise.reject(new TypeError('no index'));
    const customId = buttonsIn(message).get('Next ›') ?? '';
    await standIn.sandbox.interact({ kind: 'component', messageId: message.id, customId, channelId });
    await untilTold(5);
    standIn.fakes.find = find;
    assert.deepEqual(told, [
      'search, command: failure',
      'ask, command: bug',
      'ask, command: late',
      'search, command: answered',
      'search, page: bug',
    ]);
  });

  it('are completions', async () => {
    await standIn.sandbox.interact({
      kind: 'complete',
      command: 'search',
      channelId,
      options: { words: 'x', actor: 'h' },
      focused: 'actor',
    });
    await untilTold(1);
    assert.deepEqual(told, ['search: offered']);
  });
});
