import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findNumbers } from '../../src/text/understand.ts';
import { checkProperty } from '../kit/check-property.ts';

const numbersOf = (text: string) =>
  findNumbers(text).map(({ value, hedge, noun }) => [value, hedge ?? '-', noun ?? '-']);

describe('findNumbers', () => {
  const pairs: readonly (readonly [text: string, numbers: readonly (readonly (string | number)[])[]])[] = [
    ['around 90 fighters are believed to have been killed', [[90, 'around … are believed', 'fighters']]],
    ['at least 20 people died', [[20, 'at least', 'people']]],
    ['84 dead', [[84, '-', 'dead']]],
    ['one hundred more families began returning', [[100, '-', 'families']]],
    ['“a couple of hundred” members', [[200, 'a couple of', '-']]],
    ['It cost $1.5 million.', [[1_500_000, '-', '$']]],
    ['Prices rose 3.5 percent.', [[3.5, '-', 'percent']]],
    ['more than 1,200 troops', [[1200, 'more than', 'troops']]],
    ['camps 45km south of it', [[45, '-', 'km']]],
    ['On 20 February 2017 at 6 p.m. they met.', []],
    ['Feb. 20, 2017', []],
    ['in 2016', []],
    ['One of them left.', []],
  ];
  for (const [text, numbers] of pairs) {
    it(`reads: ${text}`, () => assert.deepEqual(numbersOf(text), numbers));
  }

  it('gives exact offsets and finite values on any text', () => {
    checkProperty(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '9', ',', '.', ' ', '%', '$', 'a', 'million', 'two', '-', '/') }),
        (text) => {
          for (const found of findNumbers(text)) {
            assert.equal(text.slice(found.start, found.end), found.text);
            assert.ok(Number.isFinite(found.value));
          }
        },
      ),
    );
  });
});
