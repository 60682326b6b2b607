// What is indexed of an article, where it might be counted wrongly.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReadArticle } from '../../src/news/article.ts';
import { decodeEntry } from '../../src/search/encode-entry.ts';
import { writeEntry } from '../../src/search/index-article.ts';
import { numberOfStem, STEMS_MAX, stemEpoch } from '../../src/text/stem-numbers.ts';
import { understand } from '../../src/text/understand.ts';

const TITLE = 'Harbour pilots of Norvik strike';
const TEXT =
  'The pilots, led by Marta Solberg, stopped work on Monday. No ferry-boat left, the WHO said. The pilots want more pay.';

function readOf(title: string, text: string): Omit<ReadArticle, 'sequence'> {
  const understanding = understand({ title, text, publishedDay: '2025-03-04', language: 'en' });
  const rights = { show: 'full' as const };
  const facts = { url: 'https://harbour.invalid/1', citedUrl: 'https://harbour.invalid/1', source: 'The Harbour Post' };
  const times = { publishedDay: '2025-03-04', firstSeenAt: 1, changedAt: 1, version: 1 };
  const article = { id: 'a'.repeat(32), title, text, language: 'en', rights, ...facts, ...times };
  return { article: { ...article, textHash: 'b', feeds: ['post'], feedId: 'post' }, understanding } as never;
}

describe('what is indexed of an article', () => {
  it('counts each word, name, compound and name in capitals once a place', () => {
    const { inPassages, titleLength } = decodeEntry(writeEntry(readOf(TITLE, TEXT))) ?? assert.fail();
    const counts = new Map<unknown, readonly number[]>();
    for (const [place, key] of [...inPassages.keys].entries())
      counts.set(key, Array.from(inPassages.postings).slice(inPassages.ends[place - 1] ?? 0, inPassages.ends[place]));
    // Of the packed counts 256 is once in the title.
    const once = { pilot: 2 + 256, strike: 256, ferri: 1, boat: 1, ferryboat: 1, 'marta solberg': 1, '^who': 1 };
    for (const [key, packed] of Object.entries(once)) assert.deepEqual(counts.get(key), [0, packed], key);
    for (const stop of ['the', 'of', 'no', 'by']) assert.equal(counts.has(stop), false, stop);
    assert.equal(titleLength, 4);
  });

  it('is the same where the numbers of stems end in the middle of it', () => {
    const read = readOf(`${TITLE} unlike others`, `${TEXT} Nobody foresaw that.`);
    const epoch = stemEpoch();
    for (let at = 0; numberOfStem(`filling ${at}`) < STEMS_MAX - 2; ) at += 1;
    const across = writeEntry(read);
    assert.equal(stemEpoch(), epoch + 1);
    assert.deepEqual(across, writeEntry(read));
  });
});
