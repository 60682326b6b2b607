// Finds the nearest days on which something happened, as far as a view may know.
//
//   a view of few articles     their days are read and sorted
//   a view of many             the days of the whole store, one after the other, until one has an article of the view

import type { Kysely } from 'kysely';
import type { ArticleId, Day } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { Database } from './dialect.ts';
import type { EventDayStore } from './event-day-store.ts';
import { slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible, feedIsVisible } from './view.ts';

/**
 * The days of so many articles are read in 10 ms. A small server beside large ones would otherwise look through the days
 * of all: 20 articles among 50,000 took a second.
 */
const FEW_ARTICLES_MAX = 2_000;

/** As `EventDayStore.nearestDays` says. */
export async function findNearestDays(
  database: Database,
  side: Parameters<EventDayStore['nearestDays']>[0],
  limit: number,
  view: View,
): Promise<readonly Day[]> {
  const few = await database.read((db) => readFewArticles(db, view));
  if (few !== undefined) return nearestOf(await readDaysOf(database, few, side), side, limit);
  const days: Day[] = [];
  let edge: Day | undefined = 'before' in side ? side.before : side.after;
  while (days.length < limit && edge !== undefined) {
    const beyond: Day = edge;
    const next = await database.read((db) => readNextDay(db, 'before' in side, beyond, view));
    if (next?.isVisible === true) days.push(next.day);
    edge = next?.day;
  }
  return days;
}

/** The articles of a view that has few; undefined when it has many, or sees all. */
async function readFewArticles(db: Kysely<Tables>, view: View): Promise<readonly ArticleId[] | undefined> {
  if (view.kind === 'all') return undefined;
  const rows = await db
    .selectFrom('article_feeds')
    .select('article_feeds.article_id')
    .where('article_feeds.feed_id', 'in', db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view)))
    .limit(FEW_ARTICLES_MAX + 1)
    .execute();
  return rows.length > FEW_ARTICLES_MAX ? undefined : [...new Set(rows.map((row) => row.article_id))];
}

async function readDaysOf(
  database: Database,
  ids: readonly ArticleId[],
  side: Parameters<EventDayStore['nearestDays']>[0],
): Promise<readonly Day[]> {
  const days = new Set<Day>();
  for (const slice of slicesOfIds(ids)) {
    const rows = await database.read((db) =>
      db
        .selectFrom('event_days')
        .select('from_day')
        .where('article_id', 'in', slice)
        .where('granularity', '=', 'day')
        .where('from_day', 'before' in side ? '<' : '>', 'before' in side ? side.before : side.after)
        .where('is_main', '=', 1)
        .execute(),
    );
    for (const { from_day } of rows) days.add(from_day);
  }
  return [...days];
}

function nearestOf(
  days: readonly Day[],
  side: Parameters<EventDayStore['nearestDays']>[0],
  limit: number,
): readonly Day[] {
  const sorted = days.toSorted();
  return ('before' in side ? sorted.reverse() : sorted).slice(0, limit);
}

/** The next day of the whole store, by one step in the index, and whether the view has an event of it. */
async function readNextDay(
  db: Kysely<Tables>,
  isBefore: boolean,
  edge: Day,
  view: View,
): Promise<{ readonly day: Day; readonly isVisible: boolean } | undefined> {
  const row = await db
    .selectFrom('event_days')
    .select('from_day')
    .where('granularity', '=', 'day')
    .where('from_day', isBefore ? '<' : '>', edge)
    .orderBy('from_day', isBefore ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const seen = await db
    .selectFrom('event_days')
    .innerJoin('articles', 'articles.id', 'event_days.article_id')
    .select('articles.id')
    .where('granularity', '=', 'day')
    .where('from_day', '=', row.from_day)
    .where('is_main', '=', 1)
    .where(articleIsVisible(view))
    .limit(1)
    .executeTakeFirst();
  return { day: row.from_day, isVisible: seen !== undefined };
}
