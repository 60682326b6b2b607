// The most named actors of a view with their names there, kept from one completion to the next: after one letter or two,
// whoever is meant is among them.

import { type Kysely, sql } from 'kysely';
import type { ActorId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { gatherNames, readNames } from './actor-names.ts';
import { type ActorOverlay, layOver, readDecisions } from './actor-overlay.ts';
import { actorsOfEach, type Database } from './dialect.ts';
import type { Tables } from './tables.ts';
import { feedIsVisible, takersOf, visibleFeeds } from './view.ts';

/** Forty under each letter; some 150 KB. */
const MOST_NAMED = 1_000;
/** Read between two turns of others: some 3 ms. */
const ACTORS_PER_SLICE = 64;
/** A new server's feeds may name nobody twice yet: then whoever some of its articles name. */
const ARTICLES_OF_FEW = 200;
/** A list of fewer is made anew with every change. */
const FEW = 64;
const VIEWS_MAX = 64;

export interface MostNamed {
  /** The most named first. `names`: each name of the view after a line break and a space, folded. */
  readonly actors: readonly { readonly id: ActorId; readonly names: string; readonly articles: number }[];
  readonly overlay: ActorOverlay;
}

type Listed = MostNamed['actors'];

interface Kept {
  actors: Listed;
  /** What the view showed and what people had decided. */
  readonly state: string;
  /** Changes of articles until then. */
  readonly changes: number;
  /** While the rest of it is made. */
  isGrowing: boolean;
  /** Resolves when there is something to give. */
  begun: Promise<unknown>;
}

/** For each database and view. */
const kept = new WeakMap<Database, Map<string, Kept>>();

/**
 * Gives the list. What decides who may see what is looked at each time; counts may be as old as a change for every four
 * actors of it and as making it anew takes, and whoever shows one reads it anew. Nobody waits for a long list: until it
 * is made, the former one of the same view is given, or, where there is none, its first actors.
 */
export async function mostNamedOf(database: Database, view: View): Promise<MostNamed> {
  const now = await database.read((db) => readState(db, view));
  const views = kept.get(database) ?? new Map<string, Kept>();
  kept.set(database, views);
  const key = view.kind === 'all' ? '*' : view.guildId;
  const before = views.get(key);
  const former = before?.state === now.state ? before : undefined;
  const { overlay } = now;
  if (former !== undefined && (former.isGrowing || isFresh(former, now.changes))) {
    await former.begun;
    return { actors: former.actors, overlay };
  }
  const list = { actors: former?.actors ?? [], state: now.state, changes: now.changes, isGrowing: true } as Kept;
  views.delete(key);
  views.set(key, list);
  if (views.size > VIEWS_MAX) views.delete([...views.keys()][0] ?? '');
  const making = makeList(database, view, now);
  list.begun = begin(list, making);
  try {
    await list.begun;
  } catch (error) {
    if (views.get(key) === list) views.delete(key);
    throw error;
  }
  // Who asks after a failure begins anew; a database that was closed meanwhile ends it here.
  void finish(list, making).catch(() => {
    if (views.get(key) === list) views.delete(key);
  });
  return { actors: list.actors, overlay };
}

async function begin(list: Kept, making: AsyncGenerator<Made>): Promise<void> {
  const { value } = await making.next();
  if (value === undefined || !(value.isWhole || list.actors.length === 0)) return;
  list.actors = value.actors;
  list.isGrowing = !value.isWhole;
}

async function finish(list: Kept, making: AsyncGenerator<Made>): Promise<void> {
  for await (const { actors, isWhole } of making) {
    if (!isWhole) continue;
    list.actors = actors;
    list.isGrowing = false;
  }
}

function isFresh({ actors, changes }: Kept, now: number): boolean {
  if (now === changes) return true;
  return actors.length >= FEW && now - changes < actors.length / 4;
}

type State = Pick<Kept, 'state' | 'changes'> & { readonly feeds: number; readonly overlay: ActorOverlay };

async function readState(db: Kysely<Tables>, view: View): Promise<State> {
  const decisions = await readDecisions(db, view);
  const visible = await visibleFeeds(db, view);
  const feeds = visible === 'all' ? [] : [...visible].sort();
  const { hidden } = await db
    .selectFrom('hidden_articles')
    .select(sql<string>`count(*) || ' ' || coalesce(max(article_id), '')`.as('hidden'))
    .where('guild_id', 'in', takersOf(view))
    .executeTakeFirstOrThrow();
  const counters = await db
    .selectFrom('counters')
    .select('value')
    .where('name', 'in', ['articles', 'actors'])
    .execute();
  return {
    state: JSON.stringify([decisions.map(({ number }) => number), feeds, hidden]),
    changes: counters.reduce((sum, { value }) => sum + Number(value), 0),
    feeds: feeds.length,
    overlay: layOver(decisions),
  };
}

interface Made {
  readonly actors: Listed;
  readonly isWhole: boolean;
}

/** Makes the list slice by slice: gives its first actors, then the whole. */
async function* makeList(database: Database, view: View, { feeds, overlay }: State): AsyncGenerator<Made, undefined> {
  const most = await database.read((db) => readMostNamed(db, view, feeds));
  const ids = [...new Set(most.map(overlay.rootOf).flatMap((id) => [id, ...overlay.sourcesOf(id)]))];
  const found = new Map<ActorId, { names: Set<string>; articles: number }>();
  for (let at = 0; at === 0 || at < ids.length; at += ACTORS_PER_SLICE) {
    const slice = ids.slice(at, at + ACTORS_PER_SLICE);
    const rows = await database.read((db) => readNames(db, slice, view, overlay));
    for (const [id, { aliases, articles }] of gatherNames(rows, overlay)) {
      const one = found.get(id) ?? { names: new Set(), articles: 0 };
      one.articles += articles;
      for (const alias of aliases.keys()) one.names.add(alias);
      found.set(id, one);
    }
    const isWhole = at + ACTORS_PER_SLICE >= ids.length;
    if (at === 0 || isWhole) yield { actors: inOrder(found), isWhole };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const inOrder = (
  found: ReadonlyMap<ActorId, { readonly names: ReadonlySet<string>; readonly articles: number }>,
): Listed =>
  [...found]
    .map(([id, { names, articles }]) => ({ id, names: [...names].map((name) => `\n ${name}`).join(''), articles }))
    .sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));

/** Those named more than once, of all and of each feed, as far as they are among the most; else some. */
async function readMostNamed(db: Kysely<Tables>, view: View, feeds: number): Promise<readonly ActorId[]> {
  const found = new Set<ActorId>();
  const seen = db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view));
  if (view.kind !== 'all') {
    // One statement, however many feeds: of each its own most named, by the index over these alone.
    const top = sql`select top.actor_id from actor_names as top where top.feed_id = seen.id and top.folded = ''
      and top.magnitude > 0 order by top.magnitude desc limit ${Math.ceil((MOST_NAMED * 2) / feeds)}`;
    const ofFeeds = await sql<{ readonly id: ActorId; readonly magnitude: number }>`select actors.id,
      actors.magnitude from (${seen}) as seen ${actorsOfEach(db, top)}`.execute(db);
    for (const { id } of ofFeeds.rows.toSorted((a, b) => b.magnitude - a.magnitude)) found.add(id);
  }
  const { rows } = await sql<{ readonly id: ActorId }>`select id from actors where magnitude > 0
    order by magnitude desc limit ${MOST_NAMED}`.execute(db);
  for (const { id } of rows) found.add(id);
  if (found.size >= MOST_NAMED) return [...found];
  let articles = db.selectFrom('article_feeds').select('article_id').limit(ARTICLES_OF_FEW);
  if (view.kind !== 'all') articles = articles.where('feed_id', 'in', seen);
  const few = await db
    .selectFrom('actor_mentions')
    .select('actor_id as id')
    .distinct()
    .where('article_id', 'in', sql<never>`(select article_id from ${articles.as('some')})`)
    .limit(MOST_NAMED)
    .execute();
  for (const { id } of few) found.add(id);
  return [...found];
}
