// Completes names of actors and sources as a person types, from the view alone.

import { foldName } from '../text/understand.ts';
import { visibleOf } from './actors-named.ts';
import { actorOf, actorsBeginning, nameKey, namesShown, secondPart } from './keys.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';

/** Names read from each segment that begin as was typed, besides the frequent ones: three letters leave fewer. */
const BEGINNING_MAX = 256;
/** So many actors are counted at most: where many are hidden, later ones are not reached. Some 5 ms. */
const COUNTED_MAX = 1_024;

/**
 * Names in which some word starts with what was typed (the most frequent when nothing was), in most articles of the
 * view first, at most `limit`. Nothing that only other views hold is given. Reads a bounded number of names, however
 * many the index has: after one or two letters, rare names may be missing.
 */
export async function completeName(
  view: ViewOfSegments,
  what: 'actor' | 'source',
  typed: { readonly text: string; readonly limit: number },
): Promise<readonly string[]> {
  const start = foldName(typed.text);
  const fits = (folded: string) => folded.startsWith(start) || folded.includes(` ${start}`);
  if (what === 'source') {
    return view.sources
      .filter(({ folded }) => fits(folded))
      .slice(0, typed.limit)
      .map(({ name }) => name);
  }
  const counts = await countVisible(view, await candidatesOf(view, start, fits));
  const most = [...counts]
    .map(([folded, articles]) => ({ folded, articles }))
    .sort((a, b) => b.articles - a.articles || (a.folded < b.folded ? -1 : 1));
  return Promise.all(most.slice(0, typed.limit).map(({ folded }) => longestName(view, folded)));
}

/** The folded names that may be meant: the frequent ones of each segment in turn, then those that begin so. */
async function candidatesOf(
  { parts }: ViewOfSegments,
  start: string,
  fits: (folded: string) => boolean,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const frequent = await Promise.all(parts.map(({ segment }) => segment.frequentActors()));
  const fitting = frequent.map((actors) => actors.filter(fits));
  const longest = Math.max(0, ...fitting.map(({ length }) => length));
  for (let rank = 0; rank < longest && found.size < COUNTED_MAX; rank += 1)
    for (const actors of fitting) {
      const folded = actors[rank];
      if (folded !== undefined) found.add(folded);
    }
  for (const { segment } of parts) {
    if (found.size >= COUNTED_MAX) break;
    for (const range of actorsBeginning(start))
      for (const key of await segment.keysWithin(range, BEGINNING_MAX)) found.add(actorOf(key));
  }
  return [...found].slice(0, COUNTED_MAX);
}

/** In how many articles of the view each actor is named; those that are in none are left out. */
async function countVisible(
  { parts }: ViewOfSegments,
  actors: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const keys = new Map(actors.map((folded) => [nameKey(folded, folded), folded]));
  for (const part of parts)
    for (const [key, count] of await countKeys(part, [...keys.keys()])) {
      const folded = keys.get(key) as string;
      if (count > 0) counts.set(folded, (counts.get(folded) ?? 0) + count);
    }
  return counts;
}

async function countKeys(part: Part, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (part.isWhole) return part.segment.counts(keys);
  const lists = await part.segment.lists(keys);
  return new Map([...lists].map(([key, list]) => [key, visibleOf(part, list).length]));
}

/** The longest name that a visible article shows of an actor; of equals the first in the alphabet. */
async function longestName({ parts }: ViewOfSegments, folded: string): Promise<string> {
  let longest = '';
  for (const part of parts)
    for (const [key, name] of await namesIn(part, folded))
      if (isLonger(name, longest) && (await isVisible(part, key))) longest = name;
  return longest;
}

async function namesIn({ segment }: Part, folded: string): Promise<readonly (readonly [string, string])[]> {
  return (await segment.keysWithin(namesShown(folded))).map((key) => [key, secondPart(key)]);
}

async function isVisible(part: Part, key: string): Promise<boolean> {
  return part.isWhole || ((await countKeys(part, [key])).get(key) ?? 0) > 0;
}

function isLonger(name: string, than: string): boolean {
  return name.length > than.length || (name.length === than.length && name < than);
}
