// Counts in how many articles actors are named, and by which names in which feeds: what ranks them, and what a view may know.

import { type Kysely, sql } from 'kysely';
import type { ActorKind } from '../news/actor.ts';
import type { ArticleId } from '../news/ids.ts';
import type { Tables } from './tables.ts';

const COUNT_OF = { PER: 'persons', ORG: 'organisations', LOC: 'places' } as const;

/** Counts an article for the actors it names, or no longer. */
export async function countActors(db: Kysely<Tables>, id: ArticleId, by: 1 | -1): Promise<void> {
  for (const kind of ['PER', 'ORG', 'LOC'] as const satisfies readonly ActorKind[]) {
    const column = sql.ref(COUNT_OF[kind]);
    await sql`update actors set ${column} = ${column} + ${by}, articles = articles + ${by},
      magnitude = case when articles + ${by} >= (2 << magnitude) then magnitude + 1 else magnitude end
      where id in (select actor_id from actor_mentions where article_id = ${id} and kind = ${kind})`.execute(db);
  }
}

/**
 * Counts the names of an article in the feeds that it is in, or in one of them: to be called with -1 before, and with 1
 * after its actors or feeds change.
 */
export async function countNames(db: Kysely<Tables>, id: ArticleId, by: 1 | -1, feedId?: string): Promise<void> {
  const inFeed = feedId === undefined ? sql`` : sql`and f.feed_id = ${feedId}`;
  const named = sql`from actor_mentions m join article_feeds f on f.article_id = m.article_id
    where m.article_id = ${id} ${inFeed}`;
  if (by === 1) {
    await sql`insert into actor_names (actor_id, feed_id, named, folded, shown, articles, magnitude)
      select m.actor_id, f.feed_id, m.named, m.folded, m.shown, 1, 0 ${named}
      union all select distinct m.actor_id, f.feed_id, m.named, '', '', 1, 0 ${named}
      on conflict (actor_id, feed_id, named, folded) do update set articles = actor_names.articles + 1,
        magnitude = case when actor_names.articles + 1 >= (2 << actor_names.magnitude)
          then actor_names.magnitude + 1 else actor_names.magnitude end`.execute(db);
    return;
  }
  const keys = sql`where (actor_id, feed_id, named, folded) in (
    select m.actor_id, f.feed_id, m.named, m.folded ${named}
    union select m.actor_id, f.feed_id, m.named, '' ${named})`;
  await sql`update actor_names set articles = articles - 1 ${keys}`.execute(db);
  await sql`delete from actor_names ${keys} and articles <= 0`.execute(db);
}
