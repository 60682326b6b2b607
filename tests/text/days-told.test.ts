// Which days a sentence tells of: those of its event and those beside it, not the edges of longer times, plans, or its paper's.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysToldIn, understand } from '../../src/text/understand.ts';

const TOLD: readonly (readonly [string, readonly string[]])[] = [
  ['The bridge was closed on 3 March.', ['2025-03-03']],
  ['On 5 March the police visited the camp, which was hit by a storm on 2 March.', ['2025-03-02', '2025-03-05']],
  ['The bridge has been closed since 3 March.', []],
  ['Following their eviction from Lundby in January, the families are asking for help.', ['2025-01-01']],
  ['The talks run on after an attack by rebels on 5 March.', ['2025-03-05']],
  ['On 5 March the mayor, in office from 3 March, opened the bridge.', ['2025-03-05']],
  ['Anna Lund was buried on Thursday.', ['2025-03-06']],
  ['The council met on 4 March, and a vote is scheduled for 30 March.', ['2025-03-04']],
  ['A vote is scheduled for 30 March, the council decided on 4 March.', ['2025-03-04', '2025-03-30']],
  ['The council closed the bridge.', []],
];

describe('daysToldIn', () => {
  for (const [text, days] of TOLD) {
    it(`finds ${days.join(' and ') || 'none'} in: ${text}`, () => {
      const found = daysToldIn(0, understand({ title: '', text, publishedDay: '2025-03-10' }));
      assert.deepEqual(found.map(({ from }) => from).sort(), days);
    });
  }

  it('has nothing for a sentence that is not there', () => {
    assert.deepEqual(daysToldIn(7, understand({ title: '', text: 'No.' })), []);
  });
});
