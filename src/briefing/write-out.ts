// Writes a composed briefing out: its messages, in order, into the outbox, with what they show and tell.

import { createHash } from 'node:crypto';
import type { AuditLine, Author } from '../news/audit.ts';
import type { Briefing } from '../news/cited-text.ts';
import type { DeliveryId, OutboxId } from '../news/ids.ts';
import type { ShownMessage } from '../news/shown.ts';
import { type Delivery, isAsItHappens, type OutboxRow, type Subscription } from '../news/subscription.ts';
import type { BriefingTools } from './briefing-tools.ts';
import type { ComposedFor } from './choose-items.ts';
import { layRows } from './lay-rows.ts';
import { listShown } from './list-shown.ts';

/**
 * Writes what was composed for a claimed delivery to the outbox, in one transaction with what it tells. Gives the number of
 * its messages; undefined, and nothing written, when somebody else has the delivery by now. `by`: who posts it by hand.
 */
export async function writeOut(
  { briefing, told, decisions, sequence, articles }: ComposedFor,
  {
    delivery,
    subscription,
    by,
  }: { readonly delivery: Delivery; readonly subscription: Subscription; readonly by?: Author },
  tools: Pick<BriefingTools, 'store' | 'now' | 'draw' | 'countItems'>,
): Promise<number | undefined> {
  const { store } = tools;
  // As it happens, that nothing has happened is not said.
  const isSilent = subscription.whenEmpty === 'skip' || isAsItHappens(subscription.cadence);
  const nothing = briefing.items.length === 0 && isSilent;
  const rowIds = (part: number) => outboxIdOf(delivery.id, part);
  const bodies = nothing ? [] : tools.draw(briefing, { subscription, rowIds });
  const rows = await layRows(bodies, { delivery, subscription, briefing, rowIds }, tools);
  const articleIds = briefing.items.flatMap((item) => item.articleIds);
  const mine = await store.deliveries.compose(delivery, {
    rows,
    articleIds,
    shown: followArticles(rows, { briefing, articles }, subscription, tools),
    record: { told, decisions },
    sequence,
    at: tools.now(),
    line: by === undefined || rows.length === 0 ? undefined : lineOf(briefing, subscription, by),
  });
  return mine ? rows.length : undefined;
}

/** That somebody posted it. */
function lineOf({ title, items }: Briefing, { guildId, channelId }: Subscription, by: Author): AuditLine {
  const said = { topic: title, items: `${items.length}` };
  const changes = Object.entries(said).map(([field, after]) => ({ field, before: '', after }));
  return { ...by, guildId, kind: 'briefing', deed: 'posted', subject: channelId, changes };
}

/** What each message shows, so that it can follow its articles. */
function followArticles(
  rows: readonly OutboxRow[],
  { briefing: { items }, articles }: Pick<ComposedFor, 'briefing' | 'articles'>,
  { guildId, createdBy: aboutUserId }: Subscription,
  { countItems, now }: Pick<BriefingTools, 'countItems' | 'now'>,
): readonly ShownMessage[] {
  if (rows.length === 0) return [];
  const counts = rows.map(({ body }) => countItems(body));
  const shown = listShown(items, counts, articles);
  return rows.map(({ id, channelId, body }, part) => ({
    id,
    kind: 'briefing',
    guildId,
    channelId,
    aboutUserId,
    body,
    shownAt: now(),
    articles: shown[part] ?? [],
  }));
}

/** A message's id follows from its delivery, so that composing again after a crash gives the same one. */
function outboxIdOf(deliveryId: DeliveryId, part: number): OutboxId {
  return createHash('sha256').update(`${deliveryId} ${part}`).digest('hex').slice(0, 32) as OutboxId;
}
