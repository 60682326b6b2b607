import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pollHostileFeeds } from '../kit/poll-hostile.ts';

// Those that cost the least and fail in ways of their own; all of them are polled in hostile.long.ts.
const SOME = [
  ...[
    'silent',
    'slow-headers',
    'slow-body',
    'endless-body',
    'gzip-bomb',
    'no-gzip',
    'large-headers',
    'loop',
    'private',
  ],
  ...['rebound', 'always-304', 'gone', 'busy', 'length-too-large', 'no-http', 'breaks-off', 'picture', 'page', 'empty'],
  ...['entity-bomb', 'long-title', 'deep'],
];

it('ends hostile feeds with one clear reason each, and reads the others before the slow ones have ended', async (context) => {
  const outcome = await pollHostileFeeds({ timeoutMsMax: 3_000, goodFeeds: 12, names: SOME });
  context.diagnostic(
    `good feeds done after ${outcome.goodMs} ms, all after ${outcome.allMs} ms, ${outcome.memoryMb} MB`,
  );
  assert.deepEqual(outcome.wrong, []);
  assert.equal(outcome.longestTitle <= 500, true);
  assert.equal(outcome.articles >= 36, true);
});
