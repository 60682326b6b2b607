// Weighs the words of a question: rare ones in the view count much, words about the asking count little.

import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { findTerms, isStopWord } from '../text/understand.ts';
import type { Extras } from './extras.ts';
import { REPORTING_STEMS } from './question-words.ts';
import type { QuestionReading } from './read-question.ts';

/** A word about the asking ("article", "reported") counts this share. */
const REPORTING_SHARE = 0.3;
/** Below 1 it levels the weights, so that one rare word does not outweigh all others; chosen on half of the questions. */
const RARENESS_POWER = 0.85;

/** Articles imagined beside those of the view: in a store of a few articles no word is rare for standing in one of them. */
const UNREAD_ARTICLES = 10;

export interface WeighedTerms {
  /** Stem → weight, above 0. Names of sources and days are not among them. */
  readonly weights: ReadonlyMap<string, number>;
  /** Stems of content words that no article of the view holds, with the word as written. */
  readonly absent: ReadonlyMap<string, string>;
}

/** The question's content words with their weights within the view. */
export async function weighTerms(
  { question, sources, eventDays, publishedDays }: QuestionReading,
  { search, view, extras }: { readonly search: Search; readonly view: View; readonly extras: Extras },
  articles: number,
): Promise<WeighedTerms> {
  const outside = new Set(
    [
      ...sources.known.map(({ written }) => written),
      ...[...eventDays, ...publishedDays].map(({ text }) => text),
    ].flatMap((text) => findTerms(text, 'en').map(({ stem }) => stem)),
  );
  const words = new Map<string, string>();
  for (const { term, stem, start, end } of findTerms(question, 'en')) {
    const written = question.slice(start, end);
    const isName = end - start > 1 && written === written.toUpperCase() && /\p{Lu}/u.test(written);
    if (outside.has(stem) || (isStopWord(term, 'en') && !isName) || ASKING.has(term)) continue;
    words.set(stem, written);
  }
  const counts = await search.countArticles([...words.values()], view);
  const power = extras.has('levelled rareness') ? RARENESS_POWER : 1;
  const ofAsking = extras.has('asking words') ? REPORTING_SHARE : 1;
  const weights = new Map<string, number>();
  const absent = new Map<string, string>();
  for (const [at, [stem, written]] of [...words].entries()) {
    const n = Math.min(counts[at] ?? 0, articles);
    const idf = Math.log(1 + (articles + UNREAD_ARTICLES - n + 0.5) / (n + 0.5)) ** power;
    weights.set(stem, idf * (REPORTING_STEMS.has(stem) ? ofAsking : 1));
    if (n === 0 && !REPORTING_STEMS.has(stem)) absent.set(stem, written);
  }
  return { weights, absent };
}

const ASKING: ReadonlySet<string> = new Set('who what which when where how why whom whose'.split(' '));
