// Files what an article tells of by day: one row for each span of days, in the transaction that writes the article.

import type { Insertable, Kysely } from 'kysely';
import type { Understanding } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';
import type { EventDayTable, Tables } from './tables.ts';

/** A row has seven values; SQLite takes 32,766 in a statement, PostgreSQL 65,535. */
const ROWS_AT_ONCE = 500;

/** Replaces the rows of an article by those of its understanding. */
export async function fileEventDays(db: Kysely<Tables>, id: ArticleId, understanding: Understanding): Promise<void> {
  await db.deleteFrom('event_days').where('article_id', '=', id).execute();
  const rows = eventDayRows(id, understanding);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('event_days')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** A span of days that a sentence tells of. */
type Told = Pick<EventDayTable, 'granularity' | 'from_day' | 'to_day' | 'is_main'> & { readonly sentence: number };

/** Equal spans of one article are one row, however many sentences tell of them. */
function eventDayRows(id: ArticleId, understanding: Understanding): readonly Insertable<EventDayTable>[] {
  const rows = new Map<string, EventDayTable>();
  for (const { sentence, ...span } of [...mainDays(understanding), ...daysBeside(understanding)]) {
    const key = Object.values(span).join(' ');
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { article_id: id, ...span, first_sentence: sentence, sentences: 1 });
    else {
      row.first_sentence = Math.min(row.first_sentence, sentence);
      row.sentences += 1;
    }
  }
  return [...rows.values()];
}

function mainDays({ eventDays }: Understanding): Told[] {
  return eventDays.map(({ sentence, from, to, granularity }) => ({
    granularity,
    from_day: from,
    to_day: to,
    is_main: 1,
    sentence,
  }));
}

/** Times that stand in a sentence without being that of its event: "the camps, which were hit on 19 January". */
function daysBeside({ sentences, timeMentions, eventDays }: Understanding): Told[] {
  const main = new Set(eventDays.map(({ mention }) => mention));
  let sentence = 0;
  return timeMentions.flatMap(({ start, from, to, granularity }, at) => {
    while (sentence < sentences.length - 1 && (sentences[sentence]?.end ?? 0) <= start) sentence += 1;
    if (from === undefined || to === undefined || main.has(at)) return [];
    return [{ granularity, from_day: from, to_day: to, is_main: 0, sentence }];
  });
}
