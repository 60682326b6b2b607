// What a sentence adds to what was told: an actor, a day, a number or a statement that stands in no earlier one.

import type { ReadArticle, Sentence } from '../news/article.ts';
import type { Fact, NumberFact } from '../news/told.ts';
import { findNumbers, findTerms, foldName, isStopWord } from '../text/understand.ts';

/** A sentence says something else when at least half of its content words were not told. */
const NEW_WORDS_SHARE_MIN = 0.5;
/** Fewer new words than these are other words for the same thing. */
const NEW_WORDS_MIN = 3;
/** Share of the shorter sentence's content words that two figures' sentences have in common when they count one thing. */
const SHARED_WORDS_MIN = 0.4;
/** How far behind a number the word stands that says what is counted. */
const NOUN_CHARS_MAX = 40;

/** A figure that was told otherwise before: "was X, now Y, per source". */
export interface NumberChange {
  readonly was: NumberFact;
  readonly now: NumberFact;
}

/** What one sentence of an article tells: its actors, days and numbers, and its words as one statement. */
export function factsIn({ article, understanding }: ReadArticle, { start, end, text }: Sentence): Fact[] {
  const inside = (other: { readonly start: number; readonly end: number }) => other.start >= start && other.end <= end;
  const actors = understanding.actorMentions.filter(inside).map(({ actor }) => foldName(actor));
  const times = understanding.timeMentions.filter(inside);
  const words = contentWords(text, article.language);
  return [
    ...[...new Set(actors)].map((name): Fact => ({ kind: 'actor', name })),
    ...times.flatMap(({ from, to, granularity }): Fact[] =>
      granularity === 'day' && from !== undefined && to !== undefined ? [{ kind: 'day', from, to }] : [],
    ),
    ...numbersIn(text, article.language, article.source),
    { kind: 'statement', words },
  ];
}

/**
 * Those of the facts that were not told. A name is told when a told one has all of its words or it has all of that one's
 * ("Altman" after "Sam Altman"), or its words stand in what was told, as a name or not; a number when it was told of the same thing; a statement is new when half of its
 * content words, and three at least, stand in nothing told. All facts are new when nothing was told.
 */
export function newFacts(facts: readonly Fact[], told: readonly Fact[]): Fact[] {
  if (told.length === 0) return [...facts];
  const names = told.flatMap((fact) => (fact.kind === 'actor' ? [fact.name] : []));
  const words = new Set(told.flatMap((fact) => (fact.kind === 'statement' ? fact.words : [])));
  const isTold = (name: string) => stemsOf(name, 'en').every((word) => words.has(word));
  return facts.filter((fact) => {
    if (fact.kind === 'actor') return !isTold(fact.name) && !names.some((name) => isSameName(name, fact.name));
    if (fact.kind === 'day') return !told.some((old) => old.kind === 'day' && old.from === fact.from);
    if (fact.kind === 'number') return !told.some((old) => old.kind === 'number' && isSameNumber(old, fact));
    const fresh = new Set(fact.words.filter((word) => !words.has(word)));
    return fresh.size >= NEW_WORDS_MIN && fresh.size >= NEW_WORDS_SHARE_MIN * new Set(fact.words).size;
  });
}

/** The figures among the facts that were told with another value, each beside the one told last of the same thing. */
export function changedNumbers(facts: readonly Fact[], told: readonly Fact[]): NumberChange[] {
  const before = told.filter((fact) => fact.kind === 'number').toReversed();
  return facts.flatMap((now) => {
    if (now.kind !== 'number' || now.text === undefined) return [];
    if (before.some((was) => isSameNumber(was, now))) return [];
    const was = before.find(
      (old) => old.text !== undefined && old.counted !== '' && old.counted === now.counted && isOneThing(old, now),
    );
    return was === undefined ? [] : [{ was, now }];
  });
}

/** The numbers of a sentence with what they count; one that counts nothing ("bridge number 2") is a fact by its value. */
function numbersIn(text: string, language: string, source: string): NumberFact[] {
  const numbers = findNumbers(text);
  const isFigure = (at: number) => numbers.some(({ start, end }) => at >= start && at < end);
  const terms = findTerms(text, language).filter(({ term, start }) => !isStopWord(term, language) && !isFigure(start));
  const words = [...new Set(terms.map(({ stem }) => stem))];
  return numbers.flatMap(({ start, end, value, hedge, noun }): NumberFact[] => {
    if (noun === undefined) return [{ kind: 'number', value, counted: '', words, source }];
    const counted = stemsOf(noun, language).join(' ');
    const shown = wordingOf(text, { start, end, hedge, noun });
    return [{ kind: 'number', value, counted, words, source, ...(shown === undefined ? {} : { text: shown }) }];
  });
}

/** The number with its hedge before it and what it counts behind it; undefined where a hedge stands elsewhere. */
function wordingOf(
  text: string,
  number: { readonly start: number; readonly end: number; readonly hedge: string | undefined; readonly noun: string },
): string | undefined {
  const { start, hedge, noun } = number;
  const before = text.slice(0, start).trimEnd();
  if (hedge !== undefined && !before.toLowerCase().endsWith(hedge)) return undefined;
  const from = hedge === undefined ? start : before.length - hedge.length;
  const behind = text.slice(number.end, number.end + NOUN_CHARS_MAX).toLowerCase();
  const at = behind.indexOf(noun);
  const end = at === -1 ? number.end : number.end + at + noun.length;
  return text.slice(from, end).replace(/\s+/gu, ' ');
}

function isSameNumber(one: NumberFact, other: NumberFact): boolean {
  return one.value === other.value && (one.counted === other.counted || one.counted === '' || other.counted === '');
}

function isOneThing(one: NumberFact, other: NumberFact): boolean {
  const words = new Set(one.words);
  const shared = other.words.filter((word) => words.has(word)).length;
  return shared >= SHARED_WORDS_MIN * Math.min(one.words.length, other.words.length);
}

function isSameName(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const words = new Set(longer.split(' '));
  return shorter.split(' ').every((word) => words.has(word));
}

function contentWords(text: string, language: string): string[] {
  const terms = findTerms(text, language).filter(({ term }) => !isStopWord(term, language));
  return [...new Set(terms.map(({ stem }) => stem))];
}

function stemsOf(text: string, language: string): string[] {
  return findTerms(text, language).map(({ stem }) => stem);
}
