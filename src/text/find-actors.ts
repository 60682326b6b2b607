// Finds the persons, organisations and places that a text names, and says which namings are one actor.

import type { Abbreviation, ActorKind, ActorKnowledge, ActorMention } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { type FoundAbbreviation, findAbbreviations } from './abbreviations.ts';
import {
  addScores,
  bestKind,
  type KindScores,
  NO_SCORES,
  scaled,
  scoreContext,
  scoreName,
  UNKNOWN_PERSON_WEIGHT,
} from './actor-kinds.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import { findRuns } from './name-runs.ts';
import { type Token, tokenise } from './name-tokens.ts';
import { foldName } from './names.ts';
import { onceEach } from './once-each.ts';
import { isPlace } from './places.ts';
import { groupNamings, type Naming, stateKey, wellKnownName } from './same-actor.ts';
import { findSentences } from './sentences.ts';
import type { NameRun } from './split-runs.ts';
import { stateBeside, stateOrganOf } from './state-organs.ts';
import { statedAliases } from './stated-aliases.ts';
import { wordSet } from './word-set.ts';
import type { HandedIn } from './words-seen.ts';

export interface FindActorsOptions {
  /** Not used yet: who holds an office depends on the day. */
  readonly publishedDay?: Day;
  readonly knowledge?: ActorKnowledge;
  /** How many live in the world's larger cities, by folded name: a weak sign of a place. */
  readonly cities?: ReadonlyMap<string, number>;
  /** The headline, which is not part of the text: what it names helps to read the text. */
  readonly title?: string;
  /** Given by callers that have cut the text already. */
  readonly sentences?: readonly Sentence[];
}

export interface FoundActors {
  readonly mentions: ActorMention[];
  readonly abbreviations: Abbreviation[];
}

/** What stands around many mentions weighs no more than around this many: else "in" and "to" outvote the name. */
const CONTEXTS_MAX = 4;

/** A longer headline is a text. */
const TITLE_CHARS_MAX = 300;

/** Of the longer words of a headline in sentence case, names are less than this share. */
const TITLE_CASE_SHARE = 0.6;

/** How much the kind seen in other articles weighs against this text's signs: as much as a title. */
const KNOWN_KIND_WEIGHT = 6;

/** One word is a surname or a brand as often, but where so many live; two are seldom anything else. */
const CITY_WEIGHT = 1;
const LONG_CITY_WEIGHT = 3;
const KNOWN_CITY_INHABITANTS_MIN = 500_000;

/**
 * The actors that a text names, in order and without overlaps, and the short forms it introduces. Titles ("Gen."),
 * articles and possessive endings are no part of a mention. All mentions of one actor share the key `actor`: its
 * fullest name here, folded. Never throws; none for a text without names.
 */
export function findActors(text: string, options: FindActorsOptions = {}): FoundActors {
  const sentences = options.sentences ?? findSentences(text);
  const headline = helpfulHeadline(options.title, text);
  if (headline === '') return actorsIn(text, sentences, options);
  const offset = headline.length + 2;
  const shifted = sentences.map((one) => ({ ...one, start: one.start + offset, end: one.end + offset }));
  const found = actorsIn(`${headline}\n\n${text}`, [...findSentences(headline), ...shifted], options);
  return {
    mentions: found.mentions
      .filter(({ start }) => start >= offset)
      .map((mention) => ({ ...mention, start: mention.start - offset, end: mention.end - offset })),
    abbreviations: found.abbreviations,
  };
}

/** A headline in which most words have capitals tells nothing about names; neither does one that the text repeats. */
function helpfulHeadline(title: string | undefined, text: string): string {
  const headline = (title ?? '').slice(0, TITLE_CHARS_MAX).replace(/\s+/g, ' ').trim();
  if (headline === '' || text.trimStart().startsWith(headline)) return '';
  const words = headline.match(/\p{L}{4,}/gu)?.slice(1) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals <= words.length * TITLE_CASE_SHARE ? headline : '';
}

function actorsIn(text: string, sentences: readonly Sentence[], handedIn: HandedIn): FoundActors {
  const abbreviations = findAbbreviations(text);
  const tokens = tokenise(text, sentences);
  const runs = withoutPlainShorts(findRuns(tokens, sentences, handedIn), tokens, abbreviations);
  const names = runs.map((run) => tokens.slice(run.from, run.to));
  const spans = names.map(spanOf);
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  const firstAt = new Map(texts.map((one, index) => [one, names[index] ?? []]));
  const scoreOf = onceEach((one) => scoreName(firstAt.get(one) ?? []));
  const ofName = texts.map(scoreOf);
  const ofContext = runs.map((run) => scoreContext(tokens, run));
  const scores = ofName.map((score, index) => addScores(score, ofContext[index] ?? score));
  const namings = texts.map((one, index) => ({
    text: one,
    mayBePerson: mayBePerson(scores[index], names[index] ?? []),
    state: stateBeside(tokens, runs[index]),
  }));
  const placed = namings.map((naming, index) => ({
    ...(spans[index] ?? NOWHERE),
    text: naming.text,
    scores: ofName[index] ?? NO_SCORES,
  }));
  const aliases = statedAliases(text, placed, abbreviations);
  const group = groupNamings(namings, abbreviations, aliases);
  const kinds = kindsOf({ group, ofName, ofContext, texts, handedIn });
  const keys = keysOf(group, namings, abbreviations);
  return {
    mentions: spans.map(({ start, end }, index) => {
      const root = group[index] ?? index;
      return { start, end, text: text.slice(start, end), type: kinds.get(root) ?? 'ORG', actor: keys.get(root) ?? '' };
    }),
    abbreviations: allShorts(abbreviations, aliases, texts),
  };
}

const NOWHERE = { start: 0, end: 0 };

/** The short forms by their letters, and those that a bracket states though the letters do not fit. */
function allShorts(
  abbreviations: readonly FoundAbbreviation[],
  aliases: ReadonlyMap<string, number>,
  texts: readonly string[],
): Abbreviation[] {
  // The letters of "AHP" also fit "and Harbour Party", the end of a name.
  const found = abbreviations.map(({ short, long }) => {
    const whole = /^(?:and|of|for|the)\s/.test(long) ? texts[aliases.get(short) ?? -1] : undefined;
    return { short, long: whole ?? long };
  });
  const stated = [...aliases]
    .filter(([short]) => /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(short) && !found.some((one) => one.short === short))
    .map(([short, index]) => ({ short, long: texts[index] ?? '' }));
  return [...found, ...stated];
}

/** Leaves out short forms of what is no actor: "GDP (gross domestic product)", "Software Development Kit (SDK)". */
function withoutPlainShorts(
  runs: readonly NameRun[],
  tokens: readonly Token[],
  abbreviations: readonly FoundAbbreviation[],
): readonly NameRun[] {
  if (abbreviations.length === 0) return runs;
  const starts = new Map(runs.map((run) => [tokens[run.to - 1]?.end, tokens[run.from]?.start]));
  const plain = abbreviations.filter(({ short, longStart, longEnd }) => {
    const named = longEnd - (starts.get(longEnd) ?? longEnd);
    return named * 2 < longEnd - longStart && !isPlace(short) && !KNOWN_ORGS.has(short.toLowerCase());
  });
  const shorts = new Set(plain.map(({ short }) => short));
  return runs.filter(({ from, to }) => to - from > 1 || !shorts.has(tokens[from]?.text ?? ''));
}

function spanOf(name: readonly Token[]): { start: number; end: number } {
  return { start: name[0]?.start ?? 0, end: name.at(-1)?.end ?? 0 };
}

/** "The League" and "the Court" are no surnames. */
const HEADS = wordSet(
  'league court council committee commission parliament ministry party bank university union association agency network company group department bureau assembly senate congress museum hospital army navy police fantasy goal',
);

/** A single word that is an organisation elsewhere ("Ford") may still be a surname here. */
function mayBePerson(scores: KindScores | undefined, name: readonly Token[]): boolean {
  if (name.length === 1 && name[0]?.shouted === false) return !HEADS.has(name[0].lower);
  return scores !== undefined && scores.ORG < 4 && scores.LOC < 5;
}

interface KindInput {
  readonly group: readonly number[];
  readonly ofName: readonly KindScores[];
  readonly ofContext: readonly KindScores[];
  readonly texts: readonly string[];
  readonly handedIn: HandedIn;
}

/** The kind of each actor: its fullest name speaks once, and what stands around its mentions as often as they are. */
function kindsOf({ group, ofName, ofContext, texts, handedIn }: KindInput): Map<number, ActorKind> {
  const sums = new Map<number, KindScores>();
  const fullest = new Map<number, number>();
  for (const [index, root] of group.entries()) {
    const best = fullest.get(root);
    if (best === undefined || (texts[index]?.length ?? 0) > (texts[best]?.length ?? 0)) fullest.set(root, index);
    sums.set(root, addScores(sums.get(root) ?? NO_SCORES, ofContext[index] ?? NO_SCORES));
  }
  const counts = new Map<number, number>();
  for (const root of group) counts.set(root, (counts.get(root) ?? 0) + 1);
  for (const [root, index] of fullest) {
    const count = counts.get(root) ?? 1;
    const weight = Math.min(count, CONTEXTS_MAX) / count;
    const folded = foldName(texts[index] ?? '');
    const known = handedIn.knowledge?.kinds.get(folded);
    const learned = { ...NO_SCORES, ...(known === undefined ? {} : { [known]: KNOWN_KIND_WEIGHT }) };
    const around = scaled(sums.get(root) ?? NO_SCORES, weight);
    const sum = addScores(around, addScores(ofName[index] ?? NO_SCORES, learned));
    const inhabitants = handedIn.cities?.get(folded);
    sums.set(root, inhabitants === undefined ? sum : addScores(sum, scoreCity(sum, folded, inhabitants)));
  }
  return new Map([...sums].map(([root, sum]) => [root, bestKind(sum)]));
}

/** What a city's name tells: a weak sign, and none where anything says that it is a person. */
function scoreCity({ PER }: KindScores, folded: string, inhabitants: number): KindScores {
  if (folded.includes(' ')) return PER > UNKNOWN_PERSON_WEIGHT ? NO_SCORES : { ...NO_SCORES, LOC: LONG_CITY_WEIGHT };
  const isKnown = inhabitants >= KNOWN_CITY_INHABITANTS_MIN;
  return PER > 0 || !isKnown ? NO_SCORES : { ...NO_SCORES, LOC: CITY_WEIGHT };
}

/** The key of each actor: its longest name, folded, or with its state where many have such a body; a short form's long form counts as its name. */
function keysOf(
  group: readonly number[],
  namings: readonly Naming[],
  abbreviations: readonly Abbreviation[],
): Map<number, string> {
  const keys = new Map<number, string>();
  const ofStates = new Map<number, string>();
  const keyOf = onceEach((text) => {
    const long = abbreviations.find(({ short }) => short === text)?.long ?? text;
    return wellKnownName(long) ?? foldName(long);
  });
  for (const [index, root] of group.entries()) {
    const { text = '', state = '' } = namings[index] ?? {};
    const key = keyOf(text);
    if (key.length > (keys.get(root)?.length ?? -1)) keys.set(root, key);
    const organ = ofStates.has(root) ? undefined : stateOrganOf(key, state);
    if (organ !== undefined && organ.state !== '') ofStates.set(root, stateKey(organ));
  }
  return new Map([...keys, ...ofStates]);
}
