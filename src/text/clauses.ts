// Cuts a sentence into its clauses and says what each is to the sentence: its main event, speech, what was said, or an aside.

import { NO_PAST, PARTICIPLES, PAST_VERBS, SPEECH } from './event-cues.ts';
import { SAYING } from './sentence-cues.ts';

/**
 * main: what the sentence tells. speech: who said it and when. content: what was said. aside: who or what somebody is
 * ("who was elected in 2012"). after: what came before or comes after ("after a vote"). when: what was at the same
 * time. condition: what is only supposed.
 */
export type ClauseKind = 'main' | 'speech' | 'content' | 'aside' | 'after' | 'when' | 'condition';

export interface Clause {
  /** Offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly kind: ClauseKind;
}

/** Stands in the place of a time, letter for letter, so that "Feb. 20, 2017" is not cut at its comma. */
const TIME_MARK = '\u{E000}';
/** The same for an hour of the clock: "before 3 a.m." opens no clause. */
const CLOCK_MARK = '\u{E001}';
/** A verb of saying stands no further before its "that". */
const SPEECH_CHARS = 120;
/** As a pattern, either of them. */
const ANY_MARK = `${TIME_MARK}${CLOCK_MARK}`;

/** A time in the sentence, by its offsets there. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
  readonly isClock: boolean;
}

const OPENERS: readonly (readonly [pattern: RegExp, kind: ClauseKind])[] = [
  [/^(?:who|whom|whose|which|where|why|how|whether)\b/i, 'aside'],
  // "shortly before 3 a.m." is a time.
  [/^(?:after|before)\s\u{E001}/iu, 'main'],
  [/^(?:since|until)\s(?:the|an?|he|she|it|they|its|his|her|their)\b/i, 'after'],
  [/^(?:after|before|following|ahead of|prior to|because|although|despite|as soon as)\b/i, 'after'],
  [/^(?:when|while)\b/i, 'when'],
  [/^(?:if|unless)\b/i, 'condition'],
];
const BORDER =
  /[,;:()—–]|\s--?\s|\b(?:who|whom|whose|which|where|why|how|whether|(?<!\b(?:of|in|at|by|for|with|from|on|to)\s)that|after|before|following|ahead of|prior to|because|although|despite|as soon as|when|while|if|unless|(?:since|until)(?=\s(?:the|an?|he|she|it|they|its|his|her|their)\b))\b/giu;

/** The clauses of a sentence in order, by its commas and the words that open clauses; `times` are spans in it. */
export function findClauses(sentence: string, times: readonly TimeSpan[]): Clause[] {
  const masked = maskTimes(sentence, times);
  const clauses: Clause[] = [];
  let base: 'main' | 'content' = 'main';
  let kind: ClauseKind = 'main';
  for (const { start, end, comma } of piecesOf(masked)) {
    const words = masked.slice(start, end).trimStart();
    kind = kindOf(words, { base, kind, comma, before: masked.slice(0, start) });
    const cut = kind === 'main' ? contentIn(masked.slice(start, end)) : null;
    if (cut !== null) {
      clauses.push({ start, end: start + cut, kind: 'speech' });
      kind = 'content';
    }
    clauses.push({ start: start + (cut ?? 0), end, kind });
    if (kind === 'content') base = 'content';
  }
  // What stands before the content of a speech is the speech.
  const said = clauses.findIndex((clause) => clause.kind === 'content');
  return clauses.map((clause, at) => (clause.kind === 'main' && at < said ? { ...clause, kind: 'speech' } : clause));
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Whether a comma or another mark stands before it. */
  readonly comma: boolean;
}

function piecesOf(masked: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let comma = true;
  const push = (end: number): boolean => {
    if (masked.slice(start, end).trim() === '') return false;
    pieces.push({ start, end, comma });
    return true;
  };
  for (const { 0: mark, index } of masked.matchAll(BORDER)) {
    const isWord = /\p{L}/u.test(mark);
    // An opener right behind a comma belongs to the piece that the comma opens.
    const pushed = push(index);
    if (pushed) comma = !isWord;
    else if (!isWord) comma = true;
    start = isWord ? index : index + mark.length;
  }
  push(masked.length);
  return pieces;
}

interface Place {
  readonly base: 'main' | 'content';
  readonly kind: ClauseKind;
  readonly comma: boolean;
  readonly before: string;
}

function kindOf(words: string, { base, kind, comma, before }: Place): ClauseKind {
  const opened = OPENERS.find(([pattern]) => pattern.test(words))?.[1];
  if (opened === 'main') return kind;
  if (opened !== undefined) return opened;
  if (/^that\b/i.test(words)) {
    // "said on Monday that": but "the attack that killed ten" describes.
    const said = new RegExp(`\\p{L}+(?=(?:\\s(?!\\p{L}+ed\\b)[\\p{L}${ANY_MARK}]+){0,7}\\s$)`, 'gu');
    return [...before.slice(-SPEECH_CHARS).matchAll(said)].some(([word]) => saysSomething(word)) ? 'content' : 'aside';
  }
  // "Born in 1938, she worked": a side clause may come first.
  if (before.trim() === '')
    return opensAside(words.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())) ? 'aside' : base;
  if (comma && isAttribution(words)) return 'speech';
  // A comma behind an aside closes it: "who was elected in 2012, resigned".
  if (comma && kind !== 'aside' && opensAside(words)) return 'aside';
  return comma ? base : kind;
}

/** Whether a word is a verb by which something is said. */
export function saysSomething(word: string): boolean {
  const lower = word.toLowerCase();
  return SAYING.has(lower) || SPEECH.has(lower);
}

/** ", the coast guard said on Tuesday", ", it said", ", according to a statement". */
function isAttribution(words: string): boolean {
  if (/^according to\b/i.test(words)) return true;
  const [first = '', ...others] = words.split(/\s+/, 12);
  if (saysSomething(first)) return false;
  const at = others.findIndex(saysSomething);
  if (at < 0) return false;
  return !hasVerb(others.slice(0, at).join(' ')) && !hasVerb(others.slice(at + 1).join(' '));
}

/** ", signed in 1998,": a participle that has its own place, time or doer; ", down from 70 percent in 2017": a measure. */
function opensAside(words: string): boolean {
  if (/^(?:down|up|compared|against|higher than|lower than|more than|less than|versus)\b/.test(words)) return true;
  const found = new RegExp(
    `^(\\p{L}+)\\s(?:in|on|by|at|since|last|as|from|under|to|with|for|after|during|near|[${ANY_MARK}])`,
    'u',
  ).exec(words);
  const word = found?.[1] ?? '';
  return PARTICIPLES.has(word) || (/ed$/.test(word) && !saysSomething(word));
}

/** Where what is said begins inside a main clause ("the general said ⟨the camps were hit⟩"); null when nothing is said. */
function contentIn(piece: string): number | null {
  for (const { 0: word, index } of piece.matchAll(/\p{L}+/gu)) {
    if (!saysSomething(word)) continue;
    const rest = piece.slice(index + word.length);
    const addressee = new RegExp(
      `^(?:\\s(?:reporters|parliament|lawmakers|journalists|him|her|them|the\\s\\p{L}+))?(?:\\s(?:on|in|late|early|at))?(?:\\s?[${ANY_MARK}]+)?`,
      'u',
    ).exec(rest);
    const from = addressee?.[0].length ?? 0;
    return hasVerb(rest.slice(from)) ? index + word.length + from : null;
  }
  return null;
}

/** Whether a stretch of words has a verb of its own, past, present or to come, as far as its form tells. */
function hasVerb(words: string): boolean {
  return (
    /\b(?:is|are|has|have|will|would|can|could|may|might|should|must)\b/i.test(words) ||
    [...words.matchAll(/[\p{L}-]+/gu)].some(([word], at) => at > 0 && isPast(word.toLowerCase()))
  );
}

/** Whether a word in lower case is a verb in the past by its form. */
export function isPast(word: string): boolean {
  return PAST_VERBS.has(word) || (/^\p{L}{2,}ed$/u.test(word) && !NO_PAST.has(word));
}

/** Whether a word in lower case may be a participle behind "has" or "was" by its form. */
export function isParticiple(word: string): boolean {
  return (
    isPast(word) ||
    PARTICIPLES.has(word) ||
    /^\p{L}{2,}(?:en|wn)$/u.test(word) ||
    /^(?:become|begun|come|gone|done|run|sung|sunk|swum)$/.test(word)
  );
}

function maskTimes(sentence: string, times: readonly TimeSpan[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, isClock } of times) {
    if (start < at) continue;
    masked += sentence.slice(at, start) + (isClock ? CLOCK_MARK : TIME_MARK).repeat(end - start);
    at = end;
  }
  return masked + sentence.slice(at);
}
