// Following a feed floods no channel: what it held is searchable and posted nowhere; what it brings afterwards is posted.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Running, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const HALF_HOUR_MS = 30 * 60_000;
const WAIT_MS_MAX = 20_000;

describe('a feed that is followed while a channel is subscribed', () => {
  let sandbox: SandboxProcess;
  let feed: Server;
  let bot: Running;
  let items: string[] = ['Old ferry sails', 'Old harbour closes'];
  const dataDir = temporaryFolder();
  const env = { DATELINE_ALLOW_ADDRESSES: '127.0.0.1' };

  before(async () => {
    feed = createServer((_request, response) => {
      const at = new Date().toUTCString();
      const body = items.map(
        (title, index) =>
          `<item><guid>${title}</guid><title>${title}</title><pubDate>${at}</pubDate><description>${title} on Monday, said mayor number ${index}.</description></item>`,
      );
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>The Quay</title>${body.join('')}</channel></rss>`);
    });
    await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve));
    sandbox = await startSandboxProcess();
    bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, aheadMs: 0, env });
    await untilReady(bot);
  });
  after(async () => {
    await bot?.stop('SIGKILL');
    await sandbox?.stop();
    feed?.close();
  });

  async function moderate(command: string, options: Readonly<Record<string, string>>): Promise<string> {
    const channelId = await sandbox.channel('moderators');
    const seen = await sandbox.interact({
      as: 'moderator',
      kind: 'command',
      channelId,
      command,
      options,
      until: 'settled',
    });
    return JSON.stringify(seen.message?.raw.components);
  }

  /** Moves the clocks just past the next due time and gives all that the channel heard so far, once it has heard `count`. */
  async function hearNext(count: number): Promise<string[]> {
    const now = await sandbox.moveClock(0);
    const later = await sandbox.moveClock(HALF_HOUR_MS - (now % HALF_HOUR_MS) + 1_000);
    bot.moveClock(later - Date.now());
    return until(`the channel heard ${count}`, WAIT_MS_MAX, async () => {
      const messages = await sandbox.messages(await sandbox.channel('briefings'));
      return messages.length < count ? undefined : messages.map(({ raw }) => JSON.stringify(raw));
    });
  }

  it('says nothing of what the feed held, though it can be searched', async () => {
    const channel = await sandbox.channel('briefings');
    await moderate('subscription add', { channel, cadence: 'cron 0,30 * * * *', zone: 'UTC', 'when-empty': 'say so' });
    const { port } = feed.address() as AddressInfo;
    assert.match(await moderate('feed add', { address: `http://127.0.0.1:${port}/feed` }), /The Quay/);
    assert.match(await moderate('search', { words: 'ferry' }), /Old ferry sails/);
    const [first] = await hearNext(1);
    assert.doesNotMatch(first ?? '', /Old ferry|Old harbour/);
  });

  it('tells what it brings afterwards', async () => {
    items = ['New bridge opens', ...items];
    // A tick takes it in once the feed is due again, which may be a moment after the tick of an hour; the next one tells it.
    let count = 1;
    await until('the new item is stored', WAIT_MS_MAX, async () => {
      count += 1;
      await hearNext(count);
      return /New bridge opens/.test(await moderate('search', { words: 'bridge' })) ? true : undefined;
    });
    const heard = await hearNext(count + 1);
    assert.match(heard.join('\n'), /New bridge opens/);
    assert.doesNotMatch(heard.join('\n'), /Old ferry|Old harbour/);
  });
});
