// Turns rows of the articles' tables into articles, and back.

import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Article, FoundArticle, ReadArticle } from '../news/article.ts';
import type { ArticleId, FeedId } from '../news/ids.ts';
import { assertOffsets } from './check-offsets.ts';
import { present, slicesOfIds } from './rows.ts';
import { noteDead } from './segments.ts';
import type { ArticleTable, Tables } from './tables.ts';
import { readUnderstanding } from './understanding-body.ts';

type ArticleRow = Selectable<ArticleTable>;

/** A row of articles with its understanding, both of one read. */
export interface ReadRow extends ArticleRow {
  readonly body: string;
}

/** Takes an article and its new sequence; gives its row, but for the count of its feeds, which others may have noted. */
export function toArticleRow(
  article: Article,
  sequence: number,
): Omit<Insertable<ArticleTable>, 'feed_count' | 'title_key'> {
  return {
    id: article.id,
    url: article.url ?? null,
    cited_url: article.citedUrl,
    title: article.title,
    byline: article.byline ?? null,
    source: article.source,
    published_day: article.publishedDay ?? null,
    published_at: article.publishedAt ?? null,
    language: article.language,
    image_url: article.imageUrl ?? null,
    rights_show: article.rights.show,
    rights_note: article.rights.note ?? null,
    text: article.text,
    feed_id: article.feedId,
    item_id: article.itemId ?? null,
    first_seen_at: article.firstSeenAt,
    changed_at: article.changedAt,
    version: article.version,
    text_hash: article.textHash,
    copy_of: article.copyOf ?? null,
    sequence,
  };
}

function toArticle(row: ArticleRow, feeds: readonly FeedId[]): Article {
  return {
    id: row.id,
    ...present('url', row.url),
    citedUrl: row.cited_url,
    title: row.title,
    ...present('byline', row.byline),
    source: row.source,
    ...present('publishedDay', row.published_day),
    ...present('publishedAt', row.published_at),
    language: row.language,
    ...present('imageUrl', row.image_url),
    rights: { show: row.rights_show, ...present('note', row.rights_note) },
    text: row.text,
    feedId: row.feed_id,
    ...present('itemId', row.item_id),
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
    version: row.version,
    textHash: row.text_hash,
    ...present('copyOf', row.copy_of),
    feeds,
  };
}

/** Takes rows of articles; gives the articles in the same order, with their feeds in the order they were seen there. */
export async function toArticles(db: Kysely<Tables>, rows: readonly ArticleRow[]): Promise<readonly Article[]> {
  const feeds = await feedsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toArticle(row, feeds.get(row.id) ?? []));
}

/** As `toArticles`, with what was understood. Throws when an offset does not hold. */
export async function toReadArticles(db: Kysely<Tables>, rows: readonly ReadRow[]): Promise<readonly ReadArticle[]> {
  const articles = await toArticles(db, rows);
  return rows.map((row, index) => {
    const article = articles[index];
    if (article === undefined) throw new Error('an article was lost between two reads of one snapshot');
    const understanding = readUnderstanding(row.body, article.text);
    assertOffsets(article.text, understanding);
    return { article, understanding, sequence: row.sequence };
  });
}

/** The articles' rows with their understandings, for `toReadArticles`; conditions and order are the caller's. */
export function selectReadRows(db: Kysely<Tables>) {
  return db
    .selectFrom('articles')
    .innerJoin('understandings', 'understandings.article_id', 'articles.id')
    .selectAll('articles')
    .select('understandings.body');
}

/** The columns of what is shown of an article. */
export const FOUND = [
  ...(['articles.id', 'articles.cited_url', 'articles.title', 'articles.byline', 'articles.source'] as const),
  ...(['articles.published_day', 'articles.language', 'articles.rights_show', 'articles.rights_note'] as const),
  ...(['articles.text', 'articles.sequence'] as const),
] as const;

/** A row of these columns. */
export type FoundRow = Pick<
  ArticleRow,
  | 'id'
  | 'cited_url'
  | 'title'
  | 'byline'
  | 'source'
  | 'published_day'
  | 'language'
  | 'rights_show'
  | 'rights_note'
  | 'text'
  | 'sequence'
>;

/** What is shown of an article by its row; `isRestricted`: in excerpts only, whatever its own rights. */
export function toFound(row: FoundRow, isRestricted: boolean): FoundArticle {
  return {
    id: row.id,
    citedUrl: row.cited_url,
    title: row.title,
    ...present('byline', row.byline),
    source: row.source,
    ...present('publishedDay', row.published_day),
    language: row.language,
    rights: { show: isRestricted ? 'excerpt' : row.rights_show, ...present('note', row.rights_note) },
    text: row.text,
    sequence: Number(row.sequence),
  };
}

/** The feeds of articles, each article's in the order it was seen there. */
export async function feedsOf(
  db: Kysely<Tables>,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, FeedId[]>> {
  const feeds = new Map<ArticleId, FeedId[]>();
  for (const slice of slicesOfIds(ids)) {
    const rows = await db
      .selectFrom('article_feeds')
      .select(['article_id', 'feed_id'])
      .where('article_id', 'in', slice)
      .orderBy('seen_at')
      .orderBy('feed_id')
      .execute();
    for (const { article_id, feed_id } of rows) {
      const known = feeds.get(article_id);
      if (known === undefined) feeds.set(article_id, [feed_id]);
      else known.push(feed_id);
    }
  }
  return feeds;
}

/** The next sequence: strictly greater than every one before, and only spent when the transaction stands. */
export async function nextSequence(transaction: Kysely<Tables>): Promise<number> {
  const row = await transaction
    .updateTable('counters')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'articles')
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

/** Gives an article its next sequence, so that whoever follows the changes hears of it. The only way to renew one; gives it. */
export async function renewSequence(db: Kysely<Tables>, id: ArticleId): Promise<number> {
  const former = await db.selectFrom('articles').select('sequence').where('id', '=', id).executeTakeFirst();
  const sequence = await nextSequence(db);
  if (former !== undefined) await noteDead(db, former.sequence, sequence);
  await db.updateTable('articles').set({ sequence }).where('id', '=', id).execute();
  return sequence;
}

/** Counts anew in how many feeds an article is; gives the count. */
export async function countFeeds(db: Kysely<Tables>, id: ArticleId): Promise<number> {
  const { n } = await db
    .selectFrom('article_feeds')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('articles')
    .set({ feed_count: Number(n) })
    .where('id', '=', id)
    .execute();
  return Number(n);
}
