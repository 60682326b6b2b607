// Which actors of a view a name may mean, and which articles name them.

import { foldName, nameKeys } from '../text/understand.ts';
import { nameKey, namesUnder, secondPart } from './keys.ts';
import type { PostingList } from './postings.ts';
import { mayName } from './same-name.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';

/**
 * The actors of the view that a name may mean, by their folded names: those that bear exactly it and those that are known
 * to be meant by it, else those alike.
 */
export function actorsNamed(view: ViewOfSegments, name: string): Promise<readonly string[]> {
  const known = namedInViews.get(view) ?? new Map<string, Promise<readonly string[]>>();
  namedInViews.set(view, known);
  const found = known.get(name) ?? findActorsNamed(view, name);
  known.set(name, found);
  return found;
}

/** One search asks for a name again with each of its parts; the next has a view of its own. */
const namedInViews = new WeakMap<ViewOfSegments, Map<string, Promise<readonly string[]>>>();

async function findActorsNamed(view: ViewOfSegments, name: string): Promise<readonly string[]> {
  const exact = await actorsWithKeys(view, [foldName(name)]);
  const known = (await view.namesMeant?.(name)) ?? [];
  if (exact.length + known.length > 0) return [...new Set([...exact, ...known])].sort();
  const alike = await actorsWithKeys(view, nameKeys(name));
  return alike.filter((folded) => mayName(name, folded));
}

/** The visible articles of a part that name one of the actors, ascending for each actor. */
export async function articlesOfActors(part: Part, actors: readonly string[]): Promise<ReadonlySet<number>> {
  const lists = await part.segment.lists(actors.map((folded) => nameKey(folded, folded)));
  return new Set([...lists.values()].flatMap((list) => visibleOf(part, list)));
}

/** The numbers of a list of articles that the view shows. */
export function visibleOf({ visible }: Part, { count, numbers }: PostingList): number[] {
  const shown: number[] = [];
  for (let at = 0; at < count; at += 1) if (visible[numbers[at] as number] === 1) shown.push(numbers[at] as number);
  return shown;
}

async function actorsWithKeys(view: ViewOfSegments, nameKeysWanted: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const part of view.parts) {
    for (const key of nameKeysWanted) {
      if (key === '') continue;
      const keys = await part.segment.keysWithin(namesUnder(key));
      // Where all is seen, a key that stands there names somebody.
      if (part.isWhole) for (const indexKey of keys) found.add(secondPart(indexKey));
      else
        for (const [indexKey, list] of await part.segment.lists(keys))
          if (visibleOf(part, list).length > 0) found.add(secondPart(indexKey));
    }
  }
  return [...found].sort();
}
