// Sees to it that a person hears of what does not work: the notices channel, else who set it up, else the next moderator.

import type { Notice } from '../news/guild.ts';
import { DeliveryFault } from '../news/posting.ts';
import { drawNotice } from './alert-message.ts';
import { NONCE_CHARACTERS_MAX } from './limits.ts';
import type { Guilds, Log } from './needs.ts';
import type { Post, SendDirectMessage } from './post.ts';

/** A notice is no briefing: one that does not get through soon is kept for the next moderator instead. */
const POST_MS_MAX = 15_000;

export type Tell = (notice: Notice) => Promise<void>;

/** Gives `tell`: it resolves when the notice reached somebody or is kept; it throws what the store throws. */
export function tellPeople(ways: {
  readonly guilds: Pick<Guilds, 'settings' | 'addNotice'>;
  readonly post: Post;
  readonly sendDirectMessage: SendDirectMessage;
  readonly log: Log;
}): Tell {
  return async (notice) => {
    const { noticesChannelId } = await ways.guilds.settings(notice.guildId);
    const message = {
      body: drawNotice(notice.text),
      nonce: notice.id.slice(0, NONCE_CHARACTERS_MAX),
      timeoutMs: POST_MS_MAX,
    };
    const attempts = [
      ...(noticesChannelId === undefined ? [] : [() => ways.post({ ...message, channelId: noticesChannelId })]),
      ...(notice.aboutUserId === undefined ? [] : [directly(ways.sendDirectMessage, notice.aboutUserId, message)]),
    ];
    for (const attempt of attempts) {
      if (await isTaken(attempt, notice, ways.log)) return;
    }
    await ways.guilds.addNotice(notice);
  };
}

function directly(
  send: SendDirectMessage,
  userId: NonNullable<Notice['aboutUserId']>,
  message: Parameters<SendDirectMessage>[1],
): () => Promise<unknown> {
  return () => send(userId, message);
}

async function isTaken(attempt: () => Promise<unknown>, notice: Notice, log: Log): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    log.warn('A notice was not taken', { guildId: notice.guildId, code: error.code, error: error.message });
    return false;
  }
}
