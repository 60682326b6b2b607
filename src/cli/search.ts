// `search WORDS`: what /search finds, on a terminal.

import type { Hit, Hits } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { sayCount, type Terminal } from './terminal.ts';

/** Prints the first ten articles that match, or the hits as JSON. Gives the exit code: 0, or 1 when nothing matches. */
export async function runSearch(
  words: string,
  options: { readonly json: boolean },
  needs: { readonly search: Pick<Search, 'search'> },
  terminal: Terminal,
): Promise<number> {
  if (words.trim() === '') throw new Failure('bad-input', 'Say what to look for, as in: search "Haftar Sirte"');
  const hits = await needs.search.search({ reading: 'query', words, view: ALL, limit: 10 });
  if (options.json) terminal.print(JSON.stringify(hits));
  else for (const line of layHits(hits)) terminal.print(line);
  return hits.total === 0 ? 1 : 0;
}

function layHits({ hits, total, coverage, didYouMean }: Hits): readonly string[] {
  const looked = `${sayCount(coverage.articles, 'article')} from ${sayCount(coverage.sources, 'source')}`;
  if (total === 0 && didYouMean !== undefined) return [`Nothing found in ${looked}. Did you mean: ${didYouMean.words}`];
  if (total === 0) return [`Nothing found in ${looked}.`];
  const rows = hits.flatMap((hit, index) => [
    `${index + 1}. ${hit.title}`,
    `   ${[hit.source, hit.publishedDay, hit.url, ...also(hit)].filter((part) => part !== undefined).join(' · ')}`,
    ...hit.passages.slice(0, 1).map((passage) => `   ${layExcerpt(passage.text)}`),
  ]);
  return [...rows, `${total} found in ${looked}.`];
}

/** On one line; where it begins or ends within a sentence, a sign says so. */
function layExcerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const isBegun = /^[\p{Ll},;)]/u.test(line);
  const isOpen = !/[.!?…]["”’')\]]*$/u.test(line);
  return `${isBegun ? '… ' : ''}${line}${isOpen ? ' …' : ''}`;
}

const also = ({ alsoIn }: Hit): readonly string[] => (alsoIn.length === 0 ? [] : [`also in ${alsoIn.join(', ')}`]);
