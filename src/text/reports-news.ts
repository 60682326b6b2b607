// Decides whether a sentence without a date reports the news of the day, by the tense and kind of its main clause.

import type { Quote, Sentence } from '../news/article.ts';
import { type Clause, isPast, saysSomething } from './clauses.ts';
import { HABIT, UNREAL } from './event-cues.ts';

/**
 * What a sentence reports: `deed` something done (past tense), `news` something said, going on or just done (perfect);
 * null for background, opinion, quotations, habits, conditions, plans and questions.
 */
export function reportsNews(
  sentence: Sentence,
  clauses: readonly Clause[],
  quotes: readonly Quote[],
): 'deed' | 'news' | null {
  if (/\?["”’)]*$/.test(sentence.text) || isQuoted(sentence, quotes)) return null;
  if (clauses.some(({ kind }) => kind === 'condition')) return null;
  const main = clauses
    .filter(({ kind }) => kind === 'main' || kind === 'speech')
    .map(({ start, end }) => sentence.text.slice(start, end))
    .join(' ');
  if (UNREAL.test(main) || HABIT.test(main) || /\bsince\b/i.test(main)) return null;
  // "had served": what was before the news. "has resigned", "are searching": the news itself.
  if (/\bhad (?:\p{L}+ly )?(?:been|\p{L}+(?:ed|en|wn|ne)|made|held|won|led|left|lost|become)\b/u.test(main))
    return null;
  if (
    /\b(?:has|have) (?:\p{L}+ly |just |now |already )?(?:been )?\p{L}+(?:ed|en|wn|ne|ung|ost|ade|eld|ent|ght|un|it|ut|ead|old)\b/u.test(
      main,
    )
  )
    return 'news';
  if (/\b(?:is|are) (?:\p{L}+ly |now |still )?(?:being \p{L}+|\p{L}+ing)\b/u.test(main)) return 'news';
  const words = main.match(/[\p{L}-]+/gu) ?? [];
  const said = words.findIndex((word, at) => at > 0 && saysSomething(word) && isPast(word.toLowerCase()));
  // "The declaration stressed", "He said": they go on from what was told; "Officials said" speaks to the paper.
  if (said > 0) return SPEAKS_ON.has((words[said - 1] ?? '').toLowerCase()) ? 'deed' : 'news';
  return words.some((_, at) => isDeed(words, at)) ? 'deed' : null;
}

const SPEAKS_ON = new Set(
  'he she they it declaration statement document agreement accord deal letter text ruling resolution decree verdict communique'.split(
    ' ',
  ),
);
const NO_SUBJECT = new Set(
  'the a an his her its their our my this that these those of with by for in from on at to as some many most more newly'.split(
    ' ',
  ),
);
const BE = new Set(['was', 'were']);
/** After one of these a participle is no past: "bridges are made of steel". */
const NOT_PAST = new Set(
  'is are be been being get gets remain remains seem seems appear appears stay stays'.split(' '),
);

/** Whether the word at `at` is a finite verb of something done: not "the displaced", not a mere "was". */
function isDeed(words: readonly string[], at: number): boolean {
  const word = (words[at] ?? '').toLowerCase();
  const before = (words[at - 1] ?? '').toLowerCase();
  const after = (words[at + 1] ?? '').toLowerCase();
  if (BE.has(word))
    return /(?:ed|en|wn|ght|ld|de|st|un|it|ot)$/.test(after) && !/^(?:not|most|just|at|it|but|red|old)$/.test(after);
  if (at === 0 || !isPast(word) || word === 'had' || word === 'did')
    return word === 'did' || (word === 'had' && at > 0 && after === 'to');
  if (BE.has(before)) return true;
  const verb = before.endsWith('ly') ? (words[at - 2] ?? '').toLowerCase() : before;
  if (NOT_PAST.has(verb)) return false;
  // "The company founded by two brothers": a participle behind its noun.
  return !NO_SUBJECT.has(before) && after !== 'by';
}

/** Whether most of the sentence stands in quotation marks. */
function isQuoted({ start, end }: Sentence, quotes: readonly Quote[]): boolean {
  let inside = 0;
  for (const quote of quotes) inside += Math.max(0, Math.min(end, quote.end) - Math.max(start, quote.start));
  return inside * 2 > end - start;
}
