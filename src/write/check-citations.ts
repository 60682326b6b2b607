// Checks every claim against the words it cites: a claim that says more, surer or other than they do is dropped.

import type { Article } from '../news/article.ts';
import type { Citation, Claim } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import { findSentences, findTerms, isOrder, isStopWord } from '../text/understand.ts';
import { missingDates } from './check-dates.ts';
import { missingNames } from './check-names.ts';
import { missingNumbers } from './check-numbers.ts';
import { changedWording } from './check-wording.ts';
import type { CitedWords } from './cited-words.ts';

import { isAttributed, isHedged, isNegated } from './weighty-words.ts';

/** A claim whose content words are mostly not in the cited sentences rests on something else. */
const SHARED_WORDS_MIN = 0.5;

interface DroppedClaim {
  readonly claim: Claim;
  /** One sentence for the log: what was not found in the cited words. */
  readonly why: string;
}

export interface CheckedClaims {
  readonly kept: readonly Claim[];
  readonly dropped: readonly DroppedClaim[];
}

/**
 * Keeps the claims that their citations carry, in order. Each quote must be an exact substring of its article's text
 * or title; every number, date, name and quoted word of a claim must stand in its quotes (names under any alias that
 * the article gives, a day also in other words); hedges, attributions and negations of the cited sentences must not
 * be lost, nor negations added. `readOf` gives the cited articles, undefined for one that may not be seen.
 */
export function checkCitations(
  claims: readonly Claim[],
  readOf: (id: ArticleId) => Article | undefined,
): CheckedClaims {
  const kept: Claim[] = [];
  const dropped: DroppedClaim[] = [];
  for (const claim of claims) {
    const why = findFault(claim, readOf);
    if (why === undefined) kept.push(claim);
    else dropped.push({ claim, why });
  }
  return { kept, dropped };
}

/** Whether a stretch of an article, alone, says what a statement says: no word more, none less sure, and nobody else. */
export function carries(statement: string, quote: string, article: Article): boolean {
  const citation = {
    articleId: article.id,
    url: article.citedUrl,
    title: article.title,
    source: article.source,
    quote,
  };
  const cited: CitedWords = { citations: [{ citation, article, sentences: quote }], quotes: quote };
  return missingWords(statement, cited) === undefined && changedSense(statement, cited) === undefined;
}

function findFault(claim: Claim, readOf: (id: ArticleId) => Article | undefined): string | undefined {
  if (claim.citations.length === 0) return 'It cites nothing.';
  const citations: { citation: Citation; article: Article; sentences: string }[] = [];
  for (const citation of claim.citations) {
    const article = readOf(citation.articleId);
    if (article === undefined) return 'A cited article is not to be seen.';
    if (citation.url !== article.citedUrl || citation.source !== article.source)
      return 'A citation names another article.';
    if (isOrder(citation.quote)) return 'What it cites is an order, no news.';
    const sentences = sentencesAround(article, citation.quote);
    if (sentences === undefined) return 'A quote does not stand in its article.';
    citations.push({ citation, article, sentences });
  }
  const cited: CitedWords = { citations, quotes: citations.map(({ citation }) => citation.quote).join('\n') };
  return missingWords(claim.text, cited) ?? changedSense(claim.text, cited);
}

/** The whole sentences of which the quote is part; the title when the quote is from there; undefined when from nowhere. */
function sentencesAround(article: Article, quote: string): string | undefined {
  if (quote.trim() === '') return undefined;
  const at = article.text.indexOf(quote);
  if (at === -1) return article.title.includes(quote) ? article.title : undefined;
  const sentences = findSentences(article.text);
  // A short sentence may also stand inside another one.
  if (sentences.some(({ text }) => text === quote)) return quote;
  return sentences
    .filter(({ start, end }) => start < at + quote.length && end > at)
    .map(({ text }) => text)
    .join(' ');
}

/** Words taken as they stand carry themselves; only what was written anew is looked up. */
function missingWords(text: string, cited: CitedWords): string | undefined {
  // A cut sentence ends with … and is as exact.
  const folded = text.replace(/\s+/gu, ' ').replace(/…$/u, '');
  if (cited.citations.some(({ citation }) => citation.quote.replace(/\s+/gu, ' ').includes(folded))) return undefined;
  const quoted = missingQuote(text, cited);
  const [mark] = MARK_UP.exec(text) ?? [];
  if (mark !== undefined && !cited.quotes.includes(mark)) return `This is no word: ${mark}`;
  if (quoted !== undefined) return `These words are quoted but not exact: ${quoted}`;
  const [date] = missingDates(text, cited);
  if (date !== undefined) return `This time is not in the cited words: ${date}`;
  const [number] = missingNumbers(text, cited.quotes);
  if (number !== undefined) return `This number is not in the cited words: ${number}`;
  const [name] = missingNames(text, cited);
  if (name !== undefined) return `This name is not in the cited words: ${name}`;
  return changedWording(text, cited);
}

/** Links, pings and formatting: nobody says them. */
const MARK_UP = /https?:|www\.|\]\(|@(?:everyone|here)|<[@#]|[`*_~|]{2}|\p{Cc}/iu;

function changedSense(text: string, cited: CitedWords): string | undefined {
  const sentences = cited.citations.map((citation) => citation.sentences).join(' ');
  if (isHedged(sentences) && !isHedged(text)) return 'A hedge of the cited sentence is lost.';
  if (isNegated(sentences) !== isNegated(text)) return 'A negation is lost or added.';
  if (isAttributed(sentences) && !isAttributed(text)) return 'The cited sentence says who says so, the claim does not.';
  if (sharedWords(text, sentences) < SHARED_WORDS_MIN) return 'The cited words are about something else.';
  return undefined;
}

/** Words in quotation marks must stand in one cited stretch: nothing is put together from two. */
function missingQuote(text: string, { citations }: CitedWords): string | undefined {
  const plain = (words: string) =>
    words
      .replace(/[“”]/gu, '"')
      .replace(/[‘’]/gu, "'")
      .replace(/\s+/gu, ' ')
      .replace(/[.,]+$/u, '')
      .trim();
  const quotes = citations.map(({ citation }) => plain(citation.quote));
  for (const match of text.matchAll(/“([^“”]+)”|"([^"]+)"/gu)) {
    const words = match[1] ?? match[2] ?? '';
    if (!quotes.some((quote) => quote.includes(plain(words)))) return words;
  }
  return undefined;
}

function sharedWords(text: string, sentences: string): number {
  const stems = (words: string) =>
    new Set(findTerms(words, 'en').flatMap(({ term, stem }) => (isStopWord(term, 'en') ? [] : [stem])));
  const inClaim = [...stems(text)];
  const inSentences = stems(sentences);
  return inClaim.length === 0 ? 1 : inClaim.filter((stem) => inSentences.has(stem)).length / inClaim.length;
}
