// What every database must do with the actors of articles.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ActorKind } from '../../../src/news/actor.ts';
import type { Article } from '../../../src/news/article.ts';
import type { ActorId, FeedId } from '../../../src/news/ids.ts';
import { ALL } from '../../../src/news/view.ts';
import type { FiledActors, NamedActor, Store } from '../../../src/store/store.ts';
import {
  GUILD_A,
  GUILD_B,
  idOf,
  makeFeed,
  makeRead,
  type OpenTestStore,
  USER,
  VIEW_A,
  VIEW_B,
  withStore,
} from '../open-test-store.ts';

/** Whom an article names: the id that the test gives, and the names as they are shown, the fullest first. */
type Told = readonly [id: string, ...names: string[]];

function named([, ...names]: Told, kind: ActorKind): NamedActor {
  const aliases = names.map((shown) => ({ folded: shown.toLowerCase(), shown, mentions: 1 }));
  return {
    named: aliases[0]?.folded ?? '',
    kind,
    aliases,
    sentence: { start: 0, end: 7 },
    roles: [{ role: `role of ${names[0]}`, start: 0, end: 7 }],
    statements: [{ start: 8, end: 15, isExact: true }],
    keys: [],
    cues: [],
  };
}

/** Each is taken for whom the test says. */
function told(actors: readonly Told[], kind: ActorKind): FiledActors {
  const links = actors.map(([id, name = '']) => ({
    actor: actorId(id),
    name: name.toLowerCase(),
    questions: [],
    absorbs: [],
  }));
  return { named: actors.map((one) => named(one, kind)), link: async () => links };
}

const actorId = (id: string): ActorId => id.padEnd(16, '0') as ActorId;

async function save(
  store: Store,
  number: number,
  actors: readonly Told[],
  fields: Partial<Article> & { readonly kind?: ActorKind } = {},
): Promise<void> {
  const { kind = 'PER', ...article } = fields;
  const read = makeRead(number, { publishedDay: `2017-02-${String(number).padStart(2, '0')}`, ...article });
  const expectedVersion = (article.version ?? 1) - 1;
  assert.equal(await store.articles.save(read, { expectedVersion, actors: told(actors, kind) }), true);
}

const HAFTAR: Told = ['haftar', 'Khalifa Haftar', 'Haftar'];
const SERRAJ: Told = ['serraj', 'Fayez al-Serraj'];

/** Two servers, each with a feed of its own. */
async function followApart(store: Store): Promise<{ readonly ofA: Partial<Article>; readonly ofB: Partial<Article> }> {
  for (const [number, guildId] of [
    [71, GUILD_A],
    [72, GUILD_B],
  ] as const) {
    await store.feeds.add(makeFeed(number));
    await store.feeds.follow(guildId, idOf<FeedId>(number), USER, 0);
  }
  const of = (number: number) => ({ feedId: idOf<FeedId>(number), feeds: [idOf<FeedId>(number)] });
  return { ofA: of(71), ofB: of(72) };
}

/** Runs this part of the suite over one kind of database. */
export function testActors(open: OpenTestStore): void {
  it('knows an actor under all its names, with what articles say of it', () =>
    withStore(open, async (store) => {
      await save(store, 1, [HAFTAR, SERRAJ]);
      await save(store, 2, [['haftar', 'Khalifa Hifter', 'Hifter']]);
      const [found, ...others] = await store.actors.bearing(['hifter'], ALL);
      assert.deepEqual([found?.name, found?.articles, others], ['Khalifa Haftar', 2, []]);
      assert.deepEqual(new Set(found?.aliases), new Set(['Haftar', 'Khalifa Hifter', 'Hifter']));
      const profile = await store.actors.profile(actorId('haftar'), ALL);
      assert.deepEqual(profile?.byDay, [
        { day: '2017-02-01', articles: 1 },
        { day: '2017-02-02', articles: 1 },
      ]);
      assert.deepEqual([profile?.firstSeen?.day, profile?.lastSeen?.day], ['2017-02-01', '2017-02-02']);
      assert.deepEqual(
        profile?.seenWith.map(({ name, articles }) => [name, articles]),
        [['Fayez al-Serraj', 1]],
      );
      assert.deepEqual(
        profile?.roles.map(({ role, from, to }) => [role, from, to]),
        [
          ['role of Khalifa Hifter', '2017-02-02', '2017-02-02'],
          ['role of Khalifa Haftar', '2017-02-01', '2017-02-01'],
        ],
      );
      assert.deepEqual(
        profile?.statements.map(({ words, articles }) => [words, articles]),
        [['article', 2]],
      );
      assert.equal(profile?.sentences[0]?.quote, 'Tripoli');
    }));

  it('shows a server nothing of what only others read: no name, count, alias or completion', () =>
    withStore(open, async (store) => {
      const { ofA, ofB } = await followApart(store);
      await save(store, 1, [HAFTAR, SERRAJ], ofA);
      await save(store, 2, [['haftar', 'Hifter']], ofB);
      const inB = await store.actors.get(actorId('haftar'), VIEW_B);
      assert.deepEqual([inB?.name, inB?.aliases, inB?.articles], ['Hifter', [], 1]);
      assert.equal(await store.actors.get(actorId('serraj'), VIEW_B), undefined);
      assert.equal(await store.actors.profile(actorId('serraj'), VIEW_B), undefined);
      assert.deepEqual(await store.actors.bearing(['haftar', 'khalifa haftar'], VIEW_B, { endings: true }), []);
      assert.deepEqual(await store.actors.beginning('khal', VIEW_B, { limit: 5 }), []);
      assert.deepEqual(
        (await store.actors.beginning('', VIEW_B, { limit: 5 })).map(({ name }) => name),
        ['Hifter'],
      );
      const profile = await store.actors.profile(actorId('haftar'), VIEW_B);
      assert.deepEqual([profile?.byDay.length, profile?.roles.length, profile?.seenWith], [1, 1, []]);
      assert.equal((await store.actors.get(actorId('haftar'), VIEW_A))?.name, 'Khalifa Haftar');
    }));
}
