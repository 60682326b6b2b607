// Subscribes a channel: everything is checked before anything is kept.

import { type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId, GuildId, RoleId, SubscriptionId } from '../src/news/ids.ts';
import { type BriefingLength, isAsItHappens, type Subscription } from '../src/news/subscription.ts';
import { checkTarget } from './channel-target.ts';
import { clockNotes, dueTimes } from './due-times.ts';
import { type SubscriptionNeeds, sayTopic } from './name-subscription.ts';
import { authorOf, textOf, topicOf } from './options.ts';
import { checkItemsMax, tagsOf } from './subscription-form.ts';
import { ALL_NEWS, tryTopic } from './try-topic.ts';
import { checkZone } from './zones.ts';

const DUE_SHOWN = 3;
/** What a welcome briefing tells of: a day, as one that a person asks for. */
export const WELCOME_MS = 86_400_000;

/**
 * Gives the next three due times. Throws Failure for a topic, cadence or zone that cannot be, and one that names exactly
 * the permissions that are missing in the channel. Nothing older than now is ever
 * posted by it, but one welcome briefing where that is asked for.
 */
export async function addSubscription(input: CommandInput, needs: SubscriptionNeeds): Promise<Screen> {
  const { asker } = input;
  const topic = await topicOf(input, needs.topics);
  const { zone: guildZone } = await needs.guilds.settings(asker.guildId);
  const zone = checkZone(textOf(input, 'zone') ?? guildZone);
  const cadence = textOf(input, 'cadence') ?? '';
  const quiet = needs.readQuietHours(textOf(input, 'quiet-hours') ?? '');
  const due = dueTimes({ cadence, zone, ...(quiet && { quiet }) }, asker.now, DUE_SHOWN, needs);
  const [nextDueAt] = due;
  if (nextDueAt === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  const channelId = (textOf(input, 'channel') ?? '') as ChannelId;
  const mentionRoleId = textOf(input, 'mention-role') as RoleId | undefined;
  const mention = mentionRoleId === undefined ? {} : { mentionRoleId };
  const target = await checkTarget({ channelId, ...mention, ...targetOf(input) }, needs);
  await requireRoom(asker.guildId, needs);
  const isWelcomed = input.options.get('welcome') === true;
  const subscription: Subscription = {
    id: needs.newId() as SubscriptionId,
    guildId: asker.guildId,
    channelId,
    ...(topic === undefined ? {} : { topicId: topic.id }),
    cadence,
    zone,
    length: lengthOf(input),
    ...itemsMaxOf(input),
    ...target,
    ...(quiet === undefined ? {} : { quiet }),
    ...mention,
    whenEmpty: textOf(input, 'when-empty') === 'say so' ? 'say so' : 'skip',
    state: 'active',
    nextDueAt: isWelcomed ? asker.now : nextDueAt,
    createdAt: isWelcomed ? asker.now - WELCOME_MS : asker.now,
    createdBy: asker.userId,
    ...(isWelcomed ? { welcome: true } : {}),
  };
  const tried = [await tryTopic(topic ?? ALL_NEWS, asker, needs.search)];
  await needs.subscriptions.add(subscription, authorOf(asker));
  const texts = commandTexts.subscription;
  const added = texts.added(sayTopic(topic?.name), channelId, isAsItHappens(cadence) ? [] : due, quoteOutside(zone));
  const notes = [
    ...clockNotes(subscription, asker.now, needs),
    ...(mentionRoleId === undefined ? [] : [texts.rolesNote(mentionRoleId)]),
    ...(quiet === undefined ? [] : [texts.quiet(quiet.from, quiet.to)]),
    ...(isWelcomed ? [texts.welcome] : []),
  ];
  return { kind: 'note', text: [[added, ...notes].join(' '), ...tried].join('\n') };
}

/** Throws Failure('limit') when the server has as many subscriptions as it may. */
export async function requireRoom(
  guildId: GuildId,
  {
    subscriptions,
    limits,
  }: Pick<SubscriptionNeeds, 'limits'> & {
    readonly subscriptions: Pick<SubscriptionNeeds['subscriptions'], 'list'>;
  },
): Promise<void> {
  if ((await subscriptions.list(guildId)).length < limits.subscriptions) return;
  throw new Failure('limit', commandTexts.failure.tooManySubscriptions(limits.subscriptions));
}

function targetOf(input: CommandInput): Pick<Subscription, 'target' | 'tags' | 'publish'> {
  const into = textOf(input, 'into');
  return {
    ...(into === 'thread' || into === 'post' ? { target: into } : {}),
    ...tagsOf(textOf(input, 'tags')),
    ...(input.options.get('publish') === true ? { publish: true } : {}),
  };
}

function itemsMaxOf({ options }: CommandInput): Pick<Subscription, 'itemsMax'> {
  const count = options.get('at-most');
  return typeof count === 'number' ? { itemsMax: checkItemsMax(count) } : {};
}

function lengthOf(input: CommandInput): BriefingLength {
  const length = textOf(input, 'length');
  return length === 'short' || length === 'full' ? length : 'standard';
}
