// Tells which articles hold one of some words: by a bit for each article, which long lists keep once it was worked out.

import { wordsFor } from './holders.ts';
import type { PostingList } from './postings.ts';
import type { Part } from './view-mask.ts';

/** Of a list with a posting for every so many articles the bits are kept: they take a third of what its postings take at most. */
const ARTICLES_PER_POSTING_MAX = 16;
/** The marks of four articles by their bits. */
const FOUR_MARKS = Uint32Array.from({ length: 16 }, (_, bits) =>
  [0, 1, 2, 3].reduce((marks, at) => marks + ((bits >> at) & 1) * 256 ** at, 0),
);

/** Goes with its list: when the cache drops that, its bits go too. */
const kept = new WeakMap<PostingList, Uint32Array>();

const areKept = (count: number, articles: number): boolean => count * ARTICLES_PER_POSTING_MAX >= articles;

/** The memory that the bits of a list take, in bytes, beside its postings; 0 for a short one. */
export const bytesOfHolders = (list: PostingList, articles: number): number =>
  areKept(list.count, articles) ? Math.ceil(articles / 8) : 0;

/**
 * The marks of those articles of a part that hold one of the lists' words. A question's words are not required one by one,
 * but an article must hold at least one of them.
 */
export function keepHolding(part: Part, lists: Iterable<PostingList>, marks: Uint8Array): Uint8Array {
  const bits = new Uint32Array(wordsFor(marks.length));
  for (const list of lists) {
    if (list.holders === undefined && !areKept(list.count, marks.length)) setBits(bits, part, list);
    else {
      const own = holdersOf(part, list);
      for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] as number) | (own[at] as number);
    }
  }
  return marksOf(bits, marks);
}

function holdersOf(part: Part, list: PostingList): Uint32Array {
  const known = list.holders ?? kept.get(list);
  if (known !== undefined) return known;
  const bits = new Uint32Array(wordsFor(part.visible.length));
  setBits(bits, part, list);
  kept.set(list, bits);
  return bits;
}

function setBits(bits: Uint32Array, { columns }: Part, { numbers, count }: PostingList): void {
  const { articlesOf } = columns;
  for (let at = 0; at < count; at += 1) {
    const article = articlesOf[numbers[at] as number] as number;
    bits[article >> 5] = (bits[article >> 5] as number) | (1 << (article & 31));
  }
}

/** The marks whose bit is set, four at a time; a rare word has none in most words of bits. */
function marksOf(bits: Uint32Array, marks: Uint8Array): Uint8Array {
  const fours = new Uint32Array(bits.length * 8);
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word] as number;
    for (let at = word * 8; rest !== 0; at += 1, rest >>>= 4) fours[at] = FOUR_MARKS[rest & 15] as number;
  }
  const holding = new Uint8Array(fours.buffer, 0, marks.length);
  if (marks.includes(0))
    for (let at = 0; at < marks.length; at += 1) holding[at] = (holding[at] as number) & (marks[at] as number);
  return holding;
}
