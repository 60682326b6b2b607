import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { createBriefings } from '../../src/briefing/run-due.ts';
import { jobsOf } from '../../src/list-jobs.ts';
import type { ChannelId, DeliveryId, GuildId, Instant, TopicId, UserId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import type { Topic } from '../../src/news/topic.ts';
import type { Store } from '../../src/store/store.ts';
import { GUILD, hex, openWorld, type World } from '../kit/briefing-world.ts';

const at = (text: string): Instant => Date.parse(text);
const START = at('2026-03-01T12:00Z');
const FIRST_DUE = at('2026-03-02T08:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const FLOOD = {
  title: 'River floods Northport',
  text: 'The river Aln flooded the old town of Northport on Sunday night. Some 300 people left their homes.',
};
const STRIKE = {
  title: 'Dockers strike in Southport',
  text: 'Dockers in Southport stopped work on Monday over pay. Their union called it the first strike in ten years.',
};

let world: World;
// Other files' tests may run in this process: nothing of theirs is closed.
let opened: World | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(subscription: Partial<Subscription> = {}) {
  world = await openWorld(START);
  opened = world;
  const subscribed = await world.subscribe({ nextDueAt: FIRST_DUE, ...subscription });
  const briefings = createBriefings(world.tools);
  const tick = async (instant: Instant) => {
    world.turnTo(instant);
    const report = await briefings.runDue();
    await briefings.deliver();
    return report;
  };
  const see = async (instant: Instant, article: { title: string; text: string }) => {
    world.turnTo(instant);
    return world.addArticle(article);
  };
  const posted = () => world.poster.messages.map(({ body }) => JSON.parse(body) as { items: string[]; late: number });
  return { subscribed, briefings, tick, see, posted };
}

describe('runDue', () => {
  it('posts nothing before the hour, and once at it', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await tick(FIRST_DUE - 1);
    assert.equal(posted().length, 0);
    await tick(FIRST_DUE);
    await tick(FIRST_DUE);
    await tick(FIRST_DUE + MINUTE);
    assert.deepEqual(posted(), [{ ...posted()[0], items: ['River floods Northport'], late: 0 }]);
  });

  it('composes and sends for one who waits nothing that others wait for', async () => {
    const { see, briefings, subscribed, posted } = await open();
    const elsewhere = (channel: number): Partial<Subscription> => ({
      nextDueAt: FIRST_DUE,
      createdAt: START,
      channelId: `${channel}` as ChannelId,
    });
    await world.subscribe(elsewhere(71));
    await see(START + HOUR, FLOOD);
    world.turnTo(FIRST_DUE);
    await briefings.runDue();
    assert.equal(posted().length, 0, 'two wait in the outbox');
    const mine = await world.subscribe(elsewhere(72));
    await world.subscribe(elsewhere(73));
    const { due, delivered } = await briefings.postDue(mine.id);
    assert.deepEqual([due.composed, delivered?.sent], [1, 1]);
    assert.deepEqual(
      world.poster.messages.map(({ channelId }) => channelId),
      ['72'],
    );
    assert.equal((await briefings.postDue(mine.id)).delivered, undefined, 'it is due no more');
    assert.equal((await briefings.postDue(subscribed.id)).delivered, undefined, 'the tick was first');
    assert.equal((await briefings.runDue()).composed, 1);
    assert.equal((await briefings.deliver()).sent, 3);
  });

  it('does not post as news what was published more than a week before, however late it was brought in', async () => {
    const { tick, posted } = await open();
    world.turnTo(START + HOUR);
    await world.addArticle({ ...FLOOD, publishedDay: '2025-11-03' });
    await world.addArticle({ ...STRIKE, publishedDay: '2026-02-27' });
    await tick(FIRST_DUE);
    assert.deepEqual(
      posted().map(({ items }) => items),
      [['Dockers strike in Southport']],
    );
  });

  it('tells what is new since the last one and repeats nothing', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await tick(FIRST_DUE);
    await see(FIRST_DUE + HOUR, STRIKE);
    await tick(FIRST_DUE + 24 * HOUR);
    assert.deepEqual(
      posted().map(({ items }) => items),
      [['River floods Northport'], ['Dockers strike in Southport']],
    );
  });

  it('posts nothing older than the subscription', async () => {
    const { see, tick, posted } = await open({ createdAt: START + 2 * HOUR });
    await see(START + HOUR, FLOOD);
    await see(START + 3 * HOUR, STRIKE);
    await tick(FIRST_DUE);
    assert.deepEqual(posted()[0]?.items, ['Dockers strike in Southport']);
  });

  it('tells in the next one, once, what was stamped before its hour and saved after it', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await tick(FIRST_DUE);
    await see(FIRST_DUE - 1, STRIKE);
    for (const day of [1, 2]) await tick(FIRST_DUE + day * 24 * HOUR);
    assert.deepEqual(
      posted().map(({ items }) => items),
      [['River floods Northport'], ['Dockers strike in Southport']],
    );
  });

  it('folds one whose composer died more than six hours ago into the next, which loses nothing', async () => {
    const { see, tick, posted, subscribed } = await open();
    await see(START + HOUR, FLOOD);
    const claimed = { id: hex('died') as DeliveryId, subscriptionId: subscribed.id, dueAt: FIRST_DUE };
    const later = { nextDueAt: FIRST_DUE + 24 * HOUR, now: FIRST_DUE, leaseMs: MINUTE };
    await world.store.deliveries.claim({ ...claimed, ...later });
    assert.equal((await tick(FIRST_DUE + 7 * HOUR)).folded, 1);
    assert.equal(posted().length, 0);
    await tick(FIRST_DUE + 24 * HOUR);
    assert.deepEqual(posted()[0]?.items, ['River floods Northport']);
  });

  it('says how late it is also where it was composed in time and only Discord was away, and folds it after six hours', async () => {
    const { see, tick, posted } = await open({ cadence: 'daily 08:00' });
    await see(START + HOUR, FLOOD);
    world.poster.refuse = () => new DeliveryFault('retry', 'connect ECONNREFUSED', { neverSent: true });
    for (const minutes of [0, 1, 10, 20, 29]) await tick(FIRST_DUE + minutes * MINUTE);
    world.poster.refuse = () => undefined;
    await tick(FIRST_DUE + 40 * MINUTE);
    await tick(FIRST_DUE + 41 * MINUTE);
    assert.deepEqual(
      posted().map(({ items, late }) => [items.length, late]),
      [[1, 41]],
    );
    await see(FIRST_DUE + HOUR, STRIKE);
    world.poster.refuse = () => new DeliveryFault('retry', 'connect ECONNREFUSED', { neverSent: true });
    for (let hour = 24; hour < 31; hour += 0.5) await tick(FIRST_DUE + hour * HOUR);
    world.poster.refuse = () => undefined;
    await tick(FIRST_DUE + 31 * HOUR);
    assert.equal(posted().length, 1, 'too late');
    await tick(FIRST_DUE + 48 * HOUR);
    assert.deepEqual(posted().at(-1)?.items, ['Dockers strike in Southport']);
    assert.deepEqual(world.notices, []);
  });

  for (const hours of [2, 8]) {
    it(`loses nothing that was composed, not sent for ${hours} hours, and found told by a briefing in between`, async () => {
      const { see, tick, posted } = await open({ cadence: 'daily 08:00 09:00' });
      await see(START + HOUR, FLOOD);
      world.poster.refuse = () => new DeliveryFault('retry', 'connect ECONNREFUSED', { neverSent: true });
      for (let minutes = 0; minutes < hours * 60; minutes += 20) await tick(FIRST_DUE + minutes * MINUTE);
      world.poster.refuse = () => undefined;
      for (const after of [hours, hours + 0.1, 24]) await tick(FIRST_DUE + after * HOUR);
      assert.deepEqual(
        posted().map(({ items }) => items),
        [['River floods Northport']],
      );
    });
  }

  it('takes each server in turn, and first what has been due for longest', async () => {
    const { tick } = await open({ channelId: '1' as ChannelId, whenEmpty: 'say so' });
    const busy = { guildId: '901' as GuildId, nextDueAt: FIRST_DUE, whenEmpty: 'say so' } as const;
    for (let number = 0; number < 4; number += 1) {
      await world.subscribe({ ...busy, channelId: `9${number}` as ChannelId, nextDueAt: FIRST_DUE - number });
    }
    await tick(FIRST_DUE);
    const channels = world.poster.messages.map(({ channelId }) => channelId);
    assert.deepEqual(channels, ['93', '1', '92', '91', '90']);
  });

  it('composes once what several servers that see the same are told', async () => {
    const { see, tick, posted } = await open();
    for (const guildId of ['902', '903']) await world.subscribe({ guildId: guildId as GuildId, nextDueAt: FIRST_DUE });
    await see(START + HOUR, FLOOD);
    const { getMany } = world.store.articles;
    let reads = 0;
    const articles: Store['articles'] = {
      ...world.store.articles,
      getMany: (ids, view) => {
        if (ids.length > 0) reads += 1;
        return getMany(ids, view);
      },
    };
    world.turnTo(FIRST_DUE);
    const briefings = createBriefings({ ...world.tools, store: { ...world.store, articles } });
    assert.equal((await briefings.runDue()).composed, 3);
    assert.equal(reads, 1);
    await briefings.deliver();
    assert.deepEqual(
      posted().map(({ items }) => items),
      Array(3).fill(['River floods Northport']),
    );
    await tick(FIRST_DUE + MINUTE);
    const told = world.poster.messages.map(({ body }) => /why:(\w+)/.exec(body)?.[1]);
    assert.equal(new Set(told).size, 3, 'each message has its own id');
  });

  it('is silent when nothing is new, or says so, as it was set', async () => {
    const silent = await open({ whenEmpty: 'skip' });
    const report = await silent.tick(FIRST_DUE);
    assert.deepEqual([report.empty, silent.posted().length], [1, 0]);
    await world.close();
    const saying = await open({ whenEmpty: 'say so' });
    await saying.tick(FIRST_DUE);
    assert.deepEqual(saying.posted()[0]?.items, []);
  });

  it('composes anew in the job that sends what came too late for that, without the next tick', async () => {
    const { see, briefings, posted } = await open();
    await see(START + HOUR, FLOOD);
    world.turnTo(FIRST_DUE);
    await briefings.runDue();
    world.turnTo(FIRST_DUE + 2 * HOUR);
    const metrics = { briefings: () => {}, messages: () => {} };
    const none = {} as Parameters<typeof jobsOf>[0];
    const house = { ...none.house, log: world.tools.log, metrics, store: world.store } as unknown as typeof none.house;
    const send = jobsOf({ ...none, house, briefings }).find(({ name }) => name === 'messages');
    await send?.run();
    assert.deepEqual(
      posted().map(({ items, late }) => [items.length, late]),
      [[1, 120]],
    );
  });

  it('says how late it is, under six hours', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await tick(FIRST_DUE + 5 * HOUR);
    assert.equal(posted()[0]?.late, 300);
  });

  it('does not call a briefing late that a busy tick held up for minutes', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await tick(FIRST_DUE + 4 * MINUTE);
    assert.equal(posted()[0]?.late, 0);
  });

  it('leaves what came after its hour to the next one, even when it is late itself', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await see(FIRST_DUE + HOUR, STRIKE);
    await tick(FIRST_DUE + 2 * HOUR);
    assert.deepEqual(posted()[0]?.items, ['River floods Northport']);
    await tick(FIRST_DUE + 24 * HOUR);
    assert.deepEqual(posted()[1]?.items, ['Dockers strike in Southport']);
  });

  it('does not come back to what it left out of an earlier one', async () => {
    const { see, tick, posted } = await open({ length: 'short' });
    for (let index = 0; index < 7; index += 1) {
      const words = Array.from({ length: 6 }, (_, part) => `${'abcdefg'[index]}${'tuvwxy'[part]}${index}`).join(' ');
      await see(START + HOUR + index, { title: `Number ${index}`, text: `${words}.` });
    }
    await tick(FIRST_DUE);
    assert.equal(posted()[0]?.items.length, 5);
    await tick(FIRST_DUE + 24 * HOUR);
    assert.equal(posted().length, 1);
  });

  it('posts one briefing when several of its hours have passed, for the latest of them', async () => {
    const { see, tick, posted, subscribed } = await open({ cadence: 'daily 08:00 09:00 10:00' });
    await see(START + HOUR, FLOOD);
    await see(FIRST_DUE + HOUR + MINUTE, STRIKE);
    await tick(FIRST_DUE + 2 * HOUR + 30 * MINUTE);
    assert.equal(posted().length, 1);
    assert.equal(posted()[0]?.late, 30);
    assert.equal(posted()[0]?.items.length, 2);
    await tick(FIRST_DUE + 50 * HOUR + 30 * MINUTE);
    const moved = await world.store.subscriptions.find(subscribed.id);
    assert.equal(moved?.nextDueAt, FIRST_DUE + 72 * HOUR);
    assert.equal(
      (await world.store.deliveries.lastLook(subscribed.id, Number.MAX_SAFE_INTEGER))?.until,
      FIRST_DUE + 50 * HOUR,
    );
  });

  it('folds a briefing that would be six hours late into the next, which loses nothing', async () => {
    const { see, tick, posted, subscribed } = await open();
    await see(START + HOUR, FLOOD);
    const report = await tick(FIRST_DUE + 6 * HOUR);
    assert.deepEqual([report.folded, posted().length], [1, 0]);
    const moved = await world.store.subscriptions.find(subscribed.id);
    assert.equal(moved?.nextDueAt, FIRST_DUE + 24 * HOUR);
    await tick(FIRST_DUE + 24 * HOUR);
    assert.deepEqual(posted()[0]?.items, ['River floods Northport']);
    assert.equal(posted()[0]?.late, 0);
  });

  it('after an outage of days posts one briefing, for the latest hour that has passed', async () => {
    const { see, tick, posted } = await open();
    await see(START + HOUR, FLOOD);
    await see(FIRST_DUE + 30 * HOUR, STRIKE);
    await tick(FIRST_DUE + 72 * HOUR + 30 * MINUTE);
    assert.equal(posted().length, 1);
    assert.equal(posted()[0]?.late, 30);
    assert.deepEqual(posted()[0]?.items.toSorted(), ['Dockers strike in Southport', 'River floods Northport']);
  });

  it('puts off to the end of the quiet hours what falls due in them, and says nothing of being late', async () => {
    const quiet = { from: '22:00', to: '07:30' };
    const { tick, see, posted } = await open({ cadence: 'daily 23:00', quiet, nextDueAt: at('2026-03-02T07:30Z') });
    await see(START, FLOOD);
    await tick(at('2026-03-02T07:29Z'));
    assert.equal(posted().length, 0);
    await tick(at('2026-03-02T07:30Z'));
    assert.deepEqual(
      posted().map(({ late }) => late),
      [0],
    );
    const next = await world.store.subscriptions.due(at('2026-04-01T00:00Z'), 9);
    assert.deepEqual(
      next.map(({ nextDueAt }) => nextDueAt),
      [at('2026-03-03T07:30Z')],
    );
  });

  it('does not catch up in the quiet hours on what an outage has held up', async () => {
    const quiet = { from: '10:00', to: '13:00' };
    const { tick, see, posted } = await open({ quiet });
    await see(START, FLOOD);
    await tick(at('2026-03-02T10:30Z'));
    assert.equal(posted().length, 0);
    await tick(at('2026-03-02T13:00Z'));
    assert.equal(posted().length, 1);
  });

  it('tells at most as many stories as are wanted', async () => {
    const { tick, see, posted } = await open({ itemsMax: 1 });
    await see(START, FLOOD);
    await see(START, STRIKE);
    await tick(FIRST_DUE);
    assert.deepEqual(
      posted().map(({ items }) => items.length),
      [1],
    );
  });

  it('keeps an edit whose version stands, and refuses one whose version has moved', async () => {
    const { subscribed } = await open();
    const edited = { ...subscribed, itemsMax: 3, quiet: { from: '22:00', to: '07:00' } };
    assert.equal(await world.store.subscriptions.edit(edited, 1), true);
    assert.equal(await world.store.subscriptions.edit({ ...edited, itemsMax: 4 }, 1), false);
    assert.deepEqual(await world.store.subscriptions.find(subscribed.id), { ...edited, version: 2 });
  });

  it('takes up a briefing whose composer died after the claim, when its lease has ended', async () => {
    const { see, tick, posted, subscribed } = await open();
    await see(START + HOUR, FLOOD);
    await world.store.deliveries.claim({
      id: hex('died') as DeliveryId,
      subscriptionId: subscribed.id,
      dueAt: FIRST_DUE,
      nextDueAt: FIRST_DUE + 24 * HOUR,
      now: FIRST_DUE,
      leaseMs: MINUTE,
    });
    await tick(FIRST_DUE + MINUTE - 1);
    assert.equal(posted().length, 0);
    await tick(FIRST_DUE + MINUTE);
    assert.deepEqual(posted()[0]?.items, ['River floods Northport']);
  });

  it('serves a briefing once when two processes tick at the same time', async () => {
    const { see, briefings, posted } = await open();
    await see(START + HOUR, FLOOD);
    world.turnTo(FIRST_DUE);
    const other = createBriefings({ ...world.tools, newId: () => hex('other process') });
    await Promise.all([briefings.runDue(), other.runDue()]);
    await Promise.all([briefings.deliver(), other.deliver()]);
    assert.equal(posted().length, 1);
  });

  it('pauses a subscription whose cadence cannot be read, and tells who made it', async () => {
    const { tick, subscribed } = await open({ cadence: 'hourly' });
    await tick(FIRST_DUE);
    await tick(FIRST_DUE + MINUTE);
    const paused = await world.store.subscriptions.find(subscribed.id);
    assert.equal(paused?.state, 'paused');
    assert.match(JSON.stringify(paused?.pausedReason), /daily 08:00/);
    assert.equal(world.notices.length, 1);
    assert.equal(world.notices[0]?.aboutUserId, subscribed.createdBy);
  });

  it('goes on with the others when one cannot be composed, and tries that one again later', async () => {
    const { see, tick, posted } = await open({ id: hex('first') as Subscription['id'] });
    await world.subscribe({ nextDueAt: FIRST_DUE, createdAt: START });
    await see(START + HOUR, FLOOD);
    const { draw } = world.tools;
    let broken = true;
    const briefings = createBriefings({
      ...world.tools,
      draw: (briefing, to) => {
        if (broken && to.subscription.id === hex('first')) throw new Error('no layout');
        return draw(briefing, to);
      },
    });
    world.turnTo(FIRST_DUE);
    const report = await briefings.runDue();
    assert.deepEqual([report.composed, report.failed.length], [1, 1]);
    broken = false;
    await tick(FIRST_DUE + MINUTE);
    assert.equal(posted().length, 2);
  });
});

describe('briefingNow', () => {
  it('gives the topic of the last day to a person who asks, and remembers nothing', async () => {
    const { see, briefings, tick, posted } = await open();
    const topic: Topic = {
      id: hex('topic') as TopicId,
      guildId: GUILD,
      name: 'Harbours',
      words: 'dockers',
      actors: [],
      sources: [],
      languages: [],
      version: 1,
      createdBy: '700' as UserId,
      createdAt: START,
    };
    await world.store.topics.add(topic);
    await see(START + HOUR, FLOOD);
    await see(START + 2 * HOUR, STRIKE);
    world.turnTo(START + 3 * HOUR);
    const briefing = await briefings.briefingNow({ guildId: GUILD, topicId: topic.id });
    assert.equal(briefing.title, 'Harbours');
    assert.deepEqual(
      briefing.items.map((item) => item.headline),
      ['Dockers strike in Southport'],
    );
    await tick(FIRST_DUE);
    assert.equal(posted()[0]?.items.length, 2);
  });

  it('says that a topic is gone', async () => {
    const { briefings } = await open();
    await assert.rejects(briefings.briefingNow({ guildId: GUILD, topicId: hex('none') as TopicId }), {
      name: 'Failure',
      code: 'not-found',
    });
  });
});
