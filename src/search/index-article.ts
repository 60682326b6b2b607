// Cuts an article into passages and lists what is indexed of it, as the bytes of its entry.

import type { Abbreviation, ActorMention } from '../news/actor.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import {
  charactersOf,
  daysToldIn,
  findCompounds,
  findTerms,
  foldName,
  nameKeys,
  numberOfStem,
  orderTeller,
  stemEpoch,
  type Term,
} from '../text/understand.ts';
import { beginEntry, countKey, endEntry, noteKey } from './count-keys.ts';
import { type ArticleEntry, encodeEntry } from './encode-entry.ts';
import { eventKey, feedKey, laterKeys, nameKey, phraseKey, sameKeys, shownKey, titleKey, wordKey } from './keys.ts';
import { IN_BODY, packCounts } from './postings.ts';

/** The half of what may be one passage (200 words): short enough to point at the place, measured as good for evidence. */
const PASSAGE_WORDS_MAX = 100;
/** Actors whose keys are remembered: some megabytes. */
const ACTORS_MAX = 20_000;

/** The first passage counts as so much shorter than it is: what it says is what the article is about. */
const LEDE_LENGTH_SHARE = 0.8;

/** The bytes that the store keeps beside an article until a segment holds it. Pure; throws nothing. */
export function writeEntry(read: Omit<ReadArticle, 'sequence'>): Uint8Array {
  return encodeEntry(indexArticle(read));
}

/**
 * What the index keeps of an article. An article without text has one empty passage, so that its title is found.
 * Pure; throws nothing.
 */
export function indexArticle(read: Omit<ReadArticle, 'sequence'>): ArticleEntry {
  for (;;) {
    const epoch = stemEpoch();
    const entry = listKeys(read);
    // Numbers of stems that were forgotten meanwhile mixed up two words.
    if (stemEpoch() === epoch) return entry;
  }
}

function listKeys({ article, understanding }: Omit<ReadArticle, 'sequence'>): ArticleEntry {
  const { language } = understanding;
  const titleTerms = findTerms(article.title, language);
  const titleWords = keysOf(article.title, titleTerms);
  const title = [...titleWords, ...keysBeside(article.title, titleTerms, language).flat()];
  const titleCounts = countTitle(title);
  const told = sentencesTold(article.text, understanding.sentences);
  const body = termsIn(told, findTerms(article.text, language));
  const beside = keysBeside(article.text, body, language);
  const names = namesOf(understanding.actorMentions);
  beginEntry();
  let next = 0;
  let sentence = 0;
  const passages = cutPassages(article.text, told).map(({ start, end }, number) => {
    let length = 0;
    for (; (body[next]?.start ?? Number.POSITIVE_INFINITY) < end; next += 1) {
      for (const key of beside[next] ?? NONE) countKey(wordKey(key), numberOfStem(wordKey(key)), number, IN_BODY);
      const term = body[next] as Term;
      const word = keyOf(article.text, term);
      if (word === undefined) continue;
      length += 1;
      countKey(wordKey(word), word === term.stem ? term.stemNumber : numberOfStem(wordKey(word)), number, IN_BODY);
    }
    for (const { key, stem, packed } of titleCounts) countKey(key, stem, number, packed);
    for (; (understanding.sentences[sentence]?.start ?? Number.POSITIVE_INFINITY) < end; sentence += 1) {
      for (const days of daysToldIn(sentence, understanding))
        noteKey(eventKey(days), numberOfStem(eventKey(days)), number);
    }
    for (const name of names.filter(({ at }) => at >= start && at < end))
      countKey(name.key, numberOfStem(name.key), number, IN_BODY);
    return { start, end, length: number === 0 ? Math.round(length * LEDE_LENGTH_SHARE) : length };
  });
  return {
    id: article.id,
    feeds: article.feeds,
    source: article.source,
    language,
    ...(article.publishedDay !== undefined && { publishedDay: article.publishedDay }),
    firstSeenAt: article.firstSeenAt,
    original: article.copyOf ?? article.id,
    titleLength: titleWords.length,
    passages,
    inPassages: endEntry(),
    ofArticle: [
      [...title.map(titleKey), ...article.feeds.map(feedKey), ...abbreviationKeys(understanding.abbreviations)],
      ...actorKeys(understanding.actorMentions),
    ],
  };
}

/** Each word of a title, with what its postings say in every passage. */
function countTitle(
  title: readonly string[],
): { readonly key: string; readonly stem: number; readonly packed: number }[] {
  const counts = new Map<string, number>();
  for (const word of title) counts.set(wordKey(word), (counts.get(wordKey(word)) ?? 0) + 1);
  return Array.from(counts, ([key, times]) => {
    return { key, stem: numberOfStem(key), packed: packCounts({ body: 0, title: times }) };
  });
}

/** Without the orders to a reader or a machine: nobody looks for them, and they neither part nor outweigh what is told. */
function sentencesTold(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const isOrderAt = orderTeller(text, sentences);
  return sentences.filter((_, number) => !isOrderAt(number));
}

/** The terms that stand in the sentences; both are in order. */
function termsIn(sentences: readonly Sentence[], terms: readonly Term[]): readonly Term[] {
  let at = 0;
  return terms.filter(({ start }) => {
    while ((sentences[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return (sentences[at]?.start ?? Number.POSITIVE_INFINITY) <= start;
  });
}

/** The mentions by a name of several words. */
function namesOf(mentions: readonly ActorMention[]): { readonly at: number; readonly key: string }[] {
  return mentions
    .map(({ start, text }) => ({ at: start, key: phraseKey(foldName(text)) }))
    .filter(({ key }) => key.includes(' '));
}

/** The index keys of terms, in order; words without content are left out. */
function keysOf(text: string, terms: readonly Term[]): string[] {
  return terms.flatMap((term) => keyOf(text, term) ?? []);
}

/** "US", "WHO" and "IT" in capitals are names, though their small forms are words without content: these have no key. */
function keyOf(text: string, { term, stem, isStopWord, start, end }: Term): string | undefined {
  if (!isStopWord) return stem;
  return end - start > 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(text.slice(start, end)) ? `^${term}` : undefined;
}

/** What is indexed beside a term: compounds in one word that begin with it, and the single characters of a pair. */
function keysBeside(text: string, terms: readonly Term[], language: string): string[][] {
  const beside: string[][] = [];
  const add = (at: number, key: string): void => {
    beside[at] = [...(beside[at] ?? []), key];
  };
  for (const { stem, first } of findCompounds(text, terms, language)) add(first, stem);
  for (let at = 0; at < terms.length; at += 1) {
    const { term, stem, end } = terms[at] as Term;
    if (term.charCodeAt(0) < UNSPACED_FROM) continue;
    const [first, second] = charactersOf(term);
    if (first !== undefined && first !== stem) add(at, first);
    // The second character of a pair is the first of the next, if there is one.
    if (second !== undefined && (terms[at + 1]?.start ?? end) >= end) add(at, second);
  }
  return beside;
}

/** No script without spaces has a character below this. */
const UNSPACED_FROM = 0x0e00;
const NONE: readonly string[] = [];

/** Runs of sentences of at most PASSAGE_WORDS_MAX words; a longer sentence is a passage of its own. */
function cutPassages(text: string, sentences: readonly Sentence[]): { start: number; end: number }[] {
  const runs: { start: number; end: number; words: number }[] = [];
  for (const sentence of sentences) {
    const words = QUESTION.test(sentence.text) ? 0 : countWords(sentence.text);
    const last = runs.at(-1);
    if (last !== undefined && last.words + words <= PASSAGE_WORDS_MAX) {
      last.end = sentence.end;
      last.words += words;
    } else runs.push({ start: sentence.start, end: sentence.end, words });
  }
  return runs.length === 0 ? [{ start: 0, end: text.length }] : runs;
}

/** It asks and tells nothing: where passages begin and end does not hang on it. */
const QUESTION = /\?["'”’)]*$/u;

/** How many runs of characters between white space a text has. */
function countWords(text: string): number {
  let words = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSpace = code <= 0x20 || (code > 0x7f && /\s/.test(text.charAt(at)));
    if (!isSpace && !isInside) words += 1;
    isInside = !isSpace;
  }
  return words;
}

/**
 * Under which keys the actors of an article are found and completed, and the longest name it gives each: one list for each
 * actor, the same as long as it is remembered.
 */
function actorKeys(mentions: readonly ActorMention[]): (readonly string[])[] {
  const byActor = new Map<string, Set<string>>();
  for (const { actor, text } of mentions) {
    const texts = byActor.get(actor);
    if (texts === undefined) byActor.set(actor, new Set([text]));
    else texts.add(text);
  }
  return Array.from(byActor, ([actor, texts]) => {
    // Most actors have one name in an article.
    const known = texts.size === 1 && texts.has(actor) ? actor : `${actor}\n${[...texts].join('\n')}`;
    const remembered = keysOfActors.get(known);
    if (remembered !== undefined) return remembered;
    const keys = keysOfActor(actor, texts);
    if (keysOfActors.size >= ACTORS_MAX) keysOfActors.clear();
    keysOfActors.set(known, keys);
    return keys;
  });
}

/** The same actors stand in many articles. */
const keysOfActors = new Map<string, readonly string[]>();

function keysOfActor(actor: string, texts: ReadonlySet<string>): string[] {
  const folded = foldName(actor);
  const shown = [...texts].reduce((longest, text) => (text.length > longest.length ? text : longest));
  const keys = new Set([...texts, actor].flatMap((name) => [foldName(name), ...nameKeys(name)]));
  keys.delete('');
  return [shownKey(folded, shown), ...laterKeys(folded), ...[...keys].map((key) => nameKey(key, folded))];
}

function abbreviationKeys(abbreviations: readonly Abbreviation[]): string[] {
  return abbreviations.flatMap(({ short, long }) => {
    const [one, other] = [foldName(short), foldName(long)];
    return one === '' || other === '' || one === other ? [] : sameKeys(one, other);
  });
}
