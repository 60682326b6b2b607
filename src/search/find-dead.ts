// Finds which articles of the segments are dead: replaced by a newer form of themselves, or removed.

import type { Segment } from './segment.ts';

/** The numbers of the dead articles by segment id. `sequences` names them over all segments; some may be in none. */
export async function findDead(
  segments: readonly Segment[],
  sequences: readonly number[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const found = new Map<string, Set<number>>();
  if (sequences.length === 0) return found;
  for (const segment of segments) {
    const { sequences: own } = await segment.columns();
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) continue;
    const numbers = new Set<number>();
    for (const sequence of sequences) {
      if (sequence < first || sequence > last) continue;
      const at = placeOf(own, sequence);
      if (at !== -1) numbers.add(at);
    }
    if (numbers.size > 0) found.set(segment.id, numbers);
  }
  return found;
}

/** The latest change that any of the segments holds; 0 when there is none. */
export async function newestOf(segments: readonly Segment[]): Promise<number> {
  const latest = await Promise.all(segments.map(async (segment) => (await segment.columns()).sequences.at(-1) ?? 0));
  return Math.max(0, ...latest);
}

/** The place of a number in ascending ones; -1 when it is not there. */
function placeOf(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === wanted ? low : -1;
}
