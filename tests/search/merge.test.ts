// Which stored segments are merged: few are left to search, and few articles are written often, in whatever sizes they come.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseMerge } from '../../src/search/merge.ts';

const TAIL = 512;

type Sizes = Parameters<typeof chooseMerge>[0];

/** Segments of so many articles that follow each other. */
function following(articles: readonly number[]): Sizes {
  let until = 0;
  return articles.map((count, at) => {
    until += count;
    return { id: `${at}`, from: until - count + 1, until, articles: count, dead: 0 };
  });
}

/** What is left when segments come one by one and all is merged that is chosen; how often each article was written. */
function mergeAll(articles: readonly number[]): {
  readonly left: number;
  readonly most: number;
  readonly times: number;
} {
  let sizes: Sizes = [];
  let [most, written] = [0, 0];
  const coming = following(articles);
  for (const next of coming) {
    sizes = [...sizes, next];
    written += next.articles;
    for (let ids = chooseMerge(sizes, TAIL); ids.length > 0; ids = chooseMerge(sizes, TAIL)) {
      const merged = sizes.filter(({ id }) => ids.includes(id));
      const sum = merged.reduce((total, one) => total + one.articles, 0);
      const [first, last] = [merged[0], merged.at(-1)];
      assert.ok(first !== undefined && last !== undefined);
      const one = { id: `${ids.join('+')}`, from: first.from, until: last.until, articles: sum, dead: 0 };
      sizes = sizes.toSpliced(sizes.indexOf(first), merged.length, one);
      written += sum;
    }
    most = Math.max(most, sizes.length);
  }
  return { left: sizes.length, most, times: written / articles.reduce((total, count) => total + count, 0) };
}

describe('the segments to merge', () => {
  it('are eight neighbours of one size, and none before there are so many', () => {
    assert.deepEqual(chooseMerge(following(Array(7).fill(TAIL)), TAIL), []);
    assert.deepEqual(chooseMerge(following(Array(8).fill(TAIL)), TAIL), ['0', '1', '2', '3', '4', '5', '6', '7']);
  });
  it('follow each other without a gap', () => {
    const gap = following(Array(8).fill(TAIL)).map((size, at) => (at < 4 ? size : { ...size, from: size.from + 1 }));
    assert.deepEqual(chooseMerge(gap, TAIL), []);
  });
  it('are one alone where much of it is dead', () => {
    const sizes = following([TAIL, TAIL]).map((size, at) => ({ ...size, dead: at * 200 }));
    assert.deepEqual(chooseMerge(sizes, TAIL), ['1']);
  });
  it('are never so many that columns of half a million articles are read whole', () => {
    assert.deepEqual(chooseMerge(following(Array(20).fill(100_000)), TAIL), []);
  });
  it('leave few to search where all come alike', () => {
    const { most, times } = mergeAll(Array(500).fill(TAIL));
    assert.ok(most <= 24 && times <= 4, `${most}, written ${times} times`);
  });
  it('leave few to search where small ones and such as were taken in as one come in turn', () => {
    for (const small of [1, 3, 7]) {
      const turns = Array.from({ length: 120 }, (_, turn) => [
        ...Array(small).fill(TAIL),
        TAIL * (8 + ((turn * 5) % 25)),
      ]);
      const { left, most, times } = mergeAll(turns.flat());
      assert.ok(left <= 80 && most <= 100 && times <= 4, `${left} left, ${most} at most, written ${times} times`);
    }
  });
});
