import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findSentences } from '../../src/text/understand.ts';
import { BORDERS, LINES, SENTENCES } from '../golden/text-sentences.ts';
import { checkProperty } from '../kit/check-property.ts';

describe('findSentences', () => {
  for (const sentences of [...SENTENCES, ...BORDERS]) {
    it(`parts: ${sentences.join(' | ')}`, () => {
      assert.deepEqual(
        findSentences(sentences.join(' ')).map(({ text }) => text),
        sentences,
      );
    });
  }

  for (const { text, sentences } of LINES) {
    it(`reads the lines of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        findSentences(text).map((sentence) => sentence.text),
        sentences,
      );
    });
  }

  it('gives exact offsets and loses nothing but white space', () => {
    checkProperty(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('. ', '\n', '"', ' (', 'Mr. ', 'U.S. ', '1. ', '” '),
          ),
        ),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const sentence of findSentences(text)) {
            assert.equal(text.slice(sentence.start, sentence.end), sentence.text);
            assert.ok(sentence.start >= end);
            assert.equal(text.slice(end, sentence.start).trim(), '');
            end = sentence.end;
          }
          assert.equal(text.slice(end).trim(), '');
        },
      ),
    );
  });
});
