// Cuts an article into passages and lists what is indexed of it, as the bytes of its entry.

import type { Abbreviation } from '../news/actor.ts';
import type { Article, Understanding } from '../news/article.ts';
import type { ArticleId } from '../news/ids.ts';
import {
  charactersOf,
  createWordList,
  daysToldIn,
  findCompounds,
  foldName,
  NO_KEY,
  numberOfStem,
  readWords,
  stemEpoch,
  stemOf,
  type WordList,
  wordAt,
} from '../text/understand.ts';
import { beginEntry, countKey, endEntry, noteKey } from './count-keys.ts';
import { cutPassages, keepWithin, sentencesTold } from './cut-passages.ts';
import { type ArticleEntry, encodeEntry } from './encode-entry.ts';
import { eventKey, feedKey, sameKeys, titleKey, wordKey } from './keys.ts';
import { actorKeys, NO_NAME, numberOfName } from './mention-keys.ts';
import { IN_BODY, packCounts } from './postings.ts';

/** The first passage counts as so much shorter than it is: what it says is what the article is about. */
const LEDE_LENGTH_SHARE = 0.8;

/** What is indexed of. */
interface Indexed {
  readonly article: Pick<
    Article,
    'id' | 'title' | 'text' | 'source' | 'feeds' | 'firstSeenAt' | 'publishedDay' | 'copyOf'
  >;
  readonly understanding: Pick<
    Understanding,
    'language' | 'sentences' | 'actorMentions' | 'timeMentions' | 'eventDays' | 'abbreviations'
  >;
}

/** The bytes that the store keeps beside an article until a segment holds it. Pure; throws nothing. */
export function writeEntry(read: Indexed): Uint8Array {
  return encodeEntry(indexArticle(read));
}

/**
 * What the index keeps of an article. An article without text has one empty passage, so that its title is found.
 * What it keeps of passages is good until the next article is indexed. Throws nothing.
 */
export function indexArticle(read: Indexed): ArticleEntry {
  for (;;) {
    const epoch = stemEpoch();
    try {
      const entry = listKeys(read);
      // Numbers of stems that were forgotten meanwhile mix up two words, or stand for none.
      if (stemEpoch() === epoch) return entry;
    } catch (error) {
      if (stemEpoch() === epoch) throw error;
    }
  }
}

/**
 * Has the code that indexes run over a line, once a process: with the first article, compiling it held the thread for 25 ms.
 * Gives whether that took time, so that others may run before the first.
 */
export function warmUp(): boolean {
  if (isWarm) return false;
  isWarm = true;
  const text = 'The keepers, said Ada Lund, had left the light-house since 1 May.';
  const name = { type: 'PER', text: 'Ada Lund', actor: 'Ada Lund', start: 18, end: 26 } as const;
  const day = { type: 'DATE', text: '1 May', from: '2025-05-01', to: '2025-05-01' } as const;
  const time = { ...day, start: 59, end: 64, value: day.from, granularity: 'day', basis: 'published' } as const;
  indexArticle({
    article: { id: 'a line' as ArticleId, title: 'Keepers leave', text, source: '', feeds: [], firstSeenAt: 0 },
    understanding: {
      ...{ language: 'en', sentences: [{ start: 0, end: text.length, text }], actorMentions: [name] },
      ...{ timeMentions: [time], eventDays: [], abbreviations: [] },
    },
  });
  return true;
}

let isWarm = false;

function listKeys({ article, understanding }: Indexed): ArticleEntry {
  const { language, actorMentions } = understanding;
  const title = readTitle(article.title, language);
  const told = sentencesTold(article.text, understanding.sentences);
  readWords(article.text, language, body);
  keepWithin(body, told);
  const beside = keysBeside(article.text, body, language);
  beginEntry();
  let [next, nextBeside, sentence] = [0, 0, 0];
  const passages = cutPassages(article.text, told).map(({ start, end }, number) => {
    const first = next;
    while (next < body.count && (body.starts[next] as number) < end) next += 1;
    const length = countWords(body, first, next, number);
    for (; nextBeside < beside.length; nextBeside += 1) {
      const { at, key } = beside[nextBeside] as Beside;
      if (at >= next) break;
      countKey(key, number, IN_BODY);
    }
    for (const { key, packed } of title.counts) countKey(key, number, packed);
    for (; (understanding.sentences[sentence]?.start ?? Number.POSITIVE_INFINITY) < end; sentence += 1)
      for (const days of daysToldIn(sentence, understanding)) noteKey(numberOfStem(eventKey(days)), number);
    for (const { start: at, text } of actorMentions) {
      const name = at >= start && at < end ? numberOfName(text) : NO_NAME;
      if (name !== NO_NAME) countKey(name, number, IN_BODY);
    }
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
    titleLength: title.length,
    passages,
    inPassages: endEntry(),
    ofArticle: [
      [...title.keys.map(titleKey), ...article.feeds.map(feedKey), ...abbreviationKeys(understanding.abbreviations)],
      ...actorKeys(actorMentions),
    ],
  };
}

/** The words of the article in hand: one is indexed after another. */
const body = createWordList();
const ofTitle = createWordList();

/** Counts the words from one place up to another in a passage; gives how many they are. */
function countWords({ keys }: WordList, from: number, until: number, passage: number): number {
  let length = 0;
  for (let at = from; at < until; at += 1) {
    const key = keys[at] as number;
    if (key === NO_KEY) continue;
    length += 1;
    countKey(key, passage, IN_BODY);
  }
  return length;
}

/** The keys of a title, how many words it has, and what the postings of each word say in every passage. */
function readTitle(title: string, language: string) {
  readWords(title, language, ofTitle);
  const words = Array.from(ofTitle.keys.subarray(0, ofTitle.count)).filter((key) => key !== NO_KEY);
  const keys = [...words, ...keysBeside(title, ofTitle, language).map(({ key }) => key)];
  const times = new Map<number, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const counts = Array.from(times, ([key, count]) => ({ key, packed: packCounts({ body: 0, title: count }) }));
  return { keys: keys.map(stemOf), length: words.length, counts };
}

/** What is indexed beside the word at a place. */
interface Beside {
  readonly at: number;
  readonly key: number;
}

/** Compounds in one word, beside the word that they begin with, and the single characters of a pair; in the order of the places. */
function keysBeside(text: string, list: WordList, language: string): readonly Beside[] {
  const beside = findCompounds(text, list, language).map(({ stem, first }) => {
    return { at: first, key: numberOfStem(wordKey(stem)) };
  });
  if (!list.mayBeUnspaced) return beside;
  const add = (at: number, character: string) => beside.push({ at, key: numberOfStem(wordKey(character)) });
  for (let at = 0; at < list.count; at += 1) {
    const { term, stem } = wordAt(list, at);
    const [first, second] = charactersOf(term);
    if (first !== undefined && first !== stem) add(at, first);
    // The second character of a pair is the first of the next, if there is one.
    const follows = at + 1 < list.count && (list.starts[at + 1] as number) < (list.ends[at] as number);
    if (second !== undefined && !follows) add(at, second);
  }
  return beside.sort((one, other) => one.at - other.at);
}

function abbreviationKeys(abbreviations: readonly Abbreviation[]): string[] {
  return abbreviations.flatMap(({ short, long }) => {
    const [one, other] = [foldName(short), foldName(long)];
    return one === '' || other === '' || one === other ? [] : sameKeys(one, other);
  });
}
