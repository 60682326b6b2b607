// Two servers share a feed; one takes an article down: it is gone there from every answer and message, and stays in the other.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Keyv } from 'keyv';
import { completeDays, tellDays } from '../../src/ask/ask.ts';
import { pollDueFeeds, restoreAt, takeDownAt } from '../../src/ingest/ingest.ts';
import { rememberReplies } from '../../src/llm/remember.ts';
import type { ChannelId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { createSearch } from '../../src/search/search.ts';
import { type NewsWorld, openNewsWorld, USER, viewOf } from '../kit/news-world.ts';

const HERE = '100000000000000001' as GuildId;
const THERE = '100000000000000002' as GuildId;
const URL_OF_IT = 'https://quay.invalid/whale';
const DAY_MS = 86_400_000;

const ITEM = (text: string): string =>
  `<rss version="2.0"><channel><title>Quay</title><item><guid>w</guid><title>Whale strands near Old Haven</title><link>${URL_OF_IT}</link><pubDate>Mon, 04 May 2026 07:00:00 GMT</pubDate><description>${text}</description></item><item><guid>f</guid><title>Ferry fares fall by a third</title><link>https://quay.invalid/ferry</link><pubDate>Mon, 04 May 2026 07:00:00 GMT</pubDate><description>The council lets ferry fares fall by a third from June, said its treasurer Bo Lund.</description></item></channel></rss>`;
const TEXT = 'A blue whale of 24 metres stranded near Old Haven on Monday, said the warden Mira Sool.';

/** A search beside the world's own, whose index can be held back from hearing of changes. */
function searchSlowly({ store }: NewsWorld) {
  let held: Promise<void> = Promise.resolve();
  const state = async () => {
    await held;
    return store.segments.state();
  };
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  };
  return { hold, search: createSearch({ ...store, segments: { ...store.segments, state } }) };
}

describe('a take-down in one of two servers that share a feed', () => {
  let world: NewsWorld;
  const asked: string[] = [];
  before(async () => {
    // A model that says what it is given first, whose replies are remembered.
    const model = rememberReplies(
      {
        write: async (task) => {
          asked.push(task.material);
          const text = /<sentence number="1"[^>]*>([^<]*)</u.exec(task.material)?.[1] ?? '';
          return task.schema.parse({ claims: [{ text, sentences: [1] }] });
        },
      },
      new Keyv(),
      'a model',
    );
    world = await openNewsWorld(model);
    await world.follow('Quay', HERE, THERE);
    world.pages.set('https://quay.invalid/feed', ITEM(TEXT));
    for (const [index, guildId] of [HERE, THERE].entries()) {
      await world.store.subscriptions.add({
        id: `${index + 1}`.repeat(32) as SubscriptionId,
        guildId,
        channelId: `${index + 1}` as ChannelId,
        cadence: 'daily 08:00',
        zone: 'UTC',
        length: 'full',
        whenEmpty: 'say so',
        state: 'active',
        nextDueAt: world.now() + 60_000,
        createdAt: world.now() - DAY_MS,
        createdBy: USER,
      });
    }
    await pollDueFeeds(world);
    world.time.clock += 120_000;
  });
  after(() => world.store.close());

  const question = { question: 'Where did the whale strand?', zone: 'UTC' };
  async function answer(guildId: GuildId): Promise<string> {
    const request = { ...question, view: viewOf(guildId), asked: world.now() };
    const first = await world.ask.ask(request);
    return JSON.stringify([
      { ...first, question: '' },
      { ...(await world.ask.improve(first, request)), question: '' },
    ]);
  }
  const hits = async (guildId: GuildId): Promise<number> =>
    (await world.search.search({ reading: 'query', words: 'whale', view: viewOf(guildId), limit: 5 })).total;
  /** All that /on tells and completes of everything until today. */
  const daysTold = async (guildId: GuildId): Promise<string> => {
    const request = { view: viewOf(guildId), zone: 'UTC', asked: world.now() };
    const day = await tellDays({ ...request, date: 'since 2000' }, world.store);
    return JSON.stringify([day, await completeDays('', { ...request, limit: 25 }, world.store)]);
  };
  const takeDown = () => takeDownAt(URL_OF_IT, { view: viewOf(HERE), by: USER }, world);

  it('takes it out of search, answers, remembered replies, names and what waits to be sent, at once', async () => {
    for (const guildId of [HERE, THERE]) {
      assert.match(await answer(guildId), /blue whale/u);
      assert.equal(await hits(guildId), 1);
      assert.match(await daysTold(guildId), /blue whale/u);
    }
    const replies = asked.length;
    await world.briefings.runDue();
    const slow = searchSlowly(world);
    const named = () => slow.search.complete('actor', 'Mira', viewOf(HERE), 5);
    assert.deepEqual(await named(), ['Mira Sool']);
    await takeDown();
    const release = slow.hold();
    setImmediate(release);
    assert.deepEqual(await named(), [], 'who types is shown names of before');
    assert.equal(await hits(HERE), 0);
    assert.doesNotMatch(await daysTold(HERE), /blue whale|Mira Sool|Whale/u);
    assert.match(await daysTold(THERE), /blue whale/u);
    assert.doesNotMatch(await answer(HERE), /blue whale|Mira Sool/u);
    assert.deepEqual(await world.search.complete('actor', 'Mira', viewOf(HERE), 5), []);
    assert.match(await answer(THERE), /blue whale/u);
    assert.ok(
      asked.slice(replies).every((material) => !material.includes('blue whale')),
      'a reply was made of it again',
    );
    await world.briefings.deliver();
    // What was given back is composed anew by the next tick.
    world.time.clock += 60_000;
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.equal(world.posted.length, 2);
    assert.deepEqual(
      world.posted.map((body) => body.includes('Ferry')),
      [true, true],
    );
    assert.deepEqual(world.posted.map((body) => /[Ww]hale/u.test(body)).sort(), [false, true]);
  });

  it('stays when its feed brings it again, changed', async () => {
    world.pages.set('https://quay.invalid/feed', ITEM(`${TEXT} It was freed by the tide.`));
    world.time.clock += 3_600_000;
    await pollDueFeeds(world);
    assert.deepEqual([await hits(HERE), await hits(THERE)], [0, 1]);
    assert.match(await answer(THERE), /blue whale/u);
  });

  it('is undone where it was made', async () => {
    assert.deepEqual(await restoreAt(URL_OF_IT, viewOf(THERE), world), []);
    assert.equal((await restoreAt(URL_OF_IT, viewOf(HERE), world)).length, 1);
    assert.equal(await hits(HERE), 1);
    assert.match(await answer(HERE), /freed by the tide|blue whale/u);
  });
});
