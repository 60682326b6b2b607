// Keeps what people decide about actors, and takes it back: rows that are laid over the articles' own on reading.

import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { ActorDecision, ActorPart, DecidedActor } from '../news/actor-profile.ts';
import { Failure } from '../news/failure.ts';
import type { ActorId, Instant, UserId } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import { gatherNames, readNames, summarise } from './actor-names.ts';
import { type DecisionRow, layOver, readDecisions } from './actor-overlay.ts';
import type { ActorDecider } from './actor-store.ts';
import { noteChange } from './audit.ts';
import { newActor } from './file-actors.ts';
import type { Tables } from './tables.ts';
import { articleIsVisible, EVERYWHERE } from './view.ts';

/** A server's decisions are all read with every question for an actor. */
const DECISIONS_MAX = 2_000;
const NAME_CHARACTERS_MAX = 100;

const deciderOf = (view: View): string => (view.kind === 'all' ? EVERYWHERE : view.guildId);

/** As `ActorStore.decide` says. */
export async function decide(
  db: Kysely<Tables>,
  decision: ActorDecision,
  { view, by }: ActorDecider,
  at: Instant,
): Promise<DecidedActor> {
  const decisions = await readDecisions(db, view);
  if (decisions.length >= DECISIONS_MAX)
    throw new Failure('limit', `There are ${DECISIONS_MAX} decisions about actors already; undo some first.`);
  const overlay = layOver(decisions);
  const nameOf = async (id: ActorId): Promise<{ readonly id: ActorId; readonly name: string }> => {
    const [found] = await summarise(db, [overlay.rootOf(id)], view, overlay);
    if (found === undefined) throw new Failure('not-found', 'There is no such actor any more; look it up again.');
    return found;
  };
  const actor = await nameOf(decision.actor);
  const number = await nextNumber(db);
  const row: DecisionRow = {
    number,
    guild_id: deciderOf(view),
    kind: decision.kind,
    actor_id: actor.id,
    other_id: null,
    named: null,
    article_id: null,
    name: actor.name,
    other_name: '',
    made_by: by,
    made_at: at,
    undone_at: null,
  };
  const whole = await completed(db, { decision, actor, nameOf, row, view, by });
  await db.insertInto('actor_decisions').values(whole).execute();
  await noteDecision(db, whole, { view, by, at }, decision.kind);
  return toDecided(whole);
}

/** A server's own decisions stand among its changes; the operator's are nobody's there. */
async function noteDecision(
  db: Kysely<Tables>,
  { name, other_name: after, kind }: DecisionRow,
  { view, by, at }: ActorDecider & { readonly at: Instant },
  deed: string,
): Promise<void> {
  if (view.kind === 'all') return;
  const change = deed === 'undone' ? { field: kind, before: after, after: '' } : { field: kind, before: '', after };
  const line = { guildId: view.guildId, userId: by as UserId, at, kind: 'actor', deed, subject: name } as const;
  await noteChange(db, { ...line, changes: [change] });
}

interface Deciding {
  readonly decision: ActorDecision;
  readonly actor: { readonly id: ActorId; readonly name: string };
  readonly nameOf: (id: ActorId) => Promise<{ readonly id: ActorId; readonly name: string }>;
  readonly row: DecisionRow;
  readonly view: View;
  readonly by: ActorDecider['by'];
}

/** The row with what this kind of decision says besides. */
async function completed(db: Kysely<Tables>, { decision, actor, nameOf, row, view }: Deciding): Promise<DecisionRow> {
  if (decision.kind === 'rename') {
    const name = decision.name.replace(/\s+/g, ' ').trim();
    if (name === '' || name.length > NAME_CHARACTERS_MAX)
      throw new Failure('bad-input', `A name has 1 to ${NAME_CHARACTERS_MAX} characters.`);
    return { ...row, other_name: name };
  }
  if (decision.kind === 'split') return splitRow(db, decision, { actor, row, view });
  const other = await nameOf(decision.kind === 'merge' ? decision.into : decision.other);
  if (other.id === actor.id) throw new Failure('bad-input', `${actor.name} and ${other.name} are one actor already.`);
  return { ...row, other_id: other.id, other_name: other.name };
}

async function splitRow(
  db: Kysely<Tables>,
  decision: Extract<ActorDecision, { readonly kind: 'split' }>,
  { actor, row, view }: Pick<Deciding, 'actor' | 'row' | 'view'>,
): Promise<DecisionRow> {
  const overlay = layOver(await readDecisions(db, view));
  const rows = await readNames(db, overlay.sourcesOf(actor.id), view, overlay);
  const other = idOf(`split ${row.guild_id} ${row.number}`);
  const insert = () => db.insertInto('actors').values(newActor(other, '')).execute();
  if ('named' in decision) {
    const parts = partsOf(rows, actor.id, overlay);
    const part = parts.find(({ named }) => named === decision.named);
    if (part === undefined) throw new Failure('not-found', `No article calls ${actor.name} so and not more fully.`);
    if (parts.length === 1)
      throw new Failure(
        'bad-input',
        `All articles call ${actor.name} so: nothing would be left. Split off an article.`,
      );
    await insert();
    return { ...row, other_id: other, named: part.named, other_name: part.names[0] ?? part.named };
  }
  const { article } = decision;
  const said = await db
    .selectFrom('actor_mentions')
    .innerJoin('articles', 'articles.id', 'actor_mentions.article_id')
    .select(['actor_id', 'named', 'shown'])
    .where('articles.id', '=', article)
    .where(articleIsVisible(view))
    .where('actor_id', 'in', overlay.sourcesOf(actor.id))
    .execute();
  const mine = said.filter((one) => overlay.whoIs({ actor: one.actor_id, named: one.named, article }) === actor.id);
  const visible = await summarise(db, [actor.id], view, overlay);
  if (mine.length === 0 || visible.length === 0)
    throw new Failure('not-found', `That article does not name ${actor.name}.`);
  if (visible[0]?.articles === 1)
    throw new Failure('bad-input', `That is the only article that names ${actor.name}: nothing would be left.`);
  await insert();
  const longest = mine.reduce((best, one) => (one.shown.length > best.shown.length ? one : best));
  return { ...row, other_id: other, article_id: article, other_name: longest.shown };
}

/** What the actor is made of by its rows: the fullest names under which articles know it. */
export function partsOf(
  rows: Parameters<typeof gatherNames>[0],
  actor: ActorId,
  overlay: Parameters<typeof gatherNames>[1],
): readonly ActorPart[] {
  const names = new Map<string, Map<string, number>>();
  for (const row of rows) {
    if (row.folded === '' || overlay.whoIs(row) !== actor) continue;
    const shown = names.get(row.named) ?? new Map<string, number>();
    names.set(row.named, shown.set(row.shown, (shown.get(row.shown) ?? 0) + row.articles));
  }
  const named = gatherNames(rows, overlay).get(actor)?.named ?? new Map<string, number>();
  return [...named]
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .map(([folded, articles]) => ({
      named: folded,
      names: [...(names.get(folded) ?? [])]
        .filter(([, count]) => count > 0)
        .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
        .map(([name]) => name),
      articles,
    }));
}

/** As `ActorStore.undo` says. */
export async function undo(
  db: Kysely<Tables>,
  { view, by }: ActorDecider,
  at: Instant,
): Promise<DecidedActor | undefined> {
  const last = await db
    .selectFrom('actor_decisions')
    .selectAll()
    .where('guild_id', '=', deciderOf(view))
    .where('undone_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return undefined;
  await db.updateTable('actor_decisions').set({ undone_at: at }).where('number', '=', last.number).execute();
  await noteDecision(db, last, { view, by, at }, 'undone');
  return toDecided(last);
}

/** As `ActorStore.decisions` says. */
export async function listDecisions(db: Kysely<Tables>, view: View, limit: number): Promise<readonly DecidedActor[]> {
  const rows = await db
    .selectFrom('actor_decisions')
    .selectAll()
    .where('guild_id', '=', deciderOf(view))
    .where('undone_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toDecided);
}

function toDecided(row: DecisionRow): DecidedActor {
  const { actor_id: actor, name, other_name: other, made_at: at } = row;
  const second = row.other_id ?? actor;
  const about = { name, other, at };
  switch (row.kind) {
    case 'merge':
      return { ...about, decision: { kind: 'merge', actor, into: second }, result: second };
    case 'apart':
      return { ...about, decision: { kind: 'apart', actor, other: second }, result: actor };
    case 'rename':
      return { ...about, decision: { kind: 'rename', actor, name: other }, result: actor };
    case 'split': {
      const what = row.article_id === null ? { named: row.named ?? '' } : { article: row.article_id };
      return { ...about, decision: { kind: 'split', actor, ...what }, result: second };
    }
  }
}

async function nextNumber(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .updateTable('counters')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'actor decisions')
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

const idOf = (text: string): ActorId => createHash('sha256').update(text).digest('hex').slice(0, 16) as ActorId;
