// Whether a channel can take what a subscription asks of it: threads, posts with their tags, publishing.

import { commandTexts } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { Subscription } from '../src/news/subscription.ts';
import { type MissingPermissions, requirePermissions } from './channel-permissions.ts';

/** What a channel is; `tags` of a forum by their names, of which a post may need one. */
interface ChannelPlace {
  readonly kind: 'text' | 'announcement' | 'forum' | 'thread' | 'other';
  readonly tags: readonly string[];
  readonly needsTag: boolean;
}

export interface TargetNeeds {
  readonly missingPermissions: MissingPermissions;
  /** Undefined when the channel cannot be seen. */
  readonly placeOf: (channelId: Subscription['channelId']) => Promise<ChannelPlace | undefined>;
}

type Wanted = Pick<Subscription, 'channelId' | 'target' | 'tags' | 'publish' | 'mentionRoleId'>;

/** Discord's documentation, "Start Thread in Forum Channel". */
const TAGS_MAX = 5;

/**
 * Gives what is to be kept: in a forum every briefing is a post. Throws Failure('missing-permission') that names exactly
 * what is missing, Failure('bad-input') for what the channel cannot take.
 */
export async function checkTarget(
  wanted: Wanted,
  { missingPermissions, placeOf }: TargetNeeds,
): Promise<Pick<Subscription, 'target' | 'tags' | 'publish'>> {
  const { channelId, mentionRoleId, target, tags = [], publish } = wanted;
  const { failure } = commandTexts.subscription;
  await requirePermissions(missingPermissions, {
    channelId,
    ...(target === 'thread' ? { use: 'thread' } : {}),
    ...(mentionRoleId === undefined ? {} : { mentionRoleId }),
  });
  const place = await placeOf(channelId);
  if (place === undefined) throw new Failure('missing-permission', commandTexts.failure.noChannel);
  if (place.kind === 'forum' && publish !== true) return { target: 'post', ...checkTags(tags, place) };
  if (target === 'post' || tags.length > 0) throw new Failure('bad-input', failure.noForum);
  const isPlain = place.kind === 'text' || place.kind === 'announcement';
  if (target === 'thread' && !isPlain) throw new Failure('bad-input', failure.noThreads);
  if (publish === true && place.kind !== 'announcement') throw new Failure('bad-input', failure.noAnnouncements);
  return { ...(target === 'thread' ? { target } : {}), ...(publish === true ? { publish } : {}) };
}

function checkTags(tags: readonly string[], place: ChannelPlace): Pick<Subscription, 'tags'> {
  const { failure } = commandTexts.subscription;
  const known = new Map(place.tags.map((name) => [name.toLowerCase(), name]));
  const named = tags.map((tag) => {
    const name = known.get(tag.toLowerCase());
    if (name === undefined) throw new Failure('bad-input', failure.noTag(tag, place.tags));
    return name;
  });
  if (named.length > TAGS_MAX) throw new Failure('bad-input', failure.tagsMax(TAGS_MAX));
  if (named.length === 0 && place.needsTag) throw new Failure('bad-input', failure.needsTag(place.tags));
  return named.length === 0 ? {} : { tags: named };
}
