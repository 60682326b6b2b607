// Messages over the API: created once by their nonce, listed, and refused where the bot may not.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { PERMISSIONS } from '../../../src/sandbox/permissions.ts';
import { NONCE_WINDOW_MS } from '../../../src/sandbox/post-message.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi } from '../call-api.ts';
import type { Clock } from '../start-bot.ts';
import { startStill } from '../start-bot.ts';

describe('the routes of messages', () => {
  let sandbox: Sandbox;
  let clock: Clock;
  let channelId: string;
  before(async () => {
    ({ sandbox, clock } = await startStill({ limits: { globalPerSecond: 0 } }));
    channelId = sandbox.channel('briefings');
  });
  beforeEach(() => sandbox.setPermissions(channelId, undefined));
  after(() => sandbox.stop());

  const send = (body: object, to = channelId) => callApi(sandbox, 'POST', `/channels/${to}/messages`, body);
  const list = async (query: string) => {
    const { body } = await callApi(sandbox, 'GET', `/channels/${channelId}/messages?${query}`);
    return (body as unknown as { id: string; nonce?: string }[]) ?? [];
  };

  it('gives the earlier message back for a repeated, enforced nonce, within three minutes', async () => {
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    const first = await send(body);
    assert.equal(first.body.nonce, 'n1');
    clock.at += NONCE_WINDOW_MS - 1;
    assert.equal((await send(body)).body.id, first.body.id);
    clock.at += 1;
    assert.notEqual((await send(body)).body.id, first.body.id, 'the window is over');
  });

  it('creates a second message when the nonce is not enforced', async () => {
    const first = await send({ content: 'twice', nonce: 'n2' });
    assert.notEqual((await send({ content: 'twice', nonce: 'n2' })).body.id, first.body.id);
  });

  it('does not give the nonce when a message is fetched', async () => {
    await send({ content: 'x', nonce: 'n3' });
    assert.ok(!('nonce' in ((await list('limit=1'))[0] ?? {})));
  });

  it('lists newest first, by limit, before, after and around', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(String((await send({ content: `m${i}` })).body.id));
    const listed = async (query: string) => (await list(query)).map(({ id }) => ids.indexOf(id));
    assert.deepEqual(await listed('limit=2'), [4, 3]);
    assert.deepEqual(await listed(`limit=2&before=${ids[3]}`), [2, 1]);
    assert.deepEqual(await listed(`limit=2&after=${ids[1]}`), [3, 2]);
    assert.deepEqual(await listed(`limit=3&around=${ids[2]}`), [3, 2, 1]);
    const { status, faults } = await callApi(sandbox, 'GET', `/channels/${channelId}/messages?limit=101`);
    assert.deepEqual([status, faults], [400, ['limit: NUMBER_TYPE_MAX']]);
  });

  const all = PERMISSIONS.viewChannel | PERMISSIONS.sendMessages | PERMISSIONS.readMessageHistory;
  const REFUSED: readonly [string, bigint, object, number, number][] = [
    ['a channel that it cannot see', 0n, { content: 'x' }, 403, 50001],
    ['a message it may not send', PERMISSIONS.viewChannel, { content: 'x' }, 403, 50013],
    ['an embed without that permission', all, { embeds: [{ title: 'x' }] }, 403, 50013],
  ];
  for (const [name, bits, body, status, code] of REFUSED) {
    it(`refuses ${name} with ${code}`, async () => {
      sandbox.setPermissions(channelId, bits);
      const refused = await send(body);
      assert.deepEqual([refused.status, refused.body.code], [status, code]);
    });
  }

  it('refuses a reply where it may not read the history, and lists nothing there', async () => {
    const target = sandbox.say({ channelId, content: 'question' });
    sandbox.setPermissions(channelId, PERMISSIONS.viewChannel | PERMISSIONS.sendMessages);
    const refused = await send({ content: 'x', message_reference: { message_id: target.id } });
    assert.equal(refused.body.code, 160002);
    assert.deepEqual(await list('limit=5'), []);
  });

  it('notifies everyone only with that permission', async () => {
    await send({ content: '@everyone' });
    assert.deepEqual(sandbox.messages(channelId).at(-1)?.pings, []);
    sandbox.setPermissions(channelId, all | PERMISSIONS.mentionEveryone);
    await send({ content: '@everyone' });
    assert.deepEqual(sandbox.messages(channelId).at(-1)?.pings, ['everyone']);
    await send({ content: '@everyone', allowed_mentions: { parse: [] } });
    assert.deepEqual(sandbox.messages(channelId).at(-1)?.pings, []);
  });

  it('does not let it change or delete what others wrote', async () => {
    const { id } = sandbox.say({ channelId, content: 'mine' });
    const path = `/channels/${channelId}/messages/${id}`;
    assert.equal((await callApi(sandbox, 'PATCH', path, { content: 'x' })).body.code, 50005);
    assert.equal((await callApi(sandbox, 'DELETE', path)).body.code, 50013);
  });

  it('answers an unknown or deleted channel with 10003, and a path that is no id with 50035', async () => {
    assert.equal((await send({ content: 'x' }, '1')).body.code, 10003);
    const forum = sandbox.channel('general');
    sandbox.deleteChannel(forum);
    assert.equal((await send({ content: 'x' }, forum)).body.code, 10003);
    assert.deepEqual((await send({ content: 'x' }, 'here')).faults, ['channel_id: NUMBER_TYPE_COERCE']);
  });

  it('publishes once in an announcement channel', async () => {
    const announcements = sandbox.channel('announcements');
    const { id } = (await send({ content: 'x' }, announcements)).body;
    const path = `/channels/${announcements}/messages/${id}/crosspost`;
    assert.equal((await callApi(sandbox, 'POST', path)).status, 200);
    assert.equal((await callApi(sandbox, 'POST', path)).body.code, 40033);
    const elsewhere = (await send({ content: 'x' })).body.id;
    const wrong = await callApi(sandbox, 'POST', `/channels/${channelId}/messages/${elsewhere}/crosspost`);
    assert.equal(wrong.body.code, 50024);
  });

  it('opens an archived thread again for a message, edits nothing in it before, and takes nothing where it is locked', async () => {
    const { id } = (await send({ content: 'a day' })).body;
    const thread = `/channels/${id}`;
    assert.equal(
      (await callApi(sandbox, 'POST', `/channels/${channelId}/messages/${id}/threads`, { name: 'D' })).status,
      201,
    );
    const first = (await send({ content: 'one' }, String(id))).body.id;
    assert.equal((await callApi(sandbox, 'PATCH', thread, { archived: true })).status, 200);
    assert.equal((await callApi(sandbox, 'PATCH', `${thread}/messages/${first}`, { content: 'x' })).body.code, 50083);
    assert.equal((await send({ content: 'two' }, String(id))).status, 200);
    assert.equal((await callApi(sandbox, 'PATCH', `${thread}/messages/${first}`, { content: 'x' })).status, 200);
    assert.equal((await callApi(sandbox, 'PATCH', thread, { locked: true })).body.code, 50013);
    sandbox.setPermissions(channelId, all | PERMISSIONS.manageThreads | PERMISSIONS.sendMessagesInThreads);
    assert.equal((await callApi(sandbox, 'PATCH', thread, { locked: true })).status, 200);
    sandbox.setPermissions(channelId, undefined);
    const refused = await send({ content: 'three' }, String(id));
    assert.deepEqual([refused.status, refused.body.code], [403, 160005]);
    assert.equal((await callApi(sandbox, 'PATCH', thread, { archived: true })).body.id, id);
  });

  it('knows the tags of a forum, and refuses a post without one where it asks for one', async () => {
    const forum = sandbox.channel('forum');
    const { body } = await callApi(sandbox, 'GET', `/channels/${forum}`);
    const tags = body.available_tags as readonly { readonly id: string; readonly name: string }[];
    assert.deepEqual(
      tags.map(({ name }) => name),
      ['Briefing', 'Harbour'],
    );
    const open = (applied_tags: unknown) =>
      callApi(sandbox, 'POST', `/channels/${forum}/threads`, { name: 'P', message: { content: 'x' }, applied_tags });
    const id = tags[0]?.id ?? '';
    assert.deepEqual((await open([id])).body.applied_tags, [id]);
    assert.equal((await open(['1'])).body.code, 10087);
    assert.equal((await open('none')).body.code, 50035);
    assert.equal((await open([id, id, id, id, id, id])).body.code, 50035);
    sandbox.setPermissions(forum, (1n << 40n) - 1n);
    assert.equal((await callApi(sandbox, 'PATCH', `/channels/${forum}`, { flags: 1 << 4 })).body.flags, 1 << 4);
    assert.equal((await open([])).body.code, 40067);
    assert.equal((await open([id])).status, 201);
    await callApi(sandbox, 'PATCH', `/channels/${forum}`, { flags: 0 });
    sandbox.setPermissions(forum, undefined);
  });

  it('starts one thread from a message, and a forum post with its first message', async () => {
    const { id } = (await send({ content: 'today' })).body;
    const path = `/channels/${channelId}/messages/${id}/threads`;
    const thread = await callApi(sandbox, 'POST', path, { name: '7 May' });
    assert.deepEqual([thread.status, thread.body.id], [201, id]);
    assert.equal((await callApi(sandbox, 'POST', path, { name: 'again' })).body.code, 160004);
    assert.equal((await send({ content: 'in it' }, String(id))).status, 200);
    const forum = sandbox.channel('forum');
    assert.equal((await send({ content: 'x' }, forum)).body.code, 50008);
    const post = await callApi(sandbox, 'POST', `/channels/${forum}/threads`, { name: 'P', message: { content: 'x' } });
    assert.equal(post.status, 201);
    assert.equal(sandbox.messages(String(post.body.id))[0]?.content, 'x');
    const guildId = sandbox.world().guilds[0]?.id;
    const active = await callApi(sandbox, 'GET', `/guilds/${guildId}/threads/active`);
    const ids = (active.body.threads as readonly { readonly id: string }[]).map((one) => one.id);
    for (const one of [id, post.body.id]) assert.ok(ids.includes(String(one)));
  });
});
