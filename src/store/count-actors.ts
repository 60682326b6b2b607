// Counts in how many articles actors are named, and by which names in which feeds: what ranks them, and what a view may know.

import { type Kysely, sql } from 'kysely';
import type { ArticleId } from '../news/ids.ts';
import { runKept } from './kept-queries.ts';
import type { Tables } from './tables.ts';

/** Counts an article for the actors it names, or no longer: once for each kind that it takes one for. */
export async function countActors(db: Kysely<Tables>, id: ArticleId, by: 1 | -1): Promise<void> {
  await runKept(
    db,
    by === 1 ? 'count actors' : 'count actors no more',
    [id],
    () => sql`update actors set persons = persons + ${sql.lit(by)} * said.p,
      organisations = organisations + ${sql.lit(by)} * said.o, places = places + ${sql.lit(by)} * said.l,
      articles = articles + ${sql.lit(by)} * said.kinds,
      magnitude = case when articles + ${sql.lit(by)} * said.kinds >= (2 << magnitude) then magnitude + 1 else magnitude end
      from (select actor_id, max(case when kind = 'PER' then 1 else 0 end) as p,
        max(case when kind = 'ORG' then 1 else 0 end) as o,
        max(case when kind = 'LOC' then 1 else 0 end) as l, count(distinct kind) as kinds
        from actor_mentions where article_id = ${id} group by actor_id) as said
      where actors.id = said.actor_id`,
  );
}

/**
 * Counts the names of an article in the feeds that it is in, or in one of them: to be called with -1 before, and with 1
 * after its actors or feeds change.
 */
export async function countNames(db: Kysely<Tables>, id: ArticleId, by: 1 | -1, feedId?: string): Promise<void> {
  const inFeed = feedId === undefined ? sql`` : sql`and f.feed_id = ${feedId}`;
  const named = sql`from actor_mentions m join article_feeds f on f.article_id = m.article_id
    where m.article_id = ${id} ${inFeed}`;
  const values = feedId === undefined ? [id] : [id, feedId];
  if (by === 1) {
    await runKept(
      db,
      'count names',
      [...values, ...values],
      () => sql`insert into actor_names (actor_id, feed_id, named, folded, shown, articles, magnitude)
      select m.actor_id, f.feed_id, m.named, m.folded, m.shown, 1, 0 ${named}
      union all select distinct m.actor_id, f.feed_id, m.named, '', '', 1, 0 ${named}
      on conflict (actor_id, feed_id, named, folded) do update set articles = actor_names.articles + 1,
        magnitude = case when actor_names.articles + 1 >= (2 << actor_names.magnitude)
          then actor_names.magnitude + 1 else actor_names.magnitude end`,
    );
    return;
  }
  const keys = sql`where (actor_id, feed_id, named, folded) in (
    select m.actor_id, f.feed_id, m.named, m.folded ${named}
    union select m.actor_id, f.feed_id, m.named, '' ${named})`;
  await sql`update actor_names set articles = articles - 1 ${keys}`.execute(db);
  await sql`delete from actor_names ${keys} and articles <= 0`.execute(db);
}
