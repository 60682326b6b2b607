// Names as people type them, answered from the store's actors.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saveArticle } from '../../src/ingest/ingest.ts';
import type { FeedId, GuildId, UserId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { completeNamed, createSearch, findNamed } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { understand } from '../../src/text/understand.ts';
import type { Offload } from '../../src/workers/offload.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const NEWS = [
  'Marshal Khalifa Haftar met Amina Okafor in Tobruk on Monday. Haftar left at noon.',
  'Khalifa Hifter spoke in Benghazi. Hifter was calm.',
  'Zoë Müller of the Coastal Fishing Union spoke in Accra. The talks go on.',
  'Amina Okafor, the president of the Coastal Fishing Union (CFU), left for Accra.',
];
const GUILD = '7' as GuildId;
const SERVER: View = { kind: 'guild', guildId: GUILD };
const FEED = 'f'.repeat(32) as FeedId;

/** Understands on this thread. */
const offload = {
  run: async (_: string, input: Parameters<typeof understand>[0]) => understand(input),
} as never as Pick<Offload, 'run'>;

describe('names as people type them', () => {
  let store: Store;
  before(async () => {
    store = await openStore({ dataDir: temporaryFolder(), now: () => 0 });
    await store.feeds.setListedForAll('local' as FeedId, false);
    const feed = { id: FEED, url: 'https://feed.invalid/', title: 'Feed', listedForAll: false };
    await store.feeds.add({ ...feed, nextPollAt: 0, leaseUntil: 0, failures: 0 });
    await store.feeds.follow(GUILD, FEED, '9' as UserId, 0);
    for (const [number, text] of NEWS.entries()) {
      const feedId = number === NEWS.length - 1 ? FEED : ('local' as FeedId);
      const article = { title: `News ${number}`, text, source: 'The Post', publishedDay: '2026-03-01', feedId };
      await saveArticle({ ...article, rights: { show: 'full' } }, { store, offload, now: () => 0 });
    }
  });
  after(() => store.close());

  const complete = async (typed: string, view: View = ALL) =>
    (await completeNamed(typed, view, 5, store.actors)).map(({ name }) => name);

  it('takes another spelling, and a surname, for the actor that bears them', async () => {
    for (const name of ['Khalifa Haftar', 'hifter', 'HAFTAR', 'Heftar'])
      assert.deepEqual(
        (await findNamed(name, ALL, store.actors)).map(({ name }) => name),
        ['Khalifa Haftar'],
        name,
      );
    assert.deepEqual(await findNamed('', ALL, store.actors), []);
    assert.deepEqual(await findNamed('Nobody', ALL, store.actors), []);
  });

  it('completes any word of any name, case and accents aside', async () => {
    assert.deepEqual(await complete('hif'), ['Khalifa Haftar']);
    assert.deepEqual(await complete('muller'), ['Zoë Müller']);
    assert.deepEqual(await complete('ZOË M'), ['Zoë Müller']);
    assert.deepEqual(await complete('fishing u'), ['Coastal Fishing Union']);
    assert.deepEqual(await complete('cf'), ['Coastal Fishing Union']);
  });

  it('forgives one slip: a letter too few, too many, wrong or in the wrong place', async () => {
    for (const typed of ['hafatr', 'hftar', 'haftaar', 'hagtar', 'kahlifa ha'])
      assert.deepEqual(await complete(typed), ['Khalifa Haftar'], typed);
    assert.deepEqual(await complete('hxgtxr'), []);
  });

  it('offers the most named first, and to a server what its own feeds name alone', async () => {
    // Each of these in two articles, the others in one.
    assert.deepEqual(
      new Set((await complete('')).slice(0, 4)),
      new Set(['Accra', 'Amina Okafor', 'Coastal Fishing Union', 'Khalifa Haftar']),
    );
    assert.deepEqual(await complete('haftar', SERVER), []);
    assert.deepEqual(await complete('hafatr', SERVER), []);
    assert.deepEqual(new Set(await complete('', SERVER)), new Set(['Amina Okafor', 'Coastal Fishing Union', 'Accra']));
  });

  it('lets search find an actor under all its names, and heeds what people decided', async () => {
    const search = createSearch({ ...store });
    const count = async (name: string, view: View = ALL) =>
      (await search.matchArticles({ reading: 'query', words: '', filters: { actors: [name] }, view })).length;
    assert.equal(await count('Khalifa Haftar'), 2);
    assert.equal(await count('CFU'), 2);
    const [haftar, okafor] = [
      await findNamed('Haftar', ALL, store.actors),
      await findNamed('Okafor', ALL, store.actors),
    ];
    const [actor, into] = [haftar[0]?.id, okafor[0]?.id];
    assert.ok(actor !== undefined && into !== undefined);
    await store.actors.decide({ kind: 'merge', actor, into }, { view: ALL, by: 'operator' }, 1);
    assert.equal(await count('Hifter'), 3);
    assert.deepEqual(await search.complete('actor', 'hif', ALL, 5), ['Amina Okafor']);
    await store.actors.undo({ view: ALL, by: 'operator' }, 2);
    assert.equal(await count('Hifter'), 2);
    await search.stop();
  });
});
