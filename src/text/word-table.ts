// Remembers what was made of words, found by their letters as they stand in a text: nothing is cut out of it for a known one.

const FIRST_WORDS = 8_192;
/** Letters of a word, about. */
const LETTERS = 8;
/** FNV-1a of 32 bits (Fowler, Noll, Vo). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Of each word: its number and 1 (0 where there is none), its hash, where its letters begin and how many they are. */
const SLOT = 4;
const [HASH, BEGIN, LENGTH] = [1, 2, 3];

/** Finds what `make` gave for the word that stands in UTF-16 units between two places; asks it once a word. */
export interface WordTable<Value> {
  find(units: Uint16Array, start: number, end: number): Value;
  clear(): void;
}

/** A table of at most `wordsMax` words, emptied when it is full. */
export function createWordTable<Value>(wordsMax: number, make: (word: string) => Value): WordTable<Value> {
  /** By hash, SLOT numbers for each word (see below): what tells it from others is read at once. */
  let slots = new Int32Array(FIRST_WORDS * 2 * SLOT);
  let letters = new Uint16Array(FIRST_WORDS * LETTERS);
  let used = 0;
  let values: Value[] = [];

  const clear = (): void => {
    slots.fill(0);
    values = [];
    used = 0;
  };

  /** The first empty slot for a hash. */
  const slotFor = (hash: number): number => {
    const mask = slots.length - 1;
    let slot = (hash * SLOT) & mask;
    while (slots[slot] !== 0) slot = (slot + SLOT) & mask;
    return slot;
  };

  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += SLOT)
      if (before[from] !== 0) slots.set(before.subarray(from, from + SLOT), slotFor(before[from + HASH] as number));
  };

  const add = (units: Uint16Array, start: number, end: number, hash: number): Value => {
    const value = make(String.fromCharCode(...units.subarray(start, end)));
    if (values.length >= wordsMax) clear();
    else if (values.length * 2 * SLOT >= slots.length) grow();
    while (used + end - start > letters.length) letters = grown(letters, new Uint16Array(letters.length * 2));
    for (let at = start; at < end; at += 1) letters[used + at - start] = units[at] as number;
    values.push(value);
    slots.set([values.length, hash, used, end - start], slotFor(hash));
    used += end - start;
    return value;
  };

  return {
    clear,
    find(units, start, end) {
      let hash = FNV_START | 0;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (units[at] as number), FNV_PRIME);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      for (let slot = (hash * SLOT) & mask; slots[slot] !== 0; slot = (slot + SLOT) & mask) {
        if (slots[slot + HASH] !== hash || slots[slot + LENGTH] !== end - start) continue;
        const before = (slots[slot + BEGIN] as number) - start;
        let same = start;
        while (same < end && letters[before + same] === units[same]) same += 1;
        if (same === end) return values[(slots[slot] as number) - 1] as Value;
      }
      return add(units, start, end, hash);
    },
  };
}

function grown(from: Uint16Array<ArrayBuffer>, into: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  into.set(from);
  return into;
}

/** Used by one call at a time, none of which waits. */
let room = new Uint16Array(16_384);

/** The UTF-16 units of a text, good until the next call: reading them so is several times as fast as from a string. */
export function unitsOf(text: string): Uint16Array {
  if (text.length > room.length) room = new Uint16Array(text.length * 2);
  Buffer.from(room.buffer).write(text, 'utf16le');
  return room.subarray(0, text.length);
}
