// How what a person follows is named to them.

import { commandTexts, quoteOutside } from '../src/discord/command.ts';
import type { GuildId, UserId } from '../src/news/ids.ts';
import { isAsItHappens, type Subscription } from '../src/news/subscription.ts';
import type { Store } from '../src/store/store.ts';
import { NAME_CHARACTERS_MAX } from './options.ts';

export interface NamedFollow {
  readonly subscription: Subscription;
  /** Plain, and quoted as markdown. */
  readonly plain: string;
  readonly what: string;
  /** Quoted as markdown: `daily at 08:00 (UTC)`. */
  readonly when: string;
  /** Plain text, unique among the person's, at most 100 characters: what completion offers. */
  readonly label: string;
}

const SHOWN_MAX = 80;
const texts = commandTexts.follow;

/** What a person follows in a server, oldest first. */
export async function nameFollows(
  { userId, guildId }: { readonly userId: UserId; readonly guildId: GuildId },
  {
    subscriptions,
    topics,
  }: {
    readonly subscriptions: Pick<Store['subscriptions'], 'follows'>;
    readonly topics: Pick<Store['topics'], 'list'>;
  },
): Promise<readonly NamedFollow[]> {
  const follows = await subscriptions.follows(userId, guildId);
  if (follows.length === 0) return [];
  const names = new Map((await topics.list(guildId)).map(({ id, name }) => [id, name]));
  return follows.map((subscription, at) => {
    const { topicId, wanted } = subscription;
    const plain = (topicId === undefined ? wanted?.name : names.get(topicId)) ?? commandTexts.subscription.allNews;
    const when = sayWhen(subscription);
    const label = `${at + 1}. ${texts.label(plain, when)}`.slice(0, NAME_CHARACTERS_MAX).toWellFormed();
    return { subscription, plain, what: quoteOutside(plain, SHOWN_MAX), when: quoteOutside(when), label };
  });
}

/** Plain. */
export function sayWhen({ cadence, zone }: Pick<Subscription, 'cadence' | 'zone'>): string {
  return isAsItHappens(cadence) ? texts.when.alerts : texts.when.digest(cadence.replace(/^daily /u, ''), zone);
}
