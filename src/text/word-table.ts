// Numbers words by their letters as they stand in a text: nothing is cut out of it for a known one.

const FIRST_WORDS = 8_192;
/** Letters of a word, about. */
const LETTERS = 8;
/** FNV-1a of 32 bits (Fowler, Noll, Vo): begins with this, and goes on with each unit by `Math.imul(hash ^ unit, HASH_STEP)`. */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_STEP = 0x01000193;

/** Of each word: its number and 1 (0 where there is none), its hash, where its letters begin and how many they are. */
const SLOT = 4;
const [HASH, BEGIN, LENGTH] = [1, 2, 3];
const NONE = -1;

/** Numbers from 0 on, each for a word that stood in UTF-16 units between two places. */
export interface WordTable {
  /** How many words it has. */
  readonly size: number;
  /** The number of a word; -1 where it was never added. `hash` is that of its units, which whoever looked for its end has read. */
  find(units: Uint16Array, start: number, end: number, hash: number): number;
  /** Adds a word that it does not have; gives its number. */
  add(units: Uint16Array, start: number, end: number, hash: number): number;
}

/** The hash of the word between two places. */
export function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (units[at] as number), HASH_STEP);
  return hash;
}

/** The lowest bits choose the slot: those above are mixed in. */
const mixed = (hash: number): number => hash ^ (hash >>> 15);

/** A table without words. */
export function createWordTable(): WordTable {
  /** By hash, SLOT numbers for each word (see below): what tells it from others is read at once. */
  let slots = new Int32Array(FIRST_WORDS * 2 * SLOT);
  let letters = new Uint16Array(FIRST_WORDS * LETTERS);
  let used = 0;
  let size = 0;

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

  return {
    get size() {
      return size;
    },
    find(units, start, end, hashOfWord) {
      const hash = mixed(hashOfWord);
      const mask = slots.length - 1;
      for (let slot = (hash * SLOT) & mask; slots[slot] !== 0; slot = (slot + SLOT) & mask) {
        if (slots[slot + HASH] !== hash || slots[slot + LENGTH] !== end - start) continue;
        const before = (slots[slot + BEGIN] as number) - start;
        let same = start;
        while (same < end && letters[before + same] === units[same]) same += 1;
        if (same === end) return (slots[slot] as number) - 1;
      }
      return NONE;
    },
    add(units, start, end, hashOfWord) {
      if (size * 2 * SLOT >= slots.length) grow();
      while (used + end - start > letters.length) letters = doubled(letters);
      letters.set(units.subarray(start, end), used);
      const hash = mixed(hashOfWord);
      size += 1;
      slots.set([size, hash, used, end - start], slotFor(hash));
      used += end - start;
      return size - 1;
    },
  };
}

function doubled(from: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(from.length * 2);
  larger.set(from);
  return larger;
}

/** Used by one call at a time, none of which waits. */
let room = new Uint16Array(16_384);

/** The UTF-16 units of a text, good until the next call: reading them so is several times as fast as from a string. */
export function unitsOf(text: string): Uint16Array {
  if (text.length > room.length) room = new Uint16Array(text.length * 2);
  Buffer.from(room.buffer).write(text, 'utf16le');
  return room.subarray(0, text.length);
}
