// Keeps articles with what was understood of them, and reads them back, each read within its view.

import type { Kysely } from 'kysely';
import type { Article, ReadArticle } from '../news/article.ts';
import type { Coverage } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { selectReadRows, toArticles, toReadArticles } from './article-rows.ts';
import type { Database } from './dialect.ts';
import { findCandidates } from './find-candidates.ts';
import { keepCompiled } from './keep-compiled.ts';
import { joinFeed } from './part-article.ts';
import { foundReader, textsReader } from './read-found.ts';
import { readPublished } from './read-published.ts';
import { rightsOfView } from './rights.ts';
import { present, slicesOfIds } from './rows.ts';
import { addFeedOfArticle, moveArticle, saveArticle } from './save-article.ts';
import type { ArticleChange, ArticleStore } from './store.ts';
import type { Tables } from './tables.ts';
import { articleBecameNews, articleIsHidden, articleIsInFeeds, articleIsVisible, takersOf } from './view.ts';

/** Takes the database; gives the store of articles. */
export function articleStore(database: Database): ArticleStore {
  const readFound = foundReader();
  const readTexts = textsReader();
  const readHidden = hiddenReader();
  return {
    save: (read, options) => saveArticle(database, read, options),
    addFeed: (id, seen, at) => addFeedOfArticle(database, id, seen, at),
    get: (id, view) => database.read(async (db) => (await readByIds(db, [id], view))[0]),
    getMany: (ids, view) => database.read((db) => readByIds(db, ids, view)),
    getArticles: (ids, view) => database.read((db) => readArticles(db, ids, view)),
    getFound: (sequences, view) => database.read((db) => readFound(db, sequences, view)),
    getTexts: (sequences, view) => database.read((db) => readTexts(db, sequences, view)),
    findCandidates: (like, view) => database.read((db) => findCandidates(db, like, view)),
    versions: (id, view) => database.read((db) => readVersions(db, id, view)),
    coverage: (view, published) => database.read((db) => countCoverage(db, view, published ?? {})),
    lastSequence: (view) => database.read((db) => readLastSequence(db, view)),
    changesSince: (sequence, limit, view) =>
      database.read(async (db) => {
        const shown = await readSaved(db, sequence, limit, view);
        const gone = await readGone(db, sequence, limit, view);
        return [...shown, ...gone].sort((a, b) => a.sequence - b.sequence).slice(0, limit);
      }),
    move: (id, to) => database.transaction((db) => moveArticle(db, id, to)),
    joinFeed: (feedId, from, to) =>
      database.transaction((db) => joinFeed(db, feedId, { from, to: to.id, version: to.version })),
    hidden: (view) => database.read((db) => readHidden(db, view)),
    newsBetween: (range, view) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('articles')
          .select('articles.id')
          .where(articleBecameNews(view, range))
          .orderBy('articles.first_seen_at')
          .orderBy('articles.id')
          .execute();
        return rows.map((row) => row.id);
      }),
    publishedBetween: (range, view) => database.read((db) => readPublished(db, range, view)),
  };
}

async function readByIds(db: Kysely<Tables>, ids: readonly ArticleId[], view: View): Promise<readonly ReadArticle[]> {
  const found = new Map<ArticleId, ReadArticle>();
  for (const slice of slicesOfIds(ids)) {
    const rows = await selectReadRows(db)
      .where('articles.id', 'in', slice)
      .where(articleIsVisible(view, 'few'))
      .execute();
    const restrict = await rightsOfView(db, view);
    for (const read of await toReadArticles(db, rows)) {
      found.set(read.article.id, { ...read, article: restrict(read.article) });
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readArticles(db: Kysely<Tables>, ids: readonly ArticleId[], view: View): Promise<readonly Article[]> {
  const found = new Map<ArticleId, Article>();
  for (const slice of slicesOfIds(ids)) {
    const rows = await db
      .selectFrom('articles')
      .selectAll('articles')
      .where('articles.id', 'in', slice)
      .where(articleIsVisible(view))
      .execute();
    const restrict = await rightsOfView(db, view);
    for (const article of await toArticles(db, rows)) found.set(article.id, restrict(article));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

function hiddenReader() {
  const read = keepCompiled<{ readonly id: ArticleId; readonly sequence: number }>();
  return async (db: Kysely<Tables>, view: View): Promise<ReadonlyMap<ArticleId, number>> => {
    const takers = takersOf(view);
    const build = () =>
      db
        .selectFrom('hidden_articles')
        .innerJoin('articles', 'articles.id', 'hidden_articles.article_id')
        .select(['articles.id', 'articles.sequence'])
        .where('hidden_articles.guild_id', 'in', takers);
    const rows = await read(db, { shape: takers.length, values: takers, build });
    return new Map(rows.map((row) => [row.id, row.sequence]));
  };
}

async function readSaved(
  db: Kysely<Tables>,
  sequence: number,
  limit: number,
  view: View,
): Promise<readonly ArticleChange[]> {
  const rows = await selectReadRows(db)
    .where('articles.sequence', '>', sequence)
    .where(articleIsVisible(view))
    .orderBy('articles.sequence')
    .limit(limit)
    .execute();
  const reads = await toReadArticles(db, rows);
  return reads.map((read) => ({ kind: 'saved' as const, ...read }));
}

/** What was taken down for the view, and (for the view of all, which alone has heard of it) what was deleted. */
async function readGone(
  db: Kysely<Tables>,
  sequence: number,
  limit: number,
  view: View,
): Promise<readonly ArticleChange[]> {
  const hidden = await db
    .selectFrom('articles')
    .select(['articles.id', 'articles.sequence'])
    .where('articles.sequence', '>', sequence)
    .where(articleIsInFeeds(view))
    .where(articleIsHidden(view))
    .orderBy('articles.sequence')
    .limit(limit)
    .execute();
  const deleted =
    view.kind === 'all'
      ? await db
          .selectFrom('removed_articles')
          .select(['article_id as id', 'sequence'])
          .where('sequence', '>', sequence)
          .orderBy('sequence')
          .limit(limit)
          .execute()
      : [];
  return [...hidden, ...deleted].map((row) => ({ kind: 'removed' as const, ...row }));
}

async function readVersions(db: Kysely<Tables>, id: ArticleId, view: View) {
  const rows = await db
    .selectFrom('article_versions')
    .innerJoin('articles', 'articles.id', 'article_versions.article_id')
    .select([
      'article_versions.version',
      'article_versions.title',
      'article_versions.text',
      'article_versions.replaced_at',
    ])
    .where('articles.id', '=', id)
    .where(articleIsVisible(view, 'few'))
    .orderBy('article_versions.version')
    .execute();
  return rows.map(({ version, title, text, replaced_at }) => ({ version, title, text, replacedAt: replaced_at }));
}

async function countCoverage(
  db: Kysely<Tables>,
  view: View,
  published: NonNullable<Parameters<ArticleStore['coverage']>[1]>,
): Promise<Coverage> {
  let query = db
    .selectFrom('articles')
    .select(({ fn }) => [
      fn.countAll<number>().as('articles'),
      fn.count<number>('articles.source').distinct().as('sources'),
      fn.min('articles.published_day').as('from'),
      fn.max('articles.published_day').as('to'),
    ])
    .where(articleIsVisible(view));
  if (published.from !== undefined) query = query.where('articles.published_day', '>=', published.from);
  if (published.to !== undefined) query = query.where('articles.published_day', '<=', published.to);
  const row = await query.executeTakeFirstOrThrow();
  return {
    articles: Number(row.articles),
    ...present('from', row.from),
    ...present('to', row.to),
    sources: Number(row.sources),
  };
}

async function readLastSequence(db: Kysely<Tables>, view: View): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .select('articles.sequence')
    .where(articleIsInFeeds(view))
    .orderBy('articles.sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (view.kind !== 'all') return row?.sequence ?? 0;
  const gone = await db
    .selectFrom('removed_articles')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  return Math.max(row?.sequence ?? 0, Number(gone?.sequence ?? 0));
}
