// Tells what a subject did and met with, day by day, from the articles of a view: /timeline.

import type { DayCount } from '../news/day-counts.ts';
import type { ArticleId, Day } from '../news/ids.ts';
import type { Timeline } from '../news/timeline.ts';
import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import type { ActorStore, ArticleStore } from '../store/store.ts';
import { foldName } from '../text/understand.ts';
import { type FoundActor, findActor } from './find-actor.ts';
import { findHappenings, type Happening } from './find-happenings.ts';
import { foldHappenings } from './fold-happenings.ts';
import type { Subject } from './name-subject.ts';

/** Read for one timeline, as for one day of /on: each costs about half a millisecond. */
const ARTICLES_READ_MAX = 150;
/** Read and looked through at once: about 10 ms. */
const ARTICLES_PER_READ = 8;
/** Counted for the picture; each is read without what was understood of it. */
const ARTICLES_COUNTED_MAX = 3_000;
const ARTICLES_PER_COUNT = 200;
/** Compared with each other at once. */
const HAPPENINGS_MAX = 600;

export interface TellTimelineRequest {
  /** A name, an actor as `writeActorId` writes it, or words. */
  readonly subject: string;
  readonly view: View;
  /** Days of events; an end that is absent is open. */
  readonly from?: Day;
  readonly to?: Day;
  /** Of several who bear the name the one most named is taken, where nobody can be asked. */
  readonly takesMostNamed?: true;
}

export interface TellTimelineParts {
  readonly search: Pick<Search, 'search' | 'matchArticles'>;
  readonly actors: Pick<ActorStore, 'get' | 'bearing' | 'beginning' | 'namesOf'>;
  readonly articles: Pick<ArticleStore, 'getMany' | 'getArticles' | 'coverage'>;
}

/** The timeline; or those whom the name may mean, to be asked which. */
export type ToldTimeline =
  | { readonly kind: 'told'; readonly timeline: Timeline }
  | (Exclude<FoundActor, { readonly kind: 'one' }> & { readonly coverage: Timeline['coverage'] });

/** Tells the timeline of an actor, or of what is named by words where no actor is meant. Throws what the store throws. */
export async function tellTimeline(request: TellTimelineRequest, parts: TellTimelineParts): Promise<ToldTimeline> {
  const { view, from, to } = request;
  const found = await findActor(request.subject, view, parts.actors);
  const coverage = await parts.articles.coverage(view);
  const subject = await subjectOf(request, found, parts);
  if (subject === undefined) return { kind: 'several', actors: found.kind === 'one' ? [] : found.actors, coverage };
  const ids = await articlesNaming(subject, request, parts);
  if (ids.length === 0 && found.kind === 'none') return { ...found, coverage };
  const { happenings, articlesRead } = await readHappenings(ids, subject, view, parts);
  const within = happenings.filter(
    ({ days }) => (from === undefined || days.from >= from) && (to === undefined || days.to <= to),
  );
  return {
    kind: 'told',
    timeline: {
      subject: subject.shown,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      events: foldHappenings(within.slice(0, HAPPENINGS_MAX)),
      byDay: await countByDay(ids, request, parts),
      articles: ids.length,
      articlesLeft: ids.length - articlesRead,
      coverage,
    },
  };
}

/** `shown`: as it is called; `name` is what its articles are searched for. */
interface MeantSubject extends Subject {
  readonly shown: string;
  readonly isActor: boolean;
}

/** Undefined where several are meant and somebody can be asked. */
async function subjectOf(
  { subject, view, takesMostNamed }: TellTimelineRequest,
  found: FoundActor,
  { actors }: TellTimelineParts,
): Promise<MeantSubject | undefined> {
  if (found.kind === 'none') return { name: subject, shown: subject.trim(), keys: new Set(), isActor: false };
  if (found.kind === 'several' && takesMostNamed !== true) return undefined;
  const actor = found.kind === 'one' ? found.actor : found.actors.toSorted((a, b) => b.articles - a.articles)[0];
  if (actor === undefined) return undefined;
  const keys = await actors.namesOf([actor.id], view);
  const name = subject.trim().startsWith('#') ? actor.name : subject;
  return { name, shown: actor.name, keys: new Set(keys.map(foldName)), isActor: true };
}

/** The articles that name it, the most about it first. */
async function articlesNaming(
  { name, shown, isActor }: MeantSubject,
  { view, from, to }: TellTimelineRequest,
  { search }: TellTimelineParts,
): Promise<readonly ArticleId[]> {
  const words = foldName(name);
  const about = from === undefined && to === undefined ? {} : { about: { ...(from && { from }), ...(to && { to }) } };
  const asked = { reading: 'query', view } as const;
  const byWords = { ...asked, words };
  const ranked =
    words === '' ? [] : (await search.search({ ...byWords, filters: about, limit: ARTICLES_READ_MAX })).hits;
  const others = [
    ...(words === '' ? [] : await search.matchArticles(byWords)),
    ...(isActor ? await search.matchArticles({ ...asked, words: '', filters: { actors: [shown] } }) : []),
  ];
  return [...new Set([...ranked.map(({ articleId }) => articleId), ...others])];
}

async function readHappenings(
  ids: readonly ArticleId[],
  subject: Subject,
  view: View,
  { articles }: TellTimelineParts,
): Promise<{ readonly happenings: readonly Happening[]; readonly articlesRead: number }> {
  const happenings: Happening[] = [];
  let at = 0;
  for (; at < Math.min(ids.length, ARTICLES_READ_MAX) && happenings.length < HAPPENINGS_MAX; at += ARTICLES_PER_READ) {
    const reads = await articles.getMany(ids.slice(at, at + ARTICLES_PER_READ), view);
    happenings.push(...reads.flatMap((read) => findHappenings(read, subject)));
    // Others run between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { happenings, articlesRead: Math.min(at, ids.length) };
}

/** How many of the articles were published on each day; copies count, for they are coverage. */
async function countByDay(
  ids: readonly ArticleId[],
  { view, from, to }: TellTimelineRequest,
  { articles }: TellTimelineParts,
): Promise<readonly DayCount[]> {
  const days = new Map<Day, number>();
  for (let at = 0; at < Math.min(ids.length, ARTICLES_COUNTED_MAX); at += ARTICLES_PER_COUNT) {
    for (const { publishedDay: day } of await articles.getArticles(ids.slice(at, at + ARTICLES_PER_COUNT), view)) {
      if (day === undefined || (from !== undefined && day < from) || (to !== undefined && day > to)) continue;
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...days].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
