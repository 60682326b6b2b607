// The hostile feeds with the limits of the house: 20 s and 10 MB.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import type { HostileOutcome } from '../kit/poll-hostile.ts';
import { startChild } from '../kit/start-child.ts';

const MEMORY_MB_MAX = 400;
/** How Dateline is started (see src/decisions/2026-11-23-memory-of-polling.md): by the container, by `npm start`. */
const STARTS = {
  'the container': { MALLOC_ARENA_MAX: '2' },
  '`npm start`': { NODE_OPTIONS: startOptions() },
};

for (const [start, env] of Object.entries(STARTS))
  it(`under ${start} ends every hostile feed with one clear reason, in time and memory, and reads the others meanwhile`, async (context) => {
    const options = JSON.stringify({ timeoutMsMax: 20_000 });
    const { said: outcome } = await startChild<HostileOutcome>('poll-hostile-child.ts', [options], env);
    const { goodMs, allMs, memoryMb, articles } = outcome;
    context.diagnostic(
      `good feeds done after ${goodMs} ms, all after ${allMs} ms; ${memoryMb} MB at most; ${articles} articles`,
    );
    assert.deepEqual(outcome.wrong, []);
    assert.ok(outcome.goodMs < outcome.allMs, 'a good feed waited for the slowest');
    assert.ok(memoryMb < MEMORY_MB_MAX, `${memoryMb} MB`);
  });

/** The options of Node in package.json's `start`. */
function startOptions(): string {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return (scripts.start ?? '')
    .split(' ')
    .filter((word) => word.startsWith('--'))
    .join(' ');
}
