// Finds the passages in which words stand together, from the rarest word on: each other one is only looked for in those.

import { isInBody, isInTitle, type PostingList, placeFrom } from './postings.ts';

/** Which fields of a passage hold a word. */
const [IN_TEXT, IN_TITLE] = [1, 2];

const fieldsOf = (packed: number): number => (isInBody(packed) ? IN_TEXT : 0) | (isInTitle(packed) ? IN_TITLE : 0);

/** The passages that hold a word of every group in their text, or all of them in the title; ascending. At least one group. */
export function passagesTogether(groups: readonly (readonly PostingList[])[]): Uint32Array {
  const countOf = (lists: readonly PostingList[]) => lists.reduce((sum, { count }) => sum + count, 0);
  const [rarest = [], ...others] = groups.toSorted((a, b) => countOf(a) - countOf(b));
  const passages = allOf(rarest);
  const fields = new Uint8Array(passages.length).fill(IN_TEXT | IN_TITLE);
  let kept = passages.length;
  for (const lists of [rarest, ...others]) {
    const held = new Uint8Array(kept);
    for (const list of lists) noteFields(list, passages, held);
    let next = 0;
    for (let at = 0; at < kept; at += 1) {
      const both = (fields[at] as number) & (held[at] as number);
      if (both === 0) continue;
      passages[next] = passages[at] as number;
      fields[next] = both;
      next += 1;
    }
    kept = next;
  }
  return passages.subarray(0, kept);
}

/** The passages of some lists, ascending, each once. */
function allOf(lists: readonly PostingList[]): Uint32Array {
  const [first] = lists;
  if (first !== undefined && lists.length === 1) return first.numbers.slice(0, first.count);
  const all = new Set(lists.flatMap(({ numbers, count }) => [...numbers.subarray(0, count)]));
  return Uint32Array.from(all).sort();
}

/** Notes in which fields of ascending passages a list has its word. */
function noteFields(list: PostingList, passages: Uint32Array, held: Uint8Array): void {
  let place = 0;
  for (let at = 0; at < held.length && place < list.count; at += 1) {
    const passage = passages[at] as number;
    place = placeFrom(list, place, passage);
    if (place < list.count && list.numbers[place] === passage)
      held[at] = (held[at] as number) | fieldsOf(list.packed[place] as number);
  }
}
