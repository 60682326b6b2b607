// A full disk is told in one sentence wherever it is met, and is no end of a bot that runs.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runVerb, sentencesOf, startBotProcess, untilReady } from '../kit/run-program.ts';
import { onSmallDisk, whyNoSmallDisk } from '../kit/small-disk.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const SOON_MS_MAX = 20_000;

describe('a full disk', () => {
  const skip = whyNoSmallDisk() ?? false;

  it('ends an import with one sentence and an exit code', { skip, ...aboutFiles }, async () => {
    const folder = temporaryFolder();
    const report = (number: number) => ({
      url: `https://news.example/${number}`,
      title: `Report ${number}`,
      source: 'The Post',
      text: `The council of Brackwater met for the ${number}th time. `.repeat(40),
    });
    const lines = Array.from({ length: 400 }, (_, number) => JSON.stringify(report(number)));
    const file = join(temporaryFolder(), 'many.jsonl');
    writeFileSync(file, lines.join('\n'));
    const args = ['import', '--data', folder, file];
    const { code, stdout, stderr } = await runVerb(args, {}, { before: onSmallDisk(folder, 'as it is') });
    assert.equal(code, 1, stderr);
    const sentences = sentencesOf(stderr).filter((line) => !line.startsWith('Importing'));
    assert.equal(sentences.length, 1, stderr);
    assert.match(sentences[0] ?? '', /disk .*full/);
    assert.doesNotMatch(`${stdout}${stderr}`, /\n +at /, 'no trace');
  });

  describe('under the bot', { skip }, () => {
    let sandbox: SandboxProcess;
    before(async () => {
      sandbox = await startSandboxProcess();
    });
    after(() => sandbox.stop());

    it('ends its start with one sentence', async () => {
      const dataDir = temporaryFolder();
      const before = onSmallDisk(dataDir, 'full from the start');
      const { code, stderr } = await startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, before }).ended;
      assert.equal(code, 1, stderr);
      const sentences = sentencesOf(stderr);
      assert.equal(sentences.length, 1, stderr);
      assert.match(sentences[0] ?? '', /disk/);
    });

    it('is told to who uses a command that must write, and the bot goes on', aboutFiles, async () => {
      const dataDir = temporaryFolder();
      const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir, before: onSmallDisk(dataDir, 'full when told') });
      await untilReady(bot);
      bot.child.stdin?.write('fill\n');
      await until('the disk is full', SOON_MS_MAX, () => bot.said().stdout.includes('full\n') || undefined);
      const desk = { channelId: await sandbox.channel('moderators'), as: 'moderator', until: 'settled' } as const;
      const topic = { channel: await sandbox.channel('briefings'), cadence: 'daily 08:00', zone: 'UTC' };
      const seen = await sandbox.interact({ ...desk, kind: 'command', command: 'subscription add', options: topic });
      assert.match(JSON.stringify(seen.message?.raw), /The disk that holds the data file is full/);
      const list = await sandbox.interact({ ...desk, kind: 'command', command: 'subscription list' });
      assert.match(JSON.stringify(list.message?.raw), /No channel is subscribed yet/, 'what only reads still works');
      bot.child.stdin?.end();
      const { code, stderr } = await bot.ended;
      assert.equal(code, 0, stderr);
    });
  });
});
