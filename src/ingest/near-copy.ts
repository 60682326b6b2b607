// Whether two texts are nearly the same, as a wire text is under another lede or with another ending: a SimHash finds
// what may be, shingles decide.

/** Shorter texts share too few words for their likeness to say anything: a brief of two sentences has some fifty. */
const WORDS_MIN = 60;
/** Runs of so many words are an author's own: sayings and names that all use are shorter. */
const SHINGLE_WORDS = 4;
/**
 * From this share of common shingles on (Jaccard's measure) one text comes from the other. A text of ten sentences of
 * which two were replaced shares two thirds, one of which three were replaced half; two reports of one happening by
 * different writers share quotations and set phrases, some hundredths (Broder 1997 takes half for "roughly the same").
 */
const RESEMBLANCE_MIN = 0.45;
/** A copy that was cut short, or to which background was added, holds nearly all of the shorter text. */
const CONTAINMENT_MIN = 0.8;
/** … but a short text held by a much longer one is quoted there, not copied. */
const LENGTH_SHARE_MIN = 0.4;
/** What follows adds nothing: a news text of 3,000 words is long. */
const WORDS_READ_MAX = 3_000;

// Han, kana, Thai, Lao and Khmer are written without spaces: each character counts as a word.
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in lower case, at most 3,000. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    words.push(word);
    if (words.length === WORDS_READ_MAX) break;
  }
  return words;
}

/**
 * The SimHash (Charikar 2002) of a text's longer words, each as often as it stands there: 64 bits as 16 hex digits, near
 * for texts that share most of their words. Counted words, not runs of them: what an editor moves or replaces changes
 * many runs and few counts (on 300-word texts with another lede and ending 8 bits of 64 against 14, measured).
 * Undefined for a text of fewer than 60 words.
 */
export function fingerprintOf(text: string): string | undefined {
  const words = wordsOf(text);
  if (words.length < WORDS_MIN) return undefined;
  const sums = new Int32Array(64);
  for (const [at, word] of words.entries()) {
    const feature = featureAt(words, at, word);
    if (feature === undefined) continue;
    addBits(sums, 0, hash32(feature, 0x811c9dc5));
    addBits(sums, 32, hash32(feature, 0x9747b28c));
  }
  let hex = '';
  for (let at = 0; at < 64; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((sums[at + bit] ?? 0) > 0 ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

/** A word of four letters or more (shorter ones stand in every text), or a character of an unspaced script with the one before. */
function featureAt(words: readonly string[], at: number, word: string): string | undefined {
  if (word.length > 3) return word;
  return UNSPACED.test(word) ? `${words[at - 1] ?? ''}${word}` : undefined;
}

function addBits(sums: Int32Array, from: number, hash: number): void {
  for (let bit = 0; bit < 32; bit += 1) sums[from + bit] = (sums[from + bit] ?? 0) + (((hash >>> bit) & 1) * 2 - 1);
}

/** FNV-1a with a final mix (that of MurmurHash3), so that every bit depends on every character. */
function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** True when one text comes from the other: most of their runs of four words are the same. */
export function isNearCopy(one: string, other: string): boolean {
  const [a, b] = [shinglesOf(one), shinglesOf(other)];
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a];
  if (smaller.size < WORDS_MIN - SHINGLE_WORDS) return false;
  let common = 0;
  for (const shingle of smaller) if (larger.has(shingle)) common += 1;
  const resemblance = common / (a.size + b.size - common);
  const isHeld = common / smaller.size >= CONTAINMENT_MIN && smaller.size / larger.size >= LENGTH_SHARE_MIN;
  return resemblance >= RESEMBLANCE_MIN || isHeld;
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const shingles = new Set<string>();
  for (let at = SHINGLE_WORDS; at <= words.length; at += 1) shingles.add(words.slice(at - SHINGLE_WORDS, at).join(' '));
  return shingles;
}
