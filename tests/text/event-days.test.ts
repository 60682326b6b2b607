// When what a sentence tells happened.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understand } from '../../src/text/understand.ts';

describe('findEventDays', () => {
  const dayOf = (text: string) => {
    const { eventDays, timeMentions } = understand({ title: '', text, publishedDay: '2017-02-22' });
    const [day] = eventDays;
    return day === undefined
      ? null
      : [day.from, day.to, day.mention === undefined ? '' : timeMentions[day.mention]?.text];
  };

  it('gives the day that a sentence tells', () => {
    assert.deepEqual(dayOf('The bridge fell on Monday.'), ['2017-02-20', '2017-02-20', 'Monday']);
  });

  it('gives the day of publication to news without a date, and none where that is not known', () => {
    assert.deepEqual(dayOf('The bridge collapsed near the harbour.'), ['2017-02-22', '2017-02-22', '']);
    assert.deepEqual(understand({ title: '', text: 'The bridge collapsed.' }).eventDays, []);
  });

  it('gives none to what has no time of its own', () => {
    assert.equal(dayOf('Bridges are made of steel.'), null);
  });
});
