// The API as a whole: who is let in, what is counted, and trouble on purpose.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi } from '../call-api.ts';
import { startStill } from '../start-bot.ts';

describe('the API', () => {
  let sandbox: Sandbox;
  let elapsedMs = 0;
  let channelId: string;
  before(async () => {
    ({ sandbox } = await startStill({
      elapsed: () => elapsedMs,
      limits: { globalPerSecond: 50, messagesPerChannel: { requests: 5, seconds: 5 } },
    }));
    channelId = sandbox.channel('general');
  });
  after(() => sandbox.stop());

  const post = (content: string) => callApi(sandbox, 'POST', `/channels/${channelId}/messages`, { content });
  const contents = () => sandbox.messages(channelId).map(({ content }) => content);

  it('answers 401 without the token, 404 to unknown paths, 405 to wrong methods', async () => {
    const bare = await fetch(`${sandbox.apiUrl}/v10/users/@me`);
    assert.deepEqual([bare.status, await bare.json()], [401, { message: '401: Unauthorized', code: 0 }]);
    assert.equal((await callApi(sandbox, 'GET', '/nothing')).status, 404);
    assert.equal((await callApi(sandbox, 'PUT', '/users/@me')).status, 405);
  });

  it('answers nobody who calls it by another name or from another page', async () => {
    const from = await fetch(`${sandbox.apiUrl}/v10/gateway`, { headers: { origin: 'https://evil.example' } });
    assert.equal(from.status, 403);
  });

  it('lets five messages into a channel in five seconds, and counts down in the headers', async () => {
    elapsedMs += 10_000;
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await post(`m${i}`));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200, 429],
    );
    assert.equal(answers[0]?.headers.get('x-ratelimit-limit'), '5');
    assert.equal(answers[0]?.headers.get('x-ratelimit-remaining'), '4');
    const refused = answers[5];
    assert.deepEqual(refused?.body, { message: 'You are being rate limited.', retry_after: 5, global: false });
    assert.equal(refused?.headers.get('retry-after'), '5');
    assert.equal(refused?.headers.get('x-ratelimit-scope'), 'user');
    elapsedMs += 5000;
    assert.equal((await post('after')).status, 200);
  });

  it('refuses by a limit that all share in a channel, which no header tells of before', async () => {
    const limits = { sharedPerChannel: { requests: 1, seconds: 2 }, invalidMax: 1 };
    const { sandbox: shared } = await startStill({ limits });
    const path = `/channels/${shared.channel('general')}/messages`;
    const first = await callApi(shared, 'POST', path, { content: 'x' });
    assert.ok(Number(first.headers.get('x-ratelimit-remaining')) > 0);
    const refused = await callApi(shared, 'POST', path, { content: 'x' });
    assert.deepEqual([refused.status, refused.body.global], [429, false]);
    assert.equal(refused.headers.get('x-ratelimit-scope'), 'shared');
    assert.equal((await callApi(shared, 'GET', '/users/@me')).status, 200, 'it is not held against the bot');
    await shared.stop();
  });

  it('refuses the 51st request of a second, globally', async () => {
    elapsedMs += 10_000;
    for (let i = 0; i < 50; i += 1) assert.equal((await callApi(sandbox, 'GET', '/users/@me')).status, 200);
    const refused = await callApi(sandbox, 'GET', '/users/@me');
    assert.deepEqual([refused.status, refused.body.global], [429, true]);
    assert.equal(refused.headers.get('x-ratelimit-global'), 'true');
  });

  it('refuses, cuts off, or stores and then cuts off, as often as it is told', async () => {
    elapsedMs += 10_000;
    const match = { method: 'POST', path: '/messages' };
    sandbox.fault({ match, mishap: { status: 503 } });
    assert.equal((await post('refused')).status, 503);
    sandbox.fault({ match, mishap: 'drop', times: 2 });
    await assert.rejects(post('dropped'));
    await assert.rejects(post('dropped'));
    sandbox.fault({ match, mishap: 'store-then-drop' });
    await assert.rejects(post('stored'));
    assert.equal((await post('well')).status, 200);
    assert.deepEqual(contents().slice(-2), ['stored', 'well']);
    assert.ok(!contents().includes('dropped') && !contents().includes('refused'));
  });

  it('keeps a record of what was asked and answered', async () => {
    elapsedMs += 10_000;
    await post('recorded');
    const { method, path, body, status } = sandbox.requests().at(-1) ?? {};
    const expected = ['POST', `/api/v10/channels/${channelId}/messages`, { content: 'recorded' }, 200];
    assert.deepEqual([method, path, body, status], expected);
  });
});
