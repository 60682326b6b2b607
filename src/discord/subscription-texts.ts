// What /subscription says: its form, its answers and its refusals. What comes from outside is quoted before it is given here.

import type { Instant } from '../news/ids.ts';
import type { ClockChange } from '../news/subscription.ts';
import type { PauseReason } from '../news/trouble.ts';
import { sayPauseReason } from './notice-texts.ts';
import { sayDay, sayInstant, sayList } from './texts.ts';

/** Without due times: it tells as it happens. */
function sayDue(due: readonly Instant[], zone: string): string {
  if (due.length === 0)
    return 'It is told within a minute; after as many messages as an hour may have, the rest is told together at its end.';
  return `Next (${zone}): ${due.map((instant) => sayInstant(instant)).join(', ')}.`;
}

export const subscriptionTexts = {
  none: 'No channel is subscribed yet. `/subscription add` does that.',
  title: 'Subscriptions',
  allNews: 'all the news',
  name: (about: string, channelId: string, cadence: string): string => `${about} → <#${channelId}>, ${cadence}`,
  added: (about: string, channelId: string, due: readonly Instant[], zone: string): string =>
    `<#${channelId}> hears ${about}. ${sayDue(due, zone)}`,
  edited: (name: string, due: readonly Instant[], zone: string): string => `Saved: ${name}. ${sayDue(due, zone)}`,
  stillPaused: 'It is paused; `/subscription resume` goes on with it.',
  welcome: 'A welcome briefing on the last day comes first, within a minute or two.',
  quiet: (from: string, to: string): string => `Nothing is posted from ${from} to ${to}.`,
  clockChange: ({ kind, day, time, dueTime }: ClockChange): string =>
    kind === 'skipped'
      ? `On ${sayDay(day)} the clocks leave out ${time}: it comes at ${dueTime}.`
      : `On ${sayDay(day)} the clocks show ${time} twice: it comes at the first.`,
  rolesNote: (roleId: string): string => `Each briefing mentions <@&${roleId}>.`,
  asItHappens: 'as it happens',
  next: (instant: Instant): string => `next ${sayInstant(instant)}`,
  paused: 'paused',
  pausedBecause: (reason: PauseReason): string => `paused: ${sayPauseReason(reason)}`,
  isPaused: (name: string): string => `Paused: ${name}. \`/subscription resume\` goes on with it.`,
  isResumed: (name: string, due: Instant): string => `Resumed: ${name}, next ${sayInstant(due)}.`,
  isRemoved: (name: string): string => `Removed: ${name}.`,

  form: {
    title: 'Edit the subscription',
    about: 'Topic',
    aboutHint: 'A topic of this server; empty for all the news.',
    cadence: 'When',
    cadenceHint: 'daily 08:00 18:00, weekdays 08:00, weekly mon 08:00, cron 0 8 * * 1-5, as it happens',
    zone: 'Time zone',
    quiet: 'Quiet hours',
    quietHint: 'Such as 22:00-07:00. What falls due then is posted at their end.',
    how: 'How',
    howHint: 'short, standard or full, at most 7, skip or say so, a thread a day, post tagged a + b, publish',
  },

  /** The words of the form's last field, as they are written there and read again. */
  how: {
    atMost: (count: number): string => `at most ${count}`,
    thread: 'a thread a day',
    post: (tags: readonly string[]): string => (tags.length === 0 ? 'post' : `post tagged ${tags.join(' + ')}`),
    publish: 'publish',
    whenEmpty: { skip: 'skip when nothing is new', 'say so': 'say so when nothing is new' },
  },

  failure: {
    gone: 'That subscription was removed in the meantime. `/subscription list` shows those there are.',
    how: (word: string): string =>
      `I do not understand “${word}” under “How”. Write words such as: standard, at most 7, say so when nothing is new.`,
    noForum: 'That channel is no forum: posts and tags are for forums alone.',
    noThreads: 'A thread a day grows from a message of a text or announcement channel, and that is none.',
    noAnnouncements: 'Only announcement channels publish to other servers, and that is none.',
    noTag: (name: string, tags: readonly string[]): string =>
      `That forum has no tag “${name}”; it has ${tags.length === 0 ? 'none' : sayList(tags)}.`,
    needsTag: (tags: readonly string[]): string => `That forum takes no post without a tag; it has ${sayList(tags)}.`,
    tagsMax: (max: number): string => `A post has at most ${max} tags.`,
    atMost: (max: number): string => `Give a number of stories from 1 to ${max}.`,
  },
} as const;
