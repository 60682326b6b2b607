// How much of a feed's articles may be shown: by the operator for all, by moderators in their own server's reads.

import type { Kysely } from 'kysely';
import type { Article, Rights } from '../news/article.ts';
import type { FeedId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { Tables } from './tables.ts';

/** As `FeedStore.setRights` says. A note is the operator's to write. */
export async function setRights(db: Kysely<Tables>, feedId: FeedId, rights: Rights, view: View): Promise<void> {
  // Those that were merged into it go by the same rights: nothing else names them any more.
  const merged = await db.selectFrom('feeds').select('id').where('merged_into', '=', feedId).execute();
  const ids = [feedId, ...merged.map(({ id }) => id)];
  if (view.kind === 'guild') {
    await db
      .updateTable('follows')
      .set({ rights_show: rights.show })
      .where('guild_id', '=', view.guildId)
      .where('feed_id', 'in', ids)
      .execute();
    return;
  }
  const values = { rights_show: rights.show, rights_note: rights.note ?? null };
  await db.updateTable('feeds').set(values).where('id', 'in', ids).execute();
  await db.updateTable('articles').set(values).where('feed_id', 'in', ids).execute();
}

/** The feeds of which a server shows excerpts only, by its own choice; none for the view of all. */
export async function restrictedFeeds(db: Kysely<Tables>, view: View): Promise<ReadonlySet<FeedId>> {
  if (view.kind === 'all') return NONE;
  const rows = await db
    .selectFrom('follows')
    .select('feed_id')
    .where('guild_id', '=', view.guildId)
    .where('rights_show', '=', 'excerpt')
    .execute();
  return new Set(rows.map((row) => row.feed_id));
}

const NONE: ReadonlySet<FeedId> = new Set();

/** What a view's own rights make of an article: an excerpt where the server said so of one of its feeds. */
export async function rightsOfView(db: Kysely<Tables>, view: View): Promise<(article: Article) => Article> {
  const restricted = await restrictedFeeds(db, view);
  return (article) =>
    article.rights.show === 'full' && article.feeds.some((feed) => restricted.has(feed))
      ? { ...article, rights: { ...article.rights, show: 'excerpt' } }
      : article;
}
