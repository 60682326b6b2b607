// Decides which articles of a view fulfil a query and its filters.

import { addDays, daysOverlap, findTerms, foldName, isStopWord, nameKeys } from '../text/understand.ts';
import type { DayRange, Query, QueryAtom } from './read-query.ts';
import { mayName } from './same-name.ts';
import type { SearchFilters } from './search-request.ts';
import type { IndexedArticle, TextIndex } from './text-index.ts';
import type { ViewMask } from './view-mask.ts';

/** A week's mention ("last week") still tells of a day in it; a month's or a year's does not. */
const WIDE_MENTION_DAYS = 7;

/** Gives which of the article numbers hold the phrase in title or text, word by word. */
type VerifyPhrase = (phrase: string, candidates: readonly number[]) => Promise<readonly number[]>;

export interface MatchContext {
  readonly index: TextIndex;
  readonly view: ViewMask;
  readonly verifyPhrase: VerifyPhrase;
}

/** A mark for each article of the index: 1 where the whole query holds. All of it lies within the view. */
export async function matchQuery(context: MatchContext, query: Query): Promise<Uint8Array> {
  let matching = Uint8Array.from(context.view.visible);
  for (const clause of query) {
    const any = new Uint8Array(matching.length);
    for (const atom of clause) {
      const holds = await matchAtom(context, atom, matching);
      for (let number = 0; number < any.length; number += 1) {
        if ((holds[number] === 1) !== atom.negated) any[number] = 1;
      }
    }
    matching = matching.map((mark, number) => mark & (any[number] as number));
  }
  return matching;
}

/** Clears the marks of articles that the filters leave out; gives the same array. */
export function applyFilters(
  { index, view }: Pick<MatchContext, 'index' | 'view'>,
  filters: SearchFilters,
  matching: Uint8Array,
): Uint8Array {
  const actors = filters.actors?.length
    ? unionOf(filters.actors.map((name) => articlesOfActor(index, view, name)))
    : undefined;
  const sources = filters.sources?.length ? matchingSources(view, filters.sources) : undefined;
  const languages = filters.languages?.length ? new Set(filters.languages) : undefined;
  const { published, firstSeen, about } = filters;
  for (const [number, article] of index.articles.entries()) {
    if (matching[number] === 0) continue;
    const kept =
      (actors === undefined || actors.has(number)) &&
      (sources === undefined || sources.has(article.foldedSource)) &&
      (languages === undefined || languages.has(article.language)) &&
      (published === undefined || isWithin(article.publishedDay, published)) &&
      (firstSeen === undefined || (article.firstSeenAt >= firstSeen.from && article.firstSeenAt < firstSeen.until)) &&
      (about === undefined || tellsOf(index, article, about));
    if (!kept) matching[number] = 0;
  }
  return matching;
}

/** The visible articles that name an actor under any of its names; exact names first, then likely spellings. */
export function articlesOfActor(index: TextIndex, view: ViewMask, name: string): ReadonlySet<number> {
  const numbers = actorsNamed(index, view, name).flatMap((folded) => index.actors.get(folded)?.articles ?? []);
  return new Set(numbers.filter((number) => view.visible[number] === 1));
}

/** The actors of the view that a name may mean, by their folded names: those that bear exactly it, else those alike. */
export function actorsNamed(index: TextIndex, view: ViewMask, name: string): readonly string[] {
  const exact = actorsWithKey(index, view, foldName(name));
  if (exact.length > 0) return exact;
  const alike = nameKeys(name).flatMap((key) => actorsWithKey(index, view, key));
  return [...new Set(alike)].filter((folded) => mayName(name, folded));
}

function actorsWithKey(index: TextIndex, view: ViewMask, key: string): string[] {
  return [...(index.actorKeys.get(key) ?? [])].flatMap(([folded, articles]) =>
    articles.some((number) => view.visible[number] === 1) ? [folded] : [],
  );
}

/** Whether a passage's events fall into a run of days (an open end reaches for ever). */
export function isAbout(events: readonly { readonly from: string; readonly to: string }[], about: DayRange): boolean {
  const asked = { from: about.from ?? '0000-01-01', to: about.to ?? '9999-12-31' };
  return events.some(
    (event) =>
      daysOverlap(event, asked) &&
      ((event.from >= asked.from && event.to <= asked.to) || event.to < addDays(event.from, WIDE_MENTION_DAYS)),
  );
}

async function matchAtom(context: MatchContext, atom: QueryAtom, within: Uint8Array): Promise<Uint8Array> {
  const { index, view } = context;
  switch (atom.kind) {
    case 'words':
      return matchWords(context, atom.value, within, 'anywhere');
    case 'title':
      return matchWords(context, atom.value, within, 'title');
    case 'phrase':
      return matchPhrase(context, atom.value, within);
    case 'actor':
      return marks(index, [...articlesOfActor(index, view, atom.value)]);
    case 'source': {
      const sources = matchingSources(view, [atom.value]);
      return marksWhere(index, ({ foldedSource }) => sources.has(foldedSource));
    }
    case 'lang':
      return marksWhere(index, ({ language }) => language === atom.value.toLowerCase());
    case 'published':
      return marksWhere(index, ({ publishedDay }) => isWithin(publishedDay, atom.range ?? {}));
    case 'date':
      return marksWhere(index, (article) => tellsOf(index, article, atom.range ?? {}));
  }
}

/** Every word must stand in the article. A compound such as "al-Khoja" is verified as a phrase. */
async function matchWords(
  context: MatchContext,
  words: string,
  within: Uint8Array,
  where: 'anywhere' | 'title',
): Promise<Uint8Array> {
  const keys = keysOfWords(context.index, words);
  if (keys.length === 0) return where === 'title' ? new Uint8Array(within.length) : within.map(() => 1);
  const found = keys.map((alternatives) => articlesWithTerm(context.index, alternatives, where));
  const all = marksWhere(context.index, (_, number) => found.every((marked) => marked[number] === 1));
  if (where === 'title' || keys.length < 2 || /\s/u.test(words)) return all;
  return matchPhrase(context, words, within);
}

async function matchPhrase(context: MatchContext, phrase: string, within: Uint8Array): Promise<Uint8Array> {
  const keys = keysOfWords(context.index, phrase);
  const found = keys.map((alternatives) => articlesWithTerm(context.index, alternatives, 'anywhere'));
  const candidates = [...within.keys()].filter(
    (number) => within[number] === 1 && found.every((marked) => marked[number] === 1),
  );
  return marks(context.index, await context.verifyPhrase(phrase, candidates));
}

/** The index keys of each word of a query, in each language of the index; words without content have none. */
export function keysOfWords(index: TextIndex, words: string): string[][] {
  const languages = index.languages.size === 0 ? ['en'] : [...index.languages];
  const readings = languages.map((language) => findTerms(words, language));
  return (readings[0] ?? []).flatMap(({ term, start, end }, at) => {
    const isName = end - start > 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(words.slice(start, end));
    if (isStopWord(term, 'en')) return isName ? [[`^${term}`]] : [];
    return [[...new Set(readings.map((terms) => terms[at]?.stem ?? term))]];
  });
}

function articlesWithTerm(index: TextIndex, alternatives: readonly string[], where: 'anywhere' | 'title'): Uint8Array {
  const marked = new Uint8Array(index.articles.length);
  for (const key of alternatives) {
    const list = index.terms.get(key);
    for (let at = 0; list !== undefined && at < list.count; at += 1) {
      const packed = list.packed[at] as number;
      if ((where === 'title' ? (packed >> 8) & 15 : packed & 0xfff) === 0) continue;
      marked[index.passages[list.passages[at] as number]?.article as number] = 1;
    }
  }
  return marked;
}

function matchingSources(view: ViewMask, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const name of names) {
    const folded = foldName(name);
    const exact = view.sources.filter((source) => source.folded === folded);
    const like =
      exact.length > 0 ? exact : view.sources.filter((source) => ` ${source.folded} `.includes(` ${folded} `));
    for (const source of like) found.add(source.folded);
  }
  return found;
}

function tellsOf(index: TextIndex, article: IndexedArticle, about: DayRange): boolean {
  for (let at = article.from; at < article.until; at += 1) {
    if (isAbout(index.passages[at]?.events ?? [], about)) return true;
  }
  return false;
}

function isWithin(day: string | undefined, { from, to }: DayRange): boolean {
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function marks(index: TextIndex, numbers: readonly number[]): Uint8Array {
  const marked = new Uint8Array(index.articles.length);
  for (const number of numbers) marked[number] = 1;
  return marked;
}

function marksWhere(index: TextIndex, holds: (article: IndexedArticle, number: number) => boolean): Uint8Array {
  return Uint8Array.from(index.articles, (article, number) => (holds(article, number) ? 1 : 0));
}

function unionOf(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}
