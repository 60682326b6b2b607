// What a subscription was told before: of its deliveries those of which something may have been read.

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ArticleId, Instant, SubscriptionId } from '../news/ids.ts';
import type { BriefingRecord } from '../news/told.ts';
import { present, slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';

/** Deliveries that were composed and of which something may have been read: not those whose every message was given up. */
export function selectTold(db: Kysely<Tables>, subscriptionId: SubscriptionId) {
  return db
    .selectFrom('deliveries')
    .where('deliveries.subscription_id', '=', subscriptionId)
    .where(({ and, eb, exists, or, selectFrom }) =>
      or([
        eb('deliveries.state', 'in', ['composed', 'done']),
        and([
          eb('deliveries.state', '=', 'failed'),
          exists(
            selectFrom('outbox')
              .select('outbox.id')
              .whereRef('outbox.delivery_id', '=', 'deliveries.id')
              .where('outbox.state', 'in', ['sent', 'uncertain']),
          ),
        ]),
      ]),
    );
}

/**
 * As `DeliveryStore.toldArticles` says. By its own briefings, not by the index of articles: one
 * article may have been told to thousands.
 */
export async function readToldArticles(
  db: Kysely<Tables>,
  subscriptionId: SubscriptionId,
  of: readonly ArticleId[],
): Promise<ReadonlySet<ArticleId>> {
  const told = new Set<ArticleId>();
  for (const ids of slicesOfIds(of)) {
    const rows = await selectTold(db, subscriptionId)
      .innerJoin('delivery_articles', 'delivery_articles.delivery_id', 'deliveries.id')
      .select('delivery_articles.article_id')
      .where(sql`delivery_articles.article_id || ''`, 'in', ids)
      .execute();
    for (const { article_id } of rows) told.add(article_id);
  }
  return told;
}

/** As `DeliveryStore.compositions` says. */
export async function readCompositions(
  db: Kysely<Tables>,
  subscriptionId: SubscriptionId,
  from: Instant,
): Promise<readonly string[]> {
  const rows = await selectTold(db, subscriptionId)
    .select('deliveries.composition')
    .where('deliveries.composition', 'is not', null)
    .where('deliveries.due_at', '>=', from)
    .orderBy('deliveries.due_at')
    .execute();
  return rows.flatMap(({ composition }) => composition ?? []);
}

/** A word for what a briefing told, equal for equal items; null where it told nothing. */
export function compositionOf(record: BriefingRecord | undefined): string | null {
  if (record === undefined || record.told.length === 0) return null;
  return createHash('sha256').update(JSON.stringify(record.told)).digest('hex').slice(0, 32);
}

/** As `DeliveryStore.lastLook` says. */
export async function readLastLook(db: Kysely<Tables>, subscriptionId: SubscriptionId, until: Instant) {
  const row = await selectTold(db, subscriptionId)
    .select(['deliveries.due_at', 'deliveries.read_sequence'])
    .where('deliveries.due_at', '<=', until)
    .orderBy('deliveries.due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { until: row.due_at, ...present('sequence', row.read_sequence) };
}
