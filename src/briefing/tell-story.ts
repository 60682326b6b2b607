// Tells one article in its own exact sentences, short enough for an item of a briefing.

import type { Article, ReadArticle, Sentence } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { claimOf, cutAtClause } from '../write/write-cited.ts';

/** product.md: "who did what, when and where, attributed, at most 60 words". */
const WORDS_MAX = 60;
/** An item is read at a glance: more sentences would fit only when they are very short ones. */
const SENTENCES_MAX = 3;
/** News says the main thing at the top; what stands deeper is background. */
const LEADING_SENTENCES = 6;
/** A sentence of fewer words is a cross-heading, a caption or a byline. */
const SENTENCE_WORDS_MIN = 6;
/** product.md: where rights say *excerpt*, "at most 300 characters of one article are shown in one message". */
const EXCERPT_CHARS_MAX = 300;

/**
 * The opening sentences of an article, exact, in their order, together at most 60 words; a longer one is cut only
 * where nothing of weight is lost, else the next is taken. Where the rights allow an excerpt only, headline and sentences
 * together keep to it. None for an article without a whole sentence.
 */
export function tellStory({ article, understanding }: ReadArticle): Claim[] {
  const claims: Claim[] = [];
  let wordsLeft = WORDS_MAX;
  let charsLeft = charsShownMax(article);
  for (const sentence of understanding.sentences.filter(isWhole).slice(0, LEADING_SENTENCES)) {
    if (claims.length === SENTENCES_MAX) break;
    const words = countWords(sentence.text);
    const isFirst = claims.length === 0;
    // Only the opening is worth cutting; a later sentence that does not fit ends the item.
    const claim =
      words <= wordsLeft ? claimOf(article, sentence) : isFirst ? cutClaim({ article, sentence }) : undefined;
    if (claim === undefined || claim.text.length > charsLeft) {
      if (isFirst) continue;
      break;
    }
    claims.push(claim);
    wordsLeft -= Math.min(words, WORDS_MAX);
    charsLeft -= claim.text.length;
  }
  return claims;
}

/** How many characters of an article's sentences one message may show beside its headline. */
export function charsShownMax({ rights, title }: Article): number {
  return rights.show === 'excerpt' ? EXCERPT_CHARS_MAX - title.length : Number.POSITIVE_INFINITY;
}

/** How many words a text has: runs with a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function isWhole({ text }: Sentence): boolean {
  return countWords(text) >= SENTENCE_WORDS_MIN && /[.!?…。؟]["'”’»)\]]*$/u.test(text.trimEnd());
}

function cutClaim({ article, sentence }: { article: ReadArticle['article']; sentence: Sentence }): Claim | undefined {
  const cut = cutAtClause(sentence.text, WORDS_MAX);
  if (cut === undefined) return undefined;
  const whole = claimOf(article, { start: sentence.start, end: sentence.start + cut.quote.length });
  return cut.text === cut.quote ? whole : { ...whole, text: `${whole.text}…` };
}
