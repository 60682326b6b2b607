// The bits that are stored with long lists: which articles hold a word, after merges and without what is dead.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleId } from '../../src/news/ids.ts';
import { createByteCache } from '../../src/search/byte-cache.ts';
import type { ArticleEntry } from '../../src/search/encode-entry.ts';
import { IN_BODY } from '../../src/search/postings.ts';
import { readSegment } from '../../src/search/read-segment.ts';
import { createTail } from '../../src/search/tail.ts';
import { writeSegment } from '../../src/search/write-segment.ts';

/** The list of a word in three of four of them takes a page of its own. */
const ARTICLES = 2_000;
const IN_EACH_TAIL = 1_000;
const isHolding = (sequence: number): boolean => sequence % 4 !== 1;
const isDead = (sequence: number): boolean => sequence % 5 === 0;

/** An article with two passages: "harbour" stands in both of three articles of four, "kelp" in few. */
function entryOf(sequence: number): ArticleEntry {
  const id = `${sequence}` as ArticleId;
  const passages = [0, 100].map((start) => ({ start, end: start + 100, length: 20 }));
  const postings = isHolding(sequence) ? [0, IN_BODY, 1, 2] : [];
  const kelp = sequence % 100 === 7 ? [1, IN_BODY] : [];
  return {
    ...{
      id,
      original: id,
      feeds: [],
      source: 'Gazette',
      language: 'en',
      firstSeenAt: sequence,
      titleLength: 3,
      passages,
    },
    inPassages: {
      keys: ['harbour', 'kelp'],

      ends: [postings.length, postings.length + kelp.length],
      postings: [...postings, ...kelp],
    },
    ofArticle: [],
  };
}

async function mergedSegment() {
  const tails = Array.from({ length: ARTICLES / IN_EACH_TAIL }, (_, at) => createTail(`tail ${at}`));
  for (let sequence = 0; sequence < ARTICLES; sequence += 1)
    tails[Math.floor(sequence / IN_EACH_TAIL)]?.add(sequence, entryOf(sequence));
  const written = new Map<string, Uint8Array>();
  await writeSegment({
    segments: tails,
    isDead,
    write: async (pages) => {
      for (const [name, bytes] of pages) written.set(name, bytes);
    },
    pause: async () => undefined,
  });
  return readSegment('merged', async (_, names) => names.map((name) => written.get(name)), createByteCache(1_000_000));
}

describe('the holders of a word', () => {
  it('are stored with a list that many articles are in, and are those of its postings', async () => {
    const segment = await mergedSegment();
    const { sequences, articlesOf } = await segment.columns();
    const lists = await segment.lists(['harbour', 'kelp']);
    const { holders, numbers, count } = lists.get('harbour') ?? assert.fail('the word is in no list');
    assert.ok(holders !== undefined && count > 2_000);
    const holding = [...sequences.keys()].filter((article) => ((holders[article >> 5] ?? 0) >>> (article & 31)) & 1);
    assert.deepEqual(holding, [...new Set(Array.from(numbers, (passage) => articlesOf[passage]))]);
    const expected = Array.from({ length: ARTICLES }, (_, sequence) => sequence).filter(
      (sequence) => isHolding(sequence) && !isDead(sequence),
    );
    assert.deepEqual(
      holding.map((article) => sequences[article]),
      expected,
    );
    assert.equal(lists.get('kelp')?.holders, undefined);
  });
});
