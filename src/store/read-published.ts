// Reads what was published in a span of time, whenever its feeds brought it.

import type { Kysely } from 'kysely';
import type { ArticleId, Day, Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ArticleStore } from './store.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible } from './view.ts';

/** Within a read: the ids, by the index of days; where an article says its minute too, by that. */
export async function readPublished(
  db: Kysely<Tables>,
  { from, until, limit }: Parameters<ArticleStore['publishedBetween']>[0],
  view: View,
): Promise<readonly ArticleId[]> {
  const rows = await db
    .selectFrom('articles')
    .select('articles.id')
    .where('published_day', '>=', utcDayOf(from))
    .where('published_day', '<=', utcDayOf(until))
    .where((row) => row.or([row('published_at', 'is', null), row('published_at', '>=', from)]))
    .where((row) => row.or([row('published_at', 'is', null), row('published_at', '<', until)]))
    .where(articleIsVisible(view))
    .orderBy('published_day', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('articles.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id).toReversed();
}

const utcDayOf = (at: Instant): Day => new Date(at).toISOString().slice(0, 10);
