// What a scrape looks at, when all is well and when the store does not answer.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { observeSources } from '../src/scrape.ts';
import { keepMetrics } from '../src/status-pages.ts';

const COUNTS = {
  articles: 12,
  feeds: { healthy: 3, shaky: 0, failing: 1, disabled: 0 },
  feedsOverdue: 0,
  subscriptions: { active: 2, paused: 0 },
  briefingsOverdue: 0,
  messages: { waiting: 1, sending: 0, sent: 5, uncertain: 0, failed: 0 },
};
const NANOSECONDS = 1e9;

describe('a scrape', () => {
  const kept = keepMetrics();
  let countStore = async (): Promise<typeof COUNTS> => COUNTS;
  const loop = {
    count: 7,
    max: 0.25 * NANOSECONDS,
    percentile: (percent: number) => (percent / 1000) * NANOSECONDS,
    reset: () => void resets.push('reset'),
  };
  const resets: string[] = [];
  const observe = observeSources(
    {
      countStore: () => countStore(),
      shards: () => [
        { id: 0, state: 'ready', pingMs: 40 },
        { id: 1, state: 'connecting' },
      ],
      loop,
      storeMsMax: 20,
    },
    kept,
  );
  const read = async (): Promise<ReadonlySet<string>> => {
    await observe();
    return new Set((await kept.text()).split('\n'));
  };
  const assertHas = (lines: ReadonlySet<string>, wanted: readonly string[]): void =>
    assert.deepEqual(
      wanted.filter((line) => !lines.has(line)),
      [],
    );

  it('gives the gateway by shard, the store by state, and the loop without the wait between two samples', async () => {
    assertHas(await read(), [
      'dateline_gateway_shard_state{shard="0",state="ready"} 1',
      'dateline_gateway_shard_state{shard="1",state="ready"} 0',
      'dateline_gateway_shard_state{shard="1",state="connecting"} 1',
      'dateline_gateway_ping_seconds{shard="0"} 0.04',
      'dateline_store_up 1',
      'dateline_articles 12',
      'dateline_feeds{health="failing"} 1',
      'dateline_deliveries{state="sent"} 5',
      'dateline_event_loop_delay_p50_seconds 0.04',
      'dateline_event_loop_delay_p99_seconds 0.089',
      'dateline_event_loop_delay_max_seconds 0.24',
    ]);
    assert.deepEqual(resets, ['reset']);
  });

  it('comes all the same when the store fails, says so, and leaves out what it would have to invent', async () => {
    countStore = () => Promise.reject(new Error('busy'));
    const lines = await read();
    assertHas(lines, ['dateline_store_up 0', 'dateline_gateway_shard_state{shard="0",state="ready"} 1']);
    assert.deepEqual(
      [...lines].filter((line) =>
        /^dateline_(articles|feeds|feeds_overdue|deliveries|subscriptions|briefings_overdue)[ {]/.test(line),
      ),
      [],
    );
    countStore = async () => COUNTS;
    assertHas(await read(), ['dateline_store_up 1', 'dateline_articles 12', 'dateline_feeds{health="healthy"} 3']);
  });

  it('does not wait for a store that hangs, and asks it only once until it answers', async () => {
    const held = Promise.withResolvers<typeof COUNTS>();
    let asked = 0;
    countStore = () => {
      asked += 1;
      return held.promise;
    };
    assertHas(await read(), ['dateline_store_up 0']);
    assertHas(await read(), ['dateline_store_up 0']);
    assert.equal(asked, 1);
    held.resolve({ ...COUNTS, articles: 13 });
    assertHas(await read(), ['dateline_store_up 1', 'dateline_articles 13']);
  });
});
