// Finds the persons, organisations and places that a text names, and says which namings are one actor.

import type { Abbreviation, ActorKind, ActorMention } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { type FoundAbbreviation, findAbbreviations } from './abbreviations.ts';
import { KNOWN_ORGS } from './actor-cues.ts';
import { addScores, bestKind, type KindScores, NO_SCORES, scaled, scoreContext, scoreName } from './actor-kinds.ts';
import { findRuns } from './name-runs.ts';
import { type Token, tokenise } from './name-tokens.ts';
import { foldName } from './names.ts';
import { isPlace } from './places.ts';
import { groupNamings, wellKnownName } from './same-actor.ts';
import { findSentences } from './sentences.ts';
import type { NameRun } from './split-runs.ts';
import { wordSet } from './word-set.ts';

/** What was learned about actors from other articles. Understanding works without it. */
export interface ActorKnowledge {
  /** The kind most often seen for a folded name (`foldName`); undefined when it was never seen. */
  kindOf(foldedName: string): ActorKind | undefined;
}

export interface FindActorsOptions {
  /** Not used yet: who holds an office depends on the day. */
  readonly publishedDay?: Day;
  readonly knowledge?: ActorKnowledge;
  /** Given by callers that have cut the text already. */
  readonly sentences?: readonly Sentence[];
}

export interface FoundActors {
  readonly mentions: ActorMention[];
  readonly abbreviations: Abbreviation[];
}

/** What stands around many mentions weighs no more than around this many: else "in" and "to" outvote the name. */
const CONTEXTS_MAX = 4;

/** How much the kind seen in other articles weighs against this text's signs: as much as a title. */
const KNOWN_KIND_WEIGHT = 6;

/**
 * The actors that a text names, in order and without overlaps, and the short forms it introduces. Titles ("Gen."),
 * articles and possessive endings are no part of a mention. All mentions of one actor share the key `actor`: its
 * fullest name here, folded. Never throws; none for a text without names.
 */
export function findActors(text: string, options: FindActorsOptions = {}): FoundActors {
  const abbreviations = findAbbreviations(text);
  const sentences = options.sentences ?? findSentences(text);
  const tokens = tokenise(text, sentences);
  const runs = withoutPlainShorts(findRuns(tokens, sentences), tokens, abbreviations);
  const names = runs.map((run) => tokens.slice(run.from, run.to));
  const spans = names.map(spanOf);
  const ofName = names.map(scoreName);
  const ofContext = runs.map((run) => scoreContext(tokens, run));
  const scores = ofName.map((score, index) => addScores(score, ofContext[index] ?? score));
  const namings = spans.map((span, index) => ({
    text: text.slice(span.start, span.end),
    mayBePerson: mayBePerson(scores[index], names[index] ?? []),
  }));
  const group = groupNamings(namings, abbreviations);
  const kinds = kindsOf({
    group,
    ofName,
    ofContext,
    texts: namings.map((naming) => naming.text),
    ...(options.knowledge && { knowledge: options.knowledge }),
  });
  const keys = keysOf(
    group,
    namings.map((naming) => naming.text),
    abbreviations,
  );
  return {
    mentions: spans.map(({ start, end }, index) => {
      const root = group[index] ?? index;
      return { start, end, text: text.slice(start, end), type: kinds.get(root) ?? 'ORG', actor: keys.get(root) ?? '' };
    }),
    abbreviations: abbreviations.map(({ short, long }) => ({ short, long })),
  };
}

/** Leaves out short forms of what is no actor: "GDP (gross domestic product)", "Software Development Kit (SDK)". */
function withoutPlainShorts(
  runs: readonly NameRun[],
  tokens: readonly Token[],
  abbreviations: readonly FoundAbbreviation[],
): readonly NameRun[] {
  if (abbreviations.length === 0) return runs;
  const ends = new Set(runs.map((run) => tokens[run.to - 1]?.end));
  const plain = new Set(
    abbreviations
      .filter(({ short, longEnd }) => !ends.has(longEnd) && !isPlace(short) && !KNOWN_ORGS.has(short.toLowerCase()))
      .map(({ short }) => short),
  );
  return runs.filter(({ from, to }) => to - from > 1 || !plain.has(tokens[from]?.text ?? ''));
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
  readonly knowledge?: ActorKnowledge;
}

/** The kind of each actor: its fullest name speaks once, and what stands around its mentions as often as they are. */
function kindsOf({ group, ofName, ofContext, texts, knowledge }: KindInput): Map<number, ActorKind> {
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
    const known = knowledge?.kindOf(foldName(texts[index] ?? ''));
    const learned = { ...NO_SCORES, ...(known === undefined ? {} : { [known]: KNOWN_KIND_WEIGHT }) };
    const around = scaled(sums.get(root) ?? NO_SCORES, weight);
    sums.set(root, addScores(around, addScores(ofName[index] ?? NO_SCORES, learned)));
  }
  return new Map([...sums].map(([root, sum]) => [root, bestKind(sum)]));
}

/** The key of each actor: its longest name, folded; a short form's long form counts as its name. */
function keysOf(
  group: readonly number[],
  texts: readonly string[],
  abbreviations: readonly Abbreviation[],
): Map<number, string> {
  const keys = new Map<number, string>();
  for (const [index, root] of group.entries()) {
    const text = texts[index] ?? '';
    const long = abbreviations.find(({ short }) => short === text)?.long ?? text;
    const key = wellKnownName(long) ?? foldName(long);
    if (key.length > (keys.get(root)?.length ?? -1)) keys.set(root, key);
  }
  return keys;
}
