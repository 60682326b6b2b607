// What a view may know of actors' names: who is meant by them there, how often, and what to call them.

import { type Kysely, sql } from 'kysely';
import type { ActorKind } from '../news/actor.ts';
import type { ActorSummary } from '../news/actor-profile.ts';
import type { ActorId, ArticleId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { mostVoted } from './actor-knowledge.ts';
import type { ActorOverlay } from './actor-overlay.ts';
import { slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';
import { feedIsVisible, takersOf } from './view.ts';

const ALIASES_MAX = 12;
/** A single word is what an actor is called once it is introduced; its fuller name is what it is called to strangers. */
const SINGLE_WORD_WEIGHT = 0.1;

/** A name that articles of the view give an actor; `folded` is '' for how many articles name it so at the fullest. */
export interface NameRow {
  readonly actor: ActorId;
  readonly named: string;
  readonly folded: string;
  readonly shown: string;
  readonly articles: number;
  /** Given where the row is of one article. */
  readonly article?: ArticleId;
}

/** The names that the view's articles give these actors; what people parted by article stands in rows of its own. */
export async function readNames(
  db: Kysely<Tables>,
  actors: readonly ActorId[],
  view: View,
  overlay: ActorOverlay,
): Promise<readonly NameRow[]> {
  const rows: NameRow[] = [];
  for (const slice of slicesOfIds(actors)) {
    let counted = db
      .selectFrom('actor_names')
      .select(['actor_id as actor', 'named', 'folded'])
      // Feeds may write it differently; the one in small letters, rather than a headline's capitals.
      .select(({ fn }) => fn.max('shown').as('shown'))
      .select(({ fn }) => fn.sum<number>('articles').as('articles'))
      .where('actor_id', 'in', slice)
      .groupBy(['actor_id', 'named', 'folded']);
    if (view.kind !== 'all')
      counted = counted.where(({ exists }) =>
        exists(visibleFeed(db, view).whereRef('feeds.id', '=', feedOf('actor_names'))),
      );
    rows.push(...(await counted.execute()));
    // These stand in the feeds and so in the counts.
    for (const row of await readTakenDown(db, slice, view)) rows.push(lessOf(row));
    for (const row of await readParted(db, slice, view, overlay)) rows.push(lessOf(row), row);
  }
  return rows.map((row) => ({ ...row, articles: Number(row.articles) }));
}

/** To be asked row by row: a list of all visible feeds is tried whole for each actor, 100 ms for 64 actors and 2,000 feeds. */
const visibleFeed = (db: Kysely<Tables>, view: View) =>
  db.selectFrom('feeds').select('feeds.id').where(feedIsVisible(view));

const feedOf = (table: 'actor_names' | 'article_feeds') => sql.ref<string>(`${table}.feed_id`);

const hiddenIds = (db: Kysely<Tables>, view: View) =>
  db.selectFrom('hidden_articles').select('article_id').where('guild_id', 'in', takersOf(view));

/** Takes from a count what one article put into it. */
function lessOf({ article: _, ...row }: NameRow): NameRow {
  return { ...row, articles: -row.articles };
}

async function readTakenDown(db: Kysely<Tables>, actors: readonly ActorId[], view: View): Promise<readonly NameRow[]> {
  const rows = await selectInArticles(db, actors, view)
    .where('actor_mentions.article_id', 'in', hiddenIds(db, view))
    .execute();
  return withWholes(rows);
}

async function readParted(
  db: Kysely<Tables>,
  actors: readonly ActorId[],
  view: View,
  { articles }: ActorOverlay,
): Promise<readonly NameRow[]> {
  const rows: NameRow[] = [];
  for (const slice of slicesOfIds([...new Set(articles.map(({ article }) => article))])) {
    const found = selectInArticles(db, actors, view)
      .where('actor_mentions.article_id', 'in', slice)
      .where('actor_mentions.article_id', 'not in', hiddenIds(db, view));
    rows.push(...withWholes(await found.execute()));
  }
  return rows;
}

/** The names of some articles, each as often as it is in a feed of the view. */
function selectInArticles(db: Kysely<Tables>, actors: readonly ActorId[], view: View) {
  const query = db
    .selectFrom('actor_mentions')
    .innerJoin('article_feeds', 'article_feeds.article_id', 'actor_mentions.article_id')
    .select(['actor_id as actor', 'named', 'folded', 'shown', 'actor_mentions.article_id as article'])
    .select(({ fn }) => fn.countAll<number>().as('articles'))
    .where('actor_id', 'in', actors)
    .groupBy(['actor_mentions.article_id', 'actor_id', 'named', 'folded']);
  if (view.kind === 'all') return query;
  return query.where(({ exists }) => exists(visibleFeed(db, view).whereRef('feeds.id', '=', feedOf('article_feeds'))));
}

/** Beside the names of an article, a row that counts the article itself. */
function withWholes(rows: readonly NameRow[]): readonly NameRow[] {
  const wholes = new Map<string, NameRow>();
  for (const row of rows) wholes.set(`${row.article} ${row.actor} ${row.named}`, { ...row, folded: '', shown: '' });
  return [...rows, ...wholes.values()];
}

/** What the names of a view say of one actor. */
interface Gathered {
  articles: number;
  readonly aliases: Map<string, { shown: string; articles: number }>;
  readonly named: Map<string, number>;
}

/** Takes rows of names; gives what they say of the actors that they mean by the decisions, those without articles left out. */
export function gatherNames(rows: readonly NameRow[], overlay: ActorOverlay): ReadonlyMap<ActorId, Gathered> {
  const gathered = new Map<ActorId, Gathered>();
  for (const { actor, named, folded, shown, articles, article } of rows) {
    const id = overlay.whoIs({ actor, named, ...(article === undefined ? {} : { article }) });
    const one = gathered.get(id) ?? { articles: 0, aliases: new Map(), named: new Map() };
    gathered.set(id, one);
    if (folded === '') {
      one.articles += articles;
      one.named.set(named, (one.named.get(named) ?? 0) + articles);
      continue;
    }
    const alias = one.aliases.get(folded) ?? { shown, articles: 0 };
    alias.articles += articles;
    one.aliases.set(folded, alias);
  }
  for (const [id, one] of gathered) {
    for (const [folded, { articles }] of one.aliases) if (articles <= 0) one.aliases.delete(folded);
    for (const [named, articles] of one.named) if (articles <= 0) one.named.delete(named);
    if (one.articles <= 0) gathered.delete(id);
  }
  return gathered;
}

/**
 * The actors as the view may know them; those that it shows no article of are left out. In the order asked. `known`: names
 * that were read already, of which actors; nothing is read again when they do.
 */
export async function summarise(
  db: Kysely<Tables>,
  actors: readonly ActorId[],
  view: View,
  overlay: ActorOverlay,
  known?: { readonly of: ReadonlySet<ActorId>; readonly names: readonly NameRow[] },
): Promise<readonly ActorSummary[]> {
  const sources = [...new Set(actors.flatMap((actor) => overlay.sourcesOf(actor)))];
  const isKnown = known !== undefined && sources.every((source) => known.of.has(source));
  const gathered = gatherNames(isKnown ? known.names : await readNames(db, sources, view, overlay), overlay);
  const kinds = await readKinds(db, sources);
  return actors.flatMap((id) => {
    const found = gathered.get(id);
    if (found === undefined) return [];
    const { articles } = found;
    const [best = '', ...aliases] = [...found.aliases.values()]
      .sort((a, b) => weighName(b) - weighName(a) || b.shown.length - a.shown.length || (a.shown < b.shown ? -1 : 1))
      .map(({ shown }) => shown);
    const name = overlay.nameOf(id) ?? best;
    const kind = kindOf(overlay.sourcesOf(id), kinds);
    const others = [best, ...aliases].filter((one) => one !== name).slice(0, ALIASES_MAX);
    return [{ id, name, kind, aliases: others, articles }];
  });
}

function weighName({ shown, articles }: { readonly shown: string; readonly articles: number }): number {
  return articles * (/\s/u.test(shown) ? 1 : SINGLE_WORD_WEIGHT);
}

type Kinds = Readonly<Record<ActorKind, number>>;

async function readKinds(db: Kysely<Tables>, actors: readonly ActorId[]): Promise<ReadonlyMap<ActorId, Kinds>> {
  const kinds = new Map<ActorId, Kinds>();
  for (const slice of slicesOfIds(actors)) {
    const rows = await db
      .selectFrom('actors')
      .select(['id', 'persons as PER', 'organisations as ORG', 'places as LOC'])
      .where('id', 'in', slice)
      .execute();
    for (const { id, ...kind } of rows) kinds.set(id, kind);
  }
  return kinds;
}

/** What most articles take it for. */
function kindOf(sources: readonly ActorId[], kinds: ReadonlyMap<ActorId, Kinds>): ActorKind {
  const sum = { PER: 0, ORG: 0, LOC: 0 };
  for (const source of sources)
    for (const kind of ['PER', 'ORG', 'LOC'] as const) sum[kind] += kinds.get(source)?.[kind] ?? 0;
  return mostVoted(sum);
}
