// Channels that do not take a briefing: without permissions, or gone. The subscription pauses, and one person is told once.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { type Running, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const EVERY_MS = 30 * 60_000;
const WAIT_MS_MAX = 20_000;
const READING = PERMISSIONS.viewChannel | PERMISSIONS.readMessageHistory;

describe('a channel that takes no briefing', () => {
  let sandbox: SandboxProcess;
  let dataDir: string;
  let channelId: string;
  let bot: Running | undefined;
  beforeEach(async () => {
    sandbox = await startSandboxProcess();
    dataDir = temporaryFolder();
    channelId = await sandbox.channel('briefings');
  });
  const stopAll = async (): Promise<void> => {
    await bot?.stop('SIGKILL');
    bot = undefined;
    await sandbox.stop();
  };
  afterEach(stopAll);

  async function start(): Promise<Running> {
    const aheadMs = (await sandbox.moveClock(0)) - Date.now();
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, aheadMs });
    await untilReady(bot);
    return bot;
  }

  async function end(): Promise<void> {
    const ended = await bot?.stop('SIGTERM');
    assert.equal(ended?.code, 0, ended?.stderr);
  }

  /** What the bot says to the moderator about a command. */
  async function moderate(command: string, options: Readonly<Record<string, string>> = {}): Promise<string> {
    const desk = { as: 'moderator', channelId: await sandbox.channel('moderators'), until: 'settled' } as const;
    const seen = await sandbox.interact({ ...desk, kind: 'command', command: `subscription ${command}`, options });
    return JSON.stringify(seen.message?.raw.components);
  }

  const subscribe = (): Promise<string> =>
    moderate('add', { channel: channelId, cadence: 'cron 0,30 * * * *', zone: 'UTC', 'when-empty': 'say so' });

  /** Moves the clocks of the sandbox and of the bot. */
  async function move(byMs: number): Promise<void> {
    bot?.moveClock((await sandbox.moveClock(byMs)) - Date.now());
  }

  async function moveToNextDue(): Promise<void> {
    const at = await sandbox.moveClock(0);
    await move(EVERY_MS - (at % EVERY_MS) + 1_000);
  }

  const notices = async (): Promise<string[]> =>
    (await sandbox.directMessages('moderator')).map(({ content }) => content);

  /** One notice that says why, the subscription listed as paused, and nothing more at the next due time. */
  async function assertPausedAndToldOnce(why: RegExp): Promise<void> {
    const [notice] = await until('a person is told', WAIT_MS_MAX, async () => {
      const told = await notices();
      return told.length > 0 ? told : undefined;
    });
    assert.match(notice ?? '', /^I paused the briefing in <#\d+>: /);
    assert.match(notice ?? '', why);
    const list = await moderate('list');
    assert.match(list, /paused/);
    assert.match(list, why);
    await moveToNextDue();
    await end();
    // Once more from the start: what is paused stays so, and nobody is told again.
    await start();
    assert.match(await moderate('list'), /paused/);
    await end();
    assert.equal((await notices()).length, 1, 'told once');
  }

  it('is refused when it is subscribed, by the exact names of what is missing', async () => {
    await sandbox.setPermissions(channelId, READING);
    await start();
    assert.match(await subscribe(), /I may not post there yet\. Allow me “Send Messages” and “Embed Links” in/);
    await sandbox.setPermissions(channelId, READING | PERMISSIONS.sendMessages);
    assert.match(await subscribe(), /Allow me “Embed Links” in/);
    await sandbox.setPermissions(channelId, 0n);
    assert.match(await subscribe(), /View Channel/);
    assert.match(await moderate('list'), /No channel is subscribed yet/);
    await end();
  });

  it('pauses the subscription when the permission is taken away before the hour', async () => {
    await start();
    await subscribe();
    await sandbox.setPermissions(channelId, READING);
    await moveToNextDue();
    await assertPausedAndToldOnce(/I may not send messages/);
    assert.deepEqual(await sandbox.messages(channelId), []);
  });

  it('pauses the subscription when it is deleted between the hour and the posting', async () => {
    await start();
    await subscribe();
    await sandbox.fault({ match: { method: 'POST', path: `${channelId}/messages` }, mishap: 'drop' });
    await moveToNextDue();
    await until('the first try is cut off', WAIT_MS_MAX, async () => {
      return (
        (await sandbox.requests()).some(({ path, status }) => path.endsWith('/messages') && status === 0) || undefined
      );
    });
    await sandbox.deleteChannel(channelId);
    await move(61_000);
    await assertPausedAndToldOnce(/no longer exists/);
  });
});
