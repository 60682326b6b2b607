// Tells which articles hold one of some words: by a bit for each article, which the longest lists have stored.

import { wordsFor } from './holders.ts';
import type { PostingList } from './postings.ts';
import type { Part } from './view-mask.ts';

/**
 * The bits of those articles of a part that hold one of the lists' words. A question's words are not required one by one,
 * but an article must hold at least one of them.
 */
export function holdingAny(part: Part, lists: Iterable<PostingList>): Uint32Array {
  const articles = part.visible.length;
  const bits = new Uint32Array(wordsFor(articles));
  for (const list of lists) {
    const { holders } = list;
    if (holders === undefined) setBits(bits, part, list);
    else for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] as number) | (holders[at] as number);
  }
  return bits;
}

function setBits(bits: Uint32Array, { columns }: Part, { numbers, count }: PostingList): void {
  const { articlesOf } = columns;
  for (let at = 0; at < count; at += 1) {
    const article = articlesOf[numbers[at] as number] as number;
    bits[article >> 5] = (bits[article >> 5] as number) | (1 << (article & 31));
  }
}
