// The process while it signs in: Discord takes the connection and says no word.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freePort } from '../kit/free-port.ts';
import { startOddGateway } from '../kit/odd-gateway.ts';
import { sentencesOf, startBotProcess } from '../kit/run-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

/** As product.md promises it for SIGTERM. */
const STOP_MS_MAX = 10_000;
const SOON_MS_MAX = 20_000;

describe('a bot that waits for Discord', () => {
  it('shows that it lives and is not ready, and ends at SIGTERM in order, without a trace', async () => {
    const odd = await startOddGateway({ closeWith: 'silence' });
    const port = await freePort();
    const env = { DATELINE_STATUS_PORT: `${port}` };
    const bot = startBotProcess({ apiUrl: odd.apiUrl, dataDir: temporaryFolder(), env });
    await until('the bot waits for the gateway', SOON_MS_MAX, () => odd.sockets() > 0 || undefined);
    const ask = async (path: string): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return `${answer.status} ${await answer.text()}`;
    };
    assert.equal(await ask('/healthz'), '200 ok\n');
    assert.equal(await ask('/readyz'), '503 discord: not connected\n');
    assert.match(await ask('/metrics'), /^dateline_gateway_shard_state\{shard="0",state="connecting"\} 1$/m);
    const stopping = performance.now();
    const { code, stderr } = await bot.stop('SIGTERM');
    assert.equal(code, 0, stderr);
    assert.deepEqual(sentencesOf(stderr), []);
    assert.doesNotMatch(stderr, /"stack"/);
    assert.ok(performance.now() - stopping < STOP_MS_MAX);
    odd.stop();
  });
});
