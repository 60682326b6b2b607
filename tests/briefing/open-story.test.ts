// A story opened from a briefing: everything that tells it, in order, with what each added, and nothing of other servers.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Feed } from '../../src/news/guild.ts';
import type { ArticleId, ChannelId, GuildId } from '../../src/news/ids.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { type NewsWorld, openNewsWorld, viewOf } from '../kit/news-world.ts';

const [A, B] = ['100000000000000001' as GuildId, '100000000000000002' as GuildId];
const HOUR_MS = 3_600_000;
const FIRST =
  'A crane fell onto the quay of Brenholm on Monday and hurt 12 dockers, the port authority said. The harbour of Brenholm was closed.';
const SECOND =
  'The crane that fell onto the quay of Brenholm hurt 15 dockers, the hospital of Brenholm said. Its director Ana Roth said that two dockers were in danger.';
const OTHER =
  'The council of Ostermoor voted on Monday to build a second bridge over the river, with work to begin in autumn.';

describe('openStory', () => {
  let world: NewsWorld;
  const feeds: Record<string, Feed> = {};
  const ids: Record<string, ArticleId> = {};
  const add = async (name: string, source: string, title: string, text: string): Promise<void> => {
    world.time.clock += HOUR_MS;
    ids[name] = (await world.add(feeds[source] as Feed, { title, text })) as ArticleId;
  };
  const open = (name: string, guildId = A) => world.briefings.openStory({ articleId: ids[name] as ArticleId, guildId });

  before(async () => {
    world = await openNewsWorld();
    feeds.wharf = await world.follow('Wharf', A, B);
    feeds.gazette = await world.follow('Gazette', A);
    feeds.radio = await world.follow('Radio', A);
    feeds.secret = await world.follow('Secret', B);
    await add('first', 'wharf', 'Crane falls in Brenholm, 12 dockers hurt', FIRST);
    await add('copy', 'radio', 'Crane falls in Brenholm, 12 dockers hurt', FIRST);
    await add('other', 'wharf', 'Ostermoor to build a second bridge', OTHER);
    await add('second', 'gazette', 'Fallen crane in Brenholm: hospital counts 15 dockers', SECOND);
    await add(
      'hidden',
      'secret',
      'Crane of Brenholm had no papers',
      `The crane that fell in Brenholm had no papers, a docker said. ${FIRST}`,
    );
    await add(
      'again',
      'radio',
      'Dockers hurt as crane falls onto the quay of Brenholm',
      FIRST.replace('A crane', 'The crane'),
    );
  });
  after(() => world.store.close());

  it('has all its articles, the oldest first, copies under their original', async () => {
    const { tellings, sources, headline } = await open('second');
    assert.deepEqual(
      tellings.map(({ articleId }) => articleId),
      [ids.first, ids.second, ids.again].filter((id) => tellings.some(({ articleId }) => articleId === id)),
    );
    assert.ok(tellings.length >= 2);
    assert.deepEqual(tellings[0]?.alsoIn.includes('Radio'), true);
    assert.equal(sources, 3);
    assert.ok(headline.length > 0);
  });

  it('says what each added, with figures that changed', async () => {
    const { tellings } = await open('first');
    assert.match(tellings[0]?.adds[0]?.text ?? '', /hurt 12 dockers/u);
    const second = tellings.find(({ articleId }) => articleId === ids.second);
    assert.match(second?.adds.map(({ text }) => text).join(' ') ?? '', /15 dockers.*Ana Roth/u);
    assert.deepEqual(second?.changes, [
      { was: '12 dockers', wasSource: 'Wharf', now: '15 dockers', nowSource: 'Gazette' },
    ]);
    for (const { adds } of tellings) {
      for (const { text, citations } of adds) assert.equal(citations[0].quote, text, 'exact sentences');
    }
    const again = tellings.find(({ articleId }) => articleId === ids.again);
    if (again !== undefined) assert.deepEqual(again.adds, [], 'nothing new');
  });

  it('is another in another server, and none where the article is not seen', async () => {
    const { tellings } = await open('first', B);
    assert.deepEqual(tellings.map(({ source }) => source).sort(), ['Secret', 'Wharf']);
    assert.deepEqual(
      tellings.flatMap(({ alsoIn }) => alsoIn),
      [],
    );
    await assert.rejects(open('second', B), /no longer among this server’s news/u);
    assert.ok(!(await open('first')).tellings.some(({ source }) => source === 'Secret'));
  });

  it('stays one as it was posted, whatever is grouped otherwise later, also after a restart', async () => {
    const id = '5'.repeat(32) as never;
    const nextDueAt = world.now() + 1;
    const at = { createdAt: world.now() - 30 * HOUR_MS, nextDueAt, channelId: '1' as ChannelId };
    await world.store.subscriptions.add(makeSubscription({ id, guildId: A, ...at }));
    const [delivery] = [
      await world.store.deliveries.claim({
        ...{ id: '6'.repeat(32) as never, subscriptionId: id, dueAt: nextDueAt, nextDueAt: nextDueAt + 1 },
        ...{ now: world.now(), leaseMs: 60_000 },
      }),
    ];
    assert.ok(delivery);
    const together = [ids.first, ids.other] as ArticleId[];
    const told = [{ toldAt: nextDueAt, articleIds: together, facts: [] }];
    await world.store.deliveries.compose(delivery, { rows: [], articleIds: together, record: { told, decisions: [] } });
    const shown = (await open('other')).tellings.map(({ articleId }) => articleId);
    for (const articleId of together) assert.ok(shown.includes(articleId));
  });

  it('loses what is taken down', async () => {
    await world.store.takeDowns.takeDown(
      `${(feeds.gazette as Feed).url}/${encodeURIComponent('fallen crane in brenholm: hospital counts 15 dockers')}`,
      { view: viewOf(A), by: feeds.wharf?.id as never },
      world.now(),
    );
    assert.ok(!(await open('first')).tellings.some(({ articleId }) => articleId === ids.second));
    await assert.rejects(open('second'), /taken down/u);
  });
});
