// Reads stored articles of which something is still to be filed: what came into the store before it was kept.

import { type Kysely, sql } from 'kysely';
import type { ReadArticle } from '../news/article.ts';
import { selectReadRows, toReadArticles } from './article-rows.ts';
import type { Tables } from './tables.ts';

/**
 * At most `limit` articles in the order of their ids of which `column` says that it is not filed, and how many there are in
 * all, these included. Throws what the database throws.
 */
export async function readUnfiled(
  db: Kysely<Tables>,
  column: 'days_filed' | 'actors_filed',
  limit: number,
): Promise<{ readonly reads: readonly ReadArticle[]; readonly left: number }> {
  const rows = await selectReadRows(db)
    .where(`understandings.${column}`, '=', 0)
    .orderBy('understandings.article_id')
    .limit(limit)
    .execute();
  if (rows.length === 0) return { reads: [], left: 0 };
  const { left } = await db
    .selectFrom('understandings')
    .select(sql<number>`count(*)`.as('left'))
    .where(column, '=', 0)
    .executeTakeFirstOrThrow();
  return { reads: await toReadArticles(db, rows), left: Number(left) };
}
