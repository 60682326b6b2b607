import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportFailures } from '../src/report-failures.ts';

describe('the report of failed briefings', () => {
  it('is one error each, with the id of what failed and why', () => {
    const events: [string, unknown][] = [];
    const keep =
      (level: string) =>
      (event: string, facts: unknown = {}): void =>
        void events.push([`${level} ${event}`, facts]);
    const log = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
    const [first, second] = [new Error('no such zone'), new Error('undrawn')];
    reportFailures({ failed: [{ subscriptionId: 's1', error: first }] }, log);
    reportFailures({ failed: [{ outboxId: 'o1', error: second }] }, log);
    reportFailures({ failed: [] }, log);
    assert.deepEqual(events, [
      ['error a briefing failed', { subscriptionId: 's1', error: first }],
      ['error a briefing failed', { outboxId: 'o1', error: second }],
    ]);
  });
});
