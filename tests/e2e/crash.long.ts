// The whole bot at length: fifty kills, or as many as DATELINE_TEST_KILLS says, with the seed of DATELINE_TEST_SEED; and a
// real minute, ticked by node-cron.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { killWholeBot } from '../kit/kill-whole-bot.ts';
import { runVerb, startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { startSandboxProcess } from '../sandbox/sandbox-process.ts';

const kills = Number(process.env.DATELINE_TEST_KILLS ?? 50);
const seed = Number(process.env.DATELINE_TEST_SEED ?? randomInt(2 ** 32));

const MINUTE_MS = 60_000;
/** A due minute that begins sooner may begin before the subscription stands. */
const LEAD_MS_MIN = 10_000;
/** A tick begins with its minute; this is for a busy machine. */
const TICK_MS_MAX = 10_000;

describe('the whole bot, at length', () => {
  it(`has each due briefing in its channel exactly once under ${kills} kills (seed ${seed})`, async (context) => {
    const started = performance.now();
    const outcome = await killWholeBot({ kills, seed });
    for (const [kind, times] of Map.groupBy(outcome.kills, (kind) => kind)) {
      context.diagnostic(`killed ${times.length} times: ${kind}`);
    }
    const seconds = Math.round((performance.now() - started) / 1_000);
    context.diagnostic(`${outcome.due} briefings were due in ${seconds} s`);
    assert.equal(outcome.kills.length, kills);
    assert.deepEqual(outcome.wrong, []);
  });

  it('posts a subscription made by command at its minute, by a real tick of node-cron', async (context) => {
    const sandbox = await startSandboxProcess();
    const dataDir = temporaryFolder();
    const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir });
    try {
      await untilReady(bot);
      const channelId = await sandbox.channel('briefings');
      const desk = await sandbox.channel('moderators');
      const dueAt = Math.ceil((Date.now() + LEAD_MS_MIN) / MINUTE_MS) * MINUTE_MS;
      const cadence = `daily ${new Date(dueAt).toISOString().slice(11, 16)}`;
      const options = { channel: channelId, cadence, zone: 'UTC' };
      const command = 'subscription add';
      await sandbox.interact({ kind: 'command', as: 'moderator', channelId: desk, command, options, until: 'settled' });
      const file = join(temporaryFolder(), 'harbour.txt');
      writeFileSync(file, 'Harbour of Brackwater reopens\n\nThe harbour of Brackwater reopened on Monday.\n');
      const imported = await runVerb(['import', file], { DATELINE_DATA: dataDir });
      assert.equal(imported.code, 0, imported.stderr);
      assert.deepEqual(await sandbox.messages(channelId), [], 'nothing comes before its minute');
      const message = await until('the briefing is posted', dueAt - Date.now() + TICK_MS_MAX, async () => {
        return (await sandbox.messages(channelId))[0];
      });
      context.diagnostic(`due ${new Date(dueAt).toISOString()}, posted ${message.createdAt - dueAt} ms later`);
      assert.ok(message.createdAt >= dueAt, 'not before its minute');
      assert.match(message.content, /Harbour of Brackwater reopens/);
      assert.deepEqual(message.pings, []);
      const { code } = await bot.stop('SIGTERM');
      assert.equal(code, 0);
      assert.equal((await sandbox.messages(channelId)).length, 1);
    } finally {
      await bot.stop('SIGKILL');
      await sandbox.stop();
    }
  });
});
