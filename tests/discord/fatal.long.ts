// Every close for good, during and after the login, ends the process with its sentence and a code that is not 0.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainClose } from '../../src/discord/login-errors.ts';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { runUntilEnd } from './run-until-end.ts';
import { startStandIn, TOKEN } from './stand-in.ts';

const TIMEOUT = { timeout: 120_000 };

describe('a close for good of the running process', () => {
  for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) {
    it(`ends it with 1 after ${code}`, TIMEOUT, async () => {
      const { sandbox, stop } = await startStandIn();
      const ended = await runUntilEnd({
        apiUrl: sandbox.apiUrl,
        token: TOKEN,
        whenReady: () => sandbox.cutGateway(code),
      });
      await stop();
      assert.deepEqual(ended, { code: 1, last: explainClose(code).message });
    });
  }
});

describe('a close for good while the process signs in', () => {
  const CAUSES: readonly [string, number, Partial<SandboxOptions>][] = [
    ['more servers than one connection may have', 4011, { world: { guilds: 2501, channelsPerGuild: 0 } }],
  ];
  for (const [why, code, options] of CAUSES) {
    it(`ends it with 1 at ${why}`, TIMEOUT, async () => {
      const { sandbox, stop } = await startStandIn(options);
      const ended = await runUntilEnd({ apiUrl: sandbox.apiUrl, token: TOKEN });
      await stop();
      assert.deepEqual(ended, { code: 1, last: explainClose(code).message });
    });
  }
});
