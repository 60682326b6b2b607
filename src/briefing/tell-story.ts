// Tells one article in its own exact sentences, short enough for an item of a briefing.

import {
  type Article,
  EXCERPT_CHARACTERS_MAX,
  HEADLINE_IN_MENU_CHARACTERS_MAX,
  type ReadArticle,
  type Sentence,
} from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import { findTerms } from '../text/understand.ts';
import { claimOf, cutAtClause, cutHeadline } from '../write/write-cited.ts';
import { isFurniture } from './page-furniture.ts';
import { hasQuotation, isQuotedWhole, leansBack, mayFollow, standsAlone } from './stands-alone.ts';

/** product.md: "who did what, when and where, attributed, at most 60 words". */
export const WORDS_MAX = 60;
/** An item is read at a glance: more sentences would fit only when they are very short ones. */
const SENTENCES_MAX = 3;
/** News says the main thing at the top; what stands deeper is background. */
const LEADING_SENTENCES = 6;
/** A sentence of fewer words is a cross-heading, a caption or a byline. */
const SENTENCE_WORDS_MIN = 6;
/** A lede that shares fewer content words with its headline sets the scene; what happened comes after it. */
const TITLE_WORDS_MIN = 2;
/** A headline of fewer content words ("What a day") does not say what is told. */
const TELLING_TITLE_WORDS_MIN = 3;
/** A quotation stands deeper than the news; the best ones in the first third. */
const QUOTE_SENTENCES = 20;
/** Words of the one quotation beside an item's sentences: as much as is read in a breath. */
const QUOTE_WORDS_MAX = 35;
/** Fewer quoted words than these are scare quotes or a title. */
const QUOTED_WORDS_MIN = 5;

/** A sentence that may be shown of an article, and what of it. */
export interface Told {
  readonly sentence: Sentence;
  readonly claim: Claim;
}

/** They are asked for again and again: for what is new, for the item, for its figures. */
const leadingOf = new WeakMap<ReadArticle, readonly Sentence[]>();

/** The whole sentences near the top of an article: what its item is made of. */
export function leadingSentences(read: ReadArticle): readonly Sentence[] {
  const leading = leadingOf.get(read) ?? findLeading(read);
  leadingOf.set(read, leading);
  return leading;
}

/** Looks no further than the last of them: an article has a hundred sentences. */
function findLeading({ article: { publishedDay }, understanding }: ReadArticle): readonly Sentence[] {
  const leading: Sentence[] = [];
  for (const sentence of understanding.sentences) {
    if (leading.length === LEADING_SENTENCES) break;
    if (isWhole(sentence) && !isFurniture(sentence.text, publishedDay)) leading.push(sentence);
  }
  return leading;
}

/**
 * The opening sentences of an article, exact and in their order, together at most 60 words and with at most one
 * quotation: the first stands by itself, the others follow it or stand by themselves too. A longer one is cut only where nothing
 * of weight is lost, else a later one opens; so does one that speaks of what the headline says, where the first does not.
 * `mayTell` chooses among them. Where the rights allow an excerpt only,
 * headline and sentences together keep to it. None for an article without a sentence that can be shown.
 */
export function tellStory(read: ReadArticle, mayTell: (sentence: Sentence) => boolean = () => true): Told[] {
  const leading = leadingSentences(read);
  const onTitle = leading.findIndex(
    (sentence, index) =>
      isOnTitle(sentence, read.article) && tellFrom(read, leading, { first: index, mayTell })[0]?.sentence === sentence,
  );
  return tellFrom(read, leading, { first: Math.max(0, onTitle), mayTell });
}

/** Whether a sentence speaks of what the headline says: two of its content words, or all where it has fewer. */
function isOnTitle({ text }: Sentence, article: Article): boolean {
  const { shared, wanted } = wordsOfTitle(text, article);
  return shared >= Math.min(TITLE_WORDS_MIN, wanted);
}

/**
 * Whether sentences say nothing of what the headline says: a form to be filled, a scene, an aside. They share no content word
 * with it, though it has three.
 */
export function missTitle(told: readonly Told[], article: Article): boolean {
  const { shared, wanted } = wordsOfTitle(told.map(({ claim }) => claim.text).join(' '), article);
  return shared === 0 && wanted >= TELLING_TITLE_WORDS_MIN;
}

/** How many content words of an article's headline stand in a text, and how many it has. */
function wordsOfTitle(
  text: string,
  { title, language }: Article,
): { readonly shared: number; readonly wanted: number } {
  const stems = (words: string) =>
    new Set(findTerms(words, language).flatMap((term) => (term.isStopWord ? [] : [term.stem])));
  const wanted = stems(title);
  return { shared: [...stems(text)].filter((stem) => wanted.has(stem)).length, wanted: wanted.size };
}

function tellFrom(
  read: ReadArticle,
  leading: readonly Sentence[],
  { first, mayTell }: { readonly first: number; readonly mayTell: (sentence: Sentence) => boolean },
): Told[] {
  const { article } = read;
  const charsMax = charsShownMax(article);
  const told: Told[] = [];
  let words = 0;
  let chars = 0;
  let before: Sentence | undefined;
  for (const [index, sentence] of leading.entries()) {
    const follows = told.length > 0 && before === told.at(-1)?.sentence;
    before = sentence;
    if (index < first) continue;
    if (told.length === SENTENCES_MAX) break;
    if (!mayTell(sentence) || !isQuotedWhole(sentence.text)) continue;
    if (!(follows ? mayFollow(sentence) : standsAlone(read, sentence, index === 0))) continue;
    const claim = told.length === 0 ? openingClaim(article, sentence) : claimOf(article, sentence);
    if (claim === undefined || chars + claim.text.length > charsMax) continue;
    if (words + countWords(claim.text) > WORDS_MAX) {
      if (told.length > 0) break;
      continue;
    }
    if (hasQuotation(claim.text) && told.some((other) => hasQuotation(other.claim.text))) break;
    words += countWords(claim.text);
    chars += claim.text.length;
    told.push({ sentence, claim });
    // What follows a cut sentence leans on what was cut.
    if (claim.text.endsWith('…')) break;
  }
  return told;
}

/**
 * The first sentence with somebody's exact words that names who says them and stands alone; undefined when none does or
 * the rights leave no room. `shown`: what is shown of this article already.
 */
export function findQuote(read: ReadArticle, shown: readonly Claim[]): Claim | undefined {
  const { article, understanding } = read;
  const charsMax = charsShownMax(article) - shown.reduce((sum, { text }) => sum + text.length, 0);
  const sentence = understanding.sentences.slice(0, QUOTE_SENTENCES).find((candidate, index) => {
    const { start, end, text } = candidate;
    const quote = understanding.quotes.find(
      (other) => other.start >= start && other.end <= end && countWords(other.text) >= QUOTED_WORDS_MIN,
    );
    if (quote?.speaker === undefined || leansBack(quote.text) || shown.some((claim) => claim.text === text))
      return false;
    const beside = `${text.slice(0, quote.start - start)} ${text.slice(quote.end - start)}`;
    if (!beside.includes(quote.speaker) || !/\p{Lu}/u.test(quote.speaker)) return false;
    if (!isNamedFully(quote.speaker, shown) || isFurniture(text, article.publishedDay)) return false;
    if (text.length > charsMax || countWords(text) > QUOTE_WORDS_MAX || !isWhole(candidate)) return false;
    return isQuotedWhole(text) && standsAlone(read, candidate, index === 0);
  });
  return sentence === undefined ? undefined : claimOf(article, sentence);
}

/** Whether a reader knows who it is: by the whole name, or by a part of it that was shown before. */
function isNamedFully(speaker: string, shown: readonly Claim[]): boolean {
  return speaker.includes(' ') || shown.some(({ text }) => text.includes(speaker));
}

/** How many characters of an article's sentences one message may show beside its headline. */
export function charsShownMax({ rights, title }: Article): number {
  if (rights.show === 'full') return Number.POSITIVE_INFINITY;
  // A posted briefing says the headline in the notification and over the item, and begins it in the menu.
  const { length } = cutHeadline(title);
  return EXCERPT_CHARACTERS_MAX - 2 * length - Math.min(length, HEADLINE_IN_MENU_CHARACTERS_MAX);
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
