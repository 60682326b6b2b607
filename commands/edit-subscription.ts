// Changes a subscription from its form: nothing is kept that cannot work, and nobody's edit is lost unseen.

import { type Asker, commandTexts, type Form, quoteOutside, type Screen } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { GuildId, SubscriptionId } from '../src/news/ids.ts';
import { isAsItHappens, type Subscription } from '../src/news/subscription.ts';
import type { Topic } from '../src/news/topic.ts';
import { checkTarget } from './channel-target.ts';
import { clockNotes, dueTimes } from './due-times.ts';
import { type NamedSubscription, nameOf, type SubscriptionNeeds } from './name-subscription.ts';
import { authorOf, findTopic } from './options.ts';
import { refuseStale } from './stale-edit.ts';
import { differencesOf, drawSubscriptionForm, readHow } from './subscription-form.ts';
import { ALL_NEWS, tryTopic } from './try-topic.ts';
import { checkZone } from './zones.ts';

const DUE_SHOWN = 3;
const texts = commandTexts.subscription;

/** The form as the subscription stands now. */
export function openSubscriptionForm({ subscription, topicName }: Omit<NamedSubscription, 'label'>): Form {
  return drawSubscriptionForm(subscription, topicName);
}

/** The same for a form that was sent before. Throws Failure('not-found') when its subscription is gone. */
export async function openSubscriptionFormAgain(
  state: string,
  guildId: GuildId,
  needs: SubscriptionNeeds,
): Promise<Form> {
  const subscription = await ofState(state, guildId, needs);
  return openSubscriptionForm({ subscription, topicName: (await topicOfSubscription(subscription, needs))?.name });
}

/**
 * Saves what was sent and gives the next three due times and what it would have matched. Throws a Failure for what cannot
 * be; 'stale', with the difference, when somebody else's edit came first.
 */
export async function editSubscription(
  sent: { readonly asker: Asker; readonly state: string; readonly fields: ReadonlyMap<string, string> },
  needs: SubscriptionNeeds,
): Promise<Screen> {
  const { asker, state, fields } = sent;
  const before = await ofState(state, asker.guildId, needs);
  const version = Number(state.split(':')[1]);
  if ((before.version ?? 1) !== version) throw await staleAgainst(before, fields, needs);
  const { topic, edited } = await readFields(before, fields, asker, needs);
  const due = dueTimes(edited, asker.now, DUE_SHOWN, needs);
  const [next] = due;
  if (next === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  const { target: _, tags: __, publish: ___, ...rest } = edited;
  const checked: Subscription = { ...rest, ...(await checkTarget(edited, needs)) };
  const tried = [await tryTopic(topic ?? ALL_NEWS, asker, needs.search)];
  // A briefing that is due at this very moment is not put off by an edit that leaves its hours alone.
  const nextDueAt = haveSameHours(before, edited) ? before.nextDueAt : next;
  if (!(await needs.subscriptions.edit({ ...checked, nextDueAt }, version, authorOf(asker)))) {
    throw await staleAgainst(await ofState(state, asker.guildId, needs), fields, needs);
  }
  const saved = texts.edited(
    await nameOf(edited, needs),
    isAsItHappens(edited.cadence) ? [] : due,
    quoteOutside(edited.zone),
  );
  const paused = edited.state === 'paused' ? [texts.stillPaused] : [];
  const notes = [...clockNotes(edited, asker.now, needs), ...paused];
  return { kind: 'note', text: [[saved, ...notes].join(' '), ...tried].join('\n') };
}

async function readFields(
  subscription: Subscription,
  fields: ReadonlyMap<string, string>,
  { guildId }: Asker,
  needs: SubscriptionNeeds,
): Promise<{ readonly topic: Topic | undefined; readonly edited: Subscription }> {
  // What the form can take away is gone unless it says it again.
  const { topicId: _, itemsMax: __, quiet: ___, target: ____, tags: _____, publish: ______, ...before } = subscription;
  const line = (name: string): string => (fields.get(name) ?? '').replace(/\s+/gu, ' ').trim();
  const name = line('about');
  const isAll = name === '' || name.toLowerCase() === texts.allNews;
  const topic = isAll ? undefined : await findTopic(name, guildId, needs.topics);
  const quiet = needs.readQuietHours(line('quiet'));
  const edited: Subscription = {
    ...before,
    ...(topic === undefined ? {} : { topicId: topic.id }),
    cadence: line('cadence'),
    zone: checkZone(line('zone')),
    ...(quiet === undefined ? {} : { quiet }),
    ...readHow(line('how')),
  };
  return { topic, edited };
}

function haveSameHours(one: Subscription, other: Subscription): boolean {
  const hours = ({ cadence, zone, quiet }: Subscription) => [cadence, zone, quiet?.from, quiet?.to].join('\n');
  return hours(one) === hours(other);
}

async function staleAgainst(
  subscription: Subscription,
  fields: ReadonlyMap<string, string>,
  needs: SubscriptionNeeds,
): Promise<Failure> {
  const topicName = (await topicOfSubscription(subscription, needs))?.name;
  const { guildId, channelId } = subscription;
  const differences = differencesOf({ subscription, topicName }, fields);
  return refuseStale({ guildId, kind: 'subscription', subject: channelId, differences }, needs);
}

async function topicOfSubscription(
  { topicId, guildId }: Subscription,
  { topics }: SubscriptionNeeds,
): Promise<Topic | undefined> {
  return topicId === undefined ? undefined : topics.get(topicId, guildId);
}

async function ofState(state: string, guildId: GuildId, { subscriptions }: SubscriptionNeeds): Promise<Subscription> {
  const [id = ''] = state.split(':');
  const subscription = await subscriptions.get(id as SubscriptionId, guildId);
  if (subscription === undefined) throw new Failure('not-found', texts.failure.gone);
  return subscription;
}
