// Finds the persons, organisations and places that a text names, and says which namings are one actor.

import type { Abbreviation, ActorKind, ActorMention } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import { findAbbreviations } from './abbreviations.ts';
import { addScores, bestKind, type KindScores, scoreContext, scoreName } from './actor-kinds.ts';
import { findRuns, type NameRun } from './name-runs.ts';
import { type Token, tokenise } from './name-tokens.ts';
import { foldName } from './names.ts';
import { groupNamings } from './same-actor.ts';
import { findSentences } from './sentences.ts';

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

/** How much the kind seen in other articles weighs against this text's signs: as much as a title. */
const KNOWN_KIND_WEIGHT = 6;

/**
 * The actors that a text names, in order and without overlaps, and the short forms it introduces. Titles ("Gen."),
 * articles and possessive endings are no part of a mention. All mentions of one actor share the key `actor`: its
 * fullest name here, folded. Never throws; none for a text without names.
 */
export function findActors(text: string, options: FindActorsOptions = {}): FoundActors {
  const abbreviations = findAbbreviations(text);
  const tokens = tokenise(text, options.sentences ?? findSentences(text));
  const runs = findRuns(tokens);
  const names = runs.map((run) => tokens.slice(run.from, run.to));
  const spans = names.map(spanOf);
  const scores = runs.map((run, index) => addScores(scoreName(names[index] ?? []), scoreContext(tokens, run)));
  const namings = spans.map((span, index) => ({ text: text.slice(span.start, span.end), mayBePerson: mayBePerson(scores[index]) }));
  const group = groupNamings(namings, abbreviations);
  const kinds = kindsOf({ group, scores, texts: namings.map((naming) => naming.text), ...(options.knowledge && { knowledge: options.knowledge }) });
  const keys = keysOf(group, namings.map((naming) => naming.text), abbreviations);
  return {
    mentions: spans.map(({ start, end }, index) => {
      const root = group[index] ?? index;
      return { start, end, text: text.slice(start, end), type: kinds.get(root) ?? 'ORG', actor: keys.get(root) ?? '' };
    }),
    abbreviations: abbreviations.map(({ short, long }) => ({ short, long })),
  };
}

function spanOf(name: readonly Token[]): { start: number; end: number } {
  return { start: name[0]?.start ?? 0, end: name.at(-1)?.end ?? 0 };
}

function mayBePerson(scores: KindScores | undefined): boolean {
  return scores !== undefined && scores.ORG < 4 && scores.LOC < 5;
}

interface KindInput {
  readonly group: readonly number[];
  readonly scores: readonly KindScores[];
  readonly texts: readonly string[];
  readonly knowledge?: ActorKnowledge;
}

/** The kind of each actor: all its mentions speak together, and a mention that is a fuller name speaks for itself. */
function kindsOf({ group, scores, texts, knowledge }: KindInput): Map<number, ActorKind> {
  const sums = new Map<number, KindScores>();
  for (const [index, root] of group.entries()) {
    const own = scores[index];
    if (own === undefined) continue;
    const known = knowledge?.kindOf(foldName(texts[index] ?? ''));
    const learned = { PER: 0, ORG: 0, LOC: 0, ...(known === undefined ? {} : { [known]: KNOWN_KIND_WEIGHT }) };
    sums.set(root, addScores(sums.get(root) ?? { PER: 0, ORG: 0, LOC: 0 }, addScores(own, learned)));
  }
  return new Map([...sums].map(([root, sum]) => [root, bestKind(sum)]));
}

/** The key of each actor: its longest name, folded; a short form's long form counts as its name. */
function keysOf(group: readonly number[], texts: readonly string[], abbreviations: readonly Abbreviation[]): Map<number, string> {
  const keys = new Map<number, string>();
  for (const [index, root] of group.entries()) {
    const text = texts[index] ?? '';
    const long = abbreviations.find(({ short }) => short === text)?.long ?? text;
    const key = foldName(long);
    if (key.length > (keys.get(root)?.length ?? -1)) keys.set(root, key);
  }
  return keys;
}
