// Keeps what each briefing told and why, so that later ones tell what is new and a person can be shown the rule.

import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Decision } from '../news/decision.ts';
import type { ArticleId, DeliveryId, GuildId, Instant, SubscriptionId } from '../news/ids.ts';
import type { Delivery } from '../news/subscription.ts';
import type { BriefingRecord, ToldItem } from '../news/told.ts';
import { askTogether } from './ask-together.ts';
import type { Tables } from './tables.ts';

/** Nobody asks why about a quarter ago, and no story goes on for so long without a briefing of its own. */
const KEPT_MS = 92 * 86_400_000;
/** A person asks about the last few briefings. */
const BRIEFINGS_SEARCHED_MAX = 100;

/** Writes the record of a briefing and drops those of the subscription that are too old; part of its transaction. */
export async function saveRecord(db: Kysely<Tables>, delivery: Delivery, record: BriefingRecord): Promise<void> {
  const { id, subscriptionId, dueAt } = delivery;
  const body = { told: JSON.stringify(record.told), decisions: JSON.stringify(record.decisions) };
  const old = db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('due_at', '<', dueAt - KEPT_MS);
  await askTogether([
    db
      .insertInto('briefing_records')
      .values({ delivery_id: id, ...body })
      .execute(),
    db.deleteFrom('briefing_records').where('delivery_id', 'in', old).execute(),
  ]);
}

/** The items of the deliveries selected that were due at `from` or later, oldest first. */
export async function readToldItems(
  told: SelectQueryBuilder<Tables, 'deliveries', object>,
  from: Instant,
): Promise<readonly ToldItem[]> {
  const rows = await told
    .innerJoin('briefing_records', 'briefing_records.delivery_id', 'deliveries.id')
    .select('briefing_records.told')
    .where('deliveries.due_at', '>=', from)
    .orderBy('deliveries.due_at')
    .execute();
  return rows.flatMap((row) => JSON.parse(row.told) as ToldItem[]);
}

/** All articles of the items that told of one in a server, each once. */
export async function readToldWith(
  db: Kysely<Tables>,
  articleId: ArticleId,
  guildId: GuildId,
): Promise<readonly ArticleId[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('deliveries', 'deliveries.subscription_id', 'subscriptions.id')
    .innerJoin('delivery_articles', 'delivery_articles.delivery_id', 'deliveries.id')
    .innerJoin('briefing_records', 'briefing_records.delivery_id', 'deliveries.id')
    .select('briefing_records.told')
    .where('subscriptions.guild_id', '=', guildId)
    .where('delivery_articles.article_id', '=', articleId)
    .orderBy('deliveries.due_at', 'desc')
    .limit(BRIEFINGS_SEARCHED_MAX)
    .execute();
  const items = rows.flatMap((row) => JSON.parse(row.told) as ToldItem[]);
  return [...new Set(items.flatMap(({ articleIds }) => (articleIds.includes(articleId) ? articleIds : [])))];
}

/** The decisions of a delivery; none where no record is kept. */
export async function readDecisions(db: Kysely<Tables>, id: DeliveryId): Promise<readonly Decision[]> {
  const row = await db
    .selectFrom('briefing_records')
    .select('decisions')
    .where('delivery_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? [] : (JSON.parse(row.decisions) as Decision[]);
}

/** The latest decision of a subscription's briefings about an article; undefined where none is kept. */
export async function readDecisionAbout(
  db: Kysely<Tables>,
  { articleId, subscriptionId }: { readonly articleId: ArticleId; readonly subscriptionId: SubscriptionId },
): Promise<{ readonly dueAt: Instant; readonly decision: Decision } | undefined> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('briefing_records', 'briefing_records.delivery_id', 'deliveries.id')
    .select(['deliveries.due_at', 'briefing_records.decisions'])
    .where('deliveries.subscription_id', '=', subscriptionId)
    .where('briefing_records.decisions', 'like', `%${articleId}%`)
    .orderBy('deliveries.due_at', 'desc')
    .limit(BRIEFINGS_SEARCHED_MAX)
    .execute();
  for (const { due_at: dueAt, decisions } of rows) {
    const decision = (JSON.parse(decisions) as Decision[]).find((other) => other.articleId === articleId);
    if (decision !== undefined) return { dueAt, decision };
  }
  return undefined;
}
