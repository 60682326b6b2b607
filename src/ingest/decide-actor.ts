// What a person says about actors, by the names they know them by: merged, split, renamed, kept apart. For a server's
// moderators in their server, for the operator everywhere.

import type { ActorDecision, ActorPart, ActorSummary, DecidedActor } from '../news/actor-profile.ts';
import type { ActorId, ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { findNamed } from '../search/search.ts';
import type { ActorDecider, Store } from '../store/store.ts';
import { foldName } from '../text/understand.ts';
import type { IngestNeeds } from './needs.ts';

/** What is wanted. An actor is said by a name, or by its id where it was chosen from a list. */
export type ActorWish =
  | { readonly kind: 'merge'; readonly actor: string; readonly into: string }
  /** `part`: a name by which some articles call it, or the address of the one article that means somebody else. */
  | { readonly kind: 'split'; readonly actor: string; readonly part: string }
  | { readonly kind: 'rename'; readonly actor: string; readonly name: string }
  | { readonly kind: 'apart'; readonly actor: string; readonly other: string };

/** What came of it. Nothing was decided but where it is `done`. */
export type ActorOutcome =
  | { readonly kind: 'done'; readonly decided: DecidedActor }
  | { readonly kind: 'unknown'; readonly name: string }
  /** The name fits several: the person is to say which, by its id. */
  | { readonly kind: 'choose'; readonly name: string; readonly among: readonly ActorSummary[] }
  /** No part of the actor goes by that; these are its parts. */
  | { readonly kind: 'no part'; readonly actor: ActorSummary; readonly parts: readonly ActorPart[] };

type DecideNeeds = Pick<IngestNeeds, 'now'> & { readonly store: Pick<Store, 'actors' | 'takeDowns'> };

/** Decides, if everybody named is known and meant alone. Throws Failure as `ActorStore.decide` does. */
export async function decideActor(
  wish: ActorWish,
  decider: ActorDecider,
  { store, now }: DecideNeeds,
): Promise<ActorOutcome> {
  const actor = await meantBy(wish.actor, decider.view, store);
  if (!('id' in actor)) return actor;
  const done = async (decision: ActorDecision): Promise<ActorOutcome> => ({
    kind: 'done',
    decided: await store.actors.decide(decision, decider, now()),
  });
  if (wish.kind === 'rename') return done({ kind: 'rename', actor: actor.id, name: wish.name });
  if (wish.kind === 'split') {
    const part = await partOf(actor, wish.part, decider.view, store);
    if (part !== undefined) return done({ kind: 'split', actor: actor.id, ...part });
    return { kind: 'no part', actor, parts: await store.actors.parts(actor.id, decider.view) };
  }
  const other = await meantBy(wish.kind === 'merge' ? wish.into : wish.other, decider.view, store);
  if (!('id' in other)) return other;
  return done(
    wish.kind === 'merge'
      ? { kind: 'merge', actor: actor.id, into: other.id }
      : { kind: 'apart', actor: actor.id, other: other.id },
  );
}

type Meant = ActorSummary | Extract<ActorOutcome, { readonly kind: 'unknown' | 'choose' }>;

/** The one actor that a name or an id means. Of several that bear a name, the one that is called so is meant. */
async function meantBy(said: string, view: View, { actors }: Pick<Store, 'actors'>): Promise<Meant> {
  const name = said.trim();
  const [, id] = /^#?([0-9a-f]{16})$/.exec(name) ?? [];
  const chosen = id === undefined ? undefined : await actors.get(id as ActorId, view);
  if (chosen !== undefined) return chosen;
  const among = await findNamed(name, view, actors);
  const called = among.filter((one) => foldName(one.name) === foldName(name));
  const [only, ...others] = called.length === 1 ? called : among;
  if (only === undefined) return { kind: 'unknown', name };
  return others.length === 0 ? only : { kind: 'choose', name, among };
}

async function partOf(
  actor: ActorSummary,
  said: string,
  view: View,
  { actors, takeDowns }: Pick<Store, 'actors' | 'takeDowns'>,
): Promise<{ readonly named: string } | { readonly article: ArticleId } | undefined> {
  const written = said.trim().replace(/^<(.*)>$/, '$1');
  const [article] = await takeDowns.find(written, view);
  if (article !== undefined) return { article: article.id };
  const folded = foldName(written);
  const parts = await actors.parts(actor.id, view);
  const part =
    parts.find(({ named }) => named === folded) ??
    parts.find(({ names }) => names.some((name) => foldName(name) === folded));
  return part === undefined ? undefined : { named: part.named };
}
