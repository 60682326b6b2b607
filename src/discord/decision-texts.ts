// What moderators are told of what they decide about actors. What comes from outside is quoted before it is given here.

import type { Day } from '../news/ids.ts';
import { sayCount, sayDay, texts } from './texts.ts';

export const decisionTexts = {
  /** Descriptions of the options, as Discord shows them. */
  option: {
    name: 'A person, organisation or place, by any of its names',
    merged: 'The actor that is another one’s double',
    into: 'The actor that it is',
    split: 'The actor that is several',
    alias: 'Whom some articles mean by that; without it, all that can be taken out is shown',
    renamed: 'The actor',
    to: 'What to call it in this server',
  },

  willMerge: (name: string, into: string): string =>
    `${name} becomes one with ${into} in this server: one page under that name, found by all names of both. It can be undone.`,
  merge: 'Merge them',
  merged: (name: string, into: string): string => `**${name}** is one with **${into}** in this server now.`,

  willSplit: (name: string, part: string, articles: number): string =>
    `**${part}** is taken out of **${name}** in this server, with the ${sayCount(articles, 'article')} that ${articles === 1 ? 'calls' : 'call'} it so, and becomes an actor of its own. It can be undone.`,
  split: 'Take it out',
  isSplit: (name: string, part: string): string =>
    `**${part}** is an actor of its own in this server now, apart from **${name}**.`,
  parts: (name: string): string => `What is known as **${name}** here. Which of it is somebody else?`,
  part: (names: readonly string[], articles: number): string =>
    `${names.join(', ')} (${sayCount(articles, 'article')})`,

  renamed: (name: string, to: string): string => `**${name}** is called **${to}** in this server now.`,
  undo: 'Undo',
  undone: {
    merge: (name: string, into: string): string => `Undone: **${name}** and **${into}** are two again.`,
    split: (name: string, part: string): string => `Undone: **${part}** belongs to **${name}** again.`,
    rename: (name: string, to: string): string => `Undone: **${to}** is called **${name}** again.`,
    apart: (name: string, other: string): string =>
      `Undone: whether **${name}** and **${other}** are two is open again.`,
  },

  areOne: (actor: string, other: string): string => `Is ${actor} the same as ${other}?`,
  isSource: (source: string, day: Day | undefined): string =>
    `${source} · ${day === undefined ? texts.dayUnknown : sayDay(day)}`,
  proposed: 'Proposed by the language model from this sentence.',
  one: 'The same',
  two: 'Two',
  skip: 'Skip',
  areTwo: (name: string, other: string): string => `**${name}** and **${other}** are two in this server.`,
  noQuestion: 'Nothing is open: no name of this server’s articles leaves in doubt whom it means.',
  noMoreQuestions: 'There are no more questions.',

  /** With its kind and weight, for two may bear one name. */
  actor: (name: string, kind: string, articles: number): string =>
    `**${name}** (${kind}, in ${sayCount(articles, 'article')})`,

  /** Thrown as failures: quoted where they are shown, so they hold plain text. */
  failure: {
    same: 'That is one actor already. `/actor show` tells under which names.',
    onePart: 'All articles here know them by one full name, so there is nothing to take out.',
    noName: 'Give a name of 1 to 100 characters.',
    nothingToUndo: 'No moderator of this server has decided anything about actors that still stands.',
    notLast:
      'Something else was decided about actors since then. `/actor undo` takes back the latest first, one after the other.',
  },
} as const;
