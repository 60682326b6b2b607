// What /briefing and an opened story say. What comes from outside is quoted before it is given here.

import type { ArticleForm } from '../news/decision.ts';
import { sayCount, sayList } from './texts.ts';

export const briefingTexts = {
  option: {
    topic: 'A topic of this server; without it, what this channel hears, else all the news',
    length: 'How much: 5, 10 or 20 stories at most',
  },
  lengths: {
    short: 'short: 5 stories',
    standard: 'standard: 10 stories',
    full: 'full: 20 stories',
  },
  postHere: 'Post here',
  onlyModeratorsPost: 'Shown to you alone; a moderator can post it here.',
  notAModerator: 'Only moderators can post a briefing into a channel.',
  posted: (items: number, channel: string): string =>
    `Posted in ${channel}: ${sayCount(items, 'story', 'stories')}. What this channel was told before is left out.`,
  waiting: (channel: string): string =>
    `Discord has not taken it yet. It will be posted in ${channel} as soon as it does.`,
  postedBefore: 'That briefing was posted here already. `/briefing` makes a new one.',
  nothingNew: 'There is nothing in it that this channel was not told already.',

  storyHead: (tellings: number, sources: number): string =>
    `${sayCount(tellings, 'article')} from ${sayCount(sources, 'source')}, the oldest first`,
  first: 'tells first:',
  adds: 'adds:',
  addsNothing: 'adds nothing that was not told before.',
  alsoIn: (sources: readonly string[]): string => `The same text is in ${sayList(sources)}.`,
  form: {
    'live blog': 'live blog',
    preview: 'preview',
    opinion: 'opinion',
    anniversary: 'looks back',
    'weekly column': 'column',
    'sale list': 'offers',
    guide: 'guide',
    listing: 'listing',
  } satisfies Record<Exclude<ArticleForm, 'report'>, string>,
} as const;
