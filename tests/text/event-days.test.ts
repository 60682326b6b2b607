// When what a sentence tells happened.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understand } from '../../src/text/understand.ts';
import { EVENT_DAYS } from '../golden/event-days.ts';

const PUBLISHED = '2017-02-22';

/** For each sentence its day, two days with a stroke, `published` where the day of publication stands in, or ''. */
function daysOf(text: string, publishedDay: string | undefined = PUBLISHED): string[] {
  const { sentences, eventDays } = understand({
    title: '',
    text,
    ...(publishedDay === undefined ? {} : { publishedDay }),
  });
  return sentences.map((_, index) => {
    const day = eventDays.find(({ sentence }) => sentence === index);
    if (day === undefined) return '';
    if (day.mention === undefined) return 'published';
    return day.from === day.to ? day.from : `${day.from}/${day.to}`;
  });
}

describe('findEventDays', () => {
  for (const [text, ...days] of EVENT_DAYS) {
    it(`dates: ${text}`, () => assert.deepEqual(daysOf(text), days));
  }
});
