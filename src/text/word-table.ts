// Remembers what was made of words, found by their letters as they stand in a text: nothing is cut out of it for a known one.

const FIRST_WORDS = 8_192;
/** Letters of a word, about. */
const LETTERS = 8;
/** FNV-1a of 32 bits (Fowler, Noll, Vo). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Finds what `make` gave for the word that stands in UTF-16 units between two places; asks it once a word. */
export interface WordTable<Value> {
  find(units: Uint16Array, start: number, end: number): Value;
  clear(): void;
}

/** A table of at most `wordsMax` words, emptied when it is full. */
export function createWordTable<Value>(wordsMax: number, make: (word: string) => Value): WordTable<Value> {
  /** By hash: the number of a word and 1, or 0. */
  let slots = new Int32Array(FIRST_WORDS * 2);
  let hashes = new Int32Array(FIRST_WORDS);
  /** Where each word's letters begin, and after the last where there is room. */
  let begins = new Uint32Array(FIRST_WORDS + 1);
  let letters = new Uint16Array(FIRST_WORDS * LETTERS);
  let values: Value[] = [];

  const clear = (): void => {
    slots.fill(0);
    values = [];
  };

  const place = (hash: number, word: number): void => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = word + 1;
  };

  const grow = (): void => {
    hashes = grown(hashes, new Int32Array(hashes.length * 2));
    begins = grown(begins, new Uint32Array(hashes.length + 1));
    slots = new Int32Array(hashes.length * 2);
    for (let word = 0; word < values.length; word += 1) place(hashes[word] as number, word);
  };

  const add = (units: Uint16Array, start: number, end: number, hash: number): Value => {
    const value = make(String.fromCharCode(...units.subarray(start, end)));
    if (values.length >= wordsMax) clear();
    else if (values.length === hashes.length) grow();
    const word = values.length;
    const begin = begins[word] as number;
    while (begin + end - start > letters.length) letters = grown(letters, new Uint16Array(letters.length * 2));
    for (let at = start; at < end; at += 1) letters[begin + at - start] = units[at] as number;
    begins[word + 1] = begin + end - start;
    hashes[word] = hash;
    values.push(value);
    place(hash, word);
    return value;
  };

  return {
    clear,
    find(units, start, end) {
      let hash = FNV_START | 0;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (units[at] as number), FNV_PRIME);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const word = (slots[slot] as number) - 1;
        if (hashes[word] !== hash) continue;
        const begin = begins[word] as number;
        if ((begins[word + 1] as number) - begin !== end - start) continue;
        let same = start;
        while (same < end && letters[begin + same - start] === units[same]) same += 1;
        if (same === end) return values[word] as Value;
      }
      return add(units, start, end, hash);
    },
  };
}

function grown<Numbers extends Int32Array | Uint32Array | Uint16Array>(from: Numbers, into: Numbers): Numbers {
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
