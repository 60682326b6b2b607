// Which articles hold a key, as a bit for each article of a segment: stored with the lists of words that many hold.

import type { EncodedList } from './postings.ts';
import type { Columns } from './segment.ts';

/** Bits are kept of a list with a posting for every so many articles: they take a byte for each posting at most. */
const ARTICLES_PER_POSTING_MAX = 8;

/** Whether so long a list of passages is stored with its holders. */
export const areHoldersStored = (count: number, articles: number): boolean =>
  count * ARTICLES_PER_POSTING_MAX >= articles;

/** How many words of 32 bits hold a bit for each of so many articles. */
export const wordsFor = (articles: number): number => Math.ceil(articles / 32);

/** The bits of a list of passages: article n is bit n % 32 of word n / 32. */
export function holdersIn({ count, first, gaps }: EncodedList, articlesOf: Uint32Array, articles: number): Uint32Array {
  const bits = new Uint32Array(wordsFor(articles));
  let passage = first;
  let at = 0;
  for (let posting = 0; posting < count; posting += 1) {
    const article = articlesOf[passage] as number;
    bits[article >> 5] = (bits[article >> 5] as number) | (1 << (article & 31));
    if (posting === count - 1) break;
    let byte = gaps[at++] as number;
    passage += byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = gaps[at++] as number;
      passage += (byte & 0x7f) * scale;
    }
  }
  return bits;
}

/** Articles that go into a new segment, and where they begin there. */
interface Placed {
  readonly columns: Columns;
  readonly articleOffset: number;
  readonly passageOffset: number;
  /** New numbers by old ones, -1 for what is left out; absent when all are kept. */
  readonly renumbered?: { readonly articles: Int32Array; readonly passages: Int32Array };
}

/** Notes for the passages of an input, by their numbers in the new segment, the numbers of their articles there. */
export function noteArticles(
  { columns, articleOffset, passageOffset, renumbered }: Placed,
  articlesOf: Uint32Array,
): void {
  const own = columns.articlesOf;
  for (let passage = 0; passage < own.length; passage += 1) {
    const article = own[passage] as number;
    if (renumbered === undefined) articlesOf[passageOffset + passage] = articleOffset + article;
    else if (renumbered.passages[passage] !== -1)
      articlesOf[renumbered.passages[passage] as number] = renumbered.articles[article] as number;
  }
}
