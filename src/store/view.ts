// Turns a view into the condition that every read of articles and feeds carries.

import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { FeedId, GuildId } from '../news/ids.ts';
import type { View, VisibleFeeds } from '../news/view.ts';
import type { Tables } from './tables.ts';

/** The condition on a row of `feeds` that it is listed for all or followed by the guild; always true for `all`. */
export function feedIsVisible(view: View): (builder: ExpressionBuilder<Tables, 'feeds'>) => Expression<SqlBool> {
  return (builder) => {
    if (view.kind === 'all') return sql<SqlBool>`1 = 1`;
    return builder.or([builder('feeds.listed_for_all', '=', 1), builder.exists(followOf(builder, view.guildId))]);
  };
}

/** The condition on a row of `articles` that one of its feeds is visible; always true for `all`. */
export function articleIsVisible(view: View): (builder: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool> {
  return (builder) => {
    if (view.kind === 'all') return sql<SqlBool>`1 = 1`;
    const seen = builder
      .selectFrom('article_feeds')
      .innerJoin('feeds', 'feeds.id', 'article_feeds.feed_id')
      .select('article_feeds.feed_id')
      .whereRef('article_feeds.article_id', '=', 'articles.id')
      .where(feedIsVisible(view));
    return builder.exists(seen);
  };
}

/** The condition on a row of `feeds` that somebody reads it: a guild follows it, or it is listed for all. */
export function feedIsRead(builder: ExpressionBuilder<Tables, 'feeds'>): Expression<SqlBool> {
  return builder.or([
    builder('feeds.listed_for_all', '=', 1),
    builder.exists(
      builder.selectFrom('follows').select('follows.feed_id').whereRef('follows.feed_id', '=', 'feeds.id'),
    ),
  ]);
}

/** The feeds that a view may see: `all`, or the set (never empty: `local` is listed for all until the operator unlists it). */
export async function visibleFeeds(db: Kysely<Tables>, view: View): Promise<VisibleFeeds> {
  if (view.kind === 'all') return 'all';
  const rows = await db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view)).execute();
  return new Set<FeedId>(rows.map((row) => row.id));
}

function followOf(builder: ExpressionBuilder<Tables, 'feeds'>, guildId: GuildId) {
  return builder
    .selectFrom('follows')
    .select('follows.feed_id')
    .whereRef('follows.feed_id', '=', 'feeds.id')
    .where('follows.guild_id', '=', guildId);
}
