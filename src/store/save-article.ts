// Writes an article with what was understood of it, its feeds and its former text: one transaction.

import type { Kysely } from 'kysely';
import type { Article, ReadArticle } from '../news/article.ts';
import type { ArticleId, FeedId, Instant } from '../news/ids.ts';
import { wordsToKeep } from './actor-knowledge.ts';
import { countFeeds, nextSequence, renewSequence, toArticleRow } from './article-rows.ts';
import { assertOffsets } from './check-offsets.ts';
import { countNames } from './count-actors.ts';
import type { Database } from './dialect.ts';
import { fileActors, forgetActors } from './file-actors.ts';
import { fileEventDays } from './file-event-days.ts';
import { saveMarks } from './find-candidates.ts';
import { partArticle } from './part-article.ts';
import { keepEntry, noteDead } from './segments.ts';
import type { ArticleStore } from './store.ts';
import type { Tables } from './tables.ts';
import { heedMove, heedTakeDowns } from './take-downs.ts';
import { writeUnderstanding } from './understanding-body.ts';

/**
 * As `ArticleStore.save` says. Throws when an offset does not hold, when a changed text brings no greater version, or
 * when a feed is not known: these are bugs.
 */
export async function saveArticle(
  database: Database,
  read: Omit<ReadArticle, 'sequence'>,
  options: Parameters<ArticleStore['save']>[1],
): Promise<boolean> {
  const { article, understanding } = read;
  assertOffsets(article.text, understanding);
  const body = writeUnderstanding(understanding);
  const { actors } = options;
  const plainWords = wordsToKeep(database, actors?.plainWords ?? []);
  const filed = { days_filed: 1, actors_filed: actors === undefined ? 0 : 1 };
  const itemId = options.itemId ?? article.itemId ?? null;
  return database.transaction(async (db) => {
    const former = await formerOf(db, article.id);
    if ((former?.version ?? 0) !== options.expectedVersion) return false;
    if (former !== undefined) await countNames(db, article.id, -1);
    if (options.partAs !== undefined) await partArticle(db, article, options.partAs);
    await keepFormerText(db, former, article);
    const sequence = await nextSequence(db);
    if (former !== undefined) await noteDead(db, former.sequence, sequence);
    const row = toArticleRow(article, sequence);
    await db
      .insertInto('articles')
      .values({ ...row, item_id: itemId, feed_count: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, item_id: itemId }))
      .execute();
    await db
      .insertInto('understandings')
      .values({ article_id: article.id, body, ...filed })
      .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ body, ...filed }))
      .execute();
    await fileEventDays(db, article.id, understanding);
    if (former !== undefined) await forgetActors(db, article.id);
    if (actors !== undefined) await fileActors(db, article, { ...actors, plainWords });
    // Where it was parted, the other feeds brought the former text only.
    const brought = options.partAs === undefined ? article.feeds : [];
    const feeds = new Set([article.feedId, ...brought]);
    for (const feedId of feeds) {
      const from = { feedId, itemId: feedId === article.feedId ? itemId : null };
      await noteFeed(db, article.id, from, { at: article.changedAt, sequence });
    }
    const seenIn = await countFeeds(db, article.id);
    if (actors !== undefined) await countNames(db, article.id, 1);
    // Where another feed brought it meanwhile, the entry does not know of that feed: it is made anew from the article.
    if (options.entry !== undefined && seenIn === feeds.size) await keepEntry(db, sequence, options.entry);
    if (options.marks !== undefined) await saveMarks(db, article.id, options.marks);
    const to = row.url ?? null;
    if (former === undefined) await heedTakeDowns(db, { id: article.id, url: to });
    else await heedMove(db, { id: article.id, from: former.url, to });
    return true;
  });
}

/** As `ArticleStore.addFeed` says: a new feed makes the article new to the index, for it decides who may see it. */
export async function addFeedOfArticle(
  database: Database,
  id: ArticleId,
  seen: Parameters<ArticleStore['addFeed']>[1],
  at: Instant,
): Promise<boolean | undefined> {
  return database.transaction(async (db) => {
    if (seen.version !== undefined && (await formerOf(db, id))?.version !== seen.version) return undefined;
    const from = { feedId: seen.feedId, itemId: seen.itemId ?? null };
    const isNew = await noteFeed(db, id, from, { at, sequence: 0 });
    if (isNew) {
      await countFeeds(db, id);
      await countNames(db, id, 1, seen.feedId);
      const sequence = await renewSequence(db, id);
      const mine = db.updateTable('article_feeds').set({ sequence }).where('article_id', '=', id);
      await mine.where('feed_id', '=', seen.feedId).execute();
    }
    return isNew;
  });
}

/** As `ArticleStore.move` says. */
export async function moveArticle(
  db: Kysely<Tables>,
  id: ArticleId,
  { url, citedUrl }: Parameters<ArticleStore['move']>[1],
): Promise<void> {
  const former = await formerOf(db, id);
  if (former === undefined) return;
  await db.updateTable('articles').set({ url, cited_url: citedUrl }).where('id', '=', id).execute();
  await renewSequence(db, id);
  await heedMove(db, { id, from: former.url, to: url });
}

interface Former {
  readonly version: number;
  readonly sequence: number;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
}

async function formerOf(db: Kysely<Tables>, id: ArticleId): Promise<Former | undefined> {
  return db
    .selectFrom('articles')
    .select(['version', 'sequence', 'url', 'title', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
}

async function keepFormerText(db: Kysely<Tables>, former: Former | undefined, article: Article): Promise<void> {
  if (former === undefined) {
    if (article.version !== 1) throw new Error(`a first text has version 1, not ${article.version}`);
    return;
  }
  if (former.title === article.title && former.text === article.text) return;
  if (article.version <= former.version) throw new Error('a changed text needs a greater version');
  const { version, title, text } = former;
  await db
    .insertInto('article_versions')
    .values({ article_id: article.id, version, title, text, replaced_at: article.changedAt })
    .execute();
}

/** Notes where an article was seen, with the latest item id of that feed. Gives true when the feed was new to it. */
async function noteFeed(
  db: Kysely<Tables>,
  articleId: ArticleId,
  { feedId, itemId }: { readonly feedId: FeedId; readonly itemId: string | null },
  { at, sequence }: { readonly at: Instant; readonly sequence: number },
): Promise<boolean> {
  const inserted = await db
    .insertInto('article_feeds')
    .values({ article_id: articleId, feed_id: feedId, item_id: itemId, seen_at: at, sequence })
    .onConflict((conflict) => conflict.columns(['article_id', 'feed_id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return true;
  if (itemId !== null) {
    await db
      .updateTable('article_feeds')
      .set({ item_id: itemId })
      .where('article_id', '=', articleId)
      .where('feed_id', '=', feedId)
      .execute();
  }
  return false;
}
