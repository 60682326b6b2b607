// Decides whether a sentence tells of what a short question asks: its names and its words, in whatever form, stand there.

import { findTerms, foldName, isStopWord } from '../text/understand.ts';
import { type HeldArticle, type HeldSentence, REFERS_BACK } from './hold-sentences.ts';
import { LIGHT_WORDS, likeWords } from './like-words.ts';
import { REPORTING_STEMS } from './question-words.ts';
import type { QuestionReading } from './read-question.ts';

/** Of so many words of a question one may be missing in what answers it. */
const WORDS_PER_MISSING = 5;
/** A long common beginning makes two words forms of one ("evict", "eviction"). */
const COMMON_LETTERS_MIN = 5;

export interface RequiredWords {
  readonly words: readonly string[];
  /** The noun that is counted ("how many families") or chosen ("which brigade"): it may never be missing. */
  readonly noun?: string;
}

/** What a question requires of a sentence besides its names: its content words, without those that say little. */
export function requiredWords(reading: QuestionReading): RequiredWords {
  const { question, names, eventDays, publishedDays, sources, kind } = reading;
  const outside = new Set(
    [
      ...names,
      ...[...eventDays, ...publishedDays].map(({ text }) => text),
      ...sources.known.map(({ written }) => written),
    ].flatMap((text) => findTerms(text, 'en').map(({ term }) => term)),
  );
  const [main = question] = question.split(BESIDE);
  const words = findTerms(main, 'en').flatMap(({ term, stem }) =>
    isStopWord(term, 'en') ||
    outside.has(term) ||
    (REPORTING_STEMS.has(stem) && (sources.known.length > 0 || !REPORTING_VERBS.has(stem))) ||
    LIGHT_WORDS.has(term) ||
    /\d/u.test(term) ||
    ASKING.test(term)
      ? []
      : [term],
  );
  const noun = kind === 'how many' ? nounCounted(question) : undefined;
  return { words: [...new Set(words)], ...(noun !== undefined && words.includes(noun) && { noun }) };
}

/** "… when the harbour opened?": tells which event is meant; the sentence that answers need not say it again. */
const BESIDE = /(?<!^)\s(?:when|after|before|while|as|during|because|since|following)\s/iu;
/** "Who claimed the reward" asks for more than for what was claimed. */
const REPORTING_VERBS: ReadonlySet<string> = new Set('claim publish discuss describ'.split(' '));

const ASKING = /^(?:who|what|which|when|where|why|how|whom|whose)$/u;

/** The last word before the verb: "how many US soldiers are …" counts soldiers. */
function nounCounted(question: string): string | undefined {
  const counted =
    /\bhow (?:many|much)\s+(.{2,60}?)\s+(?:are|were|is|was|have|has|had|did|do|does|will|would|can|could|in|at|of|on|from|died|took)\b/iu.exec(
      question,
    )?.[1];
  return counted === undefined ? undefined : findTerms(counted, 'en').at(-1)?.term;
}

/** Whether the sentence holds the names of the question and nearly all of the words it requires. */
export function holdsRequired(
  sentence: HeldSentence,
  article: HeldArticle,
  reading: QuestionReading,
  { words, noun }: RequiredWords,
): boolean {
  if (!reading.names.every((name) => isNamedFor(name, sentence, article, reading))) return false;
  if (isTurned(sentence, reading)) return false;
  const told = termsOf(sentence, article);
  const isEither = reading.kind === 'yes or no';
  const holds = (word: string) => [word, ...likeWords(word, isEither)].some((form) => isTold(form, told));
  if (noun !== undefined && !holds(noun)) return false;
  return words.filter((word) => !holds(word)).length <= Math.floor(words.length / WORDS_PER_MISSING);
}

/**
 * "When did Harbour City beat the Rovers?": the sentence names both the other way round, and is no passive. Names after
 * a preposition stand anywhere.
 */
function isTurned({ text }: HeldSentence, { question, names }: QuestionReading): boolean {
  if (!/\b(?:did|does|do)\b/iu.test(question) || /\bby\b/iu.test(text)) return false;
  const acting = names
    .map((name) => ({ name, at: question.indexOf(name) }))
    .filter(({ at }) => at !== -1 && !PREPOSITION.test(question.slice(0, at)))
    .sort((a, b) => a.at - b.at);
  const [first, second] = acting.map(({ name }) => text.indexOf(name));
  return first !== undefined && second !== undefined && second !== -1 && first > second;
}

const PREPOSITION =
  /\b(?:in|at|near|of|over|from|across|outside|inside|to|with|for|on|against|about|and)\s+(?:the\s+)?$/iu;

/** Whether what is said is said of what the question asks about ("… say about the repairs"), there or beside it. */
export function isAbout(sentence: HeldSentence, article: HeldArticle, reading: QuestionReading): boolean {
  const topic = /\b(?:about|on|regarding|concerning)\s+(?:the\s+)?(.+?)\s*\?*$/iu.exec(reading.question)?.[1];
  if (topic === undefined) return true;
  const about = { ...reading, question: topic, names: reading.names.filter((name) => topic.includes(name)) };
  const { words } = requiredWords(about);
  const near = article.sentences.filter(({ place }) => Math.abs(place - sentence.place) <= 1);
  const told = new Map(near.flatMap((one) => [...termsOf(one, article)]));
  const held = words.filter((word) => [word, ...likeWords(word, false)].some((form) => isTold(form, told)));
  const named = about.names.filter((name) => near.some((one) => one.about.has(name)));
  return (held.length + named.length) * 2 >= words.length + about.names.length;
}

function isTold(word: string, told: ReadonlyMap<string, string>): boolean {
  const stem = findTerms(word, 'en')[0]?.stem ?? word;
  if (told.has(stem)) return true;
  const head = word.slice(0, Math.max(COMMON_LETTERS_MIN, Math.ceil(word.length * 0.6)));
  return word.length >= COMMON_LETTERS_MIN && [...told.values()].some((term) => term.startsWith(head));
}

/** Stem → term of the sentence, and of the one that it goes on from. */
function termsOf(sentence: HeldSentence, { sentences, read }: HeldArticle): ReadonlyMap<string, string> {
  const isCarried = sentence.names.size < sentence.about.size;
  const before = isCarried ? sentences.find(({ place }) => place === sentence.place - 1) : undefined;
  const texts = [sentence.text, before?.text ?? '', isOfHeadline(sentence, read) ? read.article.title : ''];
  return new Map(texts.flatMap((text) => findTerms(text, 'en').map(({ stem, term }) => [stem, term] as const)));
}

/** "The contract is worth …" under "Harbour signs ferry contract": it is the one of the headline. */
function isOfHeadline({ text }: HeldSentence, { article }: HeldArticle['read']): boolean {
  const [, noun = ''] = /^The (\p{Ll}{4,})\s(?=\p{Ll})/u.exec(text) ?? [];
  return noun !== '' && ` ${foldName(article.title)} `.includes(` ${noun} `);
}

/** Where: a place may be told once for all of an article, as long as the sentence names no other. */
function isNamedFor(
  name: string,
  sentence: HeldSentence,
  article: HeldArticle,
  { question }: QuestionReading,
): boolean {
  if (sentence.about.has(name) || sentence.names.has(name)) return true;
  const before = article.sentences.find(({ place }) => place === sentence.place - 1);
  if (before?.about.has(name) && REFERS_BACK.test(sentence.text)) return true;
  const isPlace = PLACE_CUE.test(question.slice(0, question.indexOf(name)));
  const goesOn = before !== undefined && REFERS_BACK.test(sentence.text);
  if (!isPlace || namesPlace(sentence) || (goesOn && namesPlace(before))) return false;
  const title = ` ${foldName(article.read.article.title)} `;
  return title.includes(` ${foldName(name)} `) || article.sentences.some(({ names }) => names.has(name));
}

/** A place by its kind, or by the word before it. */
function namesPlace({ mentions, text }: HeldSentence): boolean {
  return (
    mentions.some(({ type }) => type === 'LOC') || /\b(?:in|at|near|of|from)\s+(?:the\s+)?\p{Lu}\p{Ll}/u.test(text)
  );
}

const PLACE_CUE = /\b(?:in|at|near|of|over|from|to|across|outside|inside)\s+(?:the\s+)?$/iu;
