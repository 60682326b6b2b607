// The log of a running bot when Discord does not take an answer: it tells of the trouble, not of the person.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBotProcess, untilReady } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { type SandboxProcess, startSandboxProcess } from '../sandbox/sandbox-process.ts';

const SOON_MS_MAX = 20_000;
const QUESTION = 'Who robbed the lighthouse keeper?';

describe('the log of a bot whose answers Discord does not take', () => {
  let sandbox: SandboxProcess;
  before(async () => {
    sandbox = await startSandboxProcess();
  });
  after(() => sandbox.stop());

  const TROUBLES: readonly [string, number, number, RegExp][] = [
    ['that comes too late', 404, 10_062, /An answer came too late for Discord/],
    ['that is refused', 400, 50_035, /A bug met a person/],
  ];
  for (const [name, status, code, expected] of TROUBLES) {
    it(`holds neither the question nor the token of a private answer ${name}`, async () => {
      const bot = startBotProcess({ apiUrl: sandbox.apiUrl, dataDir: temporaryFolder() });
      await untilReady(bot);
      const body = { message: 'Not taken', code };
      await sandbox.fault({
        match: { method: 'PATCH', path: '/webhooks/' },
        mishap: { status, body },
        times: 1,
      });
      const channelId = await sandbox.channel('general');
      const options = { question: QUESTION, private: true };
      await sandbox.interact({ kind: 'command', channelId, command: 'ask', options });
      await until('the log tells of it', SOON_MS_MAX, () => expected.test(bot.said().stderr) || undefined);
      const { stderr } = await bot.stop('SIGTERM');
      const token = (await sandbox.requests())
        .map(({ path }) => /webhooks\/\d+\/([^/]+)\/messages\//.exec(path)?.[1])
        .findLast((found) => found !== undefined);
      assert.ok(token !== undefined, 'no answer was sent');
      assert.ok(!stderr.includes(token), 'the token is in the log');
      assert.doesNotMatch(stderr, /lighthouse|robbed/);
    });
  }
});
