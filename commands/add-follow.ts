// Makes a person follow something: tried on last week's articles, and a first message shows that messages reach them.

import { type Asker, type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId, SubscriptionId, UserId } from '../src/news/ids.ts';
import { DeliveryFault } from '../src/news/posting.ts';
import { AS_IT_HAPPENS, type Subscription, type Wanted } from '../src/news/subscription.ts';
import type { Topic } from '../src/news/topic.ts';
import type { Search } from '../src/search/search.ts';
import type { Store } from '../src/store/store.ts';
import { sayWhen } from './name-follow.ts';
import type { SubscriptionNeeds } from './name-subscription.ts';
import { textOf, topicOf } from './options.ts';
import { tryTopic } from './try-topic.ts';

export interface FollowNeeds extends Pick<SubscriptionNeeds, 'nextDue' | 'newId'> {
  readonly subscriptions: Pick<Store['subscriptions'], 'follows' | 'add' | 'removeFollow'>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
  readonly guilds: Pick<Store['guilds'], 'settings'>;
  readonly search: Pick<Search, 'search' | 'complete'>;
  /** Writes a person the first message about what they follow; gives the channel. Throws DeliveryFault. */
  readonly greet: (userId: UserId, text: string, id: SubscriptionId) => Promise<ChannelId>;
  readonly limits: { readonly followsPerPerson: number };
}

const texts = commandTexts.follow;
const AT_DEFAULT = '08:00';
const SHOWN_MAX = 80;

/** Throws Failure for what cannot be followed, and where messages do not reach the person: then nothing is kept. */
export async function addFollow(input: CommandInput, needs: FollowNeeds): Promise<Screen> {
  const { asker } = input;
  const { topic, wanted } = await readWanted(input, needs);
  const about = topic ?? wanted;
  const { zone } = await needs.guilds.settings(asker.guildId);
  const cadence = textOf(input, 'how') === 'alerts' ? AS_IT_HAPPENS : `daily ${readAt(input)}`;
  const [next] = cadence === AS_IT_HAPPENS ? [asker.now] : needs.nextDue(cadence, zone, asker.now, 1);
  if (next === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  await requireRoom(asker, { cadence, topic, wanted }, needs);
  const tried = await tryTopic(about, asker, needs.search);
  const id = needs.newId() as SubscriptionId;
  const what = quoteOutside(about.name, SHOWN_MAX);
  const when = quoteOutside(sayWhen({ cadence, zone }));
  const channelId = await greet(asker, texts.hello(what, when), id, needs);
  await needs.subscriptions.add({
    id,
    guildId: asker.guildId,
    channelId,
    followerId: asker.userId,
    ...(topic === undefined ? { wanted } : { topicId: topic.id }),
    cadence,
    zone,
    length: 'short',
    whenEmpty: 'skip',
    state: 'active',
    nextDueAt: next,
    createdAt: asker.now,
    createdBy: asker.userId,
  });
  return { kind: 'note', text: texts.added(what, when, tried) };
}

async function readWanted(
  input: CommandInput,
  { topics }: FollowNeeds,
): Promise<{ readonly topic: Topic | undefined; readonly wanted: Wanted }> {
  const [actor, words] = [textOf(input, 'actor'), textOf(input, 'words')];
  const given = [actor, words, textOf(input, 'topic')].filter((value) => value !== undefined);
  if (given.length !== 1) throw new Failure('bad-input', texts.failure.one);
  const wanted: Wanted = {
    name: actor ?? words ?? '',
    words: words ?? '',
    actors: actor === undefined ? [] : [actor],
    sources: [],
    languages: [],
  };
  return { topic: await topicOf(input, topics), wanted };
}

/** `8:00` as `08:00`. */
function readAt(input: CommandInput): string {
  const at = textOf(input, 'at') ?? AT_DEFAULT;
  if (!/^(?:[01]?\d|2[0-3]):[0-5]\d$/u.test(at)) throw new Failure('bad-input', texts.failure.at);
  return at.padStart(AT_DEFAULT.length, '0');
}

async function requireRoom(
  { userId, guildId }: Asker,
  like: { readonly cadence: string; readonly topic: Topic | undefined; readonly wanted: Wanted },
  { subscriptions, limits: { followsPerPerson: max } }: FollowNeeds,
): Promise<void> {
  if (max === 0) throw new Failure('refused', texts.failure.off);
  const follows = await subscriptions.follows(userId, guildId);
  const isSame = ({ cadence, topicId, wanted }: Subscription): boolean =>
    cadence === like.cadence &&
    topicId === like.topic?.id &&
    (wanted?.name ?? '') === (like.topic ? '' : like.wanted.name);
  if (follows.some(isSame)) throw new Failure('bad-input', texts.failure.already(like.topic?.name ?? like.wanted.name));
  if (follows.length >= max) throw new Failure('limit', texts.failure.tooMany(max));
}

async function greet({ userId }: Asker, text: string, id: SubscriptionId, needs: FollowNeeds): Promise<ChannelId> {
  try {
    return await needs.greet(userId, text, id);
  } catch (error) {
    if (!(error instanceof DeliveryFault) || error.kind !== 'refused') throw error;
    throw new Failure('refused', texts.failure.blocked, { cause: error });
  }
}
