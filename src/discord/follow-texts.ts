// What /follow says, and the first message to who follows something.

import type { Instant } from '../news/ids.ts';
import type { PauseReason } from '../news/trouble.ts';
import { sayPauseReason } from './notice-texts.ts';
import { sayInstant, sayList } from './texts.ts';

export const followTexts = {
  option: {
    actor: 'A person, organisation or place',
    topic: 'A topic of this server',
    words: 'Words, as in /search: "a phrase", -word, OR',
    how: 'At once, or once a day; without it, once a day',
    at: 'The hour of the daily digest, such as 08:00, in this server’s time zone',
    follow: 'What you follow',
  },
  how: { digest: 'A daily digest', alerts: 'Alerts, as it happens' },
  when: {
    alerts: 'as it happens',
    digest: (at: string, zone: string): string => `daily at ${at} (${zone})`,
  },
  added: (what: string, when: string, tried: string): string =>
    `You follow **${what}**, ${when}, by direct message. Each message has a button that stops it.\n${tried}`,
  /** Sent to the person: shows that messages reach them. */
  hello: (what: string, when: string): string =>
    `You follow **${what}** in the news of your server, ${when}. This is where I will tell you.`,
  title: '### What you follow in this server',
  none: 'You follow nothing in this server. `/follow add` begins with a person, a topic or words.',
  line: (number: number, what: string, when: string, next: Instant | undefined): string =>
    `${number}. **${what}**, ${when}${next === undefined ? '' : `, next ${sayInstant(next, 'R')}`}`,
  label: (what: string, when: string): string => `${what}, ${when}`,
  removed: (what: string): string => `You no longer follow **${what}**.`,
  stop: 'Stop this',
  stopOf: (number: number): string => `Stop ${number}`,
  /** With the next command, once. */
  ended: (what: readonly string[], reason: PauseReason): string =>
    reason.kind === 'takes no direct messages'
      ? `I could not write to you, so you no longer follow ${sayList(what)}. Allow direct messages from members of this server in its privacy settings, then \`/follow add\` again.`
      : `You no longer follow ${sayList(what)}: ${sayPauseReason(reason)}.`,
  failure: {
    one: 'Give one of actor, topic or words: each is followed by itself.',
    at: 'Give the hour like `08:00`.',
    off: 'Following by direct message is turned off here.',
    tooMany: (max: number): string =>
      `You follow ${max} things in this server, as many as anybody may. \`/follow list\` stops one.`,
    already: (what: string): string => `You follow “${what}” like that already.`,
    blocked:
      'I may not write to you. Allow direct messages from members of this server in its privacy settings, then try again.',
    none: 'You follow no such thing here. `/follow list` shows what you follow.',
  },
} as const;
