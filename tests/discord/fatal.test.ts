// Closes for good: the process ends, says in one sentence why, and its exit code is not 0.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { explainClose, explainLoginError } from '../../src/discord/login-errors.ts';
import { Failure } from '../../src/news/failure.ts';
import { runUntilEnd } from './run-until-end.ts';
import { type StandIn, startStandIn, TOKEN } from './stand-in.ts';

describe('a close for good', () => {
  it('is told in one sentence each, during and after the login', () => {
    const WORDS: readonly [number, string][] = [
      [4004, 'Authentication failed'],
      [4010, 'Invalid shard'],
      [4011, 'Sharding is required'],
      [4012, 'Used an invalid API version'],
      [4013, 'Used invalid intents'],
      [4014, 'Used disallowed intents'],
    ];
    const said = new Set<string>();
    for (const [code, words] of WORDS) {
      const whileLoggingIn = explainLoginError(new Error(words));
      assert.ok(whileLoggingIn instanceof Failure, words);
      assert.equal(whileLoggingIn.message, explainClose(code).message);
      assert.match(whileLoggingIn.message, /^Discord [^.\n]+(\.com[^.\n]+)?\.?$/u);
      said.add(whileLoggingIn.message);
    }
    assert.equal(said.size, WORDS.length);
  });

  describe('of the process', { concurrency: true }, () => {
    let standIn: StandIn;
    before(async () => {
      standIn = await startStandIn();
    });
    after(() => standIn.stop());

    const run = (token: string, whenReady?: () => void) =>
      runUntilEnd({ apiUrl: standIn.sandbox.apiUrl, token, ...(whenReady && { whenReady }) });

    it('ends it with 1 after 4014', async () => {
      const { code, last } = await run(TOKEN, () => standIn.sandbox.cutGateway(4014));
      assert.equal(code, 1);
      assert.equal(last, explainClose(4014).message);
    });

    it('ends it with 1 at a wrong token', async () => {
      const { code, last } = await run('MTAw.wrong.token');
      assert.equal(code, 1);
      assert.match(last ?? '', /^Discord refused the token: /u);
    });
  });
});
