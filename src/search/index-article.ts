// Cuts an article into passages and lists what is indexed of it, as the bytes of its entry.

import type { ActorMention } from '../news/actor.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import { daysToldIn, findTerms, foldName, isStopWord, nameKeys, type Term } from '../text/understand.ts';
import { type ArticleEntry, encodeEntry } from './encode-entry.ts';
import { eventKey, feedKey, nameKey, shownKey, titleKey, wordKey } from './keys.ts';
import { type FieldCounts, packCounts } from './postings.ts';

/** The half of what may be one passage (200 words): short enough to point at the place, measured as good for evidence. */
const PASSAGE_WORDS_MAX = 100;

/** The bytes that the store keeps beside an article until a segment holds it. Pure; throws nothing. */
export function writeEntry(read: Omit<ReadArticle, 'sequence'>): Uint8Array {
  return encodeEntry(indexArticle(read));
}

/**
 * What the index keeps of an article. An article without text has one empty passage, so that its title is found.
 * Pure; throws nothing.
 */
export function indexArticle({ article, understanding }: Omit<ReadArticle, 'sequence'>): ArticleEntry {
  const { language } = understanding;
  const title = termsOf(article.title, language);
  const body = findTerms(article.text, language);
  const inPassages = new Map<string, { numbers: number[]; packed: number[] }>();
  let next = 0;
  let sentence = 0;
  const passages = cutPassages(article.text, understanding.sentences).map(({ start, end }, number) => {
    const inside: Term[] = [];
    for (; (body[next]?.start ?? Number.POSITIVE_INFINITY) < end; next += 1) inside.push(body[next] as Term);
    const words = keysOf(article.text, inside, language);
    for (const [word, counts] of countByField(words, title))
      note(inPassages, wordKey(word), number, packCounts(counts));
    for (; (understanding.sentences[sentence]?.start ?? Number.POSITIVE_INFINITY) < end; sentence += 1) {
      for (const days of daysToldIn(sentence, understanding)) note(inPassages, eventKey(days), number, 1);
    }
    return { start, end, length: words.length };
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
    inPassages,
    ofArticle: [
      ...new Set([...title.map(titleKey), ...article.feeds.map(feedKey), ...actorKeys(understanding.actorMentions)]),
    ],
  };
}

function note(
  noted: Map<string, { numbers: number[]; packed: number[] }>,
  key: string,
  number: number,
  packed: number,
): void {
  const list = noted.get(key);
  if (list === undefined) noted.set(key, { numbers: [number], packed: [packed] });
  else if (list.numbers.at(-1) !== number) {
    list.numbers.push(number);
    list.packed.push(packed);
  }
}

/** The index keys of a text, in order; words without content are left out. */
function termsOf(text: string, language: string): string[] {
  return keysOf(text, findTerms(text, language), language);
}

/** "US", "WHO" and "IT" in capitals are names, though their small forms are words without content. */
function keysOf(text: string, terms: readonly Term[], language: string): string[] {
  return terms.flatMap(({ term, stem, start, end }) => {
    if (!isStopWord(term, language)) return [stem];
    return end - start > 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(text.slice(start, end)) ? [`^${term}`] : [];
  });
}

/** Runs of sentences of at most PASSAGE_WORDS_MAX words; a longer sentence is a passage of its own. */
function cutPassages(text: string, sentences: readonly Sentence[]): { start: number; end: number }[] {
  const runs: { start: number; end: number; words: number }[] = [];
  for (const sentence of sentences) {
    const words = sentence.text.split(/\s+/).length;
    const last = runs.at(-1);
    if (last !== undefined && last.words + words <= PASSAGE_WORDS_MAX) {
      last.end = sentence.end;
      last.words += words;
    } else runs.push({ start: sentence.start, end: sentence.end, words });
  }
  return runs.length === 0 ? [{ start: 0, end: text.length }] : runs;
}

function countByField(body: readonly string[], title: readonly string[]): Map<string, FieldCounts> {
  const counts = new Map<string, FieldCounts>();
  const add = (key: string, field: keyof FieldCounts) => {
    const found = counts.get(key);
    if (found === undefined) counts.set(key, { body: 0, title: 0, [field]: 1 });
    else found[field] += 1;
  };
  for (const key of body) add(key, 'body');
  for (const key of title) add(key, 'title');
  return counts;
}

/** Under which keys the actors of an article are found and completed, and the longest name it gives each. */
function actorKeys(mentions: readonly ActorMention[]): string[] {
  const byActor = new Map<string, Set<string>>();
  for (const { actor, text } of mentions) byActor.set(actor, (byActor.get(actor) ?? new Set()).add(text));
  return [...byActor].flatMap(([actor, texts]) => {
    const folded = foldName(actor);
    const shown = [...texts].reduce((longest, text) => (text.length > longest.length ? text : longest));
    const keys = new Set([...texts, actor].flatMap((name) => [foldName(name), ...nameKeys(name)]));
    keys.delete('');
    return [shownKey(folded, shown), ...[...keys].map((key) => nameKey(key, folded))];
  });
}
