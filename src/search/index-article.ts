// Cuts an article into passages and lists what is indexed of each: its terms by field, its event days, its actors.

import type { ActorMention } from '../news/actor.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import { daysToldIn, findTerms, foldName, type Interval, isStopWord, nameKeys, type Term } from '../text/understand.ts';
import type { FieldCounts } from './postings.ts';

/** The half of what may be one passage (200 words): short enough to point at the place, measured as good for evidence. */
const PASSAGE_WORDS_MAX = 100;

/** A run of sentences of one article; offsets into its text. */
interface Passage {
  readonly start: number;
  readonly end: number;
  readonly terms: ReadonlyMap<string, FieldCounts>;
  readonly bodyLength: number;
  /** The days that its sentences tell of. */
  readonly events: readonly Interval[];
}

/** An actor as one article names it. */
export interface NamedActor {
  readonly folded: string;
  /** As it is shown: the longest naming in the article. */
  readonly display: string;
  readonly keys: readonly string[];
}

export interface ArticleEntries {
  readonly passages: readonly Passage[];
  readonly actors: readonly NamedActor[];
  readonly titleLength: number;
  readonly sourceLength: number;
}

/**
 * What the index keeps of an article. An article without text has one empty passage, so that its title is found.
 * Pure; throws nothing.
 */
export function indexArticle({ article, understanding }: ReadArticle): ArticleEntries {
  const title = termsOf(article.title, understanding.language);
  const source = termsOf(article.source, understanding.language);
  const body = findTerms(article.text, understanding.language);
  let next = 0;
  let sentence = 0;
  const passages = cutPassages(article.text, understanding.sentences).map(({ start, end }) => {
    const inside: Term[] = [];
    for (; (body[next]?.start ?? Number.POSITIVE_INFINITY) < end; next += 1) inside.push(body[next] as Term);
    const keys = keysOf(article.text, inside, understanding.language);
    const events: Interval[] = [];
    for (; (understanding.sentences[sentence]?.start ?? Number.POSITIVE_INFINITY) < end; sentence += 1) {
      events.push(...daysToldIn(sentence, understanding));
    }
    return { start, end, terms: countByField(keys, title, source), bodyLength: keys.length, events };
  });
  return {
    passages,
    actors: namedActors(understanding.actorMentions),
    titleLength: title.length,
    sourceLength: source.length,
  };
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

function countByField(
  body: readonly string[],
  title: readonly string[],
  source: readonly string[],
): Map<string, FieldCounts> {
  const counts = new Map<string, FieldCounts>();
  const add = (key: string, field: keyof FieldCounts) => {
    const found = counts.get(key);
    if (found === undefined) counts.set(key, { body: 0, title: 0, source: 0, [field]: 1 });
    else found[field] += 1;
  };
  for (const key of body) add(key, 'body');
  for (const key of title) add(key, 'title');
  for (const key of source) add(key, 'source');
  return counts;
}

function namedActors(mentions: readonly ActorMention[]): NamedActor[] {
  const byActor = new Map<string, Set<string>>();
  for (const { actor, text } of mentions) byActor.set(actor, (byActor.get(actor) ?? new Set()).add(text));
  return [...byActor].map(([actor, texts]) => {
    const display = [...texts].reduce((longest, text) => (text.length > longest.length ? text : longest));
    const keys = [...new Set([...texts, actor].flatMap((name) => [foldName(name), ...nameKeys(name)]))];
    return { folded: foldName(actor), display, keys: keys.filter((key) => key !== '') };
  });
}
