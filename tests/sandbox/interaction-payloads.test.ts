// What the gateway tells of each kind of interaction: the keys that Discord sends, whole, and none that it leaves out.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import type { Act } from '../../src/sandbox/deeds.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { callApi } from './call-api.ts';
import { startStill, TOKEN } from './start-bot.ts';

type Json = { readonly [key: string]: unknown };

const COMMON = [
  'app_permissions',
  'application_id',
  'attachment_size_limit',
  'authorizing_integration_owners',
  'channel',
  'channel_id',
  'context',
  'data',
  'entitlements',
  'id',
  'locale',
  'token',
  'type',
  'version',
];
const IN_GUILD = [...COMMON, 'guild', 'guild_id', 'guild_locale', 'member'].sort();
const IN_DIRECT_MESSAGES = [...COMMON, 'user'].sort();

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: 3, name: 'words', description: 'Words', required: true },
      { type: 3, name: 'topic', description: 'Topic', autocomplete: true },
      { type: 7, name: 'where', description: 'Where' },
      { type: 6, name: 'who', description: 'Who' },
      { type: 8, name: 'role', description: 'Role' },
    ],
  },
  { name: 'list', description: 'Lists', options: [{ type: 1, name: 'all', description: 'All' }] },
  { name: 'About this', type: 3 },
  { name: 'About them', type: 2 },
];

describe('what the bot is told of an interaction', () => {
  let sandbox: Sandbox;
  let general: string;
  let bot: WebSocket;
  const told: Json[] = [];
  before(async () => {
    ({ sandbox } = await startStill({ limits: { globalPerSecond: 0 } }));
    general = sandbox.channel('general');
    const path = `/applications/${sandbox.world().botId}/commands`;
    assert.equal((await callApi(sandbox, 'PUT', path, COMMANDS)).status, 200);
    bot = new WebSocket(`${sandbox.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`);
    bot.on('message', (data) => {
      const { t, d } = JSON.parse(String(data)) as { t: string; d: Json };
      if (t === 'INTERACTION_CREATE') told.push(d);
    });
    await once(bot, 'open');
    bot.send(JSON.stringify({ op: 2, d: { token: TOKEN, intents: 1, properties: {} } }));
    await sandbox.until(() => (sandbox.sessions().begun === 1 ? true : undefined));
  });
  after(async () => {
    bot.close();
    await sandbox.stop();
  });

  /** What is told of a deed; the bot answers as `answer` says. */
  const tellOf = async (deed: Act, answer: object = { type: 5 }): Promise<Json> => {
    const seen = sandbox.interact(deed);
    const payload = await sandbox.until(() => told.shift());
    await callApi(sandbox, 'POST', `/interactions/${payload.id}/${payload.token}/callback`, answer);
    await seen;
    return payload;
  };
  const keysOf = (value: unknown): string[] => Object.keys(value as Json).sort();
  const dataOf = (payload: Json) => payload.data as Json;

  it('tells of a command its options and what they name, resolved', async () => {
    const { people, guilds } = sandbox.world();
    const news = sandbox.channel('news');
    const role = guilds[0]?.roles.at(-1)?.id ?? '';
    const options = { words: 'oil', where: news, who: people.moderator, role };
    const payload = await tellOf({ kind: 'command', command: 'ask', channelId: general, options });
    assert.deepEqual(keysOf(payload), IN_GUILD);
    assert.deepEqual([payload.type, payload.version, payload.context], [2, 1, 0]);
    assert.deepEqual(payload.authorizing_integration_owners, { '0': payload.guild_id });
    assert.deepEqual(keysOf(dataOf(payload)), ['id', 'name', 'options', 'resolved', 'type']);
    const resolved = dataOf(payload).resolved as Readonly<Record<string, Readonly<Record<string, Json>>>>;
    assert.deepEqual(keysOf(resolved), ['channels', 'members', 'roles', 'users']);
    const member = resolved.members?.[people.moderator];
    for (const key of ['user', 'deaf', 'mute']) assert.ok(!(key in (member ?? {})), `${key} in a resolved member`);
    const channel = resolved.channels?.[news];
    for (const key of ['permissions', 'app_permissions']) assert.match(String(channel?.[key]), /^\d+$/u);
    assert.ok('user' in (payload.member as Json) && 'permissions' in (payload.member as Json));
  });

  it('leaves out of a command without options what it does not have', async () => {
    const payload = await tellOf({ kind: 'command', command: 'list all', channelId: general });
    assert.deepEqual(keysOf(dataOf(payload)), ['id', 'name', 'options', 'type']);
    assert.deepEqual(dataOf(payload).options, [{ name: 'all', type: 1, options: [] }]);
  });

  it('names the person alone, and no guild, in direct messages', async () => {
    const channelId = sandbox.directMessages('member');
    const payload = await tellOf({ kind: 'command', command: 'ask', channelId, options: { words: 'x' } });
    assert.deepEqual(keysOf(payload), IN_DIRECT_MESSAGES);
    assert.equal(payload.context, 1);
    assert.deepEqual(payload.authorizing_integration_owners, { '0': '0' });
  });

  it('marks the option that is being typed, though others are missing', async () => {
    const deed = {
      kind: 'complete',
      command: 'ask',
      channelId: general,
      options: { topic: 'li' },
      focused: 'topic',
    } as const;
    const payload = await tellOf(deed, { type: 8, data: { choices: [] } });
    assert.equal(payload.type, 4);
    assert.deepEqual(dataOf(payload).options, [{ name: 'topic', type: 3, value: 'li', focused: true }]);
  });

  it('hands menu commands their target', async () => {
    const { id } = sandbox.say({ channelId: general, content: 'the port' });
    const onMessage = dataOf(
      await tellOf({ kind: 'command', command: 'About this', channelId: general, targetId: id }),
    );
    assert.deepEqual([onMessage.target_id, keysOf(onMessage.resolved)], [id, ['messages']]);
    const targetId = sandbox.world().people.moderator;
    const onUser = dataOf(await tellOf({ kind: 'command', command: 'About them', channelId: general, targetId }));
    assert.deepEqual([onUser.target_id, keysOf(onUser.resolved)], [targetId, ['members', 'users']]);
  });

  it('hands a pressed button its message, and values to lists alone', async () => {
    const button = { type: 2, style: 1, label: 'More', custom_id: 'more' };
    const list = { type: 3, custom_id: 'pick', options: [{ label: 'A', value: 'a' }] };
    const components = [button, list].map((part) => ({ type: 1, components: [part] }));
    const body = { content: 'x', components };
    const { id } = (await callApi(sandbox, 'POST', `/channels/${general}/messages`, body)).body;
    const press = { kind: 'component', channelId: general, messageId: String(id) } as const;
    const pressed = await tellOf({ ...press, customId: 'more' }, { type: 6 });
    assert.deepEqual(keysOf(pressed), [...IN_GUILD, 'message'].sort());
    assert.deepEqual(keysOf(pressed.data), ['component_type', 'custom_id', 'id']);
    assert.equal((pressed.message as Json).content, 'x');
    const chosen = await tellOf({ ...press, customId: 'pick', values: ['a'] }, { type: 6 });
    assert.deepEqual(dataOf(chosen).values, ['a']);
  });

  it('hands a sent form its fields, and no message where a command opened it', async () => {
    const field = { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1 } };
    const form = { type: 9, data: { custom_id: 'f', title: 'F', components: [field] } };
    await tellOf({ kind: 'command', command: 'ask', channelId: general, options: { words: 'x' } }, form);
    const payload = await tellOf({ kind: 'submit', channelId: general, fields: { name: 'Libya' } });
    assert.deepEqual(keysOf(payload), IN_GUILD);
    assert.deepEqual(dataOf(payload), {
      custom_id: 'f',
      components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'name', value: 'Libya' } }],
    });
  });

  it('hands the files of a form their ids, with what they are', async () => {
    const field = { type: 18, label: 'File', component: { type: 19, custom_id: 'file' } };
    const form = { type: 9, data: { custom_id: 'f', title: 'F', components: [field] } };
    await tellOf({ kind: 'command', command: 'ask', channelId: general, options: { words: 'x' } }, form);
    const payload = await tellOf({ kind: 'submit', channelId: general, fields: { file: ['the text'] } });
    const { resolved, components } = dataOf(payload) as { resolved: Json; components: { component: Json }[] };
    const [id = ''] = (components[0]?.component.values ?? []) as string[];
    const attachment = (resolved.attachments as Record<string, Json>)[id];
    assert.equal(attachment?.size, 'the text'.length);
    assert.equal(await (await fetch(String(attachment?.url))).text(), 'the text');
  });

  it('tells of no null but where Discord tells of one', async () => {
    const payload = await tellOf({ kind: 'command', command: 'ask', channelId: general, options: { words: 'x' } });
    const nulls = Object.entries(payload).flatMap(([key, value]) => (value === null ? [key] : []));
    assert.deepEqual(nulls, []);
  });
});
