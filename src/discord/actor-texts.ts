// What is said of actors: who they are, which one is meant, and what moderators decide about them. What comes from outside
// is quoted before it is given here.

import type { ActorKind } from '../news/actor.ts';
import type { Day } from '../news/ids.ts';
import { sayCount, sayDay, sayPartOfDay, sayPeriod } from './texts.ts';

export const actorTexts = {
  kind: { PER: 'person', ORG: 'organisation', LOC: 'place' } as Readonly<Record<ActorKind, string>>,
  also: (names: readonly string[]): string => `also ${names.join(', ')}`,
  articles: (count: number): string => `named in ${sayCount(count, 'article')}`,
  page: (from: number, to: number, total: number): string => `sentences ${from}–${to} of ${total}`,

  roles: 'What the articles call them',
  noLonger: 'no longer',
  since: (known: string): string => `since ${sayPartOfDay(known)}`,
  roleDays: (from: Day, to: Day): string => sayPeriod({ from, to }),
  first: (day: Day, link: string): string => `First named ${sayDay(day)} (${link})`,
  last: (day: Day, link: string): string => `last named ${sayDay(day)} (${link})`,
  seen: (day: Day, link: string): string => `Named ${sayDay(day)} (${link})`,
  with: (names: readonly string[]): string => `**Most often named with** ${names.join(', ')}`,
  withCount: (name: string, articles: number): string => `${name} (${articles.toLocaleString('en')})`,
  sentences: 'From the latest articles',
  statements: 'Most quoted words',
  reported: 'as reported',
  proposed: 'proposed by the language model',
  carried: (articles: number): string => `in ${sayCount(articles, 'article')}`,
  nothingToShow: 'Nothing of it may be shown here: what names them may be shown in short excerpts only.',

  several: (name: string): string => `“${name}” may be several. Whom do you mean?`,
  none: (name: string): string => `No article here names “${name}”.`,
  nearest: 'The nearest names here:',
} as const;
