// Messages with files (multipart): taken within Discord's limits, refused beyond them.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { startStill, TOKEN } from '../start-bot.ts';

const MEGABYTE = 1024 * 1024;

describe('messages with files', () => {
  let sandbox: Sandbox;
  let channelId: string;
  before(async () => {
    ({ sandbox } = await startStill({ limits: { globalPerSecond: 0 } }));
    channelId = sandbox.channel('general');
  });
  after(() => sandbox.stop());

  const send = async (payload: string, sizes: readonly number[]) => {
    const form = new FormData();
    form.append('payload_json', payload);
    for (const [index, size] of sizes.entries())
      form.append(`files[${index}]`, new Blob([new Uint8Array(size)]), `f${index}.png`);
    const headers = { authorization: `Bot ${TOKEN}` };
    const response = await fetch(`${sandbox.apiUrl}/v10/channels/${channelId}/messages`, {
      method: 'POST',
      headers,
      body: form,
    });
    const body = (await response.json()) as {
      readonly code?: number;
      readonly attachments?: readonly { url: string }[];
    };
    return { status: response.status, body };
  };

  it('takes ten files and serves what was sent', async () => {
    const { status, body } = await send(
      '{"content":"ten"}',
      Array.from({ length: 10 }, () => 8),
    );
    assert.deepEqual([status, body.attachments?.length], [200, 10]);
    const served = await fetch(body.attachments?.[0]?.url ?? '');
    assert.equal((await served.arrayBuffer()).byteLength, 8);
  });

  const REFUSED: readonly [string, string, readonly number[], number, number][] = [
    ['eleven files', '{}', Array.from({ length: 11 }, () => 1), 400, 50035],
    ['a file over 10 MiB', '{}', [10 * MEGABYTE + 1], 413, 40005],
    ['a request over 25 MiB', '{}', [9, 9, 9].map((size) => size * MEGABYTE), 413, 40005],
    ['a payload that is no JSON', '{', [1], 400, 50109],
    ['an attachment that did not come', '{"attachments":[{"id":"7"}]}', [1], 400, 50035],
  ];
  for (const [what, payload, sizes, status, code] of REFUSED) {
    it(`refuses ${what} with ${code}`, async () => {
      const refused = await send(payload, sizes);
      assert.deepEqual([refused.status, refused.body.code], [status, code]);
    });
  }
});
