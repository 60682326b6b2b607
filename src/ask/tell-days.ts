// Tells what happened on the days asked for, from the articles of a view: /on.

import { type Article, EXCERPT_CHARACTERS_MAX, type ReadArticle } from '../news/article.ts';
import type { DayView, Period, PublishedThen, ToldEvent } from '../news/day-view.ts';
import type { ArticleId, Day, Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { ArticleStore, EventDayStore, TellingArticle } from '../store/store.ts';
import { composeEvents } from './compose-events.ts';
import { findTellings, type Telling, type WantedDays } from './find-tellings.ts';
import { groupTellings } from './group-tellings.ts';
import { readDays, stepDays } from './read-days.ts';

/** What is read for one view: a week of 20 articles a day; each costs about half a millisecond to read. */
const ARTICLES_READ_MAX = 150;
/** As many again for what happened sometime around them would double the wait for a few lines. */
const AROUND_READ_MAX = 30;
/** Grouped at once: each is compared with those that share a word. */
const TELLINGS_MAX = 400;
/** Read and looked through at once: about 10 ms. */
const ARTICLES_PER_READ = 8;
/** More than these nobody turns the pages of. */
const EVENTS_MAX = 60;
const AROUND_MAX = 6;
/** "Sometime in" a week or a month that covers the days; what is told of a longer time says nothing of a day. */
const AROUND_DAYS_MAX = 31;
const HEADLINES_MAX = 10;
/** Read for the headlines: copies and reprints fall away. */
const PUBLISHED_READ_MAX = 40;
/** A day with nothing but captions is passed over. */
const NEAREST_TRIED_MAX = 4;

export interface TellDaysRequest {
  /** The days, as written. */
  readonly date: string;
  readonly view: View;
  /** IANA zone in which "today" is read. */
  readonly zone: string;
  /** The instant that "today" means. */
  readonly asked: Instant;
}

export interface TellDaysParts {
  readonly articles: Pick<ArticleStore, 'getMany' | 'getArticles' | 'coverage'>;
  readonly eventDays: Pick<EventDayStore, 'tellingOf' | 'tellingAround' | 'nearestDays' | 'published'>;
}

/**
 * What happened on the days, and what was published on them. Throws Failure('bad-input') for a text that is no day, and
 * what the store throws.
 */
export async function tellDays(request: TellDaysRequest, stored: TellDaysParts): Promise<DayView> {
  const { view } = request;
  const { isCounted, from, to } = readDays(request.date, request);
  const parts = readingOnce(stored);
  const days = { from, to };
  const shown = new Map<string, number>();
  const { events, articlesLeft } = await tellEvents(days, view, parts, shown);
  const previous = stepDays(days, -1);
  const next = stepDays(days, 1);
  return {
    asked: request.date,
    ...days,
    isCounted,
    events,
    articlesLeft,
    around: await tellAround(days, view, parts, shown),
    published: await tellPublished(days, view, parts, shown),
    coverage: await parts.articles.coverage(view),
    ...(previous !== undefined && { previous }),
    ...(next !== undefined && { next }),
    nearest: events.length > 0 ? {} : await findNearest(days, view, parts),
  };
}

/** The same store, each article read once: what tells of the day tells of its week too. For one request in one view. */
function readingOnce(parts: TellDaysParts): TellDaysParts {
  const known = new Map<ArticleId, ReadArticle>();
  const getMany: ArticleStore['getMany'] = async (ids, view) => {
    const missing = ids.filter((id) => !known.has(id));
    const reads = missing.length === 0 ? [] : await parts.articles.getMany(missing, view);
    for (const read of reads) known.set(read.article.id, read);
    return ids.flatMap((id) => known.get(id) ?? []);
  };
  return { ...parts, articles: { ...parts.articles, getMany } };
}

/**
 * The distinct events within the days, and how many articles that tell of them were too many to be read. `shown` as
 * `composeEvents` says.
 */
export async function tellEvents(
  days: Period,
  view: View,
  parts: {
    readonly articles: Pick<ArticleStore, 'getMany'>;
    readonly eventDays: Pick<EventDayStore, 'tellingOf'>;
  },
  shown = new Map<string, number>(),
): Promise<Pick<DayView, 'events' | 'articlesLeft'>> {
  const telling = await parts.eventDays.tellingOf(days, view);
  const isWithin: WantedDays = (told) => told.from >= days.from && told.to <= days.to;
  const { tellings, articlesRead } = await readTellings(telling, isWithin, ARTICLES_READ_MAX, view, parts);
  const events = composeEvents(groupTellings(tellings), EVENTS_MAX, shown);
  return { events, articlesLeft: telling.length - articlesRead };
}

async function tellAround(
  days: Period,
  view: View,
  parts: TellDaysParts,
  shown: Map<string, number>,
): Promise<readonly ToldEvent[]> {
  const telling = await parts.eventDays.tellingAround(days, AROUND_DAYS_MAX, view);
  const isAround: WantedDays = ({ from, to }) =>
    from <= days.from &&
    to >= days.to &&
    (from < days.from || to > days.to) &&
    lengthOf({ from, to }) <= AROUND_DAYS_MAX;
  const main = telling.filter(({ isMain }) => isMain);
  const { tellings } = await readTellings(main, isAround, AROUND_READ_MAX, view, parts);
  return composeEvents(groupTellings(tellings.filter(({ isMain }) => isMain)), AROUND_MAX, shown);
}

/** What the articles tell that are most about the days: they tell of them as their event, and near their top. */
async function readTellings(
  telling: readonly TellingArticle[],
  isWanted: WantedDays,
  articlesMax: number,
  view: View,
  { articles }: { readonly articles: Pick<ArticleStore, 'getMany'> },
): Promise<{ readonly tellings: readonly Telling[]; readonly articlesRead: number }> {
  const chosen = telling
    .toSorted(
      (a, b) => Number(b.isMain) - Number(a.isMain) || a.firstSentence - b.firstSentence || (a.id < b.id ? -1 : 1),
    )
    .slice(0, articlesMax)
    .map(({ id }) => id);
  const tellings: Telling[] = [];
  let at = 0;
  for (; at < chosen.length && tellings.length < TELLINGS_MAX; at += ARTICLES_PER_READ) {
    const reads = await articles.getMany(chosen.slice(at, at + ARTICLES_PER_READ), view);
    tellings.push(...reads.flatMap((read) => findTellings(read, isWanted)));
    // Others run between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { tellings, articlesRead: Math.min(at, chosen.length) };
}

async function tellPublished(
  days: Period,
  view: View,
  parts: TellDaysParts,
  shown: ReadonlyMap<string, number>,
): Promise<PublishedThen> {
  const { articles, sources } = await parts.articles.coverage(view, days);
  const published = articles === 0 ? [] : await parts.eventDays.published(days, PUBLISHED_READ_MAX, view);
  const headlines = headlinesOf(published, HEADLINES_MAX);
  const cited = await parts.articles.getArticles(
    headlines.map(({ articleId }) => articleId),
    view,
  );
  const free = new Set(cited.flatMap(({ id, rights }) => (rights.show === 'full' ? [id] : [])));
  return {
    articles,
    sources,
    headlines: headlines.map((headline) =>
      free.has(headline.articleId) ? headline : cutHeadline(headline, shown.get(headline.articleId) ?? 0),
    ),
  };
}

type Headline = PublishedThen['headlines'][number];

/** A headline counts too where rights allow excerpts: as much of it as fits beside what is told of its article. */
function cutHeadline(headline: Headline, shownChars: number): Headline {
  const room = EXCERPT_CHARACTERS_MAX - shownChars;
  if (headline.title.length <= room) return headline;
  return { ...headline, title: `${headline.title.slice(0, Math.max(0, room - 1)).replace(/\s*\S*$/u, '')}…` };
}

/** At most so many of the articles, each text and each headline once. */
export function headlinesOf(published: readonly Article[], headlinesMax: number): PublishedThen['headlines'] {
  const known = new Set<string>();
  const headlines: Article[] = [];
  for (const article of published) {
    const names = [article.copyOf ?? article.id, article.textHash, article.title.toLowerCase()];
    if (names.some((name) => known.has(name))) continue;
    for (const name of names) known.add(name);
    headlines.push(article);
  }
  return headlines.slice(0, headlinesMax).map(({ id, citedUrl, title, source, publishedDay }) => ({
    articleId: id,
    url: citedUrl,
    title,
    source,
    ...(publishedDay !== undefined && { publishedDay }),
  }));
}

/** The nearest days on both sides with something to show. */
async function findNearest(days: Period, view: View, parts: TellDaysParts): Promise<DayView['nearest']> {
  const sideOf = async (side: { readonly before: Day } | { readonly after: Day }): Promise<Day | undefined> => {
    for (const day of await parts.eventDays.nearestDays(side, NEAREST_TRIED_MAX, view)) {
      const { events } = await tellEvents({ from: day, to: day }, view, parts);
      if (events.length > 0) return day;
    }
    return undefined;
  };
  const before = await sideOf({ before: days.from });
  const after = await sideOf({ after: days.to });
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function lengthOf({ from, to }: Period): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
