// Tells by a word's first letters that it cannot have any of some stems, so that it need not be stemmed.

const LETTERS = 32;
const PAIRS = LETTERS * LETTERS;
const LETTER_Y = 0x79 % LETTERS;
/** A stem of so many letters has its first three from the word: only its last may be another ("using" has the stem "use"). */
const THREE_KEPT_FROM = 4;

/** The first letters of stems, as a mark for each three of them; of a name in capitals (`^us`) those of the name. */
export function beginningsOf(stems: ReadonlySet<string>): Uint8Array {
  if (last?.stems === stems) return last.begins;
  const begins = last?.begins.fill(0) ?? new Uint8Array(PAIRS * LETTERS);
  for (const stem of stems) {
    const from = stem.startsWith('^') ? 1 : 0;
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((at) => stem.charCodeAt(from + at) % LETTERS);
    if (stem.length >= from + THREE_KEPT_FROM) begins[first * PAIRS + second * LETTERS + third] = 1;
    else if (stem.length > from + 1) markAll(begins, first * PAIRS + second * LETTERS, LETTERS);
    else markAll(begins, first * PAIRS, PAIRS);
  }
  last = { stems, begins };
  return begins;
}

function markAll(begins: Uint8Array, from: number, count: number): void {
  begins.fill(1, from, from + count);
}

/** The passages of one search are marked one after another. */
let last: { readonly stems: ReadonlySet<string>; readonly begins: Uint8Array } | undefined;

/**
 * Whether a word may have one of the stems: English stems begin with the word's own first letters, but for the y that
 * became an i ("dying", Porter's exceptions).
 */
export function mayBegin(begins: Uint8Array, units: Uint16Array, start: number, end: number): boolean {
  if (end === start + 1) return true;
  const second = (units[start + 1] as number) % LETTERS;
  if (second === LETTER_Y) return true;
  const first = (units[start] as number) % LETTERS;
  // No letter is 0: a word of two letters has none of the longer stems.
  const third = end > start + 2 ? (units[start + 2] as number) % LETTERS : 0;
  return begins[first * PAIRS + second * LETTERS + third] === 1;
}
