// Due times of ten years in thirty zones, around every change of their clocks, beside what Intl shows minute by minute.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nextDue } from '../../src/briefing/cadence.ts';
import { changesOfClock, dueByLooking } from '../kit/look-at-clock.ts';
import { ZONES } from '../kit/zones.ts';

const DAY_MS = 86_400_000;
const YEARS = { from: Date.parse('2017-01-01T00:00Z'), until: Date.parse('2027-01-01T00:00Z') };
const TIMES = ['00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '08:00', '23:30'];

for (const zone of ZONES) {
  it(`counts as the clock of ${zone} shows, around each of its changes`, (context) => {
    const changes = changesOfClock(zone, YEARS);
    // Without a change, two plain days.
    const looked = changes.length === 0 ? [YEARS.from] : changes;
    for (const change of looked) {
      const range = { after: change - DAY_MS, until: change + DAY_MS };
      for (const [time, expected] of dueByLooking(TIMES, zone, range)) {
        const counted = nextDue(`daily ${time}`, zone, range.after, 4).filter((due) => due <= range.until);
        assert.deepEqual(counted, expected, `${time} near ${new Date(change).toISOString()}`);
      }
    }
    context.diagnostic(`${changes.length} changes, ${TIMES.length} times at each`);
  });
}
