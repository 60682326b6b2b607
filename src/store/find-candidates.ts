// Finds what may be the same article as an arriving one: each way is one indexed read.

import type { Kysely } from 'kysely';
import type { Article } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { toArticles } from './article-rows.ts';
import { present } from './rows.ts';
import type { ArticleLikeness, ArticleMarks } from './store.ts';
import type { Tables } from './tables.ts';
import { articleIsInFeeds } from './view.ts';

// More than these are no help in recognising an article: they share an empty text.
const CANDIDATES_MAX = 20;
// A wire text is printed within a few days of its filing; weekly papers bring it within a week.
const DAYS_APART_MAX = 7;
// Texts of 25 sentences with another lede and ending are 4 to 13 of 64 bits apart (nine in ten, measured), unlike ones 27
// on average and one in a thousand under 13; what is nearer than this is read and compared by its words.
const BITS_APART_MAX = 14;
// Of a band, the latest texts: a band holds 60 of a day's thousand articles and a fortnight; of a source that writes one text
// anew all day (earthquakes, quotations) it holds them all, and reading those would hold the thread for each one more.
const BAND_ROWS_MAX = 300;
// The nearest few: a wire text that fifty papers carry needs to be met once.
const NEAR_MAX = 5;

/** As `ArticleStore.findCandidates` says. */
export async function findCandidates(
  db: Kysely<Tables>,
  like: ArticleLikeness,
  view: View,
): Promise<readonly Article[]> {
  const ids = await near(db, like);
  let alike = db.selectFrom('articles').select('articles.id').where('text_hash', '=', like.textHash);
  if (ids.length > 0) alike = alike.union(db.selectFrom('articles').select('articles.id').where('id', 'in', ids));
  if (like.url !== undefined) {
    alike = alike.union(db.selectFrom('articles').select('articles.id').where('url', '=', like.url));
  }
  if (like.titleKey !== undefined) {
    const sameTitle = db
      .selectFrom('articles')
      .select('articles.id')
      .where('feed_id', '=', like.feedId)
      .where('title_key', '=', like.titleKey);
    alike = alike.union(sameTitle);
  }
  if (like.itemId !== undefined) {
    const sameItem = db
      .selectFrom('article_feeds')
      .select('article_feeds.article_id as id')
      .where('feed_id', '=', like.feedId)
      .where('item_id', '=', like.itemId);
    alike = alike.union(sameItem);
  }
  const rows = await db
    .selectFrom('articles')
    .selectAll('articles')
    .where('articles.id', 'in', alike)
    .where(articleIsInFeeds(view, 'few'))
    .orderBy((builder) => builder.case().when('articles.feed_id', '=', like.feedId).then(0).else(1).end())
    .orderBy('articles.first_seen_at')
    .orderBy('articles.sequence')
    .limit(CANDIDATES_MAX)
    .execute();
  // The feed's own are never behind the limit; given are all in the order in which they came.
  rows.sort((a, b) => a.first_seen_at - b.first_seen_at || a.sequence - b.sequence);
  return toArticles(db, rows);
}

/** The ids of articles whose SimHash shares a band with this one and is near to it, the nearest first. */
async function near(db: Kysely<Tables>, { fingerprint, day }: ArticleLikeness): Promise<readonly ArticleId[]> {
  if (fingerprint === undefined || day === undefined) return [];
  const inBand = (band: number) =>
    db
      .selectFrom('article_bands')
      .select(['article_id', 'fingerprint'])
      .where('band', '=', band)
      .where('day', '>=', day - DAYS_APART_MAX)
      .where('day', '<=', day + DAYS_APART_MAX)
      .orderBy('day', 'desc')
      .limit(BAND_ROWS_MAX);
  const bands = bandsOf(fingerprint);
  const days = Array.from({ length: 2 * DAYS_APART_MAX + 1 }, (_, at) => day - DAYS_APART_MAX + at);
  // The very same text, also where its bands hold more than are read: one look-up for each day.
  const same = db
    .selectFrom('article_bands')
    .select(['article_id', 'fingerprint'])
    .where('band', '=', bands[0] as number)
    .where('day', 'in', days)
    .where('fingerprint', '=', fingerprint)
    .limit(NEAR_MAX);
  const [first, ...rest] = [same, ...bands.map(inBand)].map((rows) => db.selectFrom(rows.as('one')).selectAll());
  const rows = await rest.reduce((all, one) => all.unionAll(one), first as NonNullable<typeof first>).execute();
  const found = new Map<ArticleId, number>();
  for (const row of rows) {
    if (found.has(row.article_id)) continue;
    const apart = bitsApart(row.fingerprint, fingerprint);
    if (apart <= BITS_APART_MAX) found.set(row.article_id, apart);
  }
  return [...found]
    .sort(([a, apartA], [b, apartB]) => apartA - apartB || (a < b ? -1 : 1))
    .slice(0, NEAR_MAX)
    .map(([id]) => id);
}

/**
 * The bands of a fingerprint: its eight bytes, each with its place. Two fingerprints that differ in up to seven bits
 * share at least one; of those that differ in twelve, five in six do (1 - (1 - (7/8)^12)^8).
 *
 *   9f 03 … c2  →  0x09f  0x103 … 0x7c2
 */
function bandsOf(fingerprint: string): readonly number[] {
  return Array.from({ length: 8 }, (_, at) => at * 256 + Number.parseInt(fingerprint.slice(at * 2, at * 2 + 2), 16));
}

function bitsApart(one: string, other: string): number {
  let bits = 0;
  for (let at = 0; at < 16; at += 8) {
    let differing = (Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16)) >>> 0;
    for (; differing !== 0; differing &= differing - 1) bits += 1;
  }
  return bits;
}

/** Writes down by what an article is found again; what was written before is replaced. */
export async function saveMarks(db: Kysely<Tables>, id: ArticleId, marks: ArticleMarks): Promise<void> {
  const { titleKey, fingerprint, day } = marks;
  await db
    .updateTable('articles')
    .set({ title_key: titleKey ?? null })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('article_bands').where('article_id', '=', id).execute();
  if (fingerprint === undefined) return;
  const rows = bandsOf(fingerprint).map((band) => ({ band, day, fingerprint, article_id: id }));
  await db
    .insertInto('article_bands')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The marks of an article as they were written; undefined for one of before there were any. */
export async function readMarks(db: Kysely<Tables>, id: ArticleId): Promise<ArticleMarks | undefined> {
  const row = await db.selectFrom('articles').select('title_key').where('id', '=', id).executeTakeFirst();
  const band = await db
    .selectFrom('article_bands')
    .select(['day', 'fingerprint'])
    .where('article_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || band === undefined) return undefined;
  return { day: band.day, fingerprint: band.fingerprint, ...present('titleKey', row.title_key) };
}
