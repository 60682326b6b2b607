import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Asker } from '../../src/discord/command.ts';
import { shownAnswer } from '../../src/discord/follow-answer.ts';
import type { ChannelId, GuildId, MessageId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import { ALL } from '../../src/news/view.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { type NewsWorld, openNewsWorld, USER, viewOf } from '../kit/news-world.ts';

const [A, B] = ['100000000000000001' as GuildId, '100000000000000002' as GuildId];
const MINUTE_MS = 60_000;
const PORT = 'https://wharf.invalid/port';
const TEXT =
  'The harbour of Brenholm was closed on Monday after a crane fell, and 90 people were hurt, the port authority said. Ships wait outside.';
const OTHER =
  'The council of Ostermoor voted on Monday to build a second bridge over the river, with work to begin in autumn.';

describe('updateShown', () => {
  it('takes an article out of what was posted, in the server of the take-down alone, and puts it back', () =>
    withBriefings(async (world) => {
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(A), by: USER }, world.now());
      await world.briefings.updateShown();
      assert.deepEqual(
        world.edits.map(({ channelId, messageId }) => [channelId, messageId]),
        [['1', '1']],
      );
      const [edit] = bodiesOf(world);
      const whole = JSON.stringify(edit);
      assert.doesNotMatch(whole, /crane|invalid\/port/i, 'nothing of it is left, nor its link');
      assert.match(whole, /second bridge/, 'the other item stays');
      assert.match(edit?.content ?? '', /^- \*Taken down by the moderators\.\*$/m);
      assert.equal(edit?.embeds.length, 2);
      await world.briefings.updateShown();
      assert.equal(world.edits.length, 1, 'once');
      await world.store.takeDowns.restore(PORT, viewOf(A));
      await world.briefings.updateShown();
      assert.deepEqual(world.edits.map(({ body }) => body).at(-1), world.posted[0], 'as it was posted');
    }));

  it('takes what the operator took down out of every server', () =>
    withBriefings(async (world) => {
      await world.store.takeDowns.takeDown(PORT, { view: ALL, by: 'operator' }, world.now());
      await world.briefings.updateShown();
      assert.deepEqual(world.edits.map(({ channelId }) => channelId).sort(), ['1', '2']);
      assert.match(bodiesOf(world)[0]?.content ?? '', /^- \*Taken down by the operator\.\*$/m);
    }));

  it('notes a correction of words that were shown, with the sentence that stands there now', () =>
    withBriefings(async (world) => {
      await rewrite(world, `${TEXT} The mayor thanked the crews.`);
      await world.briefings.updateShown();
      assert.equal(world.edits.length, 0, 'what was shown still stands');
      await rewrite(world, TEXT.replace('90 people', '84 people'));
      await world.briefings.updateShown();
      assert.equal(world.edits.length, 2);
      const [edit] = bodiesOf(world);
      const told = edit?.embeds.map(({ description }) => description).find((text) => text.includes('Corrected'));
      assert.match(told ?? '', /^\*\*Corrected\*\* <t:\d+:f>: Wharf now writes “The harbour of Brenholm .*84 people/);
      assert.match(told ?? '', /90 people/, 'what was posted stays readable');
    }));

  it('tries again with back-off where Discord fails, over a new start, and tells a person when it takes long', () =>
    withBriefings(async (world) => {
      world.outside.fault = new DeliveryFault('retry', 'Discord answered 503');
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(A), by: USER }, world.now());
      const first = await world.briefings.updateShown();
      assert.deepEqual([first.edited, first.retried], [0, 1]);
      assert.equal((await world.briefings.updateShown()).retried, 0, 'not at once');
      for (let minute = 0; minute < 10; minute += 1) {
        world.time.clock += MINUTE_MS;
        await world.briefings.updateShown();
      }
      assert.deepEqual(
        world.told.map(({ kind }) => kind),
        ['not updated'],
      );
      delete world.outside.fault;
      world.time.clock += 10 * MINUTE_MS;
      assert.equal((await world.briefings.updateShown()).edited, 1);
    }));

  it('tells a person where it may not change the message, and nobody where the message is gone', () =>
    withBriefings(async (world) => {
      world.outside.fault = new DeliveryFault('refused', 'Missing Access', { code: 50_001 });
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(A), by: USER }, world.now());
      await world.briefings.updateShown();
      assert.deepEqual(world.told, [{ kind: 'not updated', channelId: '1', why: 'Missing Access' }]);
      world.outside.fault = new DeliveryFault('refused', 'Unknown Message', { code: 10_008 });
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(B), by: USER }, world.now());
      await world.briefings.updateShown();
      assert.equal(world.told.length, 1);
      world.time.clock += 60 * MINUTE_MS;
      assert.deepEqual(await world.briefings.updateShown(), { edited: 0, retried: 0, refused: 0, failed: [] });
    }));

  it('takes a sentence out of an answer that was posted, and forgets answers after 30 days', () =>
    withBriefings(async (world) => {
      const asker = { userId: USER, guildId: A, channelId: '5' as ChannelId, now: world.now() } as Asker;
      const question = 'What fell in the harbour of Brenholm?';
      const answer = await world.ask.ask({ question, view: viewOf(A), zone: 'UTC', asked: world.now() });
      const message = shownAnswer({ kind: 'answer', answer }, [], { messageId: '55' as MessageId, asker });
      assert.ok(message !== undefined);
      await world.store.shown.add(message);
      await world.briefings.updateShown();
      assert.equal(world.edits.length, 0, 'it stands as it was posted');
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(A), by: USER }, world.now());
      await world.briefings.updateShown();
      const edit = world.edits.find(({ messageId }) => messageId === '55');
      assert.match(edit?.body ?? '', /Taken down by the moderators/);
      assert.doesNotMatch(edit?.body ?? '', /crane|invalid\/port/i);
      world.edits.length = 0;
      world.time.clock += 30 * 24 * 60 * MINUTE_MS + 1;
      await world.briefings.updateShown();
      await world.store.takeDowns.restore(PORT, viewOf(A));
      await world.briefings.updateShown();
      assert.equal(
        world.edits.some(({ messageId }) => messageId === '55'),
        false,
      );
    }));

  it('hears of a take-down while the message was being posted', () =>
    withBriefings(async (world) => {
      const id = 'f'.repeat(32);
      const [articleId] = await world.store.articles.newsBetween({ from: 0, until: world.now() + 1 }, ALL);
      await world.store.takeDowns.takeDown(PORT, { view: viewOf(B), by: USER }, world.now());
      await world.briefings.updateShown();
      world.edits.length = 0;
      const body = JSON.stringify({ content: 'News\n- Port', embeds: [{ title: 'Port', description: 'closed' }] });
      const place = { guildId: B, channelId: '9' as ChannelId, messageId: '99' as MessageId, shownAt: world.now() };
      const articles = articleId === undefined ? [] : [{ articleId, place: 0, quotes: [] }];
      await world.store.shown.add({ id, kind: 'briefing', ...place, body, articles });
      await world.briefings.updateShown();
      assert.deepEqual(
        world.edits.map(({ messageId }) => messageId),
        ['99'],
      );
    }));
});

/** Two servers follow one feed and were both told of two stories. */
async function withBriefings(work: (world: NewsWorld) => Promise<void>): Promise<void> {
  const world = await openNewsWorld();
  try {
    const feed = await world.follow('Wharf', A, B);
    for (const [at, guildId] of [A, B].entries()) {
      const times = { createdAt: world.now() - MINUTE_MS, nextDueAt: world.now() + MINUTE_MS };
      const channelId = String(at + 1) as ChannelId;
      const id = String(at + 1).repeat(32) as ReturnType<typeof makeSubscription>['id'];
      await world.store.subscriptions.add(makeSubscription({ id, guildId, channelId, ...times }));
    }
    await world.add(feed, { title: 'Harbour closed after a crane fell', text: TEXT, url: PORT });
    await world.add(feed, { title: 'Council votes for a second bridge', text: OTHER });
    world.time.clock += MINUTE_MS;
    await world.search.refresh();
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.equal(world.posted.length, 2);
    await world.briefings.updateShown();
    assert.deepEqual(world.edits, [], 'nothing has changed yet');
    await work(world);
  } finally {
    await world.store.close();
  }
}

async function rewrite(world: NewsWorld, text: string): Promise<void> {
  const [feed] = await world.store.feeds.list(viewOf(A));
  assert.ok(feed);
  world.time.clock += MINUTE_MS;
  await world.add(feed, { title: 'Harbour closed after a crane fell', text, url: PORT });
}

interface Body {
  readonly content: string;
  readonly embeds: readonly { readonly description: string }[];
}

const bodiesOf = (world: NewsWorld): Body[] => world.edits.map(({ body }) => JSON.parse(body) as Body);
