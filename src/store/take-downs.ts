// Takes articles down, in one server or everywhere, and undoes it. What is taken down stays kept, and no read shows it:
// it is known when its feed brings it again, and can be shown again.

import type { Kysely } from 'kysely';
import type { Author } from '../news/audit.ts';
import type { ArticleId, GuildId, UserId } from '../news/ids.ts';
import { ALL, type View } from '../news/view.ts';
import { renewSequence } from './article-rows.ts';
import { noteChange } from './audit.ts';
import type { Database } from './dialect.ts';
import type { AddressedArticle, TakeDownStore } from './store.ts';
import type { Tables } from './tables.ts';
import { articleIsInFeeds, EVERYWHERE, takersOf } from './view.ts';

// What is listed at once for a person to choose from.
const LISTED_MAX = 200;

/** Takes the database; gives the store of take-downs. */
export function takeDownStore(database: Database): TakeDownStore {
  return {
    find: (address, view) => database.read((db) => findAt(db, address, view)),
    takeDown: (address, by, at) => database.transaction((db) => takeDown(db, address, by, at)),
    restore: (address, view, by) =>
      database.transaction(async (db) => {
        const shown = await restore(db, address, view);
        if (view.kind === 'guild' && by !== undefined)
          for (const { title } of shown) await noteArticle(db, view.guildId, by, 'restored', title);
        return shown;
      }),
    list: (view) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('take_downs')
          .selectAll()
          .where('guild_id', '=', takerOf(view))
          .orderBy('taken_at', 'desc')
          .orderBy('address')
          .limit(LISTED_MAX)
          .execute();
        return rows.map(({ address, title, taken_at }) => ({ address, title, at: taken_at }));
      }),
  };
}

/** Under which name a view takes down: a server for itself, the operator's view everywhere. */
const takerOf = (view: View): string => (view.kind === 'all' ? EVERYWHERE : view.guildId);

/** The articles at an address in the view's feeds, shown or taken down. */
async function findAt(
  db: Kysely<Tables>,
  address: string,
  view: View,
  isSeen = articleIsInFeeds(view, 'few'),
): Promise<readonly AddressedArticle[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['articles.id', 'articles.title', 'articles.source', 'articles.url', 'articles.cited_url'])
    .where(({ or, eb }) => or([eb('articles.url', '=', address), eb('articles.cited_url', '=', address)]))
    .where(isSeen)
    .orderBy('articles.first_seen_at')
    .orderBy('articles.id')
    .execute();
  const hidden = await db
    .selectFrom('hidden_articles')
    .select('article_id')
    .where('guild_id', 'in', takersOf(view))
    .execute();
  const down = new Set(hidden.map((row) => row.article_id));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    source: row.source,
    address: addressOf(row.id, row.url),
    isTakenDown: down.has(row.id),
  }));
}

/** Each found article's own address is taken down, so that what comes there later stays down too. */
async function takeDown(
  db: Kysely<Tables>,
  rawAddress: string,
  { view, by }: Parameters<TakeDownStore['takeDown']>[1],
  at: number,
): Promise<readonly AddressedArticle[]> {
  const taken = (await findAt(db, rawAddress, view)).filter(({ isTakenDown }) => !isTakenDown);
  const guildId = takerOf(view);
  for (const { id, address, title } of taken) {
    await db
      .insertInto('take_downs')
      .values({ guild_id: guildId, address, title, taken_by: by, taken_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await hide(db, guildId, id);
  }
  if (view.kind === 'guild')
    for (const { title } of taken)
      await noteArticle(db, view.guildId, { userId: by as UserId, at }, 'taken down', title);
  return taken;
}

async function noteArticle(
  db: Kysely<Tables>,
  guildId: GuildId,
  by: Author,
  deed: 'taken down' | 'restored',
  subject: string,
): Promise<void> {
  await noteChange(db, { ...by, guildId, kind: 'article', deed, subject, changes: [] });
}

async function restore(db: Kysely<Tables>, rawAddress: string, view: View): Promise<readonly AddressedArticle[]> {
  const guildId = takerOf(view);
  // A server that no longer follows the feed may undo what it did when it did: nothing of the article is shown by that.
  const there = await findAt(db, rawAddress, view, articleIsInFeeds(ALL));
  const addresses = await addressesOfActs(db, guildId, [rawAddress, ...there.map(({ address }) => address)]);
  if (addresses.length === 0) return [];
  const found = new Map(there.map((article) => [article.id, article]));
  for (const address of addresses) {
    for (const article of await findAt(db, address, view, articleIsInFeeds(ALL))) found.set(article.id, article);
  }
  await db.deleteFrom('take_downs').where('guild_id', '=', guildId).where('address', 'in', addresses).execute();
  const shown: AddressedArticle[] = [];
  for (const article of found.values()) {
    const row = await db
      .deleteFrom('hidden_articles')
      .where('guild_id', '=', guildId)
      .where('article_id', '=', article.id)
      .executeTakeFirst();
    if (row.numDeletedRows === 0n) continue;
    await renewSequence(db, article.id);
    shown.push(article);
  }
  return shown;
}

/** The addresses that were taken down with one of these: those the article moved to since are of the same act. */
async function addressesOfActs(
  db: Kysely<Tables>,
  guildId: string,
  addresses: readonly string[],
): Promise<readonly string[]> {
  const ofTaker = () => db.selectFrom('take_downs').selectAll().where('guild_id', '=', guildId);
  const acts = await ofTaker().where('address', 'in', addresses).execute();
  const found = new Set<string>();
  for (const { title, taken_at } of acts) {
    const same = await ofTaker().where('taken_at', '=', taken_at).where('title', '=', title).execute();
    for (const { address } of same) found.add(address);
  }
  return [...found];
}

/** An article stands at another address: it stays down where it was, can be shown again by either, and heeds the new one. */
export async function heedMove(
  db: Kysely<Tables>,
  { id, from, to }: { readonly id: ArticleId; readonly from: string | null; readonly to: string | null },
): Promise<void> {
  if (from === to) return;
  const rows = await db
    .selectFrom('take_downs')
    .innerJoin('hidden_articles', 'hidden_articles.guild_id', 'take_downs.guild_id')
    .selectAll('take_downs')
    .where('hidden_articles.article_id', '=', id)
    .where('take_downs.address', '=', addressOf(id, from))
    .execute();
  for (const row of rows) {
    await db
      .insertInto('take_downs')
      .values({ ...row, address: addressOf(id, to) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await heedTakeDowns(db, { id, url: to });
}

const addressOf = (id: string, url: string | null): string => url ?? `dateline:article/${id}`;

/** Hides a new article where what stands at its address, or the article that it was parted from, is taken down. */
export async function heedTakeDowns(
  db: Kysely<Tables>,
  article: { readonly id: ArticleId; readonly url: string | null; readonly partedFrom?: ArticleId },
): Promise<void> {
  const address = addressOf(article.id, article.url);
  const takers = await db.selectFrom('take_downs').select('guild_id').where('address', '=', address).execute();
  const { partedFrom } = article;
  const inherited =
    partedFrom === undefined
      ? []
      : await db.selectFrom('hidden_articles').select('guild_id').where('article_id', '=', partedFrom).execute();
  for (const guildId of new Set([...takers, ...inherited].map(({ guild_id }) => guild_id))) {
    await insertHidden(db, guildId, article.id);
  }
}

async function hide(db: Kysely<Tables>, guildId: string, id: ArticleId): Promise<void> {
  await insertHidden(db, guildId, id);
  await renewSequence(db, id);
}

async function insertHidden(db: Kysely<Tables>, guildId: string, articleId: ArticleId): Promise<void> {
  await db
    .insertInto('hidden_articles')
    .values({ guild_id: guildId, article_id: articleId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
