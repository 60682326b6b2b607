// Numbers stems as they come, so that what counts words can do so in arrays.

/** News uses some 300,000 stems a year with its names; beyond, all are forgotten and numbered anew. */
const STEMS_MAX = 500_000;

const numbers = new Map<string, number>();
let epoch = 0;

/** How often all numbers were forgotten: those of one epoch mean nothing in the next. */
export const stemEpoch = (): number => epoch;

/** The number of a stem (or of another key of an index): from 0 on, the same until the epoch ends. */
export function numberOfStem(stem: string): number {
  const known = numbers.get(stem);
  if (known !== undefined) return known;
  if (numbers.size >= STEMS_MAX) {
    numbers.clear();
    epoch += 1;
  }
  numbers.set(stem, numbers.size);
  return numbers.size - 1;
}
