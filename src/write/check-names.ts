// Finds the names of a claim that the words it cites do not hold under any alias.

import type { Article } from '../news/article.ts';
import { findActors, findDates, findTerms, foldName } from '../text/understand.ts';
import type { CitedWords } from './cited-words.ts';

/** Capitalised words that name nobody: they open sentences or belong to dates. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `a an the this that these those he she it they we i you his her its their our my your in on at by for from with after
  before during since until when while where as and but or if there here what who how why one two three some many most
  all both each no not according also however meanwhile later earlier now then today yesterday tomorrow monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mr mrs ms dr about around nearly at least more than over under officials police people authorities several
  ten hundreds thousands following despite although because only up between among against`.split(/\s+/),
);

/**
 * The claim's names, as they stand there, of which a word is neither in the quotes nor in their titles and sources,
 * and which are no other name of an actor that the quotes name.
 */
export function missingNames(claim: string, { citations, quotes }: CitedWords): readonly string[] {
  const known = new Set(
    foldName(
      [
        quotes.replace(/['’]s\b/gu, ''),
        ...citations.flatMap(({ article }) => [article.title, article.source, article.byline ?? '']),
      ].join(' '),
    ).split(' '),
  );
  // A sentence may open with another form of a cited word: "Repairs" for "repair".
  const stems = new Set(findTerms(quotes, 'en').map(({ stem }) => stem));
  const isKnown = (name: string) =>
    foldName(name)
      .split(' ')
      .every(
        (word) => known.has(word) || NO_NAMES.has(word) || findTerms(word, 'en').every(({ stem }) => stems.has(stem)),
      );
  const unknown = namesIn(claim).filter((name) => !isKnown(name));
  if (unknown.length === 0) return [];
  const aliases = new Set(citations.flatMap(({ citation, article }) => aliasesIn(article, citation.quote)));
  return unknown.filter((name) => !aliases.has(foldName(name)));
}

/** Runs of capitalised words, wherever they stand; everyday words that open sentences are taken off. */
function namesIn(text: string): string[] {
  const dates = findDates(text, { published: null });
  const names: string[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'’.-]*(?:\s\p{Lu}[\p{L}\p{N}'’.-]*)*/gu)) {
    if (dates.some(({ start, end }) => match.index >= start && match.index < end)) continue;
    const words = match[0].replace(/['’]s\b/gu, '').split(' ');
    while (words.length > 0 && NO_NAMES.has(foldName(words[0] ?? ''))) words.shift();
    const name = words.join(' ').replace(/[.'’-]+$/u, '');
    if (name === '') continue;
    names.push(name);
  }
  return names;
}

/** All the names, folded, of the actors that stand in a quote, as the whole article gives them. */
function aliasesIn(article: Article, quote: string): string[] {
  const at = article.text.indexOf(quote);
  if (at === -1) return [];
  const { mentions, abbreviations } = findActors(
    article.text,
    article.publishedDay === undefined ? {} : { publishedDay: article.publishedDay },
  );
  const named = new Set(
    mentions.flatMap(({ start, end, actor }) => (start >= at && end <= at + quote.length ? [actor] : [])),
  );
  const inQuote = ` ${foldName(quote)} `;
  const short = abbreviations.flatMap(({ short: brief, long }) =>
    [brief, long].some((name) => inQuote.includes(` ${foldName(name)} `)) ? [foldName(brief), foldName(long)] : [],
  );
  return [...mentions.filter(({ actor }) => named.has(actor)).map(({ text }) => foldName(text)), ...short];
}
