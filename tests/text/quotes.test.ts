import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findActors, findQuotes, findSentences } from '../../src/text/understand.ts';

const quotesOf = (text: string) =>
  findQuotes(text, findSentences(text), findActors(text).mentions).map((quote) => {
    assert.equal(text.slice(quote.start, quote.end), quote.text);
    assert.equal(quote.actor === undefined, quote.speaker === undefined);
    return [quote.speaker ?? '-', quote.text];
  });

describe('findQuotes', () => {
  const pairs: readonly (readonly [text: string, quotes: readonly (readonly string[])[]])[] = [
    ['“We won the vote,” said Ada Okoro.', [['Ada Okoro', 'We won the vote,']]],
    ['"We won the vote," Okoro told reporters.', [['Okoro', 'We won the vote,']]],
    ['Gen. Okoro told The Daily Post, “We won the vote.”', [['Okoro', 'We won the vote.']]],
    ['Ada Okoro arrived. She said of the vote, “It was a close thing.”', [['Ada Okoro', 'It was a close thing.']]],
    ['According to Ada Okoro, “the vote was close”.', [['Ada Okoro', 'the vote was close']]],
    ['“We won the vote,” an official said.', [['-', 'We won the vote,']]],
    ['Ada Okoro was there. The ‘free’ press was not.', []],
    ['He called it a "great day for all".', [['-', 'great day for all']]],
    [
      '“We won,” said Ada Okoro. “Now we rest.”',
      [
        ['Ada Okoro', 'We won,'],
        ['Ada Okoro', 'Now we rest.'],
      ],
    ],
    ['Ada Okafor met Paul Moreau. “We won,” she said.', [['Ada Okafor', 'We won,']]],
    ['The union, led by Ada Okafor, said it was “a bad day”.', [['-', 'a bad day']]],
    ['Ada Okafor’s spokesman said: “She is not here.”', [['-', 'She is not here.']]],
    ['“It is late,” said a spokesman for Nordwind.', [['-', 'It is late,']]],
    ['“It is late,” said Ada Okafor of Nordwind.', [['Ada Okafor', 'It is late,']]],
    ['Asked about Paul Moreau, Ada Okafor said “he is a good man”.', [['Ada Okafor', 'he is a good man']]],
    ['A lone “ mark.', []],
    ['“It was late,” Mr. Lind said.', [['Lind', 'It was late,']]],
    [
      '“We won,” said Ada Okoro. Paul Moreau disagreed. “They lost,” he said.',
      [
        ['Ada Okoro', 'We won,'],
        ['Paul Moreau', 'They lost,'],
      ],
    ],
    [
      'Nordwind Inc. said “no”. Ada Okoro left. “We won,” she said.',
      [
        ['Nordwind Inc.', 'no'],
        ['Ada Okoro', 'We won,'],
      ],
    ],
  ];
  for (const [text, quotes] of pairs) {
    it(`reads: ${text}`, () => assert.deepEqual(quotesOf(text), quotes));
  }
});
