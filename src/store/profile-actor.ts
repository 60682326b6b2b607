// Gathers all that a view knows of an actor, in slices that let others run.

import type { Kysely } from 'kysely';
import type { ActorProfile, HeldRole, SeenWith, Statement } from '../news/actor-profile.ts';
import type { Citation } from '../news/cited-text.ts';
import type { ActorId, Day } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { type CitedRow, citationOf, cite, type MentionRow, selectMentioning } from './actor-mentions.ts';
import { summarise } from './actor-names.ts';
import { type ActorOverlay, layOver, readDecisions, standingId } from './actor-overlay.ts';
import { readProposedRoles } from './actor-proposals.ts';
import type { Database } from './dialect.ts';
import { present, slicesOfIds } from './rows.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible } from './view.ts';

/** Mentions read at once: some 5 ms. */
const MENTIONS_PER_SLICE = 1_000;
/** Who stands beside an actor is told from its latest articles. */
const COMPANY_ARTICLES = 300;
const COMPANY_MAX = 12;
const SENTENCES_MAX = 10;
const ROLES_MAX = 12;
/** Roles and statements read: the latest say what is said now, and those before what was. */
const ROLES_READ_MAX = 500;
const STATEMENTS_MAX = 10;
const STATEMENTS_READ_MAX = 100;

/** As `ActorStore.profile` says. */
export async function readProfile(database: Database, id: ActorId, view: View): Promise<ActorProfile | undefined> {
  const { overlay, summary } = await database.read(async (db) => {
    const overlay = layOver(await readDecisions(db, view));
    const [summary] = await summarise(db, [overlay.rootOf(await standingId(db, id))], view, overlay);
    return { overlay, summary };
  });
  if (summary === undefined) return undefined;
  const who = { id: summary.id, sources: overlay.sourcesOf(summary.id), overlay, view };
  const mentions = await readMentions(database, who);
  const first = mentions.findLast(({ day }) => day !== '');
  const last = mentions.find(({ day }) => day !== '');
  const byDay = countByDay(mentions);
  return {
    ...summary,
    articles: mentions.length,
    byDay: byDay.filter(({ day }) => day !== ''),
    undated: byDay.find(({ day }) => day === '')?.articles ?? 0,
    ...(await database.read((db) => seenOn(db, 'firstSeen', first))),
    ...(await database.read((db) => seenOn(db, 'lastSeen', last))),
    roles: await database.read((db) => readAllRoles(db, who)),
    statements: await database.read((db) => readStatements(db, who)),
    sentences: await database.read((db) => citeAll(db, mentions.slice(0, SENTENCES_MAX))),
    seenWith: await readCompany(database, mentions, who),
  };
}

/** Whom it is about, and by which rows. */
interface Who {
  readonly id: ActorId;
  readonly sources: readonly ActorId[];
  readonly overlay: ActorOverlay;
  readonly view: View;
}

/** All articles of the view that name it, each once, the latest first; those without a day last. */
async function readMentions(database: Database, who: Who): Promise<readonly MentionRow[]> {
  const found = new Map<string, MentionRow>();
  let after: MentionRow | undefined;
  for (;;) {
    const rows = await database.read((db) =>
      selectMentioning(db, who.sources, who.view, { limit: MENTIONS_PER_SLICE, after }),
    );
    for (const row of rows)
      if (!found.has(row.article) && who.overlay.whoIs(row) === who.id) found.set(row.article, row);
    if (rows.length < MENTIONS_PER_SLICE) return [...found.values()];
    after = rows.at(-1);
  }
}

function countByDay(mentions: readonly MentionRow[]): readonly { readonly day: Day; readonly articles: number }[] {
  const days = new Map<Day, number>();
  for (const { day } of mentions.toReversed()) days.set(day, (days.get(day) ?? 0) + 1);
  return [...days].map(([day, articles]) => ({ day, articles })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

async function seenOn<Name extends 'firstSeen' | 'lastSeen'>(
  db: Kysely<Tables>,
  name: Name,
  mention: MentionRow | undefined,
): Promise<Pick<ActorProfile, Name> | Record<string, never>> {
  const citation = mention === undefined ? undefined : await citationOf(db, mention);
  if (mention === undefined || citation === undefined) return {};
  return { [name]: { day: mention.day, citation } } as Pick<ActorProfile, Name>;
}

async function citeAll(db: Kysely<Tables>, mentions: readonly MentionRow[]): Promise<readonly Citation[]> {
  const citations: Citation[] = [];
  for (const mention of mentions) {
    const citation = await citationOf(db, mention);
    if (citation !== undefined) citations.push(citation);
  }
  return citations;
}

type SaidRow = CitedRow & { readonly actor_id: ActorId; readonly named: string };

const isAbout =
  ({ id, overlay }: Who) =>
  ({ actor_id, named, id: article }: SaidRow): boolean =>
    overlay.whoIs({ actor: actor_id, named, article }) === id;

/** What rules read, then what a model proposed besides. */
async function readAllRoles(db: Kysely<Tables>, who: Who): Promise<readonly HeldRole[]> {
  const roles = await readRoles(db, who);
  return [...roles, ...(await readProposedRoles(db, who, roles))].slice(0, ROLES_MAX);
}

async function readRoles(db: Kysely<Tables>, who: Who): Promise<readonly HeldRole[]> {
  const rows = await db
    .selectFrom('actor_roles')
    .innerJoin('articles', 'articles.id', 'actor_roles.article_id')
    .select(['articles.id', 'cited_url', 'title', 'source', 'published_day', 'text', 'start', 'end'])
    .select(['actor_id', 'named', 'role', 'former', 'since'])
    .where('actor_id', 'in', who.sources)
    .where(articleIsVisible(who.view, 'few'))
    .orderBy('published_day', 'desc')
    .orderBy('articles.id')
    .limit(ROLES_READ_MAX)
    .execute();
  const roles = new Map<string, RoleRow[]>();
  for (const row of rows.filter(isAbout(who))) {
    const key = `${row.former} ${row.role.toLowerCase().replace(/\s+/g, ' ')}`;
    roles.set(key, [...(roles.get(key) ?? []), row]);
  }
  return [...roles.values()].slice(0, ROLES_MAX).map(toRole);
}

type RoleRow = SaidRow & { readonly role: string; readonly former: number; readonly since: string | null };

/** Rows of one role, the latest first and those without a day last. */
function toRole(rows: readonly RoleRow[]): HeldRole {
  const dated = rows.filter(({ published_day }) => published_day !== null);
  const [latest] = rows as [RoleRow];
  const earliest = dated.at(-1) ?? latest;
  const others = earliest.id === latest.id ? [] : [cite(earliest)];
  return {
    role: earliest.role,
    ...present('from', dated.at(-1)?.published_day),
    ...present('to', dated[0]?.published_day),
    articles: new Set(rows.map(({ id }) => id)).size,
    ...(latest.former === 1 ? { former: true as const } : {}),
    ...present('since', rows.find(({ since }) => since !== null)?.since),
    citations: [cite(latest), ...others],
  };
}

async function readStatements(db: Kysely<Tables>, who: Who): Promise<readonly Statement[]> {
  const rows = await db
    .selectFrom('actor_statements')
    .innerJoin('articles', 'articles.id', 'actor_statements.article_id')
    .select(['articles.id', 'cited_url', 'title', 'source', 'published_day', 'text', 'start', 'end'])
    .select(['actor_id', 'named', 'is_exact'])
    .where('actor_id', 'in', who.sources)
    .where(articleIsVisible(who.view, 'few'))
    .orderBy('published_day', 'desc')
    .orderBy('articles.id')
    .orderBy('start')
    .limit(STATEMENTS_READ_MAX)
    .execute();
  const statements = new Map<string, Statement>();
  for (const row of rows.filter(isAbout(who))) {
    const citation = cite(row);
    const key = citation.quote.toLowerCase();
    const known = statements.get(key);
    if (known === undefined)
      statements.set(key, { words: citation.quote, isExact: row.is_exact === 1, articles: 1, citation });
    else if (known.citation.articleId !== row.id) statements.set(key, { ...known, articles: known.articles + 1 });
  }
  // Sorting keeps the order of equals: the latest first.
  return [...statements.values()].sort((a, b) => b.articles - a.articles).slice(0, STATEMENTS_MAX);
}

/** Who stands in the latest articles of an actor most often. */
async function readCompany(
  database: Database,
  mentions: readonly MentionRow[],
  { id, overlay, view }: Who,
): Promise<readonly SeenWith[]> {
  const counts = new Map<ActorId, number>();
  for (const slice of slicesOfIds(mentions.slice(0, COMPANY_ARTICLES).map(({ article }) => article))) {
    const rows = await database.read((db) =>
      db
        .selectFrom('actor_mentions')
        .select(['actor_id as actor', 'named', 'article_id as article'])
        .where('article_id', 'in', slice)
        .distinct()
        .execute(),
    );
    for (const pair of new Set(rows.map((row) => `${row.article} ${overlay.whoIs(row)}`))) {
      const other = pair.slice(pair.indexOf(' ') + 1) as ActorId;
      if (other !== id) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, COMPANY_MAX);
  const found = await database.read((db) =>
    summarise(
      db,
      most.map(([other]) => other),
      view,
      overlay,
    ),
  );
  return found.map(({ id, name, kind }) => ({ id, name, kind, articles: counts.get(id) ?? 0 }));
}
