// The sandbox in a process of its own: other processes reach it over its control interface, with its token only.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Client } from 'discord.js';
import { Events } from 'discord.js';
import { callApi } from './call-api.ts';
import type { SandboxProcess } from './sandbox-process.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { connect, TOKEN } from './start-bot.ts';

describe('the sandbox in its own process', () => {
  let sandbox: SandboxProcess;
  let client: Client<true>;
  before(async () => {
    sandbox = await startSandboxProcess(['--token', TOKEN]);
    client = await connect(sandbox);
  });
  after(async () => {
    await client.destroy();
    await sandbox.stop();
  });

  it('lets a test act as a person and waits for what they see', async () => {
    await client.application.commands.set([{ name: 'ping', description: 'Pings' }]);
    client.once(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('pong');
    });
    const channelId = await sandbox.channel('general');
    const seen = await sandbox.interact({ kind: 'command', channelId, command: 'ping', until: 'settled' });
    assert.equal(seen.message?.content, 'pong');
    assert.equal((await sandbox.messages(channelId)).at(-1)?.content, 'pong');
    assert.ok((await sandbox.requests()).some(({ path }) => path.endsWith('/callback?with_response=false')));
  });

  it('says what cannot be done', async () => {
    const channelId = await sandbox.channel('general');
    await assert.rejects(sandbox.interact({ kind: 'command', channelId, command: 'none' }), /400 .*no command none/);
  });

  it('loses the answer of a stored message when told to, and the nonce finds it again', async () => {
    const channelId = await sandbox.channel('briefings');
    const body = { content: 'briefing', nonce: 'row-1', enforce_nonce: true };
    await sandbox.fault({ match: { method: 'POST', path: '/messages' }, mishap: 'store-then-drop' });
    await assert.rejects(callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body));
    const again = await callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body);
    const stored = await sandbox.messages(channelId);
    assert.deepEqual([stored.length, stored[0]?.id], [1, again.body.id]);
    await sandbox.moveClock(4 * 60_000);
    await callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body);
    assert.equal((await sandbox.messages(channelId)).length, 2, 'after three minutes the nonce is forgotten');
  });

  it('takes permissions away and deletes channels from outside', async () => {
    const channelId = await sandbox.channel('news');
    await sandbox.setPermissions(channelId, 0n);
    assert.equal((await callApi(sandbox, 'GET', `/channels/${channelId}`)).body.code, 50001);
    await sandbox.deleteChannel(channelId);
    assert.equal((await callApi(sandbox, 'GET', `/channels/${channelId}`)).body.code, 10003);
  });

  it('answers nobody without its token', async () => {
    assert.equal((await fetch(`${sandbox.controlUrl}/world`)).status, 401);
  });
});
