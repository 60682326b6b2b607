// A briefing for who asks, now: of a server's topic, or of what a view shows. It posts and remembers nothing.

import type { Briefing } from '../news/cited-text.ts';
import type { ArticleId, GuildId, Instant, TopicId } from '../news/ids.ts';
import type { BriefingLength, Wanted } from '../news/subscription.ts';
import type { View } from '../news/view.ts';
import { headOf, type ReadTools, topicGone } from './choose-items.ts';
import { composeBriefing } from './compose.ts';
import { listNews } from './list-news.ts';

/** What a person who asks for a briefing has not heard yet: a day. */
export const NOW_REACH_MS = 86_400_000;

/** What a person asks for. `until` is now when it is not given, `since` a day before that, `length` standard. */
export interface BriefingNowRequest {
  readonly guildId: GuildId;
  readonly topicId?: TopicId;
  readonly length?: BriefingLength;
  readonly since?: Instant;
  readonly until?: Instant;
}

const NOTHING_TOLD: ReadonlySet<ArticleId> = new Set();

/** The briefing of a topic now. Throws Failure('not-found') when the server has no such topic. */
export async function briefingNow(request: BriefingNowRequest, tools: ReadTools): Promise<Briefing> {
  const { guildId, topicId, length = 'standard' } = request;
  const topic = topicId === undefined ? undefined : await tools.store.topics.get(topicId, guildId);
  if (topicId !== undefined && topic === undefined) {
    throw topicGone();
  }
  return briefingOver({ ...request, view: { kind: 'guild', guildId }, topic, length }, tools);
}

/** The briefing of what a view shows, for who asks outside of a server: by words, or of all the news. */
export async function briefingOver(
  request: Pick<BriefingNowRequest, 'length' | 'since' | 'until'> & {
    readonly view: View;
    readonly topic: Wanted | undefined;
  },
  tools: ReadTools,
): Promise<Briefing> {
  const { view, topic, length = 'standard', until = tools.now() } = request;
  const since = request.since ?? until - NOW_REACH_MS;
  const { ids } = await listNews({ view, topic, since, until, isWelcome: false }, tools);
  const reads = await tools.store.articles.getMany(ids, view);
  return composeBriefing({ ...headOf(topic), reads, told: NOTHING_TOLD, length, since, until }).briefing;
}
