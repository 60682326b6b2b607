// Finds words that belong to a question though it does not say them: those that the best of what was found shares.

import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { findTerms, isStopWord } from '../text/understand.ts';
import type { Run } from './score-runs.ts';
import type { WeighedTerms } from './weigh-terms.ts';

/** Runs taken for what is sought (pseudo-relevance feedback). */
const RUNS_READ = 5;
/** Words added at most. */
const WORDS_ADDED = 10;
/** What an added word counts beside one of the question: more drew the evidence away from what was asked. */
const ADDED_SHARE = 0.1;
/** A word of one run alone is that run's own. */
const IN_RUNS_MIN = 2;
/** So many of the most shared are counted in the view. */
const COUNTED_MAX = 40;
const WORD_LETTERS_MIN = 3;
/** Articles imagined beside those of the view, as for the question's own words. */
const UNREAD_ARTICLES = 10;

/** The words, as written, with their stems and weights; the weightiest first. */
export async function expandTerms(
  runs: readonly Run[],
  { weights }: WeighedTerms,
  { search, view, articles }: { readonly search: Search; readonly view: View; readonly articles: number },
): Promise<{ readonly stem: string; readonly written: string; readonly weight: number }[]> {
  const held = new Map<string, { written: string; runs: number; count: number }>();
  for (const { article, from, until } of runs.slice(0, RUNS_READ)) {
    const seen = new Set<string>();
    for (const { text } of article.sentences.slice(from, until))
      for (const { stem, term, start, end } of findTerms(text, 'en')) {
        if (isStopWord(term, 'en') || weights.has(stem) || /^\p{N}/u.test(term) || term.length < WORD_LETTERS_MIN)
          continue;
        const known = held.get(stem) ?? { written: text.slice(start, end), runs: 0, count: 0 };
        if (!seen.has(stem)) known.runs += 1;
        seen.add(stem);
        known.count += 1;
        held.set(stem, known);
      }
  }
  const shared = [...held]
    .filter(([, { runs: times }]) => times >= IN_RUNS_MIN)
    .sort(([a, x], [b, y]) => y.runs - x.runs || y.count - x.count || (a < b ? -1 : 1))
    .slice(0, COUNTED_MAX);
  const counts = await search.countArticles(
    shared.map(([, { written }]) => written),
    view,
  );
  const weighed = shared.map(([stem, { written, runs: times }], at) => {
    const n = Math.min(counts[at] ?? 0, articles);
    const idf = Math.log(1 + (articles + UNREAD_ARTICLES - n + 0.5) / (n + 0.5));
    return { stem, written, weight: (times / RUNS_READ) * idf };
  });
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, WORDS_ADDED)
    .map((one) => ({ ...one, weight: one.weight * ADDED_SHARE }));
}
