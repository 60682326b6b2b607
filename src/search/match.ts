// Decides which articles of a view fulfil a query and its filters, segment by segment.

import { addDays, daysOverlap, foldName } from '../text/understand.ts';
import { actorsNamed, articlesOfActors } from './actors-named.ts';
import { eventOf, eventsBeginning, titleKey } from './keys.ts';
import { passagesTogether } from './passages-together.ts';
import { pause } from './pause.ts';
import type { DayRange, Query, QueryAtom } from './read-query.ts';
import type { SearchFilters } from './search-request.ts';
import { numberOfDay } from './segment.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';
import { keysOfWords, listsOfWords, type WordKeys } from './word-keys.ts';

/** A week's mention ("last week") still tells of a day in it; a month's or a year's does not. */
const WIDE_MENTION_DAYS = 7;
/** Others run after so many clauses of a long query: of common words among a hundred thousand articles, some 5 ms. */
const CLAUSES_PER_SLICE = 8;
const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** Gives which of the articles of a part hold the phrase in title or text, word by word. */
type VerifyPhrase = (part: Part, phrase: string, candidates: readonly number[]) => Promise<readonly number[]>;

export interface MatchContext {
  readonly view: ViewOfSegments;
  readonly verifyPhrase: VerifyPhrase;
}

/** A mark for each article of a part, not to be changed: 1 where the whole query and all filters hold. All of it lies within the view. */
export async function matchPart(
  context: MatchContext,
  part: Part,
  query: Query,
  filters: SearchFilters,
): Promise<Uint8Array> {
  if (query.length === 0 && Object.keys(filters).length === 0) return part.visible;
  const matching = await applyFilters(context, part, filters, part.visible.slice());
  for (const [at, clause] of query.entries()) {
    if (!matching.includes(1)) break;
    if (at % CLAUSES_PER_SLICE === CLAUSES_PER_SLICE - 1) await pause();
    const any = new Uint8Array(matching.length);
    for (const atom of clause) {
      const holds = await matchAtom(context, part, atom, matching);
      for (let number = 0; number < any.length; number += 1) {
        if ((holds[number] === 1) !== atom.negated) any[number] = 1;
      }
    }
    keepBoth(matching, any);
  }
  return matching;
}

async function applyFilters(
  { view }: MatchContext,
  part: Part,
  filters: SearchFilters,
  matching: Uint8Array,
): Promise<Uint8Array> {
  const { actors, sources, languages, published, firstSeen, about } = filters;
  if (actors?.length) keepBoth(matching, await markActors(view, part, actors));
  if (sources?.length) keepBoth(matching, markSources(view, part, sources));
  if (languages?.length) keepBoth(matching, markLanguages(part, languages));
  if (published !== undefined) keepBoth(matching, markPublished(part, published));
  if (firstSeen !== undefined) {
    const { from, until } = firstSeen;
    keepBoth(
      matching,
      marksWhere(part, ({ columns }, at) => isIn(columns.firstSeen[at] as number, from, until)),
    );
  }
  if (about !== undefined) keepBoth(matching, await markTelling(part, about));
  return matching;
}

const isIn = (value: number, from: number, until: number): boolean => value >= from && value < until;

/** Whether a passage's events fall into a run of days (an open end reaches for ever). */
export function isAbout(events: readonly { readonly from: string; readonly to: string }[], about: DayRange): boolean {
  const asked = { from: about.from ?? FIRST_DAY, to: about.to ?? LAST_DAY };
  return events.some(
    (event) =>
      daysOverlap(event, asked) &&
      ((event.from >= asked.from && event.to <= asked.to) || event.to < addDays(event.from, WIDE_MENTION_DAYS)),
  );
}

/** A mark for each passage of a part: 1 where it tells of an event within a run of days. */
export async function passagesAbout({ segment }: Part, about: DayRange): Promise<Uint8Array> {
  const from = about.from === undefined ? FIRST_DAY : addDays(about.from, 1 - WIDE_MENTION_DAYS);
  const keys = await segment.keysWithin(eventsBeginning(from, about.to ?? LAST_DAY));
  const telling = keys.filter((key) => isAbout([eventOf(key)], about));
  const marked = new Uint8Array(segment.passages);
  for (const { numbers, count } of (await segment.lists(telling)).values())
    for (let at = 0; at < count; at += 1) marked[numbers[at] as number] = 1;
  return marked;
}

async function matchAtom(context: MatchContext, part: Part, atom: QueryAtom, within: Uint8Array): Promise<Uint8Array> {
  switch (atom.kind) {
    case 'words':
      return matchWords(context, part, atom.value, within);
    case 'title':
      return matchTitle(context, part, atom.value);
    case 'phrase':
      return matchPhrase(context, part, atom.value, within);
    case 'actor':
      return markActors(context.view, part, [atom.value]);
    case 'source':
      return markSources(context.view, part, [atom.value]);
    case 'lang':
      return markLanguages(part, [atom.value.toLowerCase()]);
    case 'published':
      return markPublished(part, atom.range ?? {});
    case 'date':
      return markTelling(part, atom.range ?? {});
  }
}

/** Every word must stand in the article. A compound such as "al-Khoja" is verified as a phrase. */
async function matchWords(context: MatchContext, part: Part, words: string, within: Uint8Array): Promise<Uint8Array> {
  const groups = keysOfWords(context.view, words);
  if (groups.length === 0) return new Uint8Array(within.length).fill(1);
  if (groups.length > 1 && !/\s/u.test(words)) return matchPhrase(context, part, words, within);
  return markWords(part, groups);
}

async function matchTitle({ view }: MatchContext, part: Part, words: string): Promise<Uint8Array> {
  const groups = keysOfWords(view, words);
  const marked = new Uint8Array(part.visible.length);
  if (groups.length === 0) return marked;
  const lists = await listsOfWords(part, groups, titleKey);
  marked.fill(1);
  for (const { keys } of groups) {
    const one = new Uint8Array(marked.length);
    for (const key of keys) {
      const list = lists.get(titleKey(key));
      for (let at = 0; list !== undefined && at < list.count; at += 1) one[list.numbers[at] as number] = 1;
    }
    keepBoth(marked, one);
  }
  return marked;
}

async function matchPhrase(context: MatchContext, part: Part, phrase: string, within: Uint8Array): Promise<Uint8Array> {
  const marked = await markTogether(part, keysOfWords(context.view, phrase));
  keepBoth(marked, within);
  const candidates: number[] = [];
  for (let number = 0; number < marked.length; number += 1) if (marked[number] === 1) candidates.push(number);
  const holding = new Uint8Array(within.length);
  for (const number of await context.verifyPhrase(part, phrase, candidates)) holding[number] = 1;
  return holding;
}

/**
 * Marks the articles in which a word of every group stands in one passage, or in the title: where a phrase may be. One that
 * runs from a sentence into the next is found within a passage only.
 */
export async function markTogether(part: Part, groups: readonly WordKeys[]): Promise<Uint8Array> {
  const { columns, visible } = part;
  const lists = await listsOfWords(part, groups);
  const ofGroups = groups.map(({ keys }) => keys.flatMap((key) => lists.get(key) ?? []));
  const marked = new Uint8Array(visible.length);
  // Of words without content there is no list: a phrase of such alone may be anywhere.
  const passages = groups.length === 0 ? columns.articlesOf.keys() : passagesTogether(ofGroups);
  for (const passage of passages) marked[columns.articlesOf[passage] as number] = 1;
  return marked;
}

/** Marks the articles that hold a word of every group, in title or text. */
async function markWords(part: Part, groups: readonly WordKeys[]): Promise<Uint8Array> {
  const { columns, visible } = part;
  const lists = await listsOfWords(part, groups);
  const marked = new Uint8Array(visible.length).fill(1);
  for (const { keys } of groups) {
    const one = new Uint8Array(visible.length);
    for (const key of keys) {
      const list = lists.get(key);
      for (let at = 0; list !== undefined && at < list.count; at += 1)
        one[columns.articlesOf[list.numbers[at] as number] as number] = 1;
    }
    keepBoth(marked, one);
  }
  return marked;
}

async function markActors(view: ViewOfSegments, part: Part, names: readonly string[]): Promise<Uint8Array> {
  const marked = new Uint8Array(part.visible.length);
  for (const name of names)
    for (const number of await articlesOfActors(part, await actorsNamed(view, name))) marked[number] = 1;
  return marked;
}

function markSources(view: ViewOfSegments, part: Part, names: readonly string[]): Uint8Array {
  const found = new Set<string>();
  for (const name of names) {
    const folded = foldName(name);
    const exact = view.sources.filter((source) => source.folded === folded);
    const like =
      exact.length > 0 ? exact : view.sources.filter((source) => ` ${source.folded} `.includes(` ${folded} `));
    for (const source of like) found.add(source.folded);
  }
  const wanted = part.segment.sourceNames.map((name) => found.has(foldName(name)));
  return marksWhere(part, ({ columns }, at) => wanted[columns.sources[at] as number] === true);
}

function markLanguages(part: Part, languages: readonly string[]): Uint8Array {
  const wanted = part.segment.languageNames.map((name) => languages.includes(name));
  return marksWhere(part, ({ columns }, at) => wanted[columns.languages[at] as number] === true);
}

function markPublished(part: Part, { from, to }: DayRange): Uint8Array {
  const [first, last] = [numberOfDay(from), numberOfDay(to ?? LAST_DAY)];
  return marksWhere(part, ({ columns }, at) => {
    const day = columns.days[at] as number;
    return day !== 0 && day >= first && day <= last;
  });
}

async function markTelling(part: Part, about: DayRange): Promise<Uint8Array> {
  const { articlesOf } = part.columns;
  const marked = new Uint8Array(part.visible.length);
  const telling = await passagesAbout(part, about);
  for (let passage = 0; passage < articlesOf.length; passage += 1)
    if (telling[passage] === 1) marked[articlesOf[passage] as number] = 1;
  return marked;
}

function marksWhere(part: Part, holds: (part: Part, article: number) => boolean): Uint8Array {
  const marked = new Uint8Array(part.visible.length);
  for (let article = 0; article < marked.length; article += 1) if (holds(part, article)) marked[article] = 1;
  return marked;
}

/** Clears the marks that the other array has not. */
function keepBoth(marked: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < marked.length; at += 1) marked[at] = (marked[at] as number) & (other[at] ?? 0);
}
