// Takes exact sentences out of articles as claims, and cuts sentences and headlines where nothing of weight is lost.

import type { Article } from '../news/article.ts';
import type { Citation, Claim } from '../news/cited-text.ts';
import { carriesWeight } from './weighty-words.ts';

/** product.md: "a headline of at most 10 words". */
const HEADLINE_WORDS_MAX = 10;
/** Fewer words than these do not tell what happened. */
const CUT_WORDS_MIN = 4;

/** A sentence cut short: `text` ends with …, `quote` is the exact words kept. Both are equal when nothing was cut. */
export interface Cut {
  readonly text: string;
  readonly quote: string;
}

/** The citation of a stretch of an article's text, exact. Throws a RangeError when the stretch lies outside the text. */
export function citationOf(
  article: Article,
  { start, end }: { readonly start: number; readonly end: number },
): Citation {
  if (start < 0 || end > article.text.length || start >= end) throw new RangeError(`no stretch: ${start}–${end}`);
  return {
    articleId: article.id,
    url: article.citedUrl,
    title: article.title,
    source: article.source,
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    quote: article.text.slice(start, end),
  };
}

/** A claim that is the exact words of a stretch; line breaks become spaces in its text, never in its quote. */
export function claimOf(article: Article, stretch: { readonly start: number; readonly end: number }): Claim {
  const citation = citationOf(article, stretch);
  return { text: citation.quote.replace(/\s+/gu, ' '), citations: [citation] };
}

/**
 * The sentence itself when it has at most `wordsMax` words; else its longest beginning that ends at a clause border
 * and fits, with …, if what falls away holds no hedge, negation, number or attribution. Undefined when there is none.
 */
export function cutAtClause(sentence: string, wordsMax: number): Cut | undefined {
  if (countWords(sentence) <= wordsMax) return { text: sentence, quote: sentence };
  for (const border of clauseBorders(sentence).reverse()) {
    const quote = sentence.slice(0, border).replace(/[\s,;:–—-]+$/u, '');
    const words = countWords(quote);
    if (words > wordsMax) continue;
    if (words < CUT_WORDS_MIN || !isBalanced(quote)) return undefined;
    if (!carriesWeight(sentence.slice(border))) return { text: `${quote}…`, quote };
  }
  return undefined;
}

/**
 * A headline of at most `wordsMax` words: the title itself, or its beginning up to a clause border with …, or (when
 * it has none) up to a word after which a reader may stop. Never empty for a title with words.
 */
export function cutHeadline(title: string, wordsMax: number = HEADLINE_WORDS_MAX): string {
  const whole = title.replace(/\s+/gu, ' ').trim();
  if (countWords(whole) <= wordsMax) return whole;
  const atClause = clauseBorders(whole)
    .map((border) => whole.slice(0, border))
    .filter((part) => countWords(part) <= wordsMax && countWords(part) >= CUT_WORDS_MIN && isBalanced(part));
  const best = atClause.at(-1);
  if (best !== undefined) return `${best.replace(/[\s,;:–—-]+$/u, '')}…`;
  const words = whole.split(' ').slice(0, wordsMax);
  while (words.length > CUT_WORDS_MIN && UNFINISHED.test(words.at(-1) ?? '')) words.pop();
  return `${words.join(' ').replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** Words that promise another one: a headline does not end on them. */
const UNFINISHED =
  /^(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|is|are|was|were|be|been|has|have|had|will|would|may|might|could|can|not|no|never|about|around|nearly|almost|over|under|than|more|less|least|its|his|her|their|says?|said|\d[\d.,]*)$/iu;

/** Where a clause ends: before a comma, semicolon, colon or dash, or before a word that opens another clause. */
function clauseBorders(text: string): number[] {
  const borders: number[] = [];
  for (const { index } of text.matchAll(/[,;:](?=\s)|\s[–—-]\s|—/gu)) borders.push(index);
  for (const { index } of text.matchAll(
    /\s(?=(?:after|although|amid|as|because|before|but|despite|following|since|though|until|when|where|which|while|who|whose)\s)/giu,
  )) {
    borders.push(index);
  }
  return [...new Set(borders)].sort((a, b) => a - b);
}

/** Whether brackets and quotation marks that open in a text close in it. */
function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('(') === count(')') && count('“') === count('”') && count('"') % 2 === 1;
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
