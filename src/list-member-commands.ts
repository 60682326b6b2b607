// Lists the commands about a person's own things, with what each needs. Wires, as main does.

import { followCommand, tellEnded } from '../commands/follow.ts';
import { privacyCommand } from '../commands/privacy.ts';
import { nextDue } from './briefing/run-due.ts';
import type { Command } from './discord/command.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { drawHello } from './discord/follow-message.ts';
import { makeId } from './make-id.ts';
import type { SubscriptionId, UserId } from './news/ids.ts';
import type { House } from './open-house.ts';
import type { Store } from './store/store.ts';

/** One request. */
const GREETING_MS_MAX = 15_000;
/** Discord's, for a nonce. */
const NONCE_CHARACTERS = 25;

/** /follow and /privacy. `forgetPerson` deletes what names a person where it may be lost. */
export function commandsOfMembers(
  { house, search }: { readonly house: House; readonly search: House['search'] },
  connected: () => DiscordConnection,
  forgetPerson: (userId: UserId) => Promise<void>,
): readonly Command[] {
  const { store, limits } = house;
  return [
    followCommand({
      subscriptions: store.subscriptions,
      topics: store.topics,
      guilds: store.guilds,
      search,
      nextDue,
      newId: makeId,
      limits,
      greet: async (userId, text, id) => {
        const channelId = await connected().openDirectMessages(userId);
        const nonce = id.slice(0, NONCE_CHARACTERS);
        await connected().post({ channelId, body: drawHello(text, id), nonce, timeoutMs: GREETING_MS_MAX });
        return channelId;
      },
    }),
    privacyCommand({
      kept: (userId) => store.people.kept(userId),
      forget: async (userId) => {
        await store.people.forget(userId);
        await forgetPerson(userId);
      },
    }),
  ];
}

/** What the connection asks about what persons follow. */
export function followsOf(store: Pick<Store, 'subscriptions' | 'topics'>) {
  return {
    guildOfFollow: async (id: SubscriptionId, userId: UserId) => {
      const follow = await store.subscriptions.find(id);
      return follow?.followerId === userId ? follow.guildId : undefined;
    },
    tellEnded: (asker: Parameters<typeof tellEnded>[0]) => tellEnded(asker, store),
  };
}
