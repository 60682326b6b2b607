// Tells by a word's first letters that it cannot have any of some stems, so that it need not be stemmed.

const LETTERS = 32;
const LETTER_Y = 0x79 % LETTERS;

/** The first two letters of stems, as a mark for each pair; of a name in capitals (`^us`) those of the name. */
export function beginningsOf(stems: ReadonlySet<string>): Uint8Array {
  if (last?.stems === stems) return last.begins;
  const begins = new Uint8Array(LETTERS * LETTERS);
  for (const stem of stems) {
    const from = stem.startsWith('^') ? 1 : 0;
    const first = stem.charCodeAt(from) % LETTERS;
    const second = stem.charCodeAt(from + 1) % LETTERS;
    if (stem.length > from + 1) begins[first * LETTERS + second] = 1;
    else begins.fill(1, first * LETTERS, (first + 1) * LETTERS);
  }
  last = { stems, begins };
  return begins;
}

/** The passages of one search are marked one after another. */
let last: { readonly stems: ReadonlySet<string>; readonly begins: Uint8Array } | undefined;

/**
 * Whether a word may have one of the stems: English stems begin with the word's own first two letters, but for the y that
 * became an i ("dying", Porter's exceptions).
 */
export function mayBegin(begins: Uint8Array, units: Uint16Array, start: number, end: number): boolean {
  if (end === start + 1) return true;
  const second = (units[start + 1] as number) % LETTERS;
  return second === LETTER_Y || begins[((units[start] as number) % LETTERS) * LETTERS + second] === 1;
}
