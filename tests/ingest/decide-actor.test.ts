// What people decide about actors: it holds where they decide, is heeded by what comes later, and can be taken back.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { decideActor, saveArticle } from '../../src/ingest/ingest.ts';
import type { FeedId, GuildId, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { understand } from '../../src/text/understand.ts';
import type { Offload } from '../../src/workers/offload.ts';
import { checkProperty } from '../kit/check-property.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const [GUILD_A, GUILD_B] = ['100000000000000001' as GuildId, '100000000000000002' as GuildId];
const A: View = { kind: 'guild', guildId: GUILD_A };
const B: View = { kind: 'guild', guildId: GUILD_B };
const [FEED_A, FEED_B] = ['a'.repeat(32) as FeedId, 'b'.repeat(32) as FeedId];
const USER = '300000000000000001' as UserId;

const offload = {
  run: async (_: string, input: Parameters<typeof understand>[0]) => understand(input),
} as never as Pick<Offload, 'run'>;

describe('deciding who is who', () => {
  let store: Store;
  let written = 0;
  const needs = () => ({ store, offload, now: () => 0 });
  const write = async (text: string, feedId: FeedId = FEED_A) => {
    written += 1;
    const article = { title: `News ${written}`, text, source: 'The Post', publishedDay: '2026-03-01', feedId };
    return saveArticle({ ...article, url: `https://news.invalid/${written}`, rights: { show: 'full' } }, needs());
  };
  const names = async (view: View) =>
    (await store.actors.beginning('', view, { limit: 20 })).map(({ name, articles }) => `${name} ${articles}`).sort();
  const decide = (wish: Parameters<typeof decideActor>[0], view: View) =>
    decideActor(wish, { view, by: view.kind === 'all' ? 'operator' : USER }, needs());
  const takeBackAll = async () => {
    for (const view of [ALL, A, B]) while ((await store.actors.undo({ view, by: USER }, 1)) !== undefined);
  };

  before(async () => {
    store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    for (const [id, guildId] of [
      [FEED_A, GUILD_A],
      [FEED_B, GUILD_B],
    ] as const) {
      const url = `https://${id}.invalid/`;
      await store.feeds.add({ id, url, title: id, listedForAll: false, nextPollAt: 0, leaseUntil: 0, failures: 0 });
      await store.feeds.follow(guildId, id, USER, 0);
    }
    await write('Amina Okafor, the president of the Dockers Union, spoke in Accra.');
    await write('Amina Okafor left Accra on Monday. Okafor was calm.');
    await write('Chidi Okafor scored twice in Lagos.');
    await write('Okafor spoke in Lagos after the storm.');
    await write('Chidi Okafor and Amina Okafor met in Accra.', FEED_B);
  });
  after(() => store.close());

  it('leaves a surname that fits two apart, as a question to be answered', async () => {
    assert.deepEqual(await names(A), [
      'Accra 2',
      'Amina Okafor 2',
      'Chidi Okafor 1',
      'Dockers Union 1',
      'Lagos 2',
      'Okafor 1',
    ]);
    const open = async () =>
      (await store.actors.questions(A, 5)).map(({ actor, other }) => `${actor.name}, ${other.name}`).sort();
    assert.deepEqual(await open(), ['Okafor, Amina Okafor', 'Okafor, Chidi Okafor']);
    assert.deepEqual(await store.actors.questions(B, 5), []);
    await decide({ kind: 'apart', actor: 'Okafor', other: 'Amina Okafor' }, A);
    assert.deepEqual(await open(), ['Okafor, Chidi Okafor']);
    await decide({ kind: 'merge', actor: 'Okafor', into: 'Chidi Okafor' }, A);
    assert.deepEqual(await open(), []);
    await takeBackAll();
    assert.equal((await open()).length, 2);
  });

  it('holds in the server where it is decided, and the operator’s everywhere', async () => {
    const before = { a: await names(A), b: await names(B) };
    await decide({ kind: 'merge', actor: 'Okafor', into: 'Amina Okafor' }, A);
    await decide({ kind: 'rename', actor: 'Amina Okafor', name: 'President Okafor' }, A);
    assert.ok((await names(A)).includes('President Okafor 3'));
    assert.deepEqual(await names(B), before.b);
    assert.deepEqual(await store.actors.decisions(B, 5), []);
    await decide({ kind: 'rename', actor: 'Chidi Okafor', name: 'Chidi' }, ALL);
    assert.ok((await names(A)).includes('Chidi 1') && (await names(B)).includes('Chidi 1'));
    // What a server cannot see it cannot decide about.
    assert.equal((await decide({ kind: 'rename', actor: 'Dockers Union', name: 'X' }, B)).kind, 'unknown');
    await takeBackAll();
    assert.deepEqual([await names(A), await names(B)], [before.a, before.b]);
  });

  it('parts what some articles call so, or one article, and what comes later heeds it', async () => {
    const { id: article } = await write('Amina Okafor sang in Lagos. It was her first time.');
    const shown = await store.articles.get(article, A);
    assert.equal(
      (await decide({ kind: 'split', actor: 'Amina Okafor', part: shown?.article.citedUrl ?? '' }, A)).kind,
      'done',
    );
    assert.deepEqual(
      (await names(A)).filter((name) => name.startsWith('Amina')),
      ['Amina Okafor 1', 'Amina Okafor 2'],
    );
    const refused = await decide({ kind: 'split', actor: 'Chidi Okafor', part: 'Nobody' }, A);
    assert.deepEqual([refused.kind, refused.kind === 'no part' && refused.parts.length], ['no part', 1]);
    await takeBackAll();
    await decide({ kind: 'merge', actor: 'Okafor', into: 'Chidi Okafor' }, A);
    await write('Okafor spoke in Lagos again.');
    assert.ok((await names(A)).includes('Chidi Okafor 3'));
    await decide({ kind: 'split', actor: 'Chidi Okafor', part: 'Okafor' }, A);
    await write('Okafor spoke in Lagos once more.');
    assert.ok((await names(A)).includes('Okafor 3') && (await names(A)).includes('Chidi Okafor 1'));
    await takeBackAll();
  });

  it('asks which where a name fits several, and refuses what changes nothing', async () => {
    await decide({ kind: 'rename', actor: 'Okafor', name: 'The Dockers' }, A);
    const outcome = await decide({ kind: 'merge', actor: 'Okafor', into: 'Chidi Okafor' }, A);
    assert.equal(outcome.kind, 'choose');
    await assert.rejects(decide({ kind: 'merge', actor: 'Accra', into: 'accra' }, A), { code: 'bad-input' });
    await assert.rejects(decide({ kind: 'rename', actor: 'Accra', name: ' ' }, A), { code: 'bad-input' });
    await takeBackAll();
  });

  it('gives the start again when any sequence of decisions is taken back', async () => {
    const start = { all: await names(ALL), a: await names(A), b: await names(B) };
    const view = fc.constantFrom(ALL, A, B);
    const who = fc.nat(19);
    const step = fc.record({
      view,
      kind: fc.constantFrom('merge', 'split', 'rename', 'apart'),
      one: who,
      two: who,
    } as const);
    await checkProperty(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        for (const { view, kind, one, two } of steps) {
          const known = await store.actors.beginning('', view, { limit: 20 });
          const [actor, other] = [known[one % known.length], known[two % known.length]];
          if (actor === undefined || other === undefined) continue;
          const part = (await store.actors.parts(actor.id, view))[0]?.named ?? '';
          const wish = {
            merge: { into: other.id },
            split: { part },
            rename: { name: `Name ${two}` },
            apart: { other: other.id },
          }[kind];
          await decide({ kind, actor: actor.id, ...wish } as never, view).catch((error) => {
            assert.equal(error.code, 'bad-input');
          });
          // Nothing is lost and nothing is counted twice: every article still names as many.
          const sum = (await names(view)).reduce((total, name) => total + Number(name.split(' ').at(-1)), 0);
          assert.ok(sum > 0);
        }
        await takeBackAll();
        assert.deepEqual({ all: await names(ALL), a: await names(A), b: await names(B) }, start);
      }),
      { numRuns: 12 },
    );
  });
});
