// When what a sentence tells happened.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { understand } from '../../src/text/understand.ts';
import { EVENT_DAYS } from '../golden/event-days.ts';
import { checkProperty } from '../kit/check-property.ts';

const PUBLISHED = '2017-02-22';

/** For each sentence its day, two days with a stroke, `published` where the day of publication stands in, or ''. */
function daysOf(text: string, publishedDay: string | null = PUBLISHED): string[] {
  const { sentences, eventDays } = understand({
    title: '',
    text,
    ...(publishedDay === null ? {} : { publishedDay }),
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

describe('findEventDays on any article', () => {
  it('tells the day that an earlier sentence told, with its words', () => {
    const text = 'A bus crashed on Sunday near Oran. Twelve people were killed.';
    const { eventDays, timeMentions } = understand({ title: '', text, publishedDay: PUBLISHED });
    assert.deepEqual(
      eventDays.map(({ basis, mention }) => [basis, mention === undefined ? '' : timeMentions[mention]?.text]),
      [
        ['published', 'Sunday'],
        ['earlier mention', 'Sunday'],
      ],
    );
  });

  it('lets what a person of the scene said be of its day, in the paragraphs after it too', () => {
    const text =
      'Prime Minister Ada Okoro opened the dam on Monday.\n\nOkoro said it was safe.\n\nUnions called it a waste.';
    assert.deepEqual(daysOf(text), ['2017-02-20', '2017-02-20', 'published']);
  });

  it('has no day but what the text tells when the day of publication is not known', () => {
    assert.deepEqual(daysOf('The bridge collapsed. It was built in 1931.', null), ['', '1931-01-01/1931-12-31']);
  });

  it('names only sentences and times that are there, in order, and never throws', () => {
    const words = fc.constantFrom(
      ...'said that Monday on after who was killed , . “ ” 20 February 2017 will two days later he built in 1931 if'.split(
        ' ',
      ),
    );
    checkProperty(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: 'grapheme', maxLength: 5 })), {
          maxLength: 30,
        }),
        (parts) => {
          const { sentences, timeMentions, eventDays } = understand({
            title: '',
            text: parts.join(' '),
            publishedDay: PUBLISHED,
          });
          let before = -1;
          for (const { sentence, mention, from, to } of eventDays) {
            assert.ok(sentence > before && sentences[sentence] !== undefined);
            assert.ok(mention === undefined || timeMentions[mention] !== undefined);
            assert.ok(from <= to);
            before = sentence;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
