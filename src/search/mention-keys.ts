// The keys of the actors that an article names, remembered: the same ones stand in many articles.

import type { ActorMention } from '../news/actor.ts';
import { foldName, nameKeys, numberOfStem, stemEpoch } from '../text/understand.ts';
import { laterKeys, nameKey, phraseKey, shownKey } from './keys.ts';

/** Actors and names whose keys are remembered: some megabytes. */
const ACTORS_MAX = 20_000;
const NAMES_MAX = 20_000;

/**
 * Under which keys the actors of an article are found and completed, and the longest name it gives each: one list for each
 * actor, the same as long as it is remembered.
 */
export function actorKeys(mentions: readonly ActorMention[]): (readonly string[])[] {
  const byActor = new Map<string, Set<string>>();
  for (const { actor, text } of mentions) {
    const texts = byActor.get(actor);
    if (texts === undefined) byActor.set(actor, new Set([text]));
    else texts.add(text);
  }
  return Array.from(byActor, ([actor, texts]) => {
    // Most actors have one name in an article.
    const known = texts.size === 1 && texts.has(actor) ? actor : `${actor}\n${[...texts].join('\n')}`;
    const remembered = keysOfActors.get(known);
    if (remembered !== undefined) return remembered;
    const keys = keysOfActor(actor, texts);
    if (keysOfActors.size >= ACTORS_MAX) keysOfActors.clear();
    keysOfActors.set(known, keys);
    return keys;
  });
}

/** The same actors stand in many articles. */
const keysOfActors = new Map<string, readonly string[]>();

function keysOfActor(actor: string, texts: ReadonlySet<string>): string[] {
  const folded = foldName(actor);
  const shown = [...texts].reduce((longest, text) => (text.length > longest.length ? text : longest));
  const keys = new Set([...texts, actor].flatMap((name) => [foldName(name), ...nameKeys(name)]));
  keys.delete('');
  return [shownKey(folded, shown), ...laterKeys(folded), ...[...keys].map((key) => nameKey(key, folded))];
}

/**
 * The number of the key of a mention's words, when they are a name of several words; NO_NAME for others.
 */
export function numberOfName(text: string): number {
  if (namesEpoch !== stemEpoch() || numbersOfNames.size >= NAMES_MAX) numbersOfNames.clear();
  namesEpoch = stemEpoch();
  const known = numbersOfNames.get(text);
  if (known !== undefined) return known;
  const key = phraseKey(foldName(text));
  const number = key.includes(' ') ? numberOfStem(key) : NO_NAME;
  numbersOfNames.set(text, number);
  return number;
}

/** Stands for the key of what is no name of several words. */
export const NO_NAME = -1;
const numbersOfNames = new Map<string, number>();
let namesEpoch = stemEpoch();
