// Decides questions that compare: whether two sources or persons say the same, which of two has more, what came first.
// Each side is looked for alone; where one of them is not told, nothing is decided.

import { findNumbers, findTerms, foldName } from '../text/understand.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { type Decision, decideStatements } from './decide.ts';
import { isSpokenBy } from './find-speakers.ts';
import type { Gathering } from './gather-evidence.ts';
import { decideOrder, firstOf } from './order-in-time.ts';
import type { QuestionReading } from './read-question.ts';
import { holdsRequired, requiredWords } from './required-words.ts';
import { isOtherOutcome } from './side-by-side.ts';

/** What a question by parts comes to; undefined for one that compares nothing, and where a side is not told. */
export function decideByParts(gathering: Gathering, scored: readonly ScoredSentence[]): Decision | undefined {
  const { kind } = gathering.reading;
  if (kind === 'yes or no')
    return (
      decideOrder(gathering, scored) ??
      decideMore(gathering.reading, scored) ??
      decideAgreement(gathering.reading, scored) ??
      decideBoth(gathering.reading, scored)
    );
  return kind === 'which' || kind === 'other'
    ? (firstOf(gathering, scored) ?? nameMore(gathering.reading, scored))
    : undefined;
}

const MORE =
  /\b(more|fewer|less|higher|lower|larger|bigger|smaller|greater|longer|shorter|older|younger|most|fewest)\b/iu;
const FEWER = /^(?:fewer|less|lower|smaller|shorter|younger|fewest)$/iu;

/** "Were more houses destroyed in Dorla than in Calvera?": the numbers of both, where they leave no doubt. */
function decideMore(reading: QuestionReading, scored: readonly ScoredSentence[]): Decision | undefined {
  const [, first = '', joint = '', second = ''] = /^(.+?)\s(than|as)\s(.+?)\??$/isu.exec(reading.question.trim()) ?? [];
  const word = MORE.exec(first)?.[1];
  if (joint.toLowerCase() !== 'than' || word === undefined) return undefined;
  const [one, other] = namesApart(first, second, reading);
  if (one === undefined || other === undefined) return undefined;
  const found = compareCounts([one, other], reading, scored);
  if (found === undefined) return undefined;
  const isMore = found.most === one;
  return { slot: isMore === FEWER.test(word) ? 'No' : 'Yes', sentences: found.sentences };
}

/** "Which town lost more houses, Dorla or Calvera?" */
function nameMore(reading: QuestionReading, scored: readonly ScoredSentence[]): Decision | undefined {
  const [, first = '', either = ''] = /^(.+),\s(?:in\s)?([^,]+\sor\s[^,]+?)\??$/isu.exec(reading.question.trim()) ?? [];
  const word = MORE.exec(first)?.[1];
  const named = reading.names.filter((name) => either.includes(name));
  const [one, other] = named;
  if (word === undefined || one === undefined || other === undefined || named.length > 2) return undefined;
  const found = compareCounts([one, other], reading, scored);
  if (found === undefined) return undefined;
  return { slot: FEWER.test(word) ? found.least : found.most, sentences: found.sentences };
}

/** The one name that only the first half has, and the one that only the second has. */
function namesApart(first: string, second: string, { names }: QuestionReading): readonly (string | undefined)[] {
  const [own, others] = [first, second].map((half) => names.filter((name) => half.includes(name)));
  const [one, more] = (own ?? []).filter((name) => !others?.includes(name));
  const [other, most] = (others ?? []).filter((name) => !own?.includes(name));
  return more === undefined && most === undefined ? [one, other] : [];
}

interface Counted {
  /** The least and the most that the words may mean. */
  readonly from: number;
  readonly to: number;
  readonly sentence: ScoredSentence;
}

/** Which of two has more of what the question counts; undefined where a side is not told, or the two may be equal. */
function compareCounts(
  [one, other]: readonly [string, string],
  reading: QuestionReading,
  scored: readonly ScoredSentence[],
): { readonly most: string; readonly least: string; readonly sentences: readonly ScoredSentence[] } | undefined {
  const [ones, others] = [one, other].map((name) => countsOf(name, [one, other], reading, scored));
  const [first, second] = [ones?.[0], others?.[0]];
  if (first === undefined || second === undefined) return undefined;
  const sentences = [first.sentence, second.sentence];
  const isAbove = (above: readonly Counted[] = [], below: readonly Counted[] = []) =>
    above.every(({ from }) => below.every(({ to }) => from > to));
  if (isAbove(ones, others)) return { most: one, least: other, sentences };
  return isAbove(others, ones) ? { most: other, least: one, sentences } : undefined;
}

/** What is told of one of the two in numbers of the noun that the question counts; one number a sentence. */
function countsOf(
  name: string,
  both: readonly string[],
  reading: QuestionReading,
  scored: readonly ScoredSentence[],
): readonly Counted[] {
  const shared = reading.names.filter((other) => !both.includes(other));
  const own: QuestionReading = { ...reading, kind: 'other', names: [...shared, name] };
  const all = requiredWords(own);
  const ofSides = new Set(both.flatMap((other) => foldName(other).split(' ')));
  const required = {
    words: all.words.filter((word) => !(MORE.test(word) || KINDS_OF_SIDES.test(word) || ofSides.has(word))),
  };
  const words = new Set(foldName(reading.question).split(' '));
  return scored.flatMap((sentence): Counted[] => {
    if (both.some((other) => other !== name && sentence.sentence.names.has(other))) return [];
    if (!holdsRequired(sentence.sentence, sentence.article, own, required)) return [];
    const number = findNumbers(sentence.sentence.text).find(
      ({ noun }) => noun !== undefined && words.has(foldName(noun)),
    );
    return number === undefined ? [] : [{ ...rangeOf(number), sentence }];
  });
}

/** "Which town", "which of the two": nouns of the sides themselves. */
const KINDS_OF_SIDES =
  /^(?:town|city|village|country|state|region|company|team|club|party|bank|firm|side|place|two|both|compared)$/u;

/** "Around" may be a fifth off; "at least" has no upper end. */
const ABOUT_SHARE = 0.2;

function rangeOf({ value, hedge = '' }: ReturnType<typeof findNumbers>[number]): { from: number; to: number } {
  if (hedge === '') return { from: value, to: value };
  if (/at least|more than|as many as|no fewer|over|or more/iu.test(hedge) && !/as many as/iu.test(hedge))
    return { from: value, to: Number.POSITIVE_INFINITY };
  if (/at most|less than|fewer than|no more|up to|under|as many as/iu.test(hedge)) return { from: 0, to: value };
  return { from: value * (1 - ABOUT_SHARE), to: value * (1 + ABOUT_SHARE) };
}

/** A source or a speaker, and what of the sentences is theirs. */
interface Side {
  readonly written: string;
  readonly sentences: readonly ScoredSentence[];
}

/** The sources that a question names, or else those who are asked for what they say. Fewer than two are no sides. */
function sidesOf({ sources, names, question }: QuestionReading, scored: readonly ScoredSentence[]): readonly Side[] {
  if (sources.known.length > 1)
    return sources.known.map(({ name, written }) => ({
      written,
      sentences: scored.filter(({ article }) => article.read.article.source === name),
    }));
  if (!SAYS.test(question)) return [];
  const speakers = names.map((name) => ({
    written: foldName(name),
    sentences: scored.filter(({ sentence, article }) => isSpokenBy(sentence, name, article)),
  }));
  const heard = speakers.filter(({ sentences }) => sentences.length > 0);
  return heard.length > 1 ? heard : [];
}

const SAYS =
  /\b(?:say|says|said|tell|told|state|stated|report|reported|give|gave|claim|claimed|agree|agreed|announce|announced|confirm|confirmed)\b/iu;
const AGREEING = /\b(?:same|agree[sd]?|consistent|equal|identical)\b/iu;
const DIFFERING = /\b(?:differ(?:s|ed|ent)?|disagree[sd]?|contradict(?:s|ed)?|inconsistent|otherwise)\b/iu;

/** "Did the Post give the same number of houses as the Daily?": each side's own figure or outcome of what is asked. */
function decideAgreement(reading: QuestionReading, scored: readonly ScoredSentence[]): Decision | undefined {
  const { question } = reading;
  const asksForSame = AGREEING.test(question);
  if (asksForSame === DIFFERING.test(question)) return undefined;
  const sides = sidesOf(reading, scored);
  const told = sides.map(({ sentences }) => sentences.filter((one) => tellsTopic(one, reading, sides)));
  const [one, other, third] = told;
  if (one === undefined || other === undefined || third !== undefined) return undefined;
  for (const first of one)
    for (const second of other) {
      const isSame = compareTold(first, second, sides);
      if (isSame !== undefined) return { slot: isSame === asksForSame ? 'Yes' : 'No', sentences: [first, second] };
    }
  return undefined;
}

/** Whether a sentence of a side holds what the question asks of both, without the words of comparing. */
function tellsTopic({ sentence, article }: ScoredSentence, reading: QuestionReading, sides: readonly Side[]): boolean {
  const isSide = (words: string) => sides.some(({ written }) => written === words);
  const own = { ...reading, kind: 'other', names: reading.names.filter((name) => !isSide(foldName(name))) } as const;
  const ofSides = new Set(sides.flatMap(({ written }) => written.split(' ')));
  // "The same as …": no clause beside what is asked.
  const { words } = requiredWords({ ...own, question: reading.question.replaceAll(/\s(?:as|than)\s/giu, ' and ') });
  const topic = words.filter(
    (word) => !(ofSides.has(word) || AGREEING.test(word) || DIFFERING.test(word) || SAYS.test(word)),
  );
  if (topic.length + own.names.length === 0) return false;
  return holdsRequired(sentence, article, own, { words: topic });
}

/** True where two sentences count the same noun alike, false where otherwise or where one denies the other; else undefined. */
function compareTold(one: ScoredSentence, other: ScoredSentence, sides: readonly Side[]): boolean | undefined {
  const [first, second] = [one, other].map(({ sentence }) =>
    findNumbers(sentence.text).flatMap((number) =>
      number.noun === undefined ? [] : [{ ...number, noun: foldName(number.noun) }],
    ),
  );
  for (const { noun, value, hedge } of first ?? []) {
    const like = second?.find((number) => number.noun === noun);
    if (like !== undefined) return like.value === value && (like.hedge ?? '') === (hedge ?? '');
  }
  // Who says it is no part of what is said.
  const ofSides = new Set(sides.flatMap(({ written }) => findTerms(written, 'en').map(({ stem }) => stem)));
  const [said, denied] = [one, other].map(({ sentence }) => ({
    ...sentence,
    terms: new Map([...sentence.terms].filter(([stem]) => !ofSides.has(stem))),
  }));
  return said !== undefined && denied !== undefined && isOtherOutcome(said, denied) ? false : undefined;
}

const STATES =
  /^(?:did|do|does|have|has)\s(.+?)\s(?:report(?:ed)?|say|said|write|written|tell|told|state[d]?|mention(?:ed)?|announced?|confirm(?:ed)?|claim(?:ed)?|note[d]?)\s+(?:that\s+)?(.+?)\s*\?*$/isu;

/** Longer ones paraphrase: no sentence carries them word for word, and looking takes a second. */
const STATEMENT_WORDS_MAX = 16;

/** "Did both the Post and the Daily report that the lighthouse reopened?": yes where each says so, no where one denies it. */
function decideBoth(reading: QuestionReading, scored: readonly ScoredSentence[]): Decision | undefined {
  const [, who = '', statement = ''] = STATES.exec(reading.question.trim()) ?? [];
  if (statement === '' || statement.split(/\s+/u).length > STATEMENT_WORDS_MAX) return undefined;
  if (reading.sources.known.length < 2) return undefined;
  const sides = sidesOf(reading, scored);
  if (!sides.every(({ written }) => foldName(who).includes(written))) return undefined;
  const decided = sides.map(({ sentences }) => decideStatements([statement], sentences));
  const sentences = decided.flatMap((one) => one?.sentences ?? []);
  if (decided.some((one) => one?.slot === 'No')) return { slot: 'No', sentences };
  return decided.every((one) => one?.slot === 'Yes') ? { slot: 'Yes', sentences } : undefined;
}
