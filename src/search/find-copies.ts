// Finds the articles that are copies of one text: those of a search, and the sources that carry what is shown.

import { isMatching, type Matching } from './matching.ts';
import type { Part } from './view-mask.ts';

/** A bit for each remainder of a hash: of a thousand texts sought, one article of sixty is looked up in vain. */
const REMAINDERS = 65_536;

/** An article of a part. */
export interface Place {
  readonly part: Part;
  readonly article: number;
}

/** The change that brought an article: its name over all segments. */
export function sequenceOf({ part, article }: Place): number {
  return part.columns.sequences[article] as number;
}

/** The matching articles of each text of which some copy matches, by the hash of their original. */
export function copiesAmong(matching: ReadonlyMap<Part, Matching>): ReadonlyMap<number, readonly Place[]> {
  const copied = new Set<number>();
  for (const [{ columns }, own] of matching)
    for (const article of columns.copies)
      if (isMatching(own, article)) copied.add(columns.originals[article] as number);
  return placesOf(copied, matching);
}

/** Where texts stand among the articles that match, by the hash of their original. */
export function placesOf(
  originals: ReadonlySet<number>,
  matching: ReadonlyMap<Part, Matching>,
): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  if (originals.size === 0) return places;
  const sought = new Uint8Array(REMAINDERS);
  for (const original of originals) sought[original % REMAINDERS] = 1;
  for (const [part, matched] of matching) {
    const { remainders, originals: own } = part.columns;
    for (let article = 0; article < remainders.length; article += 1) {
      if (sought[remainders[article] as number] !== 1 || !isMatching(matched, article)) continue;
      const original = own[article] as number;
      if (!originals.has(original)) continue;
      const known = places.get(original);
      if (known === undefined) places.set(original, [{ part, article }]);
      else known.push({ part, article });
    }
  }
  return places;
}
