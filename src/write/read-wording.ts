// Reads the wording of a sentence: its words in order, each with what it does there.

import { findDates, findTerms, isStopWord } from '../text/understand.ts';
import { findNumberWords } from './check-numbers.ts';

/** `relation`: a small word that says how others hang together; `plain`: one that says nothing by itself. */
type WordRole = 'content' | 'relation' | 'saying' | 'number' | 'plain';

export interface Word {
  /** What is compared: the stem, or the value of a number. */
  readonly key: string;
  /** As written, lower case. */
  readonly form: string;
  readonly start: number;
  readonly role: WordRole;
  /** The number of its clause. */
  readonly clause: number;
}

/** What one claim may rest on: a cited stretch, with the names in it that do things. */
export interface Unit {
  readonly text: string;
  readonly words: readonly Word[];
  /** Where persons and organisations are named, offsets into `text`. */
  readonly names: readonly { readonly start: number; readonly end: number }[];
  readonly published?: string;
}

/** Verbs that say no more than that somebody said it. */
const SAYING: ReadonlySet<string> = new Set('say says said saying tell tells told state states stated'.split(' '));

/** Groups of small words that mean the same between two statements or amounts. */
const RELATIONS: readonly (readonly string[])[] = [
  ['because', 'due', 'owing', 'therefore', 'thus', 'hence', 'consequently'],
  ['after', 'following'],
  ['before', 'until', 'ahead'],
  ['more', 'over', 'above'],
  ['less', 'fewer', 'under', 'below'],
  ['will', 'shall', 'wont'],
  ['would'],
  ['may', 'might', 'could'],
  ['should', 'must', 'ought'],
  ['can', 'cannot'],
  ['than'],
  ['if', 'unless'],
  ['although', 'though', 'despite'],
  ['against'],
  ['all', 'every', 'each', 'everyone'],
  ['most'],
  ['only'],
  ['again'],
  ['between'],
  ['from'],
  ['to'],
];
const RELATION_OF: ReadonlyMap<string, string> = new Map(
  RELATIONS.flatMap((group) => group.map((word) => [word, `~${group[0]}`] as const)),
);

/** Where another statement begins: marks, and words that join. */
const CLAUSE_BORDER =
  /[,;:()–—“”"]\s?|\s-\s|\b(?:and|but|while|whereas|which|who|whom|whose|where|when|that|because|although|though)\b/giu;

/** The words of a text in order. Its days are left out: they are looked at apart, and stand anywhere in a sentence. */
export function readWording(text: string, published: string | undefined): readonly Word[] {
  const times = findDates(text, { published: published ?? null }).filter(
    ({ type }) => type !== 'DURATION' && type !== 'SET',
  );
  const numbers = findNumberWords(text);
  const borders = [...text.matchAll(CLAUSE_BORDER)].map(({ index }) => index);
  const words: Word[] = [];
  for (const { term, stem, start, end } of findTerms(text, 'en')) {
    if (spanAt(start, times) !== undefined) continue;
    const clause = borders.filter((border) => border <= start).length;
    const number = spanAt(start, numbers);
    if (number !== undefined) {
      if (number.start === start) words.push({ key: `#${number.value}`, form: term, start, role: 'number', clause });
      continue;
    }
    const form = text.slice(start, end).toLowerCase();
    words.push({ key: RELATION_OF.get(term) ?? stem, form, start, role: roleOf(term), clause });
  }
  return words;
}

function spanAt<Span extends { readonly start: number; readonly end: number }>(at: number, spans: readonly Span[]) {
  return spans.find(({ start, end }) => at >= start && at < end);
}

function roleOf(term: string): WordRole {
  if (SAYING.has(term)) return 'saying';
  // "To" and "from" tell directions between amounts and places; as anchors they would part verbs from their objects.
  if (RELATION_OF.has(term)) return term === 'to' ? 'plain' : 'relation';
  return isStopWord(term, 'en') ? 'plain' : 'content';
}

/** Whether two content words are forms of one: equal stems, or a long common beginning ("evict", "eviction"). */
export function isSameWord(one: Word, other: Word): boolean {
  if (one.key === other.key) return true;
  if (one.role !== 'content' || other.role !== 'content') return false;
  const [short, long] = one.form.length <= other.form.length ? [one.form, other.form] : [other.form, one.form];
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  return (
    common >= COMMON_LETTERS_MIN &&
    common >= long.length * COMMON_SHARE_MIN &&
    /less$/u.test(short) === /less$/u.test(long)
  );
}

const COMMON_LETTERS_MIN = 4;
const COMMON_SHARE_MIN = 0.6;
