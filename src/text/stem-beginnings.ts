// Tells by a word's letters that it cannot have any of some stems, so that it need not be stemmed.

const LETTERS = 32;
const PAIRS = LETTERS * LETTERS;
const LETTER_Y = 0x79 % LETTERS;
/** A stem of so many letters has all but its last from the word ("using" has the stem "use"); of shorter ones, fewer are looked at. */
const THREE_KEPT_FROM = 4;
/** A mark: every word that begins so may have one of the stems. Above it: one of those in the list of that number. */
const ANY = 1;

/** What words begin with that may have one of some stems. */
export interface Beginnings {
  /** By the first three letters: 0 where no stem begins so, ANY, or ANY and the number of a list. */
  readonly marks: Uint8Array;
  /** Stems as letters, without their last. */
  readonly lists: readonly (readonly Uint8Array[])[];
}

/** The beginnings of stems; of a name in capitals (`^us`) those of the name. */
export function beginningsOf(stems: ReadonlySet<string>): Beginnings {
  if (last?.stems === stems) return last.begins;
  const marks = last?.begins.marks.fill(0) ?? new Uint8Array(PAIRS * LETTERS);
  const lists: Uint8Array[][] = [[], []];
  for (const stem of stems) {
    const own = Uint8Array.from(
      stem.startsWith('^') ? stem.slice(1) : stem,
      (letter) => letter.charCodeAt(0) % LETTERS,
    );
    const [first = 0, second = 0, third = 0] = own;
    if (own.length < 2) markAll(marks, first * PAIRS, PAIRS);
    else if (own.length < THREE_KEPT_FROM) markAll(marks, first * PAIRS + second * LETTERS, LETTERS);
    else addTo(lists, marks, first * PAIRS + second * LETTERS + third, own.subarray(0, -1));
  }
  const begins = { marks, lists };
  last = { stems, begins };
  return begins;
}

function markAll(marks: Uint8Array, from: number, count: number): void {
  marks.fill(ANY, from, from + count);
}

/** Puts a stem on the list of its first three letters; more lists than a mark can name are not kept apart. */
function addTo(lists: Uint8Array[][], marks: Uint8Array, place: number, kept: Uint8Array): void {
  const mark = marks[place] as number;
  if (mark === ANY) return;
  if (mark > ANY) lists[mark]?.push(kept);
  else if (lists.length > 255) marks[place] = ANY;
  else marks[place] = lists.push([kept]) - 1;
}

/** The passages of one search are marked one after another. */
let last: { readonly stems: ReadonlySet<string>; readonly begins: Beginnings } | undefined;

/**
 * Whether a word may have one of the stems: English stems begin with the word's own letters but for their last, and but
 * for the y that became an i ("dying", Porter's exceptions).
 */
export function mayBegin({ marks, lists }: Beginnings, units: Uint16Array, start: number, end: number): boolean {
  if (end === start + 1) return true;
  const second = (units[start + 1] as number) % LETTERS;
  if (second === LETTER_Y) return true;
  const first = (units[start] as number) % LETTERS;
  // No letter is 0: a word of two letters has none of the longer stems.
  const third = end > start + 2 ? (units[start + 2] as number) % LETTERS : 0;
  const mark = marks[first * PAIRS + second * LETTERS + third] as number;
  if (mark <= ANY) return mark === ANY;
  return (lists[mark] as readonly Uint8Array[]).some((kept) => beginsWith(units, start, end, kept));
}

/** Whether a word begins with the letters, the first three of which it is known to have. */
function beginsWith(units: Uint16Array, start: number, end: number, kept: Uint8Array): boolean {
  if (end - start < kept.length) return false;
  for (let at = 3; at < kept.length; at += 1) if ((units[start + at] as number) % LETTERS !== kept[at]) return false;
  return true;
}
