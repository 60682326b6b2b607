// The subscription that /setup makes: drawn up for the preview, kept when the person agrees.

import { type Asker, commandTexts, type Screen } from '../src/discord/command.ts';
import type { Briefing } from '../src/news/cited-text.ts';
import { Failure } from '../src/news/failure.ts';
import type { Instant, SubscriptionId } from '../src/news/ids.ts';
import type { Subscription } from '../src/news/subscription.ts';
import type { Store } from '../src/store/store.ts';
import { requireRoom, WELCOME_MS } from './add-subscription.ts';
import { checkTarget, type TargetNeeds } from './channel-target.ts';
import type { SubscriptionNeeds } from './name-subscription.ts';
import { authorOf } from './options.ts';
import { cadenceOf, type SetupState } from './setup-state.ts';

export interface SubscribeNeeds extends TargetNeeds, Pick<SubscriptionNeeds, 'nextDue' | 'newId' | 'limits'> {
  readonly guilds: Pick<Store['guilds'], 'settings' | 'saveSettings'>;
  readonly subscriptions: Pick<Store['subscriptions'], 'list' | 'add'>;
  readonly preview: (subscription: Subscription) => Promise<Briefing>;
  /** Composes and sends what is due of a subscription; gives false where nothing was sent: the tick goes on with it. */
  readonly postDue: (id: SubscriptionId) => Promise<boolean>;
}

const texts = commandTexts.setup;
/** A server's zone until somebody sets one. */
const ZONE_UNSET = 'UTC';

/** What would be kept. Throws Failure for a channel that cannot take it. */
export async function subscriptionOf(
  state: SetupState,
  { guildId, userId, now }: Asker,
  { isWelcomed }: { readonly isWelcomed: boolean },
  needs: SubscribeNeeds,
): Promise<Subscription> {
  const { channelId, zone } = state;
  if (channelId === undefined) throw new Failure('bad-input', texts.failure.noChannel);
  const cadence = cadenceOf(state);
  const target = await checkTarget({ channelId }, needs);
  return {
    id: needs.newId() as SubscriptionId,
    guildId,
    channelId,
    cadence,
    zone,
    length: 'standard',
    ...target,
    whenEmpty: 'skip',
    state: 'active',
    nextDueAt: isWelcomed ? now : nextOf(state, now, needs),
    createdAt: isWelcomed ? now - state.days * WELCOME_MS : now,
    createdBy: userId,
    ...(isWelcomed ? { welcome: true } : {}),
  };
}

/** Keeps it, and the zone as the server's where it has none; a first briefing is posted at once. */
export async function finishSetup(
  state: SetupState,
  asker: Asker,
  { isWelcomed }: { readonly isWelcomed: boolean },
  needs: SubscribeNeeds,
): Promise<Screen> {
  const subscription = await subscriptionOf(state, asker, { isWelcomed }, needs);
  const { channelId } = subscription;
  const kept = await findKept(subscription, needs);
  if (kept === undefined) {
    await requireRoom(asker.guildId, needs);
    const settings = await needs.guilds.settings(asker.guildId);
    if (settings.zone === ZONE_UNSET && state.zone !== ZONE_UNSET)
      await needs.guilds.saveSettings({ ...settings, zone: state.zone }, authorOf(asker));
    await needs.subscriptions.add(subscription, authorOf(asker));
  }
  const due = nextOf(state, asker.now, needs);
  if (!isWelcomed) return note(texts.done.later(channelId, due));
  return note(
    (await needs.postDue(kept?.id ?? subscription.id))
      ? texts.done.posted(channelId, due)
      : texts.done.posting(channelId, due),
  );
}

/** A button that is pressed twice subscribes once. */
async function findKept(wanted: Subscription, { subscriptions }: SubscribeNeeds): Promise<Subscription | undefined> {
  return (await subscriptions.list(wanted.guildId)).find(
    ({ channelId, cadence, zone, topicId }) =>
      channelId === wanted.channelId && cadence === wanted.cadence && zone === wanted.zone && topicId === undefined,
  );
}

function nextOf(state: SetupState, now: Instant, { nextDue }: SubscribeNeeds): Instant {
  const [next] = nextDue(cadenceOf(state), state.zone, now, 1);
  if (next === undefined) throw new Failure('bad-input', commandTexts.failure.neverDue);
  return next;
}

const note = (text: string): Screen => ({ kind: 'note', text: [text, texts.done.next].join('\n') });
