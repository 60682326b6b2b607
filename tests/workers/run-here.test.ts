import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startOffload } from '../../src/workers/offload.ts';
import { runHere } from '../../src/workers/run-here.ts';

const ARTICLE = {
  title: 'Port strike ends',
  text: 'The strike at Port Sevrin ended on Friday, said Ines Okafor, who leads the union of dockworkers.',
  publishedDay: '2026-11-21',
} as const;

describe('the jobs in one’s own thread', () => {
  it('give what the pool gives', async () => {
    const pool = startOffload({ size: 1 });
    try {
      const expected = await pool.run('understand', ARTICLE);
      assert.ok(expected.actorMentions.length > 0);
      assert.deepEqual(await runHere().run('understand', ARTICLE), expected);
    } finally {
      await pool.stop();
    }
  });

  it('throw what the job throws', async () => {
    await assert.rejects(runHere().run('parseFeed', { body: '' }), /The feed is empty/);
  });
});
