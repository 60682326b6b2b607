// What people decided about actors, as it is laid over the articles' rows on reading: first the operator's decisions in
// the order they were made, then the server's own. Pure, but for reading the rows.
//
//   rows      Amina Okafor ── "amina okafor", "okafor"          okafor ── "okafor"
//   split     Amina Okafor ── "amina okafor"   new ── "okafor"
//   merge     …                                 new, okafor → one

import type { Kysely, Selectable } from 'kysely';
import type { ActorId, ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ActorDecisionTable } from './actor-tables.ts';
import { slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';
import { EVERYWHERE, takersOf } from './view.ts';

export type DecisionRow = Selectable<ActorDecisionTable>;

/** What one article says of one actor: by its fullest name there. */
interface Naming {
  readonly actor: ActorId;
  readonly named: string;
  readonly article?: ArticleId;
}

export interface ActorOverlay {
  /** The actor that a naming means. Without its article, what was split off by article is not heeded. */
  whoIs(naming: Naming): ActorId;
  /** The actors whose rows may be meant by one. */
  sourcesOf(actor: ActorId): readonly ActorId[];
  /** The actor that one was merged into; itself when it was not. */
  rootOf(actor: ActorId): ActorId;
  /** The name that a person gave it. */
  nameOf(actor: ActorId): string | undefined;
  /** Those that a person named. */
  readonly renamed: ReadonlyMap<ActorId, string>;
  /** The articles that were split off by themselves, each with the actor that they were of. */
  readonly articles: readonly { readonly article: ArticleId; readonly actor: ActorId }[];
  /** Whether a person said that they are two. */
  areApart(one: ActorId, other: ActorId): boolean;
}

/** The decisions that stand for a view, in the order in which they are laid over. */
export async function readDecisions(db: Kysely<Tables>, view: View): Promise<readonly DecisionRow[]> {
  const rows = await db
    .selectFrom('actor_decisions')
    .selectAll()
    .where('guild_id', 'in', takersOf(view))
    .where('undone_at', 'is', null)
    .orderBy('number')
    .execute();
  const isOperators = ({ guild_id }: DecisionRow): boolean => guild_id === EVERYWHERE;
  return [...rows.filter(isOperators), ...rows.filter((row) => !isOperators(row))];
}

/** The id of who absorbed an actor; its own when nobody did. */
export async function standingId(db: Kysely<Tables>, id: ActorId): Promise<ActorId> {
  const row = await db.selectFrom('actors').select('absorbed_by').where('id', '=', id).executeTakeFirst();
  return row?.absorbed_by ?? id;
}

/** The same for several; those that nobody absorbed are not in it. */
export async function standingIds(db: Kysely<Tables>, ids: readonly ActorId[]): Promise<ReadonlyMap<ActorId, ActorId>> {
  const standing = new Map<ActorId, ActorId>();
  for (const slice of slicesOfIds(ids)) {
    const query = db.selectFrom('actors').select(['id', 'absorbed_by']).where('id', 'in', slice);
    for (const { id, absorbed_by } of await query.execute()) if (absorbed_by !== null) standing.set(id, absorbed_by);
  }
  return standing;
}

/** Takes decisions in their order; gives what they make of the rows. */
export function layOver(decisions: readonly DecisionRow[]): ActorOverlay {
  const renamed = new Map<ActorId, string>();
  for (const row of decisions) if (row.kind === 'rename') renamed.set(row.actor_id, row.other_name);
  const moving = decisions.filter(({ kind }) => kind === 'merge' || kind === 'split');
  const apart = decisions.filter(({ kind }) => kind === 'apart');
  const move = (naming: Naming, rows: readonly DecisionRow[]): ActorId =>
    rows.reduce((at, row) => (moves(row, at, naming) ? (row.other_id ?? at) : at), naming.actor);
  const rootOf = (actor: ActorId): ActorId =>
    moving.reduce((at, row) => (row.kind === 'merge' && row.actor_id === at ? (row.other_id ?? at) : at), actor);
  return {
    whoIs: (naming) => move(naming, moving),
    rootOf,
    sourcesOf: (actor) => {
      const sources = new Set([actor]);
      for (const { actor_id, other_id } of moving.toReversed())
        if (other_id !== null && sources.has(other_id)) sources.add(actor_id);
      return [...sources];
    },
    nameOf: (actor) => renamed.get(actor),
    renamed,
    articles: moving.flatMap(({ article_id, actor_id }) =>
      article_id === null ? [] : [{ article: article_id, actor: actor_id }],
    ),
    areApart: (one, other) =>
      apart.some(({ actor_id, other_id }) => {
        const pair = [rootOf(actor_id), rootOf(other_id ?? actor_id)];
        return pair.includes(one) && pair.includes(other);
      }),
  };
}

function moves(row: DecisionRow, at: ActorId, { named, article }: Naming): boolean {
  if (row.actor_id !== at) return false;
  if (row.kind === 'merge') return true;
  return row.article_id === null ? row.named === named : row.article_id === article;
}
