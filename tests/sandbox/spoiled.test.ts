// The stand-in refuses what Discord refuses: each rule over the wire, with a good request and a spoiled one.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import type { Act } from '../../src/sandbox/deeds.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Called } from './call-api.ts';
import { callApi } from './call-api.ts';
import { COMMAND_ANSWER_RULES, COMPLETION_RULES } from './spoiled/answers.ts';
import { COMMAND_RULES } from './spoiled/commands.ts';
import { COMPONENT_RULES } from './spoiled/components.ts';
import { MESSAGE_RULES } from './spoiled/messages.ts';
import type { Rule } from './spoiled/rule.ts';
import type { Clock } from './start-bot.ts';
import { startStill, TOKEN } from './start-bot.ts';

const DAY_MS = 24 * 60 * 60_000;

const refusalOf = ({ status, body, faults }: Called): string => [status, body.code, ...faults.slice(0, 1)].join(' ');

/** Walks the rules: the spoiled request is refused as the rule says, the good one is taken. */
function walk(rules: readonly Rule[], send: (body: unknown) => Promise<Called>): void {
  for (const { name, good, spoiled, refused } of rules) {
    it(name, async () => {
      assert.equal(refusalOf(await send(spoiled)), refused);
      const taken = await send(good);
      assert.ok(taken.status < 300, `the good one is refused: ${refusalOf(taken)}`);
    });
  }
}

describe('the stand-in refuses what Discord refuses', () => {
  let sandbox: Sandbox;
  let clock: Clock;
  let channelId: string;
  let guildCommands: string;
  let bot: WebSocket;
  const asked: { readonly id: string; readonly token: string }[] = [];
  before(async () => {
    ({ sandbox, clock } = await startStill({ limits: { globalPerSecond: 0 } }));
    channelId = sandbox.channel('briefings');
    const { botId, guilds } = sandbox.world();
    guildCommands = `/applications/${botId}/guilds/${guilds[0]?.id}/commands`;
    const ask = {
      name: 'ask',
      description: 'Asks',
      options: [{ type: 3, name: 'words', description: 'Words', autocomplete: true }],
    };
    assert.equal((await callApi(sandbox, 'PUT', `/applications/${botId}/commands`, [ask])).status, 200);
    bot = new WebSocket(`${sandbox.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`);
    bot.on('message', (data) => {
      const { t, d } = JSON.parse(String(data));
      if (t === 'INTERACTION_CREATE') asked.push(d);
    });
    await once(bot, 'open');
    bot.send(JSON.stringify({ op: 2, d: { token: TOKEN, intents: 1, properties: {} } }));
  });
  after(async () => {
    bot.close();
    await sandbox.stop();
  });

  /** Has a person act and gives how to answer. */
  const act = async (deed: Act) => {
    const seen = sandbox.interact(deed);
    seen.catch(() => undefined);
    const { id, token } = await sandbox.until(() => asked.shift());
    return (body: unknown) => callApi(sandbox, 'POST', `/interactions/${id}/${token}/callback`, body);
  };
  const command = () => act({ kind: 'command', command: 'ask', channelId });

  describe('in messages', () =>
    walk(MESSAGE_RULES, (body) => callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body)));
  describe('in components', () =>
    walk(COMPONENT_RULES, (body) => callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body)));
  describe('in commands', () => {
    walk(COMMAND_RULES, (body) => {
      clock.at += DAY_MS; // 200 new names a day are all that Discord takes
      return callApi(sandbox, 'PUT', guildCommands, body);
    });
  });
  describe('in answers to commands', () => walk(COMMAND_ANSWER_RULES, async (body) => (await command())(body)));
  describe('in completions', () => {
    const complete = () =>
      act({ kind: 'complete', command: 'ask', channelId, options: { words: 'x' }, focused: 'words' });
    walk(COMPLETION_RULES, async (body) => (await complete())(body));
  });

  it('counts them: more than a hundred', () => {
    const all = [MESSAGE_RULES, COMPONENT_RULES, COMMAND_RULES, COMMAND_ANSWER_RULES, COMPLETION_RULES].flat();
    assert.ok(all.length >= 150, `${all.length} rules`);
    assert.equal(new Set(all.map(({ spoiled }) => JSON.stringify(spoiled))).size > 100, true);
  });
});
