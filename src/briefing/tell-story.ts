// Tells one article in its own exact sentences, short enough for an item of a briefing.

import { type Article, EXCERPT_CHARACTERS_MAX, type ReadArticle, type Sentence } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { claimOf, cutAtClause, cutHeadline } from '../write/write-cited.ts';

/** product.md: "who did what, when and where, attributed, at most 60 words". */
const WORDS_MAX = 60;
/** An item is read at a glance: more sentences would fit only when they are very short ones. */
const SENTENCES_MAX = 3;
/** News says the main thing at the top; what stands deeper is background. */
const LEADING_SENTENCES = 6;
/** A sentence of fewer words is a cross-heading, a caption or a byline. */
const SENTENCE_WORDS_MIN = 6;

/** Words at the head of a sentence that lean on the one before it. */
const LEANS_BACK =
  /^["'“‘(]*(?:he|she|it|they|this|that|these|those|his|her|its|their|him|them|but|and|or|so|yet|however|instead|meanwhile|also|then|such|both|another|others?)\b/iu;

/**
 * The opening sentences of an article, exact and in their order, together at most 60 words; a longer one is cut only
 * where nothing of weight is lost, else a later one opens, if there is any, one that can stand by itself. Where the
 * rights allow an excerpt only, headline and sentences together keep to it. None for an article without a whole sentence.
 */
export function tellStory({ article, understanding }: ReadArticle): Claim[] {
  const charsMax = charsShownMax(article);
  const leading = understanding.sentences.filter(isWhole).slice(0, LEADING_SENTENCES);
  const openings = leading.flatMap((sentence, index) => {
    const claim = openingClaim(article, sentence);
    return claim === undefined || claim.text.length > charsMax ? [] : [{ claim, index }];
  });
  const opening = openings.find(({ claim, index }) => index === 0 || !LEANS_BACK.test(claim.text)) ?? openings[0];
  if (opening === undefined) return [];
  const claims = [opening.claim];
  let words = countWords(opening.claim.text);
  let chars = opening.claim.text.length;
  for (const sentence of leading.slice(opening.index + 1)) {
    words += countWords(sentence.text);
    chars += sentence.text.length;
    if (claims.length === SENTENCES_MAX || words > WORDS_MAX || chars > charsMax) break;
    claims.push(claimOf(article, sentence));
  }
  return claims;
}

/** How many characters of an article's sentences one message may show beside its headline. */
export function charsShownMax({ rights, title }: Article): number {
  if (rights.show === 'full') return Number.POSITIVE_INFINITY;
  // A posted briefing says the headline in the notification and over the item.
  return EXCERPT_CHARACTERS_MAX - 2 * cutHeadline(title).length;
}

/** How many words a text has: runs with a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function isWhole({ text }: Sentence): boolean {
  return countWords(text) >= SENTENCE_WORDS_MIN && /[.!?…。؟]["'”’»)\]]*$/u.test(text.trimEnd());
}

/** The sentence as a claim, cut when it is too long; undefined when it cannot be cut honestly. */
function openingClaim(article: Article, sentence: Sentence): Claim | undefined {
  const cut = cutAtClause(sentence.text, WORDS_MAX);
  if (cut === undefined) return undefined;
  const claim = claimOf(article, { start: sentence.start, end: sentence.start + cut.quote.length });
  return cut.text === cut.quote ? claim : { ...claim, text: `${claim.text}…` };
}
