// Looks up which articles of a view tell of a day, which days have anything, and what was published on them.

import type { Kysely } from 'kysely';
import type { Article, ReadArticle } from '../news/article.ts';
import type { ArticleId, Day } from '../news/ids.ts';
import type { Granularity } from '../news/moment.ts';
import type { View } from '../news/view.ts';
import { nextSequence, selectReadRows, toArticles, toReadArticles } from './article-rows.ts';
import type { Database } from './dialect.ts';
import type { DayRange, EventDayStore, TellingArticle } from './event-day-store.ts';
import { fileEventDays } from './file-event-days.ts';
import { findNearestDays } from './nearest-days.ts';
import { readUnfiled } from './read-unfiled.ts';
import { noteDead } from './segments.ts';
import type { Tables } from './tables.ts';
import { writeUnderstanding } from './understanding-body.ts';
import { articleIsVisible } from './view.ts';

/** All granularities: naming them lets the index be walked by day. */
const GRANULARITIES: readonly Granularity[] = [
  'day',
  'week',
  'month',
  'season',
  'quarter',
  'half',
  'year',
  'decade',
  'range',
];
const WIDE = GRANULARITIES.filter((granularity) => granularity !== 'day');
const DAY_MS = 86_400_000;
/** Days looked through in one piece; a long range is asked for in at most this many pieces. */
const DAYS_PER_SLICE = 7;
const SLICES_MAX = 200;

/** Takes the database; gives the store of event days. */
export function eventDayStore(database: Database): EventDayStore {
  return {
    async tellingOf(days, view) {
      const found: TellingArticle[] = [];
      for (const slice of slicesOf(days)) {
        found.push(
          ...(await database.read((db) => readTelling(db, { ...slice, until: days.to }, GRANULARITIES, view))),
        );
      }
      return oncePerArticle(found);
    },
    async tellingAround(days, daysMax, view) {
      const earliest = addDays(days.to, 1 - daysMax);
      const rows = await database.read((db) =>
        readTelling(db, { from: earliest, to: days.from, covering: days, daysMax }, WIDE, view),
      );
      return oncePerArticle(rows);
    },
    nearestDays: (side, limit, view) => findNearestDays(database, side, limit, view),
    published: (days, limit, view) => database.read((db) => readPublished(db, days, limit, view)),
    unfiled: (limit) => database.read((db) => readUnfiled(db, 'days_filed', limit)),
    file: (id, version, eventDays) =>
      database.transaction(async (db) => {
        const read = await readUnfiledOne(db, id, version);
        if (read === undefined) return;
        const understanding = { ...read.understanding, eventDays };
        const body = writeUnderstanding(understanding);
        await db.updateTable('understandings').set({ body, days_filed: 1 }).where('article_id', '=', id).execute();
        await fileEventDays(db, id, understanding);
        // The search index takes the days in like any other change.
        const sequence = await nextSequence(db);
        await noteDead(db, read.sequence, sequence);
        await db.updateTable('articles').set({ sequence }).where('id', '=', id).execute();
      }),
  };
}

/** Spans that begin within `from`–`to`, and end by `until` or cover the days of `covering`. */
interface Wanted extends DayRange {
  readonly until?: Day;
  readonly covering?: DayRange;
  readonly daysMax?: number;
}

async function readTelling(
  db: Kysely<Tables>,
  { from, to, until, covering, daysMax }: Wanted,
  granularities: readonly Granularity[],
  view: View,
): Promise<readonly (TellingArticle & DayRange)[]> {
  let spans = db
    .selectFrom('event_days')
    .innerJoin('articles', 'articles.id', 'event_days.article_id')
    .select(['articles.id', 'from_day', 'to_day', 'is_main', 'first_sentence', 'sentences'])
    .where('granularity', 'in', granularities)
    .where('from_day', '>=', from)
    .where('from_day', '<=', to)
    .where(articleIsVisible(view));
  if (until !== undefined) spans = spans.where('to_day', '<=', until);
  if (covering !== undefined) spans = spans.where('to_day', '>=', covering.to);
  const rows = await spans.execute();
  return rows
    .filter((row) => daysMax === undefined || row.to_day < addDays(row.from_day, daysMax))
    .filter((row) => covering === undefined || row.from_day < covering.from || row.to_day > covering.to)
    .map((row) => ({
      id: row.id,
      from: row.from_day,
      to: row.to_day,
      isMain: row.is_main === 1,
      firstSentence: row.first_sentence,
      sentences: row.sentences,
    }));
}

function oncePerArticle(found: readonly TellingArticle[]): readonly TellingArticle[] {
  const articles = new Map<ArticleId, TellingArticle>();
  for (const { id, isMain, firstSentence, sentences } of found) {
    const known = articles.get(id) ?? { isMain: false, firstSentence, sentences: 0 };
    articles.set(id, {
      id,
      isMain: isMain || known.isMain,
      firstSentence: Math.min(firstSentence, known.firstSentence),
      sentences: sentences + known.sentences,
    });
  }
  return [...articles.values()];
}

async function readPublished(
  db: Kysely<Tables>,
  { from, to }: DayRange,
  limit: number,
  view: View,
): Promise<readonly Article[]> {
  const rows = await db
    .selectFrom('articles')
    .selectAll('articles')
    .where('published_day', '>=', from)
    .where('published_day', '<=', to)
    .where(articleIsVisible(view))
    .orderBy('published_day', 'desc')
    .orderBy('source')
    .orderBy('articles.id')
    .limit(limit)
    .execute();
  return toArticles(db, rows);
}

async function readUnfiledOne(db: Kysely<Tables>, id: ArticleId, version: number): Promise<ReadArticle | undefined> {
  const rows = await selectReadRows(db)
    .where('articles.id', '=', id)
    .where('articles.version', '=', version)
    .where('understandings.days_filed', '=', 0)
    .execute();
  return (await toReadArticles(db, rows))[0];
}

function slicesOf({ from, to }: DayRange): readonly DayRange[] {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const size = Math.max(DAYS_PER_SLICE, Math.ceil(days / SLICES_MAX));
  const slices: DayRange[] = [];
  for (let start = 0; start < days; start += size) {
    const end = addDays(from, Math.min(start + size, days) - 1);
    slices.push({ from: addDays(from, start), to: end });
  }
  return slices;
}

/** The day that many days later; ISO text in, ISO text out. */
function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
