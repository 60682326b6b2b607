// Makes one actor of two, where an article shows that they are: a short name known by itself, and its long form.

import { type Kysely, sql } from 'kysely';
import type { ActorId } from '../news/ids.ts';
import { moveKeys } from './actor-keys.ts';
import type { Tables } from './tables.ts';

/** All rows are rewritten within the article's transaction: some 10 ms. One named more often is left to people. */
const ABSORBED_ARTICLES_MAX = 200;

/**
 * Gives all rows of one actor to another, if it is not too often named and no person has decided anything about either
 * that stands: what a person said is never overruled. The articles still say under which name they were filed, so
 * that it can be split off again.
 */
export async function absorbActor(db: Kysely<Tables>, from: ActorId, into: ActorId): Promise<void> {
  const absorbed = await db.selectFrom('actors').selectAll().where('id', '=', from).executeTakeFirst();
  if (absorbed === undefined || from === into || absorbed.absorbed_by !== null) return;
  if (absorbed.articles > ABSORBED_ARTICLES_MAX || (await isDecided(db, from))) return;
  await sql`insert into actor_names (actor_id, feed_id, named, folded, shown, articles, magnitude)
    select ${into}, feed_id, named, folded, shown, articles, magnitude from actor_names where actor_id = ${from}
    on conflict (actor_id, feed_id, named, folded)
      do update set articles = actor_names.articles + excluded.articles`.execute(db);
  await db.deleteFrom('actor_names').where('actor_id', '=', from).execute();
  await moveKeys(db, from, into);
  for (const table of ['actor_mentions', 'actor_roles', 'actor_statements'] as const)
    await db.updateTable(table).set({ actor_id: into }).where('actor_id', '=', from).execute();
  await db
    .deleteFrom('actor_questions')
    .where((builder) => builder.or([builder('actor_id', '=', from), builder('other_id', '=', from)]))
    .execute();
  const { persons, organisations, places, articles } = absorbed;
  await db
    .updateTable('actors')
    .set({
      persons: sql`persons + ${persons}`,
      organisations: sql`organisations + ${organisations}`,
      places: sql`places + ${places}`,
      articles: sql`articles + ${articles}`,
    })
    .where('id', '=', into)
    .execute();
  await db
    .updateTable('actors')
    .set({ absorbed_by: into, persons: 0, organisations: 0, places: 0, articles: 0, magnitude: 0 })
    .where('id', '=', from)
    .execute();
  // Those that it had absorbed are of the same actor.
  await db.updateTable('actors').set({ absorbed_by: into }).where('absorbed_by', '=', from).execute();
}

async function isDecided(db: Kysely<Tables>, id: ActorId): Promise<boolean> {
  const row = await db
    .selectFrom('actor_decisions')
    .select('number')
    .where('undone_at', 'is', null)
    .where((builder) => builder.or([builder('actor_id', '=', id), builder('other_id', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
