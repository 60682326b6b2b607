// What every database must do with the actors of articles.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ActorKind } from '../../../src/news/actor.ts';
import type { Article } from '../../../src/news/article.ts';
import type { ActorId, ArticleId, FeedId } from '../../../src/news/ids.ts';
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
    roles: [
      {
        role: `role of ${names[0]}`,
        start: 0,
        end: 7,
        ...(names[0]?.startsWith('Ex-') ? { former: true, since: '2011' } : {}),
      },
    ],
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

  it('tells roles that are over apart from those that are held', () =>
    withStore(open, async (store) => {
      await save(store, 1, [['haftar', 'Khalifa Haftar']]);
      await save(store, 2, [['haftar', 'Ex-Khalifa Haftar', 'Khalifa Haftar']]);
      const profile = await store.actors.profile(actorId('haftar'), ALL);
      assert.deepEqual(
        profile?.roles.map(({ role, former, since }) => [role, former, since]),
        [
          ['role of Ex-Khalifa Haftar', true, '2011'],
          ['role of Khalifa Haftar', undefined, undefined],
        ],
      );
    }));

  it('completes from the first letter on, while its list of the most named is made and after', () =>
    withStore(open, async (store) => {
      const people = Array.from({ length: 150 }, (_, at): Told => [`p${at}x`, `Given${at} Xa${at}`]);
      await save(store, 1, people);
      await save(store, 2, [...people.slice(100, 103), ['zed', 'Ada Zedova']]);
      const names = async (typed: string) =>
        (await store.actors.beginning(typed, ALL, { limit: 5 })).map(({ name }) => name);
      for (const round of ['first', 'again']) {
        assert.deepEqual((await names('')).slice(0, 3), ['Given100 Xa100', 'Given101 Xa101', 'Given102 Xa102'], round);
        assert.deepEqual(await names('zed'), ['Ada Zedova'], round);
        assert.deepEqual(await names('xa149'), ['Given149 Xa149'], round);
        // The rest of the list is made between two turns.
        await new Promise((resolve) => setImmediate(resolve));
      }
      await save(store, 3, [['new', 'Lumi Newman']]);
      assert.deepEqual(await names('newm'), ['Lumi Newman']);
      assert.deepEqual(await names('n'), ['Lumi Newman']);
    }));

  it('notes who decided and who took it back among the changes of their server alone', () =>
    withStore(open, async (store) => {
      const { ofA } = await followApart(store);
      await save(store, 1, [HAFTAR, SERRAJ], ofA);
      const merge = { kind: 'merge', actor: actorId('haftar'), into: actorId('serraj') } as const;
      await store.actors.decide(merge, { view: VIEW_A, by: USER }, 5);
      await store.actors.undo({ view: VIEW_A, by: USER }, 6);
      await store.actors.decide(merge, { view: ALL, by: 'operator' }, 7);
      const lines = (await store.audit.list(GUILD_A, 10)).filter(({ kind }) => kind === 'actor');
      assert.deepEqual(
        lines.map(({ deed, userId, subject }) => [deed, userId, subject]),
        [
          ['undone', USER, 'Khalifa Haftar'],
          ['merge', USER, 'Khalifa Haftar'],
        ],
      );
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

  it('forgets the names of a former text, and those of an article that is taken down or gone', () =>
    withStore(open, async (store) => {
      const { ofA } = await followApart(store);
      const url = 'https://news.invalid/1';
      await save(store, 1, [HAFTAR, SERRAJ], { ...ofA, url });
      await save(store, 2, [HAFTAR], ofA);
      await save(store, 1, [HAFTAR], { ...ofA, url, version: 2, title: 'New' });
      const names = async (view = VIEW_A) =>
        (await store.actors.beginning('', view, { limit: 5 })).map(({ name, articles }) => [name, articles]);
      assert.deepEqual(await names(), [['Khalifa Haftar', 2]]);
      await store.takeDowns.takeDown(url, { view: VIEW_A, by: USER }, 1);
      assert.deepEqual(await names(), [['Khalifa Haftar', 1]]);
      assert.deepEqual((await store.actors.profile(actorId('haftar'), VIEW_A))?.byDay, [
        { day: '2017-02-02', articles: 1 },
      ]);
      assert.deepEqual(await names(ALL), [['Khalifa Haftar', 2]]);
      await store.takeDowns.restore(url, VIEW_A);
      assert.deepEqual(await names(), [['Khalifa Haftar', 2]]);
      // A writer that comes too late leaves nothing behind.
      const late = makeRead(2, { ...ofA, version: 2, title: 'Late' });
      const options = { expectedVersion: 5, actors: told([SERRAJ], 'PER') };
      assert.equal(await store.articles.save(late, options), false);
      assert.deepEqual(await names(), [['Khalifa Haftar', 2]]);
    }));

  it('counts what an article in several feeds names in each, whichever of them changes it', () =>
    withStore(open, async (store) => {
      const { ofA } = await followApart(store);
      await save(store, 1, [HAFTAR], ofA);
      const seen = { feedId: idOf<FeedId>(72), itemId: 'b' };
      assert.equal(await store.articles.addFeed(idOf(1), seen, 2), true);
      const inB = async () => (await store.actors.beginning('', VIEW_B, { limit: 5 })).map(({ name }) => name);
      assert.deepEqual(await inB(), ['Khalifa Haftar']);
      // The feed of A changes it: B keeps the former text, and its names.
      const changed = makeRead(1, { ...ofA, version: 2, title: 'New' });
      const options = { expectedVersion: 1, actors: told([SERRAJ], 'PER'), partAs: idOf<ArticleId>(9) };
      assert.equal(await store.articles.save(changed, options), true);
      assert.deepEqual(await inB(), ['Khalifa Haftar']);
      const inA = async () => (await store.actors.beginning('', VIEW_A, { limit: 5 })).map(({ name }) => name);
      assert.deepEqual(await inA(), ['Fayez al-Serraj']);
      // B's feed brings the new text too: both have the one article, and the other is gone.
      const to = { id: idOf<ArticleId>(1), version: 2 };
      assert.equal(await store.articles.joinFeed(idOf<FeedId>(72), idOf(9), to), true);
      assert.deepEqual([await inA(), await inB()], [['Fayez al-Serraj'], ['Fayez al-Serraj']]);
      assert.equal(await store.actors.get(actorId('haftar'), ALL), undefined);
    }));

  it('makes one actor of a short name and its long form, but never against what a person said', () =>
    withStore(open, async (store) => {
      await save(store, 1, [['gna', 'GNA']], { kind: 'ORG' });
      await save(store, 2, [['hor', 'HoR']], { kind: 'ORG' });
      const decision = { kind: 'rename', actor: actorId('hor'), name: 'The House' } as const;
      await store.actors.decide(decision, { view: VIEW_A, by: USER }, 1);
      const long = (id: string, name: string, short: string) => {
        const actors = told([[id, name]], 'ORG');
        const [one] = actors.named;
        const link = { actor: actorId(id), name: name.toLowerCase(), questions: [], absorbs: [actorId(short)] };
        return { named: one === undefined ? [] : [one], link: async () => [link] };
      };
      const accord = long('accord', 'Government of National Accord', 'gna');
      await store.articles.save(makeRead(3), { expectedVersion: 0, actors: accord });
      const house = long('house', 'House of Representatives', 'hor');
      await store.articles.save(makeRead(4), { expectedVersion: 0, actors: house });
      const [found] = await store.actors.bearing(['gna'], ALL);
      assert.deepEqual([found?.name, found?.articles], ['Government of National Accord', 2]);
      assert.equal((await store.actors.get(actorId('gna'), ALL))?.id, actorId('accord'));
      assert.deepEqual(
        (await store.actors.bearing(['hor'], ALL)).map(({ id }) => id),
        [actorId('hor')],
      );
      // It can be split off again, and what comes later under its old id goes to who it is now.
      await store.actors.decide(
        { kind: 'split', actor: actorId('accord'), named: 'gna' },
        { view: ALL, by: 'operator' },
        2,
      );
      await save(store, 5, [['gna', 'GNA']], { kind: 'ORG' });
      const split = await store.actors.bearing(['gna'], ALL);
      assert.deepEqual(
        split.map(({ name, articles }) => [name, articles]),
        [['GNA', 2]],
      );
    }));

  it('files what was saved without actors once, and nothing of what changed meanwhile', () =>
    withStore(open, async (store) => {
      await store.articles.save(makeRead(1), { expectedVersion: 0 });
      assert.deepEqual((await store.actors.unfiled(5)).left, 1);
      await store.actors.file(idOf<ArticleId>(1), 2, told([SERRAJ], 'PER'));
      assert.equal(await store.actors.get(actorId('serraj'), ALL), undefined);
      for (let time = 0; time < 2; time += 1) await store.actors.file(idOf<ArticleId>(1), 1, told([HAFTAR], 'PER'));
      assert.equal((await store.actors.get(actorId('haftar'), ALL))?.articles, 1);
      assert.deepEqual((await store.actors.unfiled(5)).reads, []);
    }));

  it('gives linking the most named of very many namesakes', () =>
    withStore(open, async (store) => {
      const people = Array.from({ length: 60 }, (_, at) => `Person${String(at).padStart(2, '0')} Smith`);
      const kept = people.map((name) => ({ ...named(['', name], 'PER'), keys: ['~smt', '~smt p'] }));
      const link = { questions: [], absorbs: [] };
      const file = (number: number, some: typeof kept, ids: readonly string[], found?: (ids: ActorId[]) => void) =>
        store.articles.save(makeRead(number), {
          expectedVersion: 0,
          actors: {
            named: some,
            link: async (all, lookUp) => {
              found?.([...((await lookUp(['~smt'])).get('~smt') ?? [])].map(({ id }) => id));
              return all.map((one, at) => ({ ...link, actor: actorId(ids[at] ?? ''), name: one.named }));
            },
          },
        });
      const ids = people.map((_, at) => `id${String(at).padStart(2, '0')}`);
      await file(1, kept, ids);
      await file(2, kept.slice(58), ids.slice(58));
      let found: ActorId[] = [];
      await file(3, [], [], (all) => {
        found = all;
      });
      assert.equal(found.length, 32);
      for (const id of ['id58', 'id59']) assert.ok(found.includes(actorId(id)), id);
    }));
}
