// The columns of a stored segment, written in pages and read back.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settleColumns } from '../../src/search/columns.ts';
import { createColumnsReader, createColumnsWriter } from '../../src/search/columns-pages.ts';

/** More than two pages hold. */
const ARTICLES = 20_000;
const BYTES_MAX = 1_000_000;

const numbers = (numberOf: (article: number) => number): number[] =>
  Array.from({ length: ARTICLES }, (_, at) => numberOf(at));
const passagesOf = (article: number): number => 1 + (article % 9);

function makeColumns() {
  const firstPassages = [0];
  for (let article = 0; article < ARTICLES; article += 1)
    firstPassages.push((firstPassages[article] as number) + passagesOf(article));
  return settleColumns({
    sequences: numbers((article) => article * 3 + 2 ** 40),
    days: numbers((article) => 20_250_101 + (article % 28)),
    firstSeen: numbers((article) => 1.7e12 + article),
    hashes: numbers((article) => article * 7 + 2 ** 50),
    // Every hundredth is a copy of the one before it.
    originals: numbers((article) => (article % 100 === 99 ? article - 1 : article) * 7 + 2 ** 50),
    sources: numbers((article) => article % 5),
    languages: numbers((article) => article % 2),
    titleLengths: numbers((article) => 3 + (article % 11)),
    firstPassages,
    bodyLengths: Array.from({ length: firstPassages[ARTICLES] as number }, (_, at) => 20 + (at % 80)),
    sourceNames: [],
    languageNames: [],
  });
}

describe('columns in pages', () => {
  it('read back what was written, in pieces of less than a megabyte, without the articles that were left out', async () => {
    const columns = makeColumns();
    for (const keeps of [() => true, (article: number) => article % 4 !== 1]) {
      const pages: Uint8Array[] = [];
      const writer = createColumnsWriter(async (page, bytes) => {
        assert.equal(page, pages.length);
        pages.push(bytes);
      });
      const kept = numbers((article) => article).filter(keeps);
      for (const article of kept) {
        const [source, language] = [columns.sources[article] as number, columns.languages[article] as number];
        await writer.add(columns, article, { source: source + 1, language });
      }
      await writer.end();
      assert.ok(pages.length > 1 && pages.every(({ length }) => length < BYTES_MAX));
      const reader = createColumnsReader(writer.articles, writer.passages);
      for (const bytes of pages) reader.take(bytes);
      const read = reader.done();
      for (const name of ['sequences', 'days', 'firstSeen', 'hashes', 'originals', 'languages', 'remainders'] as const)
        assert.deepEqual(
          [...read[name]],
          kept.map((article) => columns[name][article]),
        );
      assert.deepEqual(
        [...read.sources],
        kept.map((article) => (columns.sources[article] as number) + 1),
      );
      assert.deepEqual(
        read.copies.map((at) => kept[at]),
        columns.copies.filter(keeps),
      );
      assert.equal(read.firstPassages.at(-1), read.bodyLengths.length);
      for (const [at, article] of kept.entries()) {
        const [from, until] = [read.firstPassages[at] as number, read.firstPassages[at + 1] as number];
        assert.equal(until - from, passagesOf(article));
        assert.ok(read.articlesOf.subarray(from, until).every((one) => one === at));
        assert.equal(read.bodyLengths[from], columns.bodyLengths[columns.firstPassages[article] as number]);
      }
      assert.throws(() => createColumnsReader(writer.articles + 1, writer.passages).done(), RangeError);
    }
  });
});
