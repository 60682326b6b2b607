// Keeps what a language model proposed about the actors of articles, and reads it beside what rules found.

import type { Kysely } from 'kysely';
import type { ActorProposals, HeldRole } from '../news/actor-profile.ts';
import type { ReadArticle } from '../news/article.ts';
import type { Citation } from '../news/cited-text.ts';
import type { ActorId, ArticleId, Instant } from '../news/ids.ts';
import { ALL, type View } from '../news/view.ts';
import { type CitedRow, cite } from './actor-mentions.ts';
import type { ActorOverlay } from './actor-overlay.ts';
import { selectReadRows, toReadArticles } from './article-rows.ts';
import { present } from './rows.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible } from './view.ts';

/** Rows read for one actor, or for one list of questions: the latest. */
const PROPOSALS_READ_MAX = 200;

/** As `ActorStore.unproposed` says. */
export async function readUnproposed(
  db: Kysely<Tables>,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<readonly ReadArticle[]> {
  const rows = await selectReadRows(db)
    .leftJoin('actor_readings', (join) =>
      join
        .onRef('actor_readings.article_id', '=', 'articles.id')
        .onRef('actor_readings.version', '=', 'articles.version'),
    )
    .where('articles.first_seen_at', '>=', since)
    .where('articles.copy_of', 'is', null)
    .where('actor_readings.article_id', 'is', null)
    .where('understandings.actors_filed', '=', 1)
    .where(articleIsVisible(ALL))
    .orderBy('articles.first_seen_at', 'desc')
    .orderBy('articles.id')
    .limit(limit)
    .execute();
  return toReadArticles(db, rows);
}

/** As `ActorStore.propose` says. */
export async function keepProposals(
  db: Kysely<Tables>,
  { id, version }: { readonly id: ArticleId; readonly version: number },
  { roles, links }: ActorProposals,
): Promise<void> {
  const standing = await db
    .selectFrom('articles')
    .select('id')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (standing === undefined) return;
  await db.deleteFrom('actor_proposals').where('article_id', '=', id).execute();
  const of = { article_id: id, version };
  const rows = [
    ...roles.map(({ named, role, start, end }) => ({ ...of, named, role, other_named: null, start, end })),
    ...links.map(({ named, other, start, end }) => ({ ...of, named, role: null, other_named: other, start, end })),
  ];
  if (rows.length > 0) await db.insertInto('actor_proposals').values(rows).execute();
  await db
    .insertInto('actor_readings')
    .values(of)
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ version }))
    .execute();
}

/** The roles proposed for an actor by visible articles, the latest first; without those that `known` says already. */
export async function readProposedRoles(
  db: Kysely<Tables>,
  who: {
    readonly id: ActorId;
    readonly sources: readonly ActorId[];
    readonly overlay: ActorOverlay;
    readonly view: View;
  },
  known: readonly HeldRole[],
): Promise<readonly HeldRole[]> {
  const rows = await selectProposals(db, who.view)
    .where('mine.actor_id', 'in', who.sources)
    .where('actor_proposals.role', 'is not', null)
    .execute();
  const said = known.map(({ role }) => role.toLowerCase());
  const roles = new Map<string, HeldRole>();
  for (const row of rows) {
    if (who.overlay.whoIs({ actor: row.actor, named: row.named, article: row.id }) !== who.id) continue;
    const role = row.role ?? '';
    const key = role.toLowerCase();
    if (roles.has(key) || said.some((other) => other.includes(key))) continue;
    const day = { ...present('from', row.published_day), ...present('to', row.published_day) };
    roles.set(key, { role, ...day, articles: 1, citations: [cite(row)], by: 'model' });
  }
  return [...roles.values()];
}

/** The pairs of actors that visible articles were proposed to call one, each with the sentence; the latest first. */
export async function readProposedLinks(
  db: Kysely<Tables>,
  view: View,
): Promise<readonly { readonly pair: readonly [ActorId, ActorId]; readonly citation: Citation }[]> {
  const rows = await selectProposals(db, view)
    .innerJoin('actor_mentions as other', (join) =>
      join
        .onRef('other.article_id', '=', 'actor_proposals.article_id')
        .onRef('other.named', '=', 'actor_proposals.other_named'),
    )
    .select('other.actor_id as other')
    .execute();
  return rows.map((row) => ({ pair: [row.actor, row.other], citation: cite(row satisfies CitedRow) }));
}

function selectProposals(db: Kysely<Tables>, view: View) {
  return db
    .selectFrom('actor_proposals')
    .innerJoin('articles', (join) =>
      join
        .onRef('articles.id', '=', 'actor_proposals.article_id')
        .onRef('articles.version', '=', 'actor_proposals.version'),
    )
    .innerJoin('actor_mentions as mine', (join) =>
      join
        .onRef('mine.article_id', '=', 'actor_proposals.article_id')
        .onRef('mine.named', '=', 'actor_proposals.named'),
    )
    .select(['articles.id', 'cited_url', 'title', 'source', 'articles.published_day', 'articles.text'])
    .select(['actor_proposals.start', 'actor_proposals.end', 'actor_proposals.named', 'actor_proposals.role'])
    .select('mine.actor_id as actor')
    .where(articleIsVisible(view))
    .distinct()
    .orderBy('articles.published_day', 'desc')
    .orderBy('articles.id')
    .limit(PROPOSALS_READ_MAX);
}
