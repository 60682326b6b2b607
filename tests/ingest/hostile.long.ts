// The hostile feeds with the limits of the house: 20 s and 10 MB.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HostileOutcome } from '../kit/poll-hostile.ts';
import { startChild } from '../kit/start-child.ts';

const MEMORY_MB_MAX = 400;
/** As the container starts Dateline (see src/decisions/2026-11-23-memory-of-polling.md). */
const AS_IN_CONTAINER = { MALLOC_ARENA_MAX: '2' };

it('ends every hostile feed with one clear reason, in time and memory, and reads the others meanwhile', async (context) => {
  const options = JSON.stringify({ timeoutMsMax: 20_000 });
  const { said: outcome } = await startChild<HostileOutcome>('poll-hostile-child.ts', [options], AS_IN_CONTAINER);
  const { goodMs, allMs, memoryMb, articles } = outcome;
  context.diagnostic(
    `good feeds done after ${goodMs} ms, all after ${allMs} ms; ${memoryMb} MB at most; ${articles} articles`,
  );
  assert.deepEqual(outcome.wrong, []);
  assert.ok(outcome.goodMs < outcome.allMs, 'a good feed waited for the slowest');
  assert.ok(memoryMb < MEMORY_MB_MAX, `${memoryMb} MB`);
});
