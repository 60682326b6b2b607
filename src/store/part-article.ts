// Parts an article of several feeds when one of them changes it, and joins what was parted: a server sees the text that
// its own feeds brought, and no other.
//
//   paid feed, public feed: A          the paid feed brings a longer text        the public feed brings it too
//                                      paid: A' (changed)  public: A in a         both: A', the other article
//                                      article of its own, a copy of A'           is deleted

import { type Kysely, sql } from 'kysely';
import type { Article } from '../news/article.ts';
import type { ArticleId, FeedId } from '../news/ids.ts';
import { countFeeds, nextSequence, renewSequence } from './article-rows.ts';
import { countNames } from './count-actors.ts';
import { copyActors, forgetActors } from './file-actors.ts';
import { readMarks, saveMarks } from './find-candidates.ts';
import { noteDead } from './segments.ts';
import type { Tables } from './tables.ts';
import { heedTakeDowns } from './take-downs.ts';

/**
 * Before `changed` is written: keeps its former text under `partAs` for the feeds that are not the changed one's own.
 * They saw it when they saw it: nothing becomes news by this. Nothing happens when there are no other feeds.
 */
export async function partArticle(db: Kysely<Tables>, changed: Article, partAs: ArticleId): Promise<void> {
  const former = await db.selectFrom('articles').selectAll().where('id', '=', changed.id).executeTakeFirst();
  const others = await db
    .selectFrom('article_feeds')
    .selectAll()
    .where('article_id', '=', changed.id)
    .where('feed_id', '<>', changed.feedId)
    .orderBy('seen_at')
    .orderBy('feed_id')
    .execute();
  const [first] = others;
  if (former === undefined || first === undefined) return;
  const parted = {
    ...former,
    id: partAs,
    feed_id: first.feed_id,
    item_id: first.item_id,
    feed_count: others.length,
    version: 1,
    copy_of: former.copy_of ?? former.id,
    sequence: await nextSequence(db),
  };
  await db.insertInto('articles').values(parted).execute();
  await db
    .insertInto('understandings')
    .columns(['article_id', 'body', 'days_filed', 'actors_filed'])
    .expression((builder) =>
      builder
        .selectFrom('understandings')
        .select([sql<ArticleId>`${partAs}`.as('article_id'), 'body', 'days_filed', 'actors_filed'])
        .where('article_id', '=', changed.id),
    )
    .execute();
  const days = await db.selectFrom('event_days').selectAll().where('article_id', '=', changed.id).execute();
  for (const day of days) {
    await db
      .insertInto('event_days')
      .values({ ...day, article_id: partAs })
      .execute();
  }
  for (const { feed_id } of others) {
    await db
      .updateTable('article_feeds')
      .set({ article_id: partAs })
      .where('article_id', '=', changed.id)
      .where('feed_id', '=', feed_id)
      .execute();
  }
  await copyActors(db, changed.id, partAs);
  await countNames(db, partAs, 1);
  const marks = await readMarks(db, changed.id);
  if (marks !== undefined) await saveMarks(db, partAs, marks);
  await heedTakeDowns(db, { id: partAs, url: former.url, partedFrom: changed.id });
}

/** As `ArticleStore.joinFeed` says. */
export async function joinFeed(
  db: Kysely<Tables>,
  feedId: FeedId,
  { from, to, version }: { readonly from: ArticleId; readonly to: ArticleId; readonly version: number },
): Promise<boolean> {
  const target = await db.selectFrom('articles').select('version').where('id', '=', to).executeTakeFirst();
  if (target?.version !== version) return false;
  await countNames(db, from, -1, feedId);
  const seen = await db
    .deleteFrom('article_feeds')
    .where('article_id', '=', from)
    .where('feed_id', '=', feedId)
    .returningAll()
    .executeTakeFirst();
  if (seen === undefined) return true;
  const joined = await db
    .insertInto('article_feeds')
    .values({ ...seen, article_id: to })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (joined.numInsertedOrUpdatedRows === 1n) await countNames(db, to, 1, feedId);
  await handOver(db, from);
  await countFeeds(db, to);
  await renewSequence(db, to);
  return true;
}

/** An article is no longer of a feed: it is of the others that brought it, and goes where there are none. */
export async function leaveFeed(db: Kysely<Tables>, id: ArticleId, feedId: FeedId): Promise<void> {
  await countNames(db, id, -1, feedId);
  await db.deleteFrom('article_feeds').where('article_id', '=', id).where('feed_id', '=', feedId).execute();
  await handOver(db, id);
}

/** Gives an article to the first of the feeds that it is in now, where its own is none of them; deletes it without any. */
async function handOver(db: Kysely<Tables>, id: ArticleId): Promise<void> {
  const left = await db
    .selectFrom('article_feeds')
    .innerJoin('articles', 'articles.id', 'article_feeds.article_id')
    .select(['article_feeds.feed_id', 'article_feeds.item_id', 'articles.feed_id as owner'])
    .where('article_feeds.article_id', '=', id)
    .orderBy('article_feeds.seen_at')
    .orderBy('article_feeds.feed_id')
    .execute();
  const heir = left.find(({ feed_id, owner }) => feed_id === owner) ?? left[0];
  if (heir === undefined) return deleteArticle(db, id);
  const { feed_id, item_id, owner } = heir;
  const own = feed_id === owner ? {} : { feed_id, item_id };
  await db
    .updateTable('articles')
    .set({ ...own, feed_count: left.length })
    .where('id', '=', id)
    .execute();
  await renewSequence(db, id);
}

/** Deletes an article with all that hangs on it; whoever follows the changes hears of it. */
async function deleteArticle(db: Kysely<Tables>, id: ArticleId): Promise<void> {
  const former = await db.selectFrom('articles').select('sequence').where('id', '=', id).executeTakeFirst();
  const sequence = await nextSequence(db);
  if (former !== undefined) await noteDead(db, former.sequence, sequence);
  await forgetActors(db, id);
  for (const table of [
    'article_feeds',
    'article_bands',
    'article_versions',
    'understandings',
    'hidden_articles',
  ] as const) {
    await db.deleteFrom(table).where('article_id', '=', id).execute();
  }
  await db.deleteFrom('articles').where('id', '=', id).execute();
  await db
    .insertInto('removed_articles')
    .values({ article_id: id, sequence })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ sequence }))
    .execute();
}
