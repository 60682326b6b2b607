// What /privacy says.

import { sayCount } from './texts.ts';

export const privacyTexts = {
  title: '### What Dateline keeps about you\nIn all servers together, by your Discord id:',
  line: {
    follows: (count: number): string =>
      `**Follows**: ${sayCount(count, 'thing')} that you are told of by direct message.`,
    answers: (count: number): string =>
      `**Answers**: ${sayCount(count, 'posted answer')} to questions of yours, kept for 30 days so that a correction reaches them.`,
    questionDays: (count: number): string =>
      `**Quota**: on ${sayCount(count, 'day')}, how many questions you asked with the language model; not which.`,
    notices: (count: number): string =>
      `**Notices**: ${sayCount(count, 'notice')} for or about you that nobody has read yet.`,
    made: (count: number): string =>
      `**Your name on a server’s things**: ${sayCount(count, 'feed, topic, subscription or decision', 'feeds, topics, subscriptions and decisions')} that you made as a moderator.`,
    changes: (count: number): string =>
      `**Your name in lists of changes**: ${sayCount(count, 'line')}; moderators see them for half a year.`,
    conversations:
      '**Conversations**: for 30 minutes whom and which days you asked about in a channel, for a day which answers you reported, and what you typed into a form that was refused.',
  },
  never:
    '-# Your messages are never read, and your questions are in no log. What Dateline has posted belongs to its channel: Discord keeps it until somebody deletes it there.',
  ask: '### Delete all of it?\nWhat you follow ends, your conversations, quotas and notices go, and posted answers to you follow their articles no longer. What you made for a server as a moderator stays there without your name. This cannot be undone.',
  deleted: 'Deleted. Nothing that Dateline keeps names you any more.',
  button: { delete: 'Delete all of this …', sure: 'Yes, delete it all' },
} as const;
