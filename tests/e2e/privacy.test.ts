// What is kept about a person goes wholly when they say so: no row of any table and no entry of the cache names them any more.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { parseConfig } from '../../src/config.ts';
import { keepConversations } from '../../src/conversations.ts';
import {
  type ChannelId,
  type DeliveryId,
  type GuildId,
  type MessageId,
  NOBODY,
  type OutboxId,
  type SubscriptionId,
  type TopicId,
  type UserId,
} from '../../src/news/ids.ts';
import type { Subscription } from '../../src/news/subscription.ts';
import { type Caches, openCaches } from '../../src/open-caches.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { silentLog } from '../kit/silent-log.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';
import { idOf, makeFeed, makeRead } from '../store/open-test-store.ts';

const PERSON = '487120011223344556' as UserId;
const OTHER = '487120011223344557' as UserId;
const GUILD = '100000000000000001' as GuildId;
const CHANNEL = '300000000000000001' as ChannelId;
const VIEW = { kind: 'guild', guildId: GUILD } as const;
const NAMES = [PERSON, BigInt(PERSON).toString(36)];

describe('what is kept about a person', () => {
  const dataDir = temporaryFolder();
  let store: Store;
  let caches: Caches;

  before(async () => {
    store = await openStore({ dataDir, now: () => 0 });
    caches = await openCaches(parseConfig({ DATELINE_DATA: dataDir }), dataDir, () => 0, silentLog().log);
    for (const [at, person] of [PERSON, OTHER].entries()) await live(person, at * 100);
  });
  after(async () => {
    await caches.close();
    await store.close();
  });

  /** All that a person can do which leaves something behind. */
  async function live(person: UserId, from: number): Promise<void> {
    const feed = await store.feeds.add(makeFeed(from + 1));
    await store.feeds.follow(GUILD, feed.id, person, 1);
    const { article, understanding } = makeRead(from + 2, {
      feedId: feed.id,
      feeds: [feed.id],
      url: `https://a.example/${from}`,
    });
    await store.articles.save({ article, understanding }, { expectedVersion: 0 });
    const topic = {
      id: idOf<TopicId>(from + 3),
      guildId: GUILD,
      name: `Topic ${from}`,
      words: 'x',
      actors: [],
      sources: [],
      languages: [],
      version: 1,
      createdBy: person,
      createdAt: 1,
    };
    await store.topics.add(topic);
    const channels = subscriptionOf(from + 4, person);
    await store.subscriptions.add({ ...channels, topicId: topic.id });
    const follow = subscriptionOf(from + 5, person);
    await store.subscriptions.add({
      ...follow,
      channelId: `${from}77` as ChannelId,
      followerId: person,
      wanted: { name: 'x', words: 'x', actors: [], sources: [], languages: [] },
    });
    for (const { id } of [channels, follow]) await brief(id, person);
    await store.takeDowns.takeDown(`https://a.example/${from}`, { view: VIEW, by: person }, 1);
    await store.shown.add({
      ...shownOf(from + 8, person),
      kind: 'answer',
      body: JSON.stringify({ buttons: [`p1~${BigInt(person).toString(36)}~0~1~ask~{}`] }),
    });
    await store.guilds.addNotice({
      id: idOf(from + 9),
      guildId: GUILD,
      aboutUserId: person,
      text: 'Something does not work.',
      createdAt: 1,
    });
    await store.guilds.addNotice({
      id: idOf(from + 10),
      guildId: GUILD,
      text: `<@${person}> reports an answer.`,
      createdAt: 1,
    });
    const spending = { tokens: 1, tokensMax: 9, questionsMax: 9 };
    await store.budgets.reserve({ guildId: GUILD, userId: person, day: '2026-11-23', ...spending });
    const talks = keepConversations(caches.talks);
    await talks.note({ userId: person, channelId: CHANNEL }, { names: ['Ana Roth'], days: [] });
    await talks.isFirstReport({ userId: person, channelId: CHANNEL }, 'Who?');
    await caches.pages.set(`form:${from}`, JSON.stringify({ owner: person, fields: { words: 'typed' } }), 1_000);
  }

  function subscriptionOf(at: number, createdBy: UserId): Subscription {
    return {
      id: idOf<SubscriptionId>(at),
      guildId: GUILD,
      channelId: CHANNEL,
      cadence: 'daily 08:00',
      zone: 'UTC',
      length: 'standard',
      whenEmpty: 'skip',
      state: 'active',
      nextDueAt: 5,
      createdAt: 1,
      createdBy,
    };
  }

  const shownOf = (at: number, person: UserId) =>
    ({
      id: idOf<OutboxId>(at),
      guildId: GUILD,
      channelId: CHANNEL,
      messageId: `${at}` as MessageId,
      aboutUserId: person,
      shownAt: 1,
      articles: [],
    }) as const;

  async function brief(subscriptionId: SubscriptionId, person: UserId): Promise<void> {
    const at = Number.parseInt(subscriptionId, 16);
    const delivery = await store.deliveries.claim({
      id: idOf<DeliveryId>(at),
      subscriptionId,
      dueAt: 5,
      nextDueAt: 9,
      now: 5,
      leaseMs: 9,
    });
    assert.ok(delivery !== undefined);
    const row = {
      id: idOf<OutboxId>(at + 20),
      deliveryId: delivery.id,
      part: 0,
      channelId: CHANNEL,
      body: '{}',
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: 5,
      leaseUntil: 0,
    } as const;
    const shown = [{ ...shownOf(at + 20, person), kind: 'briefing', body: '{}' } as const];
    await store.deliveries.compose(delivery, { rows: [row], articleIds: [], shown });
  }

  /** The tables and the cache's entries that hold a text, read from the files themselves. */
  function whereIs(texts: readonly string[]): string[] {
    return readdirSync(dataDir)
      .filter((file) => file.endsWith('.db'))
      .flatMap((file) => {
        const database = new DatabaseSync(join(dataDir, file), { readOnly: true });
        try {
          const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
          return tables.flatMap(({ name }) => {
            const rows = JSON.stringify(database.prepare(`select * from "${name}"`).all());
            return texts.some((text) => rows.includes(text)) ? [`${file} ${name}`] : [];
          });
        } finally {
          database.close();
        }
      });
  }

  it('is counted', aboutFiles, async () => {
    const kept = await store.people.kept(PERSON);
    assert.deepEqual([kept.follows, kept.answers, kept.questionDays, kept.notices, kept.made], [1, 1, 1, 2, 4]);
    const places = whereIs(NAMES);
    for (const place of [
      'cache.db entries',
      'dateline.db subscriptions',
      'dateline.db shown_messages',
      'dateline.db notices',
      'dateline.db take_downs',
      'dateline.db topics',
      'dateline.db follows',
      'dateline.db model_questions',
    ])
      assert.ok(places.includes(place), `${place} among ${places}`);
  });

  it('goes: no row of any table and no entry of the cache holds their id', async () => {
    await store.people.forget(PERSON);
    await caches.forgetPerson(PERSON);
    assert.deepEqual(whereIs(NAMES), []);
    assert.deepEqual(await store.people.kept(PERSON), {
      follows: 0,
      questionDays: 0,
      answers: 0,
      notices: 0,
      made: 0,
      changes: 0,
    });
  });

  it('leaves what the server has, without their name, and all of other people', async () => {
    assert.deepEqual(
      (await store.subscriptions.list(GUILD)).map(({ createdBy }) => createdBy),
      [NOBODY, OTHER],
    );
    assert.deepEqual(
      (await store.topics.list(GUILD)).map(({ createdBy }) => createdBy),
      [NOBODY, OTHER],
    );
    assert.equal((await store.feeds.list(VIEW)).length, 2);
    assert.equal((await store.subscriptions.follows(OTHER)).length, 1);
    const kept = await store.people.kept(OTHER);
    assert.deepEqual([kept.follows, kept.answers, kept.questionDays, kept.notices, kept.made], [1, 1, 1, 2, 4]);
    assert.deepEqual(await keepConversations(caches.talks).last({ userId: OTHER, channelId: CHANNEL }), {
      names: ['Ana Roth'],
      days: [],
    });
  });
});
