// How understandings are kept: without the words that stand in the text anyway, and read back whole.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readUnderstanding, writeUnderstanding } from '../../src/store/understanding-body.ts';
import { understand } from '../../src/text/understand.ts';

const TEXT =
  'OSLO — The minister Ingrid Solvang said on Monday that “the harbour was closed” after 40 ships had waited. It opened on 3 March 2017.';

describe('an understanding as it is kept', () => {
  const understood = understand({ title: 'Harbour closed', text: TEXT, publishedDay: '2017-03-08' });
  const whole = { ...understood };

  it('comes back whole, from a body that repeats no word of the text', () => {
    const body = writeUnderstanding(whole);
    assert.deepEqual(readUnderstanding(body, TEXT), whole);
    assert.ok(whole.timeMentions.length > 1 && whole.quotes.length > 0);
    assert.doesNotMatch(body, /harbour was closed|3 March 2017/u);
  });

  it('is read from a body of before, with its words in it', () => {
    assert.deepEqual(readUnderstanding(JSON.stringify(whole), TEXT), whole);
  });
});
