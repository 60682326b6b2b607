// What Dateline says to moderators of briefings that do not work. What comes from elsewhere is quoted where it is shown.

import type { PauseReason, Trouble } from '../news/trouble.ts';
import { permissionNames, sayCount, sayList } from './texts.ts';

/**
 * A notice: what does not work, and what to do. Plain text that may name things from elsewhere. `missing` names the
 * permissions that are missing in the channel, where they are known.
 */
export function sayTrouble(trouble: Trouble, missing: readonly string[] = []): string {
  const channel = `<#${trouble.channelId}>`;
  switch (trouble.kind) {
    case 'paused':
      return `I paused the briefing in ${channel}: ${sayPauseReason(trouble.reason)}. ${sayRemedy(trouble.reason, missing)}`;
    case 'uncertain':
      return `I was interrupted while I posted a briefing in ${channel}, and may not look there whether it arrived. I did not send it again: please look, and allow me “${permissionNames.ReadMessageHistory}” there.`;
    case 'given up':
      return `I could not post a briefing in ${channel}, after ${sayCount(trouble.tries, 'try', 'tries')}. The next one comes at its hour; the last answer was: ${sayFault(trouble.why)}`;
    case 'not updated':
      return `A message that I posted in ${channel} shows an article that was taken down or corrected since, and I could not change it. Please look, and delete the message if it must not stay; the last answer was: ${sayFault(trouble.why)}`;
    case 'unpublished':
      return `I posted a briefing in ${channel} and could not publish it to the servers that follow that channel. You can publish it yourself; Discord said: ${sayFault(trouble.why)}`;
    case 'no thread':
      return `I posted a briefing in ${channel} and could not open its thread, so what follows in it was left out. Allow me “${permissionNames.CreatePublicThreads}” and “${permissionNames.SendMessagesInThreads}” there; Discord said: ${sayFault(trouble.why)}`;
    case 'refused':
      return `Discord refused a briefing in ${channel}. The next one comes at its hour; Discord said: ${sayFault(trouble.why)}`;
  }
}

/** Why a subscription is paused, as the end of a sentence, without its full stop. */
export function sayPauseReason(reason: PauseReason): string {
  switch (reason.kind) {
    case 'channel gone':
      return 'that channel no longer exists';
    case 'server left':
      return 'I am no longer in this server';
    case 'may not see':
      return 'I may not see that channel';
    case 'may not send':
      return 'I may not send messages or embeds in that channel';
    case 'takes no messages':
      return 'that channel takes no messages';
    case 'takes no direct messages':
      return 'Discord did not let me write to you';
    case 'thread archived':
      return 'that thread is archived';
    case 'thread locked':
      return 'that thread is locked';
    case 'needs a tag':
      return 'that forum takes no post without a tag';
    case 'too many threads':
      return 'that channel has as many open threads as Discord allows';
    case 'topic gone':
      return 'its topic no longer exists';
    case 'cadence ends':
      return `its cadence “${reason.cadence}” never comes again`;
    case 'unreadable':
      return `something in it cannot be read: ${withoutStop(reason.why)}`;
    case 'told before':
      return withoutStop(reason.sentence);
  }
}

const RESUME = '`/subscription resume` then goes on with it.';

function sayRemedy(reason: PauseReason, missing: readonly string[]): string {
  const { ViewChannel, SendMessages, EmbedLinks, ManageThreads } = permissionNames;
  const allow = (...names: readonly string[]): string =>
    `Allow me ${sayList((missing.length > 0 ? missing : names).map((name) => `“${name}”`))} in the channel's settings; ${RESUME}`;
  switch (reason.kind) {
    case 'may not see':
      return allow(ViewChannel);
    case 'may not send':
      return allow(SendMessages, EmbedLinks);
    case 'thread archived':
      return `Open the thread again; ${RESUME}`;
    case 'thread locked':
      return `Unlock the thread, or allow me “${ManageThreads}”; ${RESUME}`;
    case 'too many threads':
      return `Close some of its threads; ${RESUME}`;
    case 'needs a tag':
      return `Name one of its tags in \`/subscription edit\`; ${RESUME}`;
    case 'server left':
      return `Invite me again; ${RESUME}`;
    case 'told before':
      return `Mend that; ${RESUME}`;
    case 'channel gone':
    case 'takes no messages':
    case 'takes no direct messages':
    case 'topic gone':
    case 'cadence ends':
    case 'unreadable':
      return 'Remove it with `/subscription remove` and add it anew with `/subscription add`.';
  }
}

/** Somebody else's words as the end of a sentence: with one full stop. */
const sayFault = (why: string): string => `${withoutStop(why)}.`;

const withoutStop = (sentence: string): string => sentence.replace(/[.\s]+$/u, '');
