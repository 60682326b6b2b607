// Decides whether a sentence without a date reports the news of the day, by the tense and kind of its main clause.

import type { Quote, Sentence } from '../news/article.ts';
import { type Clause, isParticiple, isPast, saysSomething } from './clauses.ts';
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
  const words = (main.match(/[\p{L}-]+/gu) ?? []).map((word) => word.toLowerCase());
  // "had served": what was before the news. "has resigned", "are searching": the news itself.
  if (words.some((word, at) => word === 'had' && isParticiple(behind(words, at)))) return null;
  if (words.some((word, at) => HAVE.has(word) && words[at - 1] !== 'to' && isParticiple(behind(words, at))))
    return 'news';
  if (words.some((word, at) => ARE.has(word) && /ing$/.test(behind(words, at)))) return 'news';
  const said = words.findIndex(
    (word, at) => at > 0 && saysSomething(word) && isPast(word) && !NOT_PAST.has(words[at - 1] ?? ''),
  );
  // "The declaration stressed", "He said": they go on from what was told; "Officials said" speaks to the paper.
  if (said > 0) return SPEAKS_ON.has(words[said - 1] ?? '') ? 'deed' : 'news';
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
const HAVE = new Set(['has', 'have']);
const ARE = new Set(['is', 'are']);
const WERE = new Set(['was', 'were']);
/** Small words between an auxiliary and its verb. */
const SKIPPED = new Set('been just now already still also being not'.split(' '));
/** After one of these a participle is no past: "bridges are made of steel". */
const NOT_PAST = new Set(
  'is are be been being get gets remain remains seem seems appear appears stay stays'.split(' '),
);

/** The word behind an auxiliary verb, past adverbs and "been": "has already been ⟨arrested⟩". */
function behind(words: readonly string[], at: number): string {
  return words.slice(at + 1, at + 4).find((word) => !/ly$/.test(word) && !SKIPPED.has(word)) ?? '';
}

/** Whether the word at `at` is a finite verb of something done: not "the displaced", not a mere "was". */
function isDeed(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (WERE.has(word)) return isParticiple(behind(words, at));
  if (word === 'had') return words[at + 1] === 'to';
  if (at === 0 || !isPast(word)) return false;
  const before = words.slice(0, at).findLast((one) => !/ly$/.test(one)) ?? '';
  if (WERE.has(before)) return true;
  // "The company founded by two brothers": a participle behind its noun.
  return !NO_SUBJECT.has(before) && !NOT_PAST.has(before) && words[at + 1] !== 'by';
}

/** Whether most of the sentence stands in quotation marks. */
function isQuoted({ start, end }: Sentence, quotes: readonly Quote[]): boolean {
  let inside = 0;
  for (const quote of quotes) inside += Math.max(0, Math.min(end, quote.end) - Math.max(start, quote.start));
  return inside * 2 > end - start;
}
