// Whom a name means, within a view: one actor, several to choose from, or nobody with the nearest names.

import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { completeNamed, findNamed } from '../search/search.ts';
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

type Actors = Pick<ActorStore, 'get' | 'bearing' | 'beginning' | 'namesOf'>;

/** How a button names an actor, whoever else bears its name. */
export const writeActorId = (id: ActorId): string => `#${id}`;

/**
 * Reads a name as a person types it, or as `writeActorId` wrote it. With several who may be meant, nobody is guessed.
 * `none` gives the nearest names of the view.
 */
export async function findActor(name: string, view: View, actors: Actors): Promise<FoundActor> {
  const id = ID.exec(name.trim())?.[1];
  if (id !== undefined) {
    const actor = await actors.get(id as ActorId, view);
    return actor === undefined ? { kind: 'none', actors: [] } : { kind: 'one', actor };
  }
  const folded = foldName(name);
  if (folded === '') return { kind: 'none', actors: [] };
  const meant = await findMeant(name, folded, view, actors);
  const [only] = meant;
  if (only === undefined) return { kind: 'none', actors: await findNearest(folded, view, actors) };
  return meant.length === 1 ? { kind: 'one', actor: only } : { kind: 'several', actors: meant };
}

/**
 * Those who bear the name, or one spelled like it: of a name of several words those who are called by it, before others
 * who only bear it too. A single word may be a surname: then also the persons whose name ends in it, though their
 * articles never say it alone.
 */
async function findMeant(name: string, folded: string, view: View, actors: Actors): Promise<readonly ActorSummary[]> {
  const named = (await findNamed(name, view, actors)).slice(0, SEVERAL_MAX);
  const called = named.filter((actor) => foldName(actor.name) === folded);
  if (folded.includes(' ')) return called.length > 0 ? called : named;
  if (!named.some(isPerson)) return named;
  const known = new Set(named.map((actor) => actor.id));
  const ending = await actors.bearing([folded], view, { endings: true, limit: SEVERAL_MAX });
  return [...named, ...ending.filter((actor) => isPerson(actor) && !known.has(actor.id))].slice(0, SEVERAL_MAX);
}

const isPerson = ({ kind }: ActorSummary): boolean => kind === 'PER';

/** Names of the view of which some word begins as one of the words does, the most named first; words with more letters first. */
async function findNearest(folded: string, view: View, actors: Actors): Promise<readonly ActorSummary[]> {
  const words = folded.split(' ').sort((one, other) => other.length - one.length);
  const beginnings = [...words, ...words.map((word) => word.slice(0, BEGINNING_LETTERS))].filter(
    (word) => word.length >= BEGINNING_LETTERS,
  );
  const nearest = new Map<ActorId, ActorSummary>();
  for (const beginning of new Set(beginnings)) {
    if (nearest.size >= NEAREST_MAX) break;
    for (const actor of await completeNamed(beginning, view, NEAREST_MAX, actors)) nearest.set(actor.id, actor);
  }
  return [...nearest.values()].slice(0, NEAREST_MAX);
}
