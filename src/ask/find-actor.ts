// Whom a name means, within a view: one actor, several to choose from, or nobody with the nearest names.

import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ActorStore } from '../store/store.ts';
import { foldName } from '../text/understand.ts';

/** More than these are told apart by a fuller name, not by a list. */
const SEVERAL_MAX = 10;
const NEAREST_MAX = 5;
/** What a name's words begin with when they are looked for as near: a slip later in them does no harm. */
const BEGINNING_LETTERS = 4;
/** An actor itself, as buttons name it: a name of sixteen digits and letters with a sign before them is nobody's. */
const ID = /^#([0-9a-f]{16})$/u;

export type FoundActor =
  | { readonly kind: 'one'; readonly actor: ActorSummary }
  | { readonly kind: 'several' | 'none'; readonly actors: readonly ActorSummary[] };

type Actors = Pick<ActorStore, 'get' | 'bearing' | 'beginning'>;

/** How a button names an actor, whoever else bears its name. */
export const writeActorId = (id: ActorId): string => `#${id}`;

/**
 * Reads a name as a person types it, or as `writeActorId` wrote it. Who alone bears exactly that name is meant; else who
 * alone has a name that ends in it ("Haftar"). With several, nobody is guessed. `none` gives the nearest names of the view.
 */
export async function findActor(name: string, view: View, actors: Actors): Promise<FoundActor> {
  const id = ID.exec(name.trim())?.[1];
  if (id !== undefined) {
    const actor = await actors.get(id as ActorId, view);
    return actor === undefined ? { kind: 'none', actors: [] } : { kind: 'one', actor };
  }
  const folded = foldName(name);
  if (folded === '') return { kind: 'none', actors: [] };
  const bearing = await actors.bearing([folded], view, { limit: SEVERAL_MAX });
  const named =
    bearing.length > 0 ? bearing : await actors.bearing([folded], view, { endings: true, limit: SEVERAL_MAX });
  const called = named.filter((actor) => foldName(actor.name) === folded);
  const meant = isFull(folded) && called.length > 0 ? called : named;
  const [only] = meant;
  if (only === undefined) return { kind: 'none', actors: await findNearest(folded, view, actors) };
  return meant.length === 1 ? { kind: 'one', actor: only } : { kind: 'several', actors: meant };
}

/** A name of several words is somebody's own; a single one may be short for others who are called by more. */
const isFull = (folded: string): boolean => folded.includes(' ');

/** Names of the view of which some word begins as one of the words does, the most named first; words with more letters first. */
async function findNearest(folded: string, view: View, actors: Actors): Promise<readonly ActorSummary[]> {
  const words = folded.split(' ').sort((one, other) => other.length - one.length);
  const beginnings = [...words, ...words.map((word) => word.slice(0, BEGINNING_LETTERS))].filter(
    (word) => word.length >= BEGINNING_LETTERS,
  );
  const nearest = new Map<ActorId, ActorSummary>();
  for (const beginning of new Set(beginnings)) {
    if (nearest.size >= NEAREST_MAX) break;
    for (const actor of await actors.beginning(beginning, view, { limit: NEAREST_MAX })) nearest.set(actor.id, actor);
  }
  return [...nearest.values()].slice(0, NEAREST_MAX);
}
