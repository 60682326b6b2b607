// Cutting sentences and headlines: at clauses, and never so that what is left claims more.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { citationOf, claimOf, cutAtClause, cutHeadline } from '../../src/write/write-cited.ts';
import { readArticle } from '../kit/memory-articles.ts';

describe('cutAtClause', () => {
  it('gives a sentence that fits as it stands', () => {
    assert.deepEqual(cutAtClause('The ferry sank.', 10), { text: 'The ferry sank.', quote: 'The ferry sank.' });
  });
  it('cuts at the last clause border that fits', () => {
    const cut = cutAtClause('The ferry sank near Westhaven, while fishermen watched from the shore in silence.', 8);
    assert.deepEqual(cut, { text: 'The ferry sank near Westhaven…', quote: 'The ferry sank near Westhaven' });
  });
  for (const [what, tail] of [
    ['a hedge', 'although it may have been towed'],
    ['a negation', 'but it was not lost for good'],
    ['a number', 'while dozens watched and 12 sailors swam'],
    ['an attribution', 'the harbour master said after the storm'],
    ['a quotation', 'which fishermen call “the old lady” there'],
  ]) {
    it(`never cuts off ${what}`, () => {
      assert.equal(cutAtClause(`The ferry sank near Westhaven, ${tail}.`, 7), undefined);
    });
  }
  it('does not cut inside a bracket', () => {
    assert.equal(
      cutAtClause('The ferry Havbris (built long ago, in the north, by brothers) sank there.', 6),
      undefined,
    );
  });
});

describe('cutHeadline', () => {
  it('leaves a short title as it is', () => {
    assert.equal(cutHeadline('Ferry sinks'), 'Ferry sinks');
  });
  it('cuts at a clause with …', () => {
    const title = 'Ferry sinks near Westhaven after storm as fishermen watch from the shore in silence';
    assert.equal(cutHeadline(title), 'Ferry sinks near Westhaven after storm…');
  });
  it('leaves no comma before the …', () => {
    const title = 'Norvik council did not need its mayor against Westhaven, but asked for advice';
    assert.equal(cutHeadline(title), 'Norvik council did not need its mayor against Westhaven…');
  });
  it('never ends on a word that promises another, and has at most ten words', () => {
    const cut = cutHeadline('Old stone harbour bridge of Norvik town council reopens to the public today finally');
    assert.ok(cut.split(' ').length <= 10);
    assert.doesNotMatch(cut, /\b(?:to|the|of)…$/u);
    assert.match(cut, /…$/u);
  });
});

describe('claimOf', () => {
  const { article } = readArticle({ id: 'a', title: 'T', text: 'One\nsentence. Another one.' });
  it('cites the exact words and folds line breaks in the text alone', () => {
    const { text, citations } = claimOf(article, { start: 0, end: 13 });
    assert.equal(text, 'One sentence.');
    assert.equal(citations[0].quote, 'One\nsentence.');
  });
  it('throws when the stretch is outside', () => {
    assert.throws(() => citationOf(article, { start: 5, end: 500 }), RangeError);
  });
});
