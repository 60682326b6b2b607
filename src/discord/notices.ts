// Sees to it that a person hears of what does not work: the notices channel, else who set it up, else the next moderator.

import type { Notice, Report } from '../news/guild.ts';
import { NOBODY } from '../news/ids.ts';
import { DeliveryFault } from '../news/posting.ts';
import { drawNotice } from './alert-message.ts';
import { NONCE_CHARACTERS_MAX } from './limits.ts';
import type { Guilds, Log } from './needs.ts';
import { sayTrouble } from './notice-texts.ts';
import type { Missing } from './permissions.ts';
import type { Post, SendDirectMessage } from './post.ts';

/** A notice is no briefing: one that does not get through soon is kept for the next moderator instead. */
const POST_MS_MAX = 15_000;

export type Tell = (notice: Notice) => Promise<void>;

/** Puts a report into words and sees to it that a person hears of it; throws what `tell` throws. */
export type TellTrouble = (report: Report) => Promise<void>;

/** Gives what tells troubles: where Discord refused a message, with exactly the permissions that are missing there. */
export function tellTroubles(tell: Tell, missing: Missing): TellTrouble {
  return async ({ trouble, ...notice }) => {
    const lacks = trouble.kind === 'paused' ? await missing({ channelId: trouble.channelId }) : undefined;
    await tell({ ...notice, text: sayTrouble(trouble, lacks) });
  };
}

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
      ...(notice.aboutUserId === undefined || notice.aboutUserId === NOBODY
        ? []
        : [directly(ways.sendDirectMessage, notice.aboutUserId, message)]),
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
