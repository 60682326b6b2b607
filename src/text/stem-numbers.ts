// Numbers stems as they come, so that what counts words can do so in arrays.

/** News uses some 300,000 stems a year with its names; beyond, all are forgotten and numbered anew. */
export const STEMS_MAX = 500_000;

const numbers = new Map<string, number>();
const stems: string[] = [];
let epoch = 0;

/** How often all numbers were forgotten: those of one epoch mean nothing in the next. */
export const stemEpoch = (): number => epoch;

/** The number of a stem (or of another key of an index): from 0 on, the same until the epoch ends. */
export function numberOfStem(stem: string): number {
  const known = numbers.get(stem);
  if (known !== undefined) return known;
  if (stems.length >= STEMS_MAX) {
    numbers.clear();
    stems.length = 0;
    epoch += 1;
  }
  numbers.set(stem, stems.length);
  return stems.push(stem) - 1;
}

/** The stem of a number of this epoch. Throws when it has none. */
export function stemOf(number: number): string {
  const stem = stems[number];
  if (stem === undefined) throw new Error(`no stem has the number ${number}`);
  return stem;
}
