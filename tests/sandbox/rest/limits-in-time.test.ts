// What Discord takes only so often, on the stand-in's clock: old edits, publishing, new commands, wrong requests.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi } from '../call-api.ts';
import type { Clock } from '../start-bot.ts';
import { startStill } from '../start-bot.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('limits in time', () => {
  let sandbox: Sandbox;
  let clock: Clock;
  before(async () => {
    ({ sandbox, clock } = await startStill({ limits: { globalPerSecond: 0 } }));
  });
  after(() => sandbox.stop());

  const send = (to: string) => callApi(sandbox, 'POST', `/channels/${to}/messages`, { content: 'x' });
  const repeat = async (count: number, call: () => Promise<{ readonly status: number }>) => {
    const statuses = new Set<number>();
    for (let i = 0; i < count; i += 1) statuses.add((await call()).status);
    return [...statuses];
  };

  it('takes a few edits of messages that are over an hour old, then answers 30046 until the hour is over', async () => {
    const channelId = sandbox.channel('briefings');
    const path = `/channels/${channelId}/messages/${(await send(channelId)).body.id}`;
    const edit = () => callApi(sandbox, 'PATCH', path, { content: 'corrected' });
    assert.deepEqual(await repeat(20, edit), [200], 'a fresh message takes many');
    clock.at += HOUR_MS + 1;
    assert.deepEqual(await repeat(5, edit), [200]);
    const refused = await edit();
    assert.deepEqual([refused.status, refused.body.code, refused.body.retry_after], [429, 30046, 3600]);
    assert.equal(refused.headers.get('x-ratelimit-scope'), 'user');
    clock.at += HOUR_MS;
    assert.equal((await edit()).status, 200);
  });

  it('publishes ten messages an hour in a channel', async () => {
    const channelId = sandbox.channel('announcements');
    const publish = async () => {
      const { id } = (await send(channelId)).body;
      return callApi(sandbox, 'POST', `/channels/${channelId}/messages/${id}/crosspost`);
    };
    assert.deepEqual(await repeat(10, publish), [200]);
    const refused = await publish();
    assert.deepEqual([refused.status, refused.body.message], [429, 'You are being rate limited.']);
    clock.at += HOUR_MS;
    assert.equal((await publish()).status, 200);
  });

  it('takes 200 new commands a day, however they come', async () => {
    const path = `/applications/${sandbox.world().botId}/commands`;
    const put = (from: number) =>
      callApi(
        sandbox,
        'PUT',
        path,
        Array.from({ length: 100 }, (_, index) => ({ name: `c${from + index}`, description: 'x' })),
      );
    assert.equal((await put(0)).status, 200);
    assert.equal((await put(0)).status, 200, 'the same ones again are no new ones');
    assert.equal((await put(100)).status, 200);
    const refused = await callApi(sandbox, 'POST', path, { name: 'one-more', description: 'x' });
    assert.deepEqual([refused.status, refused.body.code], [400, 30034]);
    assert.equal((await put(50)).body.code, 30034);
    clock.at += 24 * HOUR_MS;
    assert.equal((await put(50)).status, 200);
  });

  it('tells a forum that its post needs a message', async () => {
    const path = `/channels/${sandbox.channel('forum')}/threads`;
    const refused = await callApi(sandbox, 'POST', path, { name: 'Post' });
    assert.deepEqual([refused.status, refused.faults], [400, ['message: BASE_TYPE_REQUIRED']]);
    const inside = await callApi(sandbox, 'POST', path, { name: 'Post', message: { content: 'x'.repeat(2001) } });
    assert.deepEqual(inside.faults, ['message.content: BASE_TYPE_MAX_LENGTH']);
    const nameless = await callApi(sandbox, 'POST', path, { message: { content: 'x' } });
    assert.deepEqual(nameless.faults, ['name: BASE_TYPE_REQUIRED']);
    const nonced = { content: 'x', nonce: 'n', enforce_nonce: true };
    const posts = [];
    for (let i = 0; i < 2; i += 1) {
      posts.push((await callApi(sandbox, 'POST', path, { name: 'Post', message: nonced })).body.id);
    }
    assert.notEqual(posts[0], posts[1], 'forum posts take no nonce');
  });
});

describe('shutting out', () => {
  it('answers everything with a page of HTML after too many wrong requests in ten minutes', async () => {
    const { sandbox, clock } = await startStill({ limits: { invalidMax: 20 } });
    const path = `${sandbox.apiUrl}/v10/users/@me`;
    const wrong = () => fetch(path, { headers: { authorization: 'Bot wrong' } });
    for (let i = 0; i < 19; i += 1) assert.equal((await wrong()).status, 401);
    clock.at += 10 * MINUTE_MS; // and now they are forgotten
    for (let i = 0; i < 20; i += 1) assert.equal((await wrong()).status, 401);
    const shut = await fetch(`${sandbox.apiUrl}/v10/gateway`);
    assert.deepEqual([shut.status, shut.headers.get('content-type')], [429, 'text/html']);
    assert.match(await shut.text(), /^<!doctype html>/u);
    assert.equal(shut.headers.get('x-ratelimit-scope'), null);
    clock.at += HOUR_MS;
    assert.equal((await fetch(`${sandbox.apiUrl}/v10/gateway`)).status, 200);
    await sandbox.stop();
  });

  it('does not hold shared rate limits, unknown channels and faulty bodies against the bot', async () => {
    const { sandbox } = await startStill({ limits: { invalidMax: 3 } });
    const shared = { status: 429, headers: { 'X-RateLimit-Scope': 'shared', 'Retry-After': '1' } };
    sandbox.fault({ match: {}, mishap: shared, times: 5 });
    for (let i = 0; i < 5; i += 1) assert.equal((await callApi(sandbox, 'GET', '/users/@me')).status, 429);
    for (let i = 0; i < 5; i += 1) assert.equal((await callApi(sandbox, 'GET', '/channels/1')).body.code, 10003);
    assert.equal((await callApi(sandbox, 'GET', '/users/@me')).status, 200);
    await sandbox.stop();
  });
});
