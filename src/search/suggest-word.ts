// Finds, for a word that stands nowhere in the view, the word of the view that differs by a slip or two and may be meant.

import type { FoundArticle } from '../news/article.ts';
import { findTerms, isStopWord } from '../text/understand.ts';
import { sequenceOf } from './find-copies.ts';
import { keysStarting } from './keys.ts';
import { pause } from './pause.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';
import { keysOfWords } from './word-keys.ts';

/** Shorter words have too many neighbours. */
const LETTERS_MIN = 4;
/** From so many letters on, two slips are forgiven. */
const TWO_SLIPS_LETTERS = 6;
/** A slip after the first letters leaves these as they are; a range of keys so short is read in milliseconds. */
const KEPT_LETTERS = 3;
/** Keys read of one range: of one segment some 30 pages. */
const KEYS_MAX = 3_000;
/** So many of the nearest words are counted in the view. */
const COUNTED_MAX = 64;
/** A word with more slips than these for its letters is another one. */
const SLIPS_SHARE_MAX = 0.5;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** The forms of a word under which the index would have it, where `found` has none of them; undefined for others, and for what is too short or no word. */
export function formsOfUnknown(
  view: ViewOfSegments,
  term: string,
  found: ReadonlySet<string>,
): readonly string[] | undefined {
  if (term.length < LETTERS_MIN || /\p{N}/u.test(term) || isStopWord(term, 'en')) return undefined;
  const stems = keysOfWords(view, term).flatMap(({ keys }) => keys);
  if (stems.length === 0 || stems.some((key) => found.has(key))) return undefined;
  return [...new Set([term, ...stems])];
}

/**
 * Takes the forms of a word, as typed first. Gives the nearest word (then the most frequent) of a visible article, as it is
 * written there; undefined where nothing is near. Only what the view shows is looked at.
 */
export async function nearestWord(
  view: ViewOfSegments,
  forms: readonly string[],
  read: (sequences: readonly number[]) => Promise<readonly FoundArticle[]>,
): Promise<string | undefined> {
  const typed = forms[0] as string;
  const head = typed.slice(0, KEPT_LETTERS);
  // Most slips come later in a word; ranges for the others are looked at only when none is found so.
  const best =
    (await nearestKey(view, forms, new Set([head]))) ?? (await nearestKey(view, forms, otherStartsOf(typed)));
  return best === undefined ? undefined : asWritten(best.key, best.shown, typed, read);
}

/** The key nearest to one of the forms among those that begin so, of equals the most frequent in the view. */
async function nearestKey(
  view: ViewOfSegments,
  forms: readonly string[],
  starts: ReadonlySet<string>,
): Promise<Near | undefined> {
  const slipsMax = (forms[0] as string).length >= TWO_SLIPS_LETTERS ? 2 : 1;
  const lettersOf = forms.map(letterMarks);
  const near = new Map<string, number>();
  for (const { segment } of view.parts) {
    for (const start of starts) {
      await pause();
      for (const key of await segment.keysWithin(keysStarting(start), KEYS_MAX)) {
        const letters = letterMarks(key);
        for (const [at, form] of forms.entries()) {
          if (differsIn(letters, lettersOf[at] as number) > slipsMax) continue;
          const slips = countSlips(form, key, slipsMax);
          if (slips <= slipsMax) near.set(key, Math.min(slips, near.get(key) ?? slips));
        }
      }
    }
  }
  const nearest = [...near].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).slice(0, COUNTED_MAX);
  const counted: Near[] = [];
  for (const [key, slips] of nearest) {
    const shown = await findShown(view, key);
    if (shown !== undefined) counted.push({ key, slips, shown });
  }
  return counted.sort((a, b) => a.slips - b.slips || b.shown.count - a.shown.count || (a.key < b.key ? -1 : 1))[0];
}

interface Near {
  readonly key: string;
  readonly slips: number;
  readonly shown: Shown;
}

/** The beginnings that a word may have had before a slip in its first letters: those one letter apart. */
function otherStartsOf(form: string): ReadonlySet<string> {
  const head = form.slice(0, KEPT_LETTERS);
  const starts = new Set<string>();
  if (!/^[a-z]+$/.test(head)) return starts;
  for (let at = 0; at < KEPT_LETTERS; at += 1) {
    const [before, letter, after] = [form.slice(0, at), form.charAt(at), form.slice(at + 1, KEPT_LETTERS + 1)];
    starts.add((before + after).slice(0, KEPT_LETTERS));
    starts.add((before + after.charAt(0) + letter + after.slice(1)).slice(0, KEPT_LETTERS));
    for (const other of ALPHABET) {
      starts.add((before + other + after).slice(0, KEPT_LETTERS));
      starts.add((before + other + letter + after).slice(0, KEPT_LETTERS));
    }
  }
  return starts;
}

/** A visible article that holds a word, and in how many passages of the view the word stands. */
interface Shown {
  readonly part: Part;
  readonly article: number;
  readonly count: number;
}

async function findShown({ parts }: ViewOfSegments, key: string): Promise<Shown | undefined> {
  let first: { readonly part: Part; readonly article: number } | undefined;
  let count = 0;
  for (const part of parts) {
    const list = (await part.segment.lists([key])).get(key);
    if (list === undefined) continue;
    for (let at = 0; at < list.count; at += 1) {
      const article = part.columns.articlesOf[list.numbers[at] as number] as number;
      if (part.visible[article] !== 1) continue;
      first ??= { part, article };
      count += 1;
    }
  }
  return first === undefined ? undefined : { ...first, count };
}

/** A stem is no word: the form of it that an article uses and that is nearest to what was typed. */
async function asWritten(
  key: string,
  { part, article: number }: Shown,
  typed: string,
  read: (sequences: readonly number[]) => Promise<readonly FoundArticle[]>,
): Promise<string | undefined> {
  const [article] = await read([sequenceOf({ part, article: number })]);
  if (article === undefined) return undefined;
  const forms = findTerms(`${article.title}\n${article.text}`, article.language).filter(({ stem }) => stem === key);
  const slips = (term: string) => countSlips(term, typed, Math.max(term.length, typed.length));
  const nearest = forms.sort((a, b) => slips(a.term) - slips(b.term) || a.term.length - b.term.length)[0];
  // Stems that are near belong to words that may be far: of "kelp" one letter makes the stem of "Kelling".
  if (nearest === undefined || slips(nearest.term) > typed.length * SLIPS_SHARE_MAX) return undefined;
  // A name has its capital wherever it stands; another word only where it begins a sentence.
  const words = `${article.title}\n${article.text}`;
  const written = forms.filter(({ term }) => term === nearest.term).map(({ start, end }) => words.slice(start, end));
  return written.every((word) => /^\p{Lu}/u.test(word)) ? written[0] : nearest.term;
}

/** Which letters a word has, as a bit for each remainder of their codes by 32. */
function letterMarks(word: string): number {
  let marks = 0;
  for (let at = 0; at < word.length; at += 1) marks |= 1 << (word.charCodeAt(at) & 31);
  return marks;
}

/** The least slips between words of such letters: each takes one letter away, brings one, or both. */
const differsIn = (some: number, others: number): number => Math.max(bitsOf(some & ~others), bitsOf(others & ~some));

function bitsOf(marks: number): number {
  let bits = 0;
  for (let rest = marks; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another
 * (optimal string alignment; Damerau 1964); more than `max` is given as `max` + 1.
 */
function countSlips(from: string, to: string, max: number): number {
  if (Math.abs(from.length - to.length) > max || to.length >= ROW_LENGTH) return max + 1;
  let [before, last, next] = ROWS;
  for (let at = 0; at <= to.length; at += 1) last[at] = at;
  for (let row = 1; row <= from.length; row += 1) {
    // So far apart as slips are forgiven: what lies further costs more than that.
    const [first, end] = [Math.max(1, row - max), Math.min(to.length, row + max)];
    next[first - 1] = first === 1 ? row : max + 1;
    next[end + 1] = max + 1;
    let leastOfRow = next[first - 1] as number;
    const letter = from.charCodeAt(row - 1);
    for (let at = first; at <= end; at += 1) {
      const other = to.charCodeAt(at - 1);
      let least = (last[at - 1] as number) + (letter === other ? 0 : 1);
      least = Math.min(least, (last[at] as number) + 1, (next[at - 1] as number) + 1);
      if (row > 1 && at > 1 && letter === to.charCodeAt(at - 2) && from.charCodeAt(row - 2) === other)
        least = Math.min(least, (before[at - 2] as number) + 1);
      next[at] = least;
      leastOfRow = Math.min(leastOfRow, least);
    }
    if (leastOfRow > max) return max + 1;
    [before, last, next] = [last, next, before];
  }
  return Math.min(last[to.length] as number, max + 1);
}

/** Longer keys are no words. */
const ROW_LENGTH = 128;
/** Used by one call at a time, none of which waits: thousands of words are compared for one. */
const ROWS: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(ROW_LENGTH),
  new Uint8Array(ROW_LENGTH),
  new Uint8Array(ROW_LENGTH),
];
