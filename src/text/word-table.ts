// Remembers what was made of words, found by their letters as they stand in a text: nothing is cut out of it for a known one.

const FIRST_SLOTS = 16_384;
/** FNV-1a of 32 bits (Fowler, Noll, Vo). */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Finds what `make` gave for the word of a text between two offsets; asks it once a word. */
export interface WordTable<Value> {
  find(text: string, start: number, end: number): Value;
  clear(): void;
}

/** A table of at most `wordsMax` words, emptied when it is full. */
export function createWordTable<Value>(wordsMax: number, make: (word: string) => Value): WordTable<Value> {
  /** By hash: the number of a word and 1, or 0. */
  let slots = new Int32Array(FIRST_SLOTS);
  let hashes = new Int32Array(FIRST_SLOTS / 2);
  let words: string[] = [];
  let values: Value[] = [];

  const clear = (): void => {
    slots.fill(0);
    words = [];
    values = [];
  };

  const grow = (): void => {
    const larger = new Int32Array(hashes.length * 2);
    larger.set(hashes);
    hashes = larger;
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let word = 0; word < words.length; word += 1) {
      let slot = (hashes[word] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
  };

  const add = (word: string, hash: number): Value => {
    if (words.length >= wordsMax) clear();
    else if (words.length === hashes.length) grow();
    const value = make(word);
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = words.length + 1;
    hashes[words.length] = hash;
    words.push(word);
    values.push(value);
    return value;
  };

  return {
    clear,
    find(text, start, end) {
      let hash = FNV_START | 0;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const word = (slots[slot] as number) - 1;
        if (hashes[word] === hash && standsAt(words[word] as string, text, start, end)) return values[word] as Value;
      }
      return add(copyOf(text.slice(start, end)), hash);
    },
  };
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** A part of a text would keep the whole text in memory. */
function copyOf(part: string): string {
  return String.fromCharCode(...Array.from({ length: part.length }, (_, at) => part.charCodeAt(at)));
}
