// Offsets that hold, and those that do not.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Understanding } from '../../src/news/article.ts';
import { assertOffsets } from '../../src/store/check-offsets.ts';

const TEXT = 'On 🙂 Monday Tripoli spoke.';
const good = { start: 6, end: 12, text: 'Monday' };

const withSpans = (fields: Partial<Understanding>): Understanding => ({
  language: 'en',
  sentences: [],
  timeMentions: [],
  actorMentions: [],
  abbreviations: [],
  quotes: [],
  roles: [],
  references: [],
  statements: [],
  numbers: [],
  eventDays: [],
  ...fields,
});

const time = { type: 'DATE', value: '2017-02-20', granularity: 'day', basis: 'published' } as const;
const actor = { type: 'LOC', actor: 'monday' } as const;

describe('assertOffsets', () => {
  it('passes what stands where it says, counted in UTF-16 code units', () => {
    const role = { actor: 'a', role: 'b', start: 0, end: TEXT.length };
    const timeMentions = [{ ...good, ...time }];
    assertOffsets(TEXT, withSpans({ sentences: [good], quotes: [good], timeMentions, roles: [role] }));
  });

  const shifted = { ...good, start: 5, end: 11 };
  const cases: ReadonlyArray<readonly [string, Understanding]> = [
    ['sentence', withSpans({ sentences: [shifted] })],
    ['time mention', withSpans({ timeMentions: [{ ...shifted, ...time }] })],
    ['actor mention', withSpans({ actorMentions: [{ ...shifted, ...actor }] })],
    ['quote', withSpans({ quotes: [shifted] })],
    ['role', withSpans({ roles: [{ actor: 'a', role: 'b', start: 0, end: TEXT.length + 1 }] })],
    ['sentence', withSpans({ sentences: [{ start: 3, end: 3, text: '' }] })],
    ['sentence', withSpans({ sentences: [{ start: -1, end: 2, text: '' }] })],
    ['sentence', withSpans({ sentences: [{ start: 0.5, end: 2, text: 'On' }] })],
  ];
  it('throws for an event day without its sentence or its time, or with its days the wrong way round', () => {
    const day = { sentence: 0, from: '2017-02-20', to: '2017-02-20', granularity: 'day', basis: 'published' } as const;
    const timeMentions = [{ ...good, ...time }];
    assertOffsets(TEXT, withSpans({ sentences: [good], timeMentions, eventDays: [day, { ...day, mention: 0 }] }));
    for (const wrong of [
      { ...day, sentence: 1 },
      { ...day, mention: 1 },
      { ...day, to: '2017-02-19' },
    ]) {
      const understanding = withSpans({ sentences: [good], timeMentions, eventDays: [wrong] });
      assert.throws(() => assertOffsets(TEXT, understanding), /an event day/);
    }
  });

  for (const [index, [what, understanding]] of cases.entries()) {
    it(`throws for a ${what} that does not (${index + 1})`, () => {
      assert.throws(() => assertOffsets(TEXT, understanding), new RegExp(`a ${what} `));
    });
  }
});
