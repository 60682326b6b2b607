// Which articles of a part match a request, and how many they are.

/** The articles of a part that match. */
export interface Matching {
  /** 1 for those that are in the view and fulfil the conditions. */
  readonly within: Uint8Array;
  /** A bit for those that hold one of the words, where they must hold one: article n is bit n % 32 of word n / 32. */
  readonly holding?: Uint32Array;
}

/** Whether an article matches. */
export const isMatching = ({ within, holding }: Matching, article: number): boolean =>
  within[article] === 1 &&
  (holding === undefined || (((holding[article >> 5] as number) >>> (article & 31)) & 1) === 1);

/** How many articles match. */
export function countMatching({ within, holding }: Matching): number {
  if (holding === undefined) return countMarks(within);
  const isWhole = !within.includes(0);
  let count = 0;
  for (let word = 0; word < holding.length; word += 1) {
    let rest = holding[word] as number;
    if (isWhole) count += countBits(rest);
    else for (let at = word * 32; rest !== 0; at += 1, rest >>>= 1) count += rest & (within[at] as number) & 1;
  }
  return count;
}

/** The bits of a number that are set, added up in pairs, fours and bytes (Wegner 1960; Warren, "Hacker's Delight", 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many marks are 1; four are read at a time. The rest are 0. */
function countMarks(marks: Uint8Array): number {
  const fours =
    marks.byteOffset % 4 === 0 ? new Uint32Array(marks.buffer, marks.byteOffset, marks.length >> 2) : NO_FOURS;
  let count = 0;
  for (let at = 0; at < fours.length; at += 1) count += Math.imul(fours[at] as number, 0x01010101) >>> 24;
  for (let at = fours.length * 4; at < marks.length; at += 1) count += marks[at] as number;
  return count;
}

const NO_FOURS = new Uint32Array(0);
