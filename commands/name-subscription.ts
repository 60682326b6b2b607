// How a subscription is named to people, and how it is chosen by that name.

import { commandTexts, type ListRow, quoteOutside } from '../src/discord/command.ts';
import type { Briefing } from '../src/news/cited-text.ts';
import type { ChannelId, GuildId, Instant } from '../src/news/ids.ts';
import { type ClockChange, isAsItHappens, type QuietHours, type Subscription } from '../src/news/subscription.ts';
import type { Store } from '../src/store/store.ts';
import type { TargetNeeds } from './channel-target.ts';
import { NAME_CHARACTERS_MAX } from './options.ts';
import type { StaleNeeds } from './stale-edit.ts';
import type { WhyNeeds } from './why-article.ts';

/** In a row of the list: a sentence. */
const REASON_CHARACTERS_MAX = 200;

export interface SubscriptionNeeds extends TargetNeeds, WhyNeeds, StaleNeeds {
  readonly subscriptions: Pick<
    Store['subscriptions'],
    'get' | 'list' | 'listNamed' | 'add' | 'save' | 'edit' | 'remove'
  >;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName' | 'get'>;
  readonly guilds: Pick<Store['guilds'], 'settings'>;
  /** The channel's name without #; undefined when it is not known. */
  readonly channelName: (channelId: ChannelId) => string | undefined;
  /** The next `count` due times strictly after `after`. Throws Failure('bad-input') for a cadence or zone that cannot be read. */
  readonly nextDue: (
    cadence: string,
    zone: string,
    after: Instant,
    count: number,
    quiet?: QuietHours,
  ) => readonly Instant[];
  /** The first due time of the next year that a change of the clocks moves or doubles; undefined for none. Throws as `nextDue` does. */
  readonly nextClockChange: (
    cadence: string,
    zone: string,
    after: Instant,
    quiet?: QuietHours,
  ) => ClockChange | undefined;
  /** Undefined for none. Throws Failure('bad-input') for what cannot be read. */
  readonly readQuietHours: (text: string) => QuietHours | undefined;
  /** What a subscription would post if it were due now. Throws a Failure where it would be paused instead. */
  readonly preview: (subscription: Subscription) => Promise<Briefing>;
  /** 32 hex digits, never the same twice. */
  readonly newId: () => string;
  /** How many subscriptions a server may have. */
  readonly limits: { readonly subscriptions: number };
}

export interface NamedSubscription {
  readonly subscription: Subscription;
  /** Plain text, unique in its server, at most 100 characters: what completion offers. */
  readonly label: string;
  /** The topic's name; undefined for all the news. */
  readonly topicName: string | undefined;
}

/** The subscriptions of a server with their labels: `Libya in #news, daily 08:00`. */
export async function nameSubscriptions(
  guildId: GuildId,
  needs: Pick<SubscriptionNeeds, 'subscriptions' | 'channelName'>,
): Promise<readonly NamedSubscription[]> {
  const used = new Set<string>();
  return (await needs.subscriptions.listNamed(guildId)).map(({ subscription, topicName }) => {
    const channel = needs.channelName(subscription.channelId) ?? subscription.channelId;
    const plain = `${topicName ?? commandTexts.subscription.allNews} in #${channel}, ${subscription.cadence}`;
    // Two alike are told apart by the beginning of their ids.
    const short = plain.slice(0, NAME_CHARACTERS_MAX - 10).toWellFormed();
    const label = used.has(short) ? `${short} (${subscription.id.slice(0, 6)})` : short;
    used.add(short);
    return { subscription, label, topicName };
  });
}

/** A row of the list: what in which channel, and when it is next due or why it is paused. */
export function drawRow({ subscription, label }: NamedSubscription): ListRow {
  const { channelId, zone, state, pausedReason, nextDueAt } = subscription;
  const texts = commandTexts.subscription;
  const paused =
    pausedReason === undefined ? texts.paused : quoteOutside(texts.pausedBecause(pausedReason), REASON_CHARACTERS_MAX);
  const next = isAsItHappens(subscription.cadence) ? texts.asItHappens : texts.next(nextDueAt);
  const when = state === 'active' ? next : paused;
  return { title: label, detail: `<#${channelId}> · ${quoteOutside(zone)} · ${when}` };
}

/** Safe markdown: `Libya → #news, daily 08:00`. */
export async function nameOf(
  { topicId, guildId, channelId, cadence }: Subscription,
  { topics }: Pick<SubscriptionNeeds, 'topics'>,
): Promise<string> {
  const topic = topicId === undefined ? undefined : await topics.get(topicId, guildId);
  return commandTexts.subscription.name(sayTopic(topic?.name), channelId, quoteOutside(cadence));
}

/** The topic's name in bold and quoted, or that it is all the news. */
export function sayTopic(name: string | undefined): string {
  return name === undefined ? commandTexts.subscription.allNews : `**${quoteOutside(name)}**`;
}
