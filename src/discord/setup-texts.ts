// What /setup says. What comes from outside is quoted before it is given here.

import type { Instant } from '../news/ids.ts';
import { sayCount, sayInstant } from './texts.ts';

export const setupTexts = {
  description: 'three steps in one private message: packs of feeds, channel and hour, the first briefing',
  sample: { name: 'Sample news', detail: 'The sandbox’s invented articles, which are here already' },
  zone: 'The time zone of the hour, where it is not among those that are offered',

  what: {
    text: (followed: number): string =>
      [
        '### Set up Dateline · 1 of 3 · What to read',
        'Pick one or more packs of feeds. What they hold now can be searched and asked about; nothing of it is posted but one first briefing, if you want it.',
        `-# ${followed === 0 ? 'This server follows no feed yet.' : `This server follows ${sayCount(followed, 'feed')} already.`} \`/feed add\` follows any other, also later.`,
      ].join('\n'),
    menu: 'Packs of feeds',
    count: (feeds: number): string => sayCount(feeds, 'feed'),
  },

  where: {
    text: '### Set up Dateline · 2 of 3 · Where and when',
    channel: 'The channel for the daily briefing',
    hour: 'The hour',
    zone: 'The time zone',
    toPick: 'Pick the channel; hour and zone are set already and can be changed.',
    missing: (channelId: string, missing: readonly string[]): string =>
      [
        `In <#${channelId}> I still need these permissions:`,
        ...missing.map((name) => `- **${name}**`),
        'Allow me each of them in the channel’s settings, under Permissions, then press “Check again”.',
      ].join('\n'),
    unseen: (channelId: string): string =>
      `I cannot see <#${channelId}>: allow me **View Channel** in its settings, then press “Check again”.`,
    allowed: (channelId: string): string => `I may post in <#${channelId}>.`,
    due: (due: readonly Instant[], zone: string): string =>
      `Daily, the next times (${zone}): ${due.map((instant) => sayInstant(instant)).join(', ')}.`,
  },

  first: {
    reading: (done: number, total: number): string => `Reading the feeds: ${done} of ${total} …`,
    text: (channelId: string): string =>
      `### Set up Dateline · 3 of 3 · The first briefing\nThis is what <#${channelId}> would get now. Nothing is posted yet.`,
    read: (followed: number, failed: number): string =>
      `-# ${sayCount(followed, 'feed')} read${failed === 0 ? '.' : `, ${failed} could not be read:`}`,
    failed: (title: string, why: string): string => `-# · ${title}: ${why}`,
    moreFailed: (count: number): string => `-# · and ${count} more`,
  },

  done: {
    posted: (channelId: string, due: Instant): string =>
      `### Dateline is set up\nThe first briefing stands in <#${channelId}>; the next comes ${sayInstant(due)}, then daily.`,
    posting: (channelId: string, due: Instant): string =>
      `### Dateline is set up\nThe first briefing is on its way to <#${channelId}>; the next comes ${sayInstant(due)}, then daily.`,
    later: (channelId: string, due: Instant): string =>
      `### Dateline is set up\nThe first briefing comes to <#${channelId}> ${sayInstant(due)}, then daily.`,
    next: '`/subscription edit` changes it · `/topic create` narrows it · `/feed add` reads more · `/settings set` names a channel for notices · members can `/ask`, `/search` and `/follow`.',
  },

  button: {
    where: 'Next: where and when',
    first: 'Next: see the first briefing',
    check: 'Check again',
    back: 'Back',
    post: 'Post it now, then daily',
    later: 'Start with the next one',
  },

  failure: {
    noChannel: 'Pick the channel first.',
    noPack: 'Those packs are no longer offered: type `/setup` again.',
  },
} as const;
