// What an index of PostgreSQL refuses (a key of over 2,704 bytes) in stores that were filled before anybody heeded it.

import { type Kysely, sql } from 'kysely';
import { Failure } from '../news/failure.ts';
import { ADDRESS_CHARACTERS_MAX } from '../news/guild.ts';
import type { Tables } from './tables.ts';

/**
 * A migration, for it is the same on both databases: what was kept becomes what it is for new articles, without an
 * address of over 2,000 characters (the cited one stays), an item's name of over 600, a source's of over 200. Nothing is
 * found by less than before: what arrives has long been compared in the shorter form.
 */
export const SHORT_KEYS: readonly string[] = [
  `insert into take_downs (guild_id, address, title, taken_by, taken_at)
    select take_downs.guild_id, 'dateline:article/' || articles.id, take_downs.title, taken_by, taken_at
    from take_downs join articles on articles.url = take_downs.address where length(address) > 2000
    on conflict do nothing`,
  `delete from take_downs where length(address) > 2000`,
  // All in one reading of the table, which is most of the file.
  `update articles set url = case when length(url) > 2000 then null else url end,
      item_id = case when length(item_id) > 600 then null else item_id end,
      source = case when length(source) > 200 then substr(source, 1, 199) || '…' else source end
    where length(url) > 2000 or length(item_id) > 600 or length(source) > 200`,
  `update article_feeds set item_id = null where length(item_id) > 600`,
];

/**
 * A feed is nothing without its address, so one that somebody follows cannot be put into fewer characters. Throws
 * Failure('limit') with what to do.
 */
export async function refuseLongFeeds(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ title: string; url: string }>`select title, url from feeds
    where length(url) > ${ADDRESS_CHARACTERS_MAX} and merged_into is null
      and (listed_for_all = 1 or id in (select feed_id from follows)) order by id`.execute(db);
  const [first] = rows;
  if (first === undefined) return;
  throw new Failure(
    'limit',
    `PostgreSQL keeps no address of over ${ADDRESS_CHARACTERS_MAX.toLocaleString('en')} characters. Remove ${rows.length === 1 ? 'this feed' : `these ${rows.length} feeds`} (\`feed remove\`), or follow a shorter address that leads there, then move again: ${rows.map(({ title, url }) => `“${title}” at ${url.slice(0, 100)}…`).join(', ')}.`,
  );
}

type Row = Readonly<Record<string, unknown>>;

/** A row as PostgreSQL takes it: of a feed that is read no more the articles stay, and its address need not. */
export function shortenKeys(table: string, row: Row): Row {
  const isLong = table === 'feeds' && typeof row.url === 'string' && row.url.length > ADDRESS_CHARACTERS_MAX;
  return isLong ? { ...row, url: `dateline:feed/${row.id}` } : row;
}
