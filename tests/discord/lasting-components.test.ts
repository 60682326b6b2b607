// What stands in a channel goes on working: buttons and forms from before a restart, pages whose state was lost, presses of
// others. And a form opens with one indexed read, so that it comes within Discord's three seconds.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { listActions } from '../../src/discord/actions.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { commandsOf } from '../../src/list-commands.ts';
import type { ChannelId, GuildId, SubscriptionId, TopicId, UserId } from '../../src/news/ids.ts';
import type { House } from '../../src/open-house.ts';
import type { PostedMessage, Seen } from '../../src/sandbox/watch.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';
import { buttonsIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

const EPHEMERAL = 1 << 6;
const LONG_WORDS = `port ${'w'.repeat(100)}`;

describe('what stands in a channel', () => {
  let standIn: StandIn;
  let connection: DiscordConnection;
  let general: string;
  before(async () => {
    standIn = await startStandIn({ limits: { globalPerSecond: 0 } });
    connection = await standIn.connect();
    general = standIn.sandbox.channel('general');
  });
  after(() => standIn.stop());

  const restart = async (): Promise<void> => {
    await connection.stop();
    connection = await standIn.connect();
  };
  const search = async (words: string): Promise<PostedMessage> => {
    const deed = { kind: 'command', command: 'search', options: { words }, channelId: general } as const;
    return (await standIn.sandbox.interact(deed)).settled();
  };
  const press = (message: PostedMessage, label: string, as: 'member' | 'moderator' = 'member'): Promise<Seen> => {
    const customId = buttonsIn(message).get(label) ?? '';
    return standIn.sandbox.interact({ kind: 'component', channelId: general, messageId: message.id, customId, as });
  };
  const untilShown = (id: string, words: string): Promise<PostedMessage> =>
    standIn.sandbox.until(() => {
      const message = standIn.sandbox.messages(general).find((each) => each.id === id);
      return shownIn(message).includes(words) ? message : undefined;
    });

  for (const words of ['port', LONG_WORDS]) {
    it(`turns a page that was shown before a restart (${words.length} characters asked for)`, async () => {
      const message = await search(words);
      await restart();
      const asked = standIn.fakes.searched.length;
      await press(message, 'Next ›');
      await untilShown(message.id, '11–20 of 34');
      const again = standIn.fakes.searched.slice(asked);
      assert.deepEqual(
        again.map((request) => [request.words, request.offset]),
        [[words, 10]],
        'the query ran again',
      );
    });
  }

  it('runs the query again when all that was kept for it is gone', async () => {
    const message = await search('port');
    standIn.pages.clear();
    await press(message, 'Next ›');
    await untilShown(message.id, '11–20 of 34');
  });

  it('says to who presses how to go on, privately, when a query too long for a button is gone', async () => {
    const message = await search(LONG_WORDS);
    standIn.pages.clear();
    for (const as of ['member', 'moderator'] as const) {
      const { message: said } = await press(message, 'Next ›', as);
      assert.match(shownIn(said), /Type the command again/u);
      assert.equal((said?.flags ?? 0) & EPHEMERAL, EPHEMERAL);
    }
    assert.match(shownIn(await untilShown(message.id, '1–10')), /1–10 of 34/u, 'what stands there stays');
  });

  it('gives others a private copy, after a restart too', async () => {
    const message = await search('port');
    await restart();
    const copy = await (await press(message, 'Next ›', 'moderator')).settled();
    assert.equal(copy.flags & EPHEMERAL, EPHEMERAL);
    assert.match(shownIn(copy), /11–20 of 34/u);
    assert.match(shownIn(await untilShown(message.id, '1–10')), /1–10 of 34/u, 'the page of the asker stays');
  });

  it('explains a briefing to who presses its button after a restart', async () => {
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'What is this?', custom_id: 'b:77' }] }];
    const body = JSON.stringify({ content: 'Morning', components });
    const messageId = await connection.post({ channelId: general as ChannelId, body, nonce: 'b', timeoutMs: 5_000 });
    await restart();
    const deed = { kind: 'component', channelId: general, messageId, customId: 'b:77' } as const;
    const { message } = await standIn.sandbox.interact(deed);
    assert.match(shownIn(message), /Briefings and alerts group the articles/u);
    assert.equal((message?.flags ?? 0) & EPHEMERAL, EPHEMERAL);
  });

  it('takes a form that was opened before a restart', async () => {
    const as = 'moderator';
    const form = await standIn.sandbox.interact({ kind: 'command', command: 'topic create', channelId: general, as });
    assert.equal(form.kind, 'modal');
    await restart();
    const fields = { name: 'Libya', words: 'oil', actors: '', sources: '', languages: '' };
    const sent = await standIn.sandbox.interact({ kind: 'submit', channelId: general, as, fields });
    assert.match(shownIn(await sent.settled()), /Saved the topic \*\*Libya\*\*/u);
  });
});

describe('a form', () => {
  const TOPICS = 100; // as many as a server may have
  let standIn: StandIn;
  let store: Store;
  const dataDir = temporaryFolder();
  const read: string[] = [];
  before(async () => {
    standIn = await startStandIn();
    store = await openStore({ dataDir, now: Date.now });
    const { guilds, people } = standIn.sandbox.world();
    for (let number = 0; number < TOPICS; number += 1) {
      await store.topics.add({
        id: String(number).padStart(32, '0') as TopicId,
        guildId: guilds[0]?.id as GuildId,
        name: `Topic ${number}`,
        words: 'oil',
        actors: [],
        sources: [],
        languages: [],
        version: 1,
        createdBy: people.moderator as UserId,
        createdAt: 0,
      });
    }
    await store.subscriptions.add({
      id: '77' as SubscriptionId,
      guildId: guilds[0]?.id as GuildId,
      channelId: '9' as ChannelId,
      topicId: String(77).padStart(32, '0') as TopicId,
      cadence: 'daily 08:00',
      zone: 'UTC',
      length: 'short',
      whenEmpty: 'skip',
      state: 'active',
      nextDueAt: 0,
      createdAt: 0,
      createdBy: people.moderator as UserId,
    });
    const counted = { ...store, topics: counting(store.topics, 'topics'), feeds: counting(store.feeds, 'feeds') };
    const others = { subscriptions: counting(store.subscriptions, 'subscriptions') };
    const house = { store: { ...counted, ...others }, search: createSearch(store) } as unknown as House;
    const connected = () => ({ channelName: () => 'general' }) as never;
    const commands = commandsOf(house, {} as never, connected);
    await standIn.connect({ commands, guilds: counting(store.guilds, 'guilds') });
  });
  after(async () => {
    await standIn.stop();
    await store.close();
  });

  /** The same, with every call noted. */
  function counting<Part extends object>(part: Part, name: string): Part {
    return new Proxy(part, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          read.push(`${name}.${String(key)}`);
          return value.apply(target, args);
        };
      },
    });
  }

  it('opens, whichever it is, after one read besides that of the server’s settings', async () => {
    const nothing = { store: {}, search: {} } as House;
    const forms = listActions(commandsOf(nothing, {} as never, () => Promise.reject as never)).filter(
      ({ action }) => action.first === 'form',
    );
    assert.ok(forms.length >= 2);
    for (const { path, action } of forms) {
      const chosen: Readonly<Record<string, string>> = { subscription: '77' };
      const options = Object.fromEntries((action.options ?? []).map(({ name }) => [name, chosen[name] ?? 'Topic 77']));
      read.length = 0;
      const channelId = standIn.sandbox.channel('general');
      const seen = await standIn.sandbox.interact({
        kind: 'command',
        command: path,
        as: 'moderator',
        channelId,
        options,
      });
      assert.equal(seen.kind, 'modal', path);
      assert.deepEqual(
        read.filter((call) => call === 'guilds.settings'),
        ['guilds.settings'],
      );
      assert.ok(read.length <= 2, `/${path} read ${read}`);
      assert.ok(!read.some((call) => call.endsWith('.list')), `/${path} read ${read}`);
    }
  });

  it('finds its topic by an index', aboutFiles, () => {
    const database = new DatabaseSync(join(dataDir, 'dateline.db'), { readOnly: true });
    const plan = database
      .prepare('explain query plan select * from topics where guild_id = ? and name_folded = ?')
      .all('1', 'x') as unknown as readonly { readonly detail: string }[];
    database.close();
    assert.match(plan.map(({ detail }) => detail).join(' '), /^SEARCH topics USING INDEX/u);
  });
});
