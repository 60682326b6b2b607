// Tells which articles hold one of some words: by a bit for each article, which long lists keep once it was worked out.

import { wordsFor } from './holders.ts';
import type { PostingList } from './postings.ts';
import type { Part } from './view-mask.ts';

/** Of a list with a posting for every so many articles the bits are kept: they take a third of what its postings take at most. */
const ARTICLES_PER_POSTING_MAX = 16;

/** Goes with its list: when the cache drops that, its bits go too. */
const kept = new WeakMap<PostingList, Uint32Array>();

const areKept = (count: number, articles: number): boolean => count * ARTICLES_PER_POSTING_MAX >= articles;

/** The memory that the bits of a list take, in bytes, beside its postings; 0 for a short one. */
export const bytesOfHolders = (list: PostingList, articles: number): number =>
  areKept(list.count, articles) ? Math.ceil(articles / 8) : 0;

/**
 * The bits of those articles of a part that hold one of the lists' words. A question's words are not required one by one,
 * but an article must hold at least one of them.
 */
export function holdingAny(part: Part, lists: Iterable<PostingList>): Uint32Array {
  const articles = part.visible.length;
  const bits = new Uint32Array(wordsFor(articles));
  for (const list of lists) {
    if (list.holders === undefined && !areKept(list.count, articles)) setBits(bits, part, list);
    else {
      const own = holdersOf(part, list);
      for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] as number) | (own[at] as number);
    }
  }
  return bits;
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
