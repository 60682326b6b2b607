// What an answer says of itself: why there is none, and why it stands in exact sentences.

import type { AnswerNote, WhyNot } from '../news/cited-text.ts';
import { sayCount, sayDay, sayInstant, sayList } from './texts.ts';

export const answerTexts = {
  button: {
    quotes: 'Show the quotes',
    answer: 'Back to the answer',
    like: 'More like this',
    timeline: 'Timeline',
    askOn: 'Ask on',
    share: 'Share',
    report: 'Report',
  },
  askOnForm: {
    title: 'Ask on',
    label: 'Your next question',
    hint: '“And what did she say in March?” goes on about the same people and days.',
  },
  reported: 'Thank you. The moderators of this server were told.',
  reportedBefore: 'You reported this answer before; the moderators of this server know.',
  /** For moderators. Everything in it is quoted where it is posted. */
  report: (who: string, channelId: string, question: string): string =>
    `<@${who}> reported an answer in <#${channelId}>. The question was: “${question}” Ask it with \`/ask\` and look at its sources; \`/article remove\` takes an article down.`,
  /** What was taken over from the last question. */
  carried: (names: readonly string[], days: readonly string[]): string =>
    `${sayList([...(names.length === 0 ? [] : [`about ${sayList(names)}`]), ...days])}, from your last question`,
} as const;

/** Why there is no answer, one sentence. `quote` makes what comes from the question safe to stand where it is shown. */
export function sayWhyNot(why: WhyNot, quote: (text: string) => string): string {
  switch (why.kind) {
    case 'no articles':
      return 'I have no articles yet.';
    case 'no source':
      return `None of my sources is ${quote(why.source)}.`;
    case 'no mention':
      return `None of them mentions ${quote(why.name)}.`;
    case 'no phrase':
      return `None of them has the words “${quote(why.phrase)}”.`;
    case 'no day':
      return `None of them tells of ${quote(sayDay(why.day))}.`;
    case 'no statement':
      return `I found no statement of ${why.name === undefined ? 'theirs' : quote(why.name)} on that.`;
    case 'not who':
      return `None of them says who ${why.name === undefined ? 'that' : quote(why.name)} is.`;
    case 'not when':
      return 'None of them says when.';
    case 'not where':
      return 'None of them says where.';
    case 'no number':
      return 'None of them gives a number.';
    case 'excerpts only':
      return 'What tells it may be shown in short excerpts only, and no sentence of it is short enough.';
    case 'not told':
      return why.word === undefined
        ? 'None of them tells that.'
        : `None of them tells that; none has the word “${quote(why.word)}”.`;
  }
}

/** Why an answer stands in exact sentences although a model could have written it: one line. */
export function sayNote(note: AnswerNote): string {
  switch (note.kind) {
    case 'model failed':
      return 'Shown in exact sentences: the language model failed.';
    case 'model late':
      return 'Shown in exact sentences: the language model took too long.';
    case 'model unchecked':
      return 'Shown in exact sentences: what the language model wrote did not hold against them.';
    case 'budget spent':
      return `Shown in exact sentences: this server has used up the language model for today; it is back ${sayInstant(note.until, 'R')}.`;
    case 'quota spent':
      return `Shown in exact sentences: you have had ${sayCount(note.questions, 'answer')} of the language model today; more ${sayInstant(note.until, 'R')}.`;
  }
}
