// What an operator meets: faulty settings, a wrong token, a second bot, stopping, backing up. Each is one
// sentence, or one word of order, and an exit code.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runVerb, sentencesOf, startBotProcess, startWithoutToken, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

/** As product.md promises it for SIGTERM. */
const STOP_MS_MAX = 10_000;
const SOON_MS_MAX = 20_000;

function writeNews(name: string, lines: readonly string[]): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const harbour = (): string =>
  writeNews('harbour.txt', ['Harbour of Brackwater reopens', '', 'The harbour of Brackwater reopened on Monday.', '']);

describe('the settings, at the start', () => {
  it('names every fault at once and repeats no secret', async () => {
    const { code, stderr } = await runVerb(['start'], {
      DISCORD_TOKEN: 'a-secret',
      DISCORD_GUILD_ID: 'our server',
      DATELINE_REDIS_URL: 'http://:another-secret@127.0.0.1',
      DATELINE_WORKERS: '0',
      DATELINE_LOG_LEVEL: 'loud',
    });
    assert.equal(code, 1);
    assert.match(stderr, /4 faults/);
    for (const name of ['DISCORD_GUILD_ID', 'DATELINE_REDIS_URL', 'DATELINE_WORKERS', 'DATELINE_LOG_LEVEL']) {
      assert.match(stderr, new RegExp(`^ +${name} .*Example: `, 'm'));
    }
    assert.doesNotMatch(stderr, /secret/);
  });

  it('warns of a variable that looks like a setting and is none', async () => {
    const { code, stderr } = await runVerb(['search', 'harbour', '--data', temporaryFolder()], {
      DATELINE_WROKERS: '2',
    });
    assert.equal(code, 1, 'nothing is found in an empty store');
    assert.match(stderr, /unknown settings are ignored/);
    assert.match(stderr, /DATELINE_WROKERS/);
  });
});

describe('the sandbox, which starts without a token', () => {
  it('prints the address of its page, finds its sample news there, and ends in order', async () => {
    const dataDir = temporaryFolder();
    const bot = startWithoutToken(dataDir);
    const address = await until('the sandbox is open', SOON_MS_MAX, () => {
      return /Open the sandbox: (http:\S+)/.exec(bot.said().stdout)?.[1];
    });
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<title>/);
    assert.equal((await runVerb(['search', 'ferry', '--data', join(dataDir, 'sandbox')])).code, 0);
    const { code, stderr } = await bot.stop('SIGTERM');
    assert.equal(code, 0, stderr);
    assert.deepEqual(sentencesOf(stderr), []);
  });
});

describe('the bot against Discord’s stand-in', () => {
  let sandbox: SandboxProcess;
  before(async () => {
    sandbox = await startSandboxProcess();
  });
  after(() => sandbox.stop());

  it('says of a wrong token that it is refused, in one sentence, and ends', async () => {
    const bot = startBotProcess({
      apiUrl: sandbox.apiUrl,
      dataDir: temporaryFolder(),
      env: { DISCORD_TOKEN: 'a-wrong-token' },
    });
    const started = performance.now();
    const { code, stderr } = await bot.ended;
    assert.equal(code, 1);
    assert.ok(performance.now() - started < SOON_MS_MAX);
    const sentences = sentencesOf(stderr);
    assert.equal(sentences.length, 1, stderr);
    assert.match(sentences[0] ?? '', /^Discord refused the token: .*DISCORD_TOKEN/);
    assert.doesNotMatch(stderr, /a-wrong-token/);
  });

  it('stops at once and with order while it cannot connect yet', async () => {
    await sandbox.fault({ match: { method: 'GET', path: '/gateway/bot' }, mishap: 'hang' });
    const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir: temporaryFolder() });
    await until('the bot asks for the gateway', SOON_MS_MAX, async () => {
      const last = (await sandbox.requests()).at(-1);
      return (last?.path.endsWith('/gateway/bot') && last.status === 0) || undefined;
    });
    const stopping = performance.now();
    const { code, stderr } = await bot.stop('SIGTERM');
    assert.equal(code, 0, stderr);
    assert.deepEqual(sentencesOf(stderr), []);
    assert.ok(performance.now() - stopping < STOP_MS_MAX);
  });

  it(
    'refuses a second bot, finds what is imported, copies its data, gives the answer in hand, stops and is put back',
    aboutFiles,
    async () => {
      const dataDir = temporaryFolder();
      const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir });
      await untilReady(bot);
      const second = await startBotProcess({ apiUrl: sandbox.apiUrl, dataDir }).ended;
      assert.equal(second.code, 1);
      assert.deepEqual(sentencesOf(second.stderr).length, 1, second.stderr);
      assert.match(second.stderr, /Another Dateline bot already runs on this data folder/);

      const env = { DATELINE_DATA: dataDir };
      const imported = await runVerb(['import', harbour()], env);
      assert.equal(imported.code, 0, imported.stderr);
      const channelId = await sandbox.channel('general');
      const options = { words: 'harbour' };
      const seen = await sandbox.interact({ kind: 'command', channelId, command: 'search', options, until: 'settled' });
      assert.match(JSON.stringify(seen.message?.raw), /Brackwater reopens/);

      const copy = join(temporaryFolder(), 'copy.db');
      const backedUp = await runVerb(['backup', copy], env);
      assert.equal(backedUp.code, 0, backedUp.stderr);
      const refused = await runVerb(['restore', copy], env);
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /A Dateline bot runs on this data folder; stop it, then restore/);
      await runVerb(['import', writeNews('later.txt', ['Whales return', '', 'Whales returned on Tuesday.'])], env);

      const count = async () => (await sandbox.requests()).filter(({ path }) => path.includes('/callback')).length;
      const before = await count();
      const asked = { channelId, command: 'ask', options: { question: 'Who closed the lighthouse?' } };
      const answer = sandbox.interact({ kind: 'command', ...asked, until: 'settled' });
      await until('the bot has the question', SOON_MS_MAX, async () => {
        return (await count()) > before || undefined;
      });
      const stopping = performance.now();
      const { code, stderr } = await bot.stop('SIGTERM');
      assert.equal(code, 0, stderr);
      assert.deepEqual(sentencesOf(stderr), []);
      assert.ok(performance.now() - stopping < STOP_MS_MAX);
      assert.match(JSON.stringify((await answer).message?.raw), /cannot answer|not known|no article|none/i);

      const restored = await runVerb(['restore', copy], env);
      assert.equal(restored.code, 0, restored.stderr);
      assert.match(restored.stdout, /^1 article is back\. The former file is kept as /);
      assert.equal((await runVerb(['search', 'harbour'], env)).code, 0);
      assert.equal((await runVerb(['search', 'whales'], env)).code, 1, 'what came after the copy is gone');
    },
  );

  it('says in one sentence that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { DATELINE_STATUS_PORT: String(port) };
    const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir: temporaryFolder(), env });
    const { code, stderr } = await bot.ended;
    server.close();
    assert.equal(code, 1);
    const sentences = sentencesOf(stderr);
    assert.equal(sentences.length, 1, stderr);
    assert.match(sentences[0] ?? '', new RegExp(`^Port ${port} is taken: set DATELINE_STATUS_PORT`));
  });

  it('stops within ten seconds and with order while Discord holds a briefing of its up', async () => {
    const dataDir = temporaryFolder();
    const channelId = await sandbox.channel('briefings');
    const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, aheadMs: 0 });
    await untilReady(bot);
    const options = { channel: channelId, cadence: 'cron * * * * *', zone: 'UTC', 'when-empty': 'say so' };
    const desk = { channelId: await sandbox.channel('moderators'), as: 'moderator', until: 'settled' } as const;
    await sandbox.interact({ ...desk, kind: 'command', command: 'subscription add', options });
    await sandbox.fault({ match: { method: 'POST', path: `${channelId}/messages` }, mishap: 'hang' });
    bot.moveClock((await sandbox.moveClock(60_000)) - Date.now());
    await until('the briefing is held up', SOON_MS_MAX, async () => {
      const requests = await sandbox.requests();
      return requests.some(({ path, status }) => path.endsWith(`${channelId}/messages`) && status === 0) || undefined;
    });
    const stopping = performance.now();
    const { code, stderr } = await bot.stop('SIGTERM');
    assert.equal(code, 0, stderr);
    assert.ok(performance.now() - stopping < STOP_MS_MAX, `${performance.now() - stopping} ms`);
  });
});
