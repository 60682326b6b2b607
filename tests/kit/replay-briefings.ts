// Replays articles day by day through due briefings of real subscriptions.

import { createBriefings } from '../../src/briefing/run-due.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { TopicId, UserId } from '../../src/news/ids.ts';
import type { BriefingLength } from '../../src/news/subscription.ts';
import { GUILD, hex, openWorld } from './briefing-world.ts';
import type { Posted, ReplayedArticle } from './judge-briefings.ts';

const DAY_MS = 86_400_000;

/** Gives the briefings that were posted, in order: one a day and topic, at eight, where anything was new. */
export async function replayBriefings(
  articles: readonly ReplayedArticle[],
  topics: readonly { readonly name: string; readonly words: string; readonly length: BriefingLength }[],
): Promise<readonly Posted[]> {
  const inOrder = articles.toSorted((a, b) => a.publishedAt - b.publishedAt);
  const firstDue = Math.floor((inOrder[0]?.publishedAt ?? 0) / DAY_MS) * DAY_MS + DAY_MS + 8 * 3_600_000;
  const world = await openWorld(firstDue - 2 * DAY_MS);
  const posted: Posted[] = [];
  try {
    const lengthOf = new Map<string, BriefingLength>();
    for (const topic of topics) {
      const id = hex(topic.name) as TopicId;
      const createdAt = firstDue - 2 * DAY_MS;
      const by = { createdBy: '700' as UserId, createdAt, guildId: GUILD, version: 1 };
      await world.store.topics.add({ id, ...by, ...topic, actors: [], sources: [], languages: [] });
      await world.subscribe({ topicId: id, nextDueAt: firstDue, length: topic.length });
      lengthOf.set(topic.name, topic.length);
    }
    let drawn: Omit<Posted, 'decisions'>[] = [];
    const briefings = createBriefings({
      ...world.tools,
      draw: (briefing, { rowIds }) => {
        const bodies = drawBriefing(briefing, { rowIds });
        drawn.push({ topic: briefing.title, briefing, length: lengthOf.get(briefing.title) ?? 'standard', bodies });
        return bodies;
      },
      countItems: (body) => (JSON.parse(body) as { embeds: unknown[] }).embeds.length,
    });
    let next = 0;
    for (let due = firstDue; next < inOrder.length; due += DAY_MS) {
      for (let article = inOrder[next]; article !== undefined && article.publishedAt < due; article = inOrder[next]) {
        world.turnTo(article.publishedAt);
        await world.addArticle(article);
        next += 1;
      }
      world.turnTo(due);
      drawn = [];
      const report = await briefings.runDue();
      if (report.failed.length > 0) throw new AggregateError(report.failed.map(({ error }) => error));
      await briefings.deliver();
      for (const one of drawn) {
        const { subscriptionId } = one.briefing;
        const decisions = [];
        for (const articleId of one.briefing.items.flatMap(({ articleIds }) => articleIds)) {
          const found = subscriptionId && (await world.store.deliveries.decisionAbout(articleId, subscriptionId));
          if (found) decisions.push(found.decision);
        }
        posted.push({ ...one, decisions });
      }
    }
  } finally {
    await world.close();
  }
  return posted;
}
