// Turns a view into the condition that every read of articles and feeds carries.

import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { FeedId, GuildId } from '../news/ids.ts';
import type { View, VisibleFeeds } from '../news/view.ts';
import type { NewsRange } from './store.ts';
import type { Tables } from './tables.ts';

/** The condition on a row of `feeds` that it is listed for all or followed by the guild; always true for `all`. */
export function feedIsVisible(view: View): (builder: ExpressionBuilder<Tables, 'feeds'>) => Expression<SqlBool> {
  return (builder) => {
    if (view.kind === 'all') return sql<SqlBool>`1 = 1`;
    return builder.or([builder('feeds.listed_for_all', '=', 1), builder.exists(followOf(builder, view.guildId))]);
  };
}

/** Stands for every server where a take-down is the operator's. */
export const EVERYWHERE = '*';

/** Whose take-downs a view heeds: the operator's, and its own server's. */
export function takersOf(view: View): readonly string[] {
  return view.kind === 'all' ? [EVERYWHERE] : [EVERYWHERE, view.guildId];
}

/** The condition on a row of `articles` that it is taken down for the view. The list is short, and read once for a query. */
export function articleIsHidden(view: View): (builder: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool> {
  return (builder) =>
    builder(
      'articles.id',
      'in',
      builder.selectFrom('hidden_articles').select('article_id').where('guild_id', 'in', takersOf(view)),
    );
}

/** The condition on a row of `articles` that the view shows it: one of its feeds is visible, and it is not taken down. */
export function articleIsVisible(
  view: View,
  rows: 'few' | 'many' = 'many',
): (builder: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool> {
  return (builder) => builder.and([articleIsInFeeds(view, rows)(builder), builder.not(articleIsHidden(view)(builder))]);
}

/**
 * The condition on a row of `articles` that one of its feeds is visible; always true for `all`. The feed in the row itself
 * is looked at first, and the others only where there are others: counting 100,000 articles takes 40 ms instead of 294.
 * Where only a `few` rows are looked at, each asks for its own feed: the set of all visible feeds, which is made first
 * else, takes 2 ms where a server sees 2,000.
 */
export function articleIsInFeeds(
  view: View,
  rows: 'few' | 'many' = 'many',
): (builder: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool> {
  return (builder) => {
    if (view.kind === 'all') return sql<SqlBool>`1 = 1`;
    const visible = builder.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view));
    const isVisible =
      rows === 'few'
        ? builder.exists(visible.whereRef('feeds.id', '=', 'articles.feed_id'))
        : builder('articles.feed_id', 'in', visible);
    const seen = builder
      .selectFrom('article_feeds')
      .innerJoin('feeds', 'feeds.id', 'article_feeds.feed_id')
      .select('article_feeds.feed_id')
      .whereRef('article_feeds.article_id', '=', 'articles.id')
      .where(feedIsVisible(view));
    return builder.or([isVisible, builder.and([builder('articles.feed_count', '>', 1), builder.exists(seen)])]);
  };
}

/**
 * The condition on a row of `articles` that it became news for the view in [from, until): seen then in a feed listed for
 * all, or in one that the guild followed already, and in no feed of the view before. What a feed held when the guild
 * began to follow it is searchable, and no news. For `all`: first seen then. What was saved after the change `sequence`
 * was not seen before, whatever its stamp says.
 */
export function articleBecameNews(
  view: View,
  { from, until, sequence = Number.MAX_SAFE_INTEGER }: NewsRange,
): (builder: ExpressionBuilder<Tables, 'articles'>) => Expression<SqlBool> {
  return (builder) => {
    const seen = builder
      .selectFrom('article_feeds')
      .innerJoin('feeds', 'feeds.id', 'article_feeds.feed_id')
      .select('article_feeds.feed_id')
      .whereRef('article_feeds.article_id', '=', 'articles.id')
      .where(feedIsVisible(view));
    const then = seen
      .where('article_feeds.seen_at', '<', until)
      .where(({ eb, or }) =>
        or([eb('article_feeds.seen_at', '>=', from), eb('article_feeds.sequence', '>', sequence)]),
      );
    const before = seen.where('article_feeds.seen_at', '<', from).where('article_feeds.sequence', '<=', sequence);
    // By their indexes: all others need not be looked at.
    const rows = builder.selectFrom('article_feeds as touched').select('touched.article_id');
    const touched = rows
      .where('touched.seen_at', '>=', from)
      .where('touched.seen_at', '<', until)
      .union(rows.where('touched.sequence', '>', sequence).where('touched.seen_at', '<', from));
    const isNews = view.kind === 'all' ? then : then.where((inner) => wasFollowed(inner, view.guildId));
    return builder.and([
      builder('articles.id', 'in', touched),
      builder.exists(isNews),
      builder.not(builder.exists(before)),
      builder.not(articleIsHidden(view)(builder)),
    ]);
  };
}

/** The feed was listed for all, or the guild followed it, before it brought the article. */
function wasFollowed(
  inner: ExpressionBuilder<Tables, 'feeds' | 'article_feeds'>,
  guildId: GuildId,
): Expression<SqlBool> {
  const follow = inner
    .selectFrom('follows')
    .select('follows.feed_id')
    .whereRef('follows.feed_id', '=', 'feeds.id')
    .where('follows.guild_id', '=', guildId)
    .whereRef('follows.followed_at', '<', 'article_feeds.seen_at');
  const listed = inner.and([
    inner('feeds.listed_for_all', '=', 1),
    inner.or([inner('feeds.listed_at', 'is', null), inner('feeds.listed_at', '<', inner.ref('article_feeds.seen_at'))]),
  ]);
  return inner.or([listed, inner.exists(follow)]);
}

/**
 * The condition on a row of `feeds` that somebody reads it: a guild follows it, or it is listed for all, and no other
 * feed has taken its place.
 */
export function feedIsRead(builder: ExpressionBuilder<Tables, 'feeds'>): Expression<SqlBool> {
  const isRead = builder.or([
    builder('feeds.listed_for_all', '=', 1),
    builder.exists(
      builder.selectFrom('follows').select('follows.feed_id').whereRef('follows.feed_id', '=', 'feeds.id'),
    ),
  ]);
  return builder.and([builder('feeds.merged_into', 'is', null), isRead]);
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
