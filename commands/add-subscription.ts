// Subscribes a channel: everything is checked before anything is kept.

import { type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId, RoleId, SubscriptionId } from '../src/news/ids.ts';
import type { BriefingLength, Subscription } from '../src/news/subscription.ts';
import { requirePermissions } from './channel-permissions.ts';
import { type SubscriptionNeeds, sayTopic } from './name-subscription.ts';
import { textOf, topicOf } from './options.ts';
import { checkZone } from './zones.ts';

/** Our own: completion shows 25, and a server that is briefed more often is not reading them. */
const SUBSCRIPTIONS_MAX = 50;
const DUE_SHOWN = 3;

/**
 * Gives the next three due times. Throws Failure for a topic, cadence or zone that cannot be, and one that names exactly
 * the permissions that are missing in the channel. Nothing older than now is ever posted by it.
 */
export async function addSubscription(input: CommandInput, needs: SubscriptionNeeds): Promise<Screen> {
  const { asker } = input;
  const topic = await topicOf(input, needs.topics);
  const { zone: guildZone } = await needs.guilds.settings(asker.guildId);
  const zone = checkZone(textOf(input, 'zone') ?? guildZone);
  const cadence = textOf(input, 'cadence') ?? '';
  const due = needs.nextDue(cadence, zone, asker.now, DUE_SHOWN);
  const [nextDueAt] = due;
  if (nextDueAt === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  const channelId = (textOf(input, 'channel') ?? '') as ChannelId;
  const mentionRoleId = textOf(input, 'mention-role') as RoleId | undefined;
  const mention = mentionRoleId === undefined ? {} : { mentionRoleId };
  await requirePermissions(needs.missingPermissions, { channelId, ...mention });
  if ((await needs.subscriptions.list(asker.guildId)).length >= SUBSCRIPTIONS_MAX) {
    throw new Failure('limit', commandTexts.failure.tooManySubscriptions(SUBSCRIPTIONS_MAX));
  }
  const subscription: Subscription = {
    id: needs.newId() as SubscriptionId,
    guildId: asker.guildId,
    channelId,
    ...(topic === undefined ? {} : { topicId: topic.id }),
    cadence,
    zone,
    length: lengthOf(input),
    ...mention,
    whenEmpty: textOf(input, 'when-empty') === 'say so' ? 'say so' : 'skip',
    state: 'active',
    nextDueAt,
    createdAt: asker.now,
    createdBy: asker.userId,
  };
  await needs.subscriptions.add(subscription);
  const texts = commandTexts.subscription;
  const added = texts.added(sayTopic(topic?.name), channelId, due, quoteOutside(zone));
  const role = mentionRoleId === undefined ? '' : ` ${texts.rolesNote(mentionRoleId)}`;
  return { kind: 'note', text: `${added}${role}` };
}

function lengthOf(input: CommandInput): BriefingLength {
  const length = textOf(input, 'length');
  return length === 'short' || length === 'full' ? length : 'standard';
}
