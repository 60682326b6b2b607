import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { Failure } from '../../src/news/failure.ts';
import type { ChannelId, GuildId, MessageId, UserId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import { answer } from './samples.ts';
import { buttonsIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

describe('connectDiscord, at the stand-in for Discord', () => {
  let standIn: StandIn;
  let connection: DiscordConnection;
  let general: string;
  before(async () => {
    standIn = await startStandIn();
    connection = await standIn.connect();
    general = standIn.sandbox.channel('general');
  });
  after(() => standIn.stop());
  beforeEach(() => {
    standIn.logged.length = 0;
  });

  const command = (
    name: string,
    options: Readonly<Record<string, string | boolean>> = {},
    as: 'member' | 'moderator' = 'member',
  ) => standIn.sandbox.interact({ kind: 'command', command: name, options, channelId: general, as });

  it('is ready, with an invite link of exactly what it needs', () => {
    assert.equal(connection.isReady(), true);
    const link = new URL(connection.inviteLink);
    assert.equal(link.searchParams.get('scope'), 'bot applications.commands');
    const bits = [10n, 11n, 14n, 15n, 16n, 35n, 38n].reduce((all, bit) => all | (1n << bit), 0n);
    assert.equal(link.searchParams.get('permissions'), `${bits}`);
  });

  it('registers the commands once, and again only when they changed', async () => {
    const puts = () =>
      standIn.sandbox.requests().filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    assert.equal(puts().length, 1);
    assert.equal(standIn.sandbox.commands().length, standIn.fakes.commands.length);
    const second = await standIn.connect();
    assert.equal(puts().length, 1);
    await second.stop();
  });

  it('answers /help at once, to the asker alone', async () => {
    const seen = await command('help');
    assert.equal(seen.kind, 'message');
    assert.equal(seen.message?.flags, V2 | EPHEMERAL);
    assert.match(shownIn(seen.message), /Dateline reads the news for this server/u);
    assert.doesNotMatch(shownIn(seen.message), /For moderators/u);
  });

  it('answers /ask after deferring', async () => {
    const seen = await command('ask', { question: 'What about @everyone?' });
    assert.equal(seen.kind, 'deferred');
    const message = await seen.settled();
    assert.equal(message.flags & V2, V2);
    assert.match(shownIn(message), /The port was closed\. \\\[1\\\]/u);
    assert.deepEqual(message.pings, []);
  });

  it('shows the exact sentences at once and replaces them, in one edit, by what the model wrote', async () => {
    const better = Promise.withResolvers<Answer>();
    standIn.fakes.improve = () => better.promise;
    const seen = await command('ask', { question: 'Who?' });
    assert.match(shownIn(await seen.settled()), /The port was closed\./u);
    better.resolve(answer(1, 'Written fluently.'));
    await standIn.sandbox.until(() => shownAs(seen.versions().at(-1)).includes('Written fluently.') || undefined);
    standIn.fakes.improve = async () => undefined;
    // Thinking, the exact sentences, the model's.
    assert.equal(seen.versions().length, 3);
  });

  it('edits nothing when no model wrote anything', async () => {
    const asked = Promise.withResolvers<void>();
    standIn.fakes.improve = async () => {
      asked.resolve();
      return undefined;
    };
    const seen = await command('ask', { question: 'Who?' });
    await asked.promise;
    await command('help');
    assert.equal(seen.versions().length, 2);
  });

  it('answers /ask privately when asked to', async () => {
    const message = await (await command('ask', { question: 'Who?', private: true })).settled();
    assert.equal(message.flags & EPHEMERAL, EPHEMERAL);
  });

  it('turns pages for who asked, and gives others a copy', async () => {
    const first = await (await command('search', { words: 'port' })).settled();
    assert.match(shownIn(first), /1–10 of 34/u);
    const customId = buttonsIn(first).get('Next ›') ?? '';
    const press = { kind: 'component', messageId: first.id, customId, channelId: general } as const;
    const turned = await standIn.sandbox.interact({ ...press, as: 'member' });
    const after = await standIn.sandbox.until(() => {
      const message = standIn.sandbox.messages(general).find(({ id }) => id === first.id);
      return shownIn(message).includes('11–20 of 34') ? message : undefined;
    });
    assert.notEqual(turned.kind, 'failed');
    assert.deepEqual([...buttonsIn(after).keys()], ['‹ Previous', 'Next ›']);
    const others = buttonsIn(after).get('Next ›') ?? '';
    const copy = await standIn.sandbox.interact({ ...press, customId: others, as: 'moderator' });
    const shown = await copy.settled();
    assert.equal(shown.flags & EPHEMERAL, EPHEMERAL);
    assert.match(shownIn(shown), /21–30 of 34/u);
    assert.match(shownIn(standIn.sandbox.messages(general).find(({ id }) => id === first.id)), /11–20 of 34/u);
  });

  it('keeps a long query for its page buttons, and says how to go on when it is lost', async () => {
    const message = await (await command('search', { words: `port ${'w'.repeat(100)}` })).settled();
    const press = {
      kind: 'component',
      messageId: message.id,
      customId: buttonsIn(message).get('Next ›') ?? '',
      channelId: general,
      as: 'member',
    } as const;
    await standIn.sandbox.interact(press);
    const turned = await standIn.sandbox.until(() =>
      standIn.sandbox
        .messages(general)
        .find(({ id, components }) => id === message.id && shownIn({ components }).includes('11–20')),
    );
    standIn.pages.clear();
    const seen = await standIn.sandbox.interact({ ...press, customId: buttonsIn(turned).get('Next ›') ?? '' });
    assert.match(shownIn(seen.message), /Type the command again/u);
  });

  it('completes with at most 25 choices, and with none after a failure', async () => {
    const typed = {
      kind: 'complete',
      command: 'search',
      channelId: general,
      options: { words: 'x', actor: 'haf' },
      focused: 'actor',
    } as const;
    const seen = await standIn.sandbox.interact(typed);
    assert.equal(seen.choices?.length, 25);
    assert.deepEqual(seen.choices?.[0], { name: 'actor haf 0', value: 'actor haf 0' });
  });

  it('opens a form, takes it back and answers privately', async () => {
    const seen = await command('topic create', {}, 'moderator');
    assert.equal(seen.kind, 'modal');
    const fields = { name: 'Libya', words: 'oil', actors: 'GNA', sources: '', languages: 'en' };
    const sent = await standIn.sandbox.interact({ kind: 'submit', channelId: general, as: 'moderator', fields });
    const message = await sent.settled();
    assert.equal(message.flags & EPHEMERAL, EPHEMERAL);
    assert.match(shownIn(message), /Saved the topic \*\*Libya\*\*/u);
    const edit = await command('topic edit', { topic: 'Libya' }, 'moderator');
    assert.equal(edit.kind, 'modal');
  });

  it('guards moderators’ commands in code, and lets the moderator role in', async () => {
    const forced = {
      kind: 'command',
      command: 'settings view',
      channelId: general,
      as: 'member',
      isForced: true,
    } as const;
    const refused = await standIn.sandbox.interact(forced);
    assert.match(shownIn(refused.message), /This is for moderators/u);
    assert.equal(refused.message?.flags, V2 | EPHEMERAL);
    const allowed = await command('settings view', {}, 'moderator');
    assert.match(shownIn(allowed.message), /Time zone/u);
  });

  it('tells a failure as one sentence', async () => {
    const message = await (await command('search', { words: 'x', topic: 'Mars' })).settled();
    assert.equal(shownIn(message), 'There is no topic “Mars” here. Pick one of those that are offered as you type.');
    assert.deepEqual(standIn.logged, []);
  });

  it('logs a late bug once under the id that the person sees', async () => {
    standIn.fakes.answer = async () => {
      throw new TypeError('undefined is not a function');
    };
    const message = await (await command('ask', { question: 'Who?' })).settled();
    standIn.fakes.answer = async () => answer(2, 'The port was closed.');
    const id = /`(\w+)`/u.exec(shownIn(message))?.[1];
    const bugs = standIn.logged.filter(([event]) => event.startsWith('error'));
    assert.equal(bugs.length, 1);
    assert.equal(bugs[0]?.[1].id, id);
    assert.ok(bugs[0]?.[1].err instanceof TypeError);
  });

  it('shows a moderator, once, the notices that reached nobody', async () => {
    const guildId = standIn.sandbox.world().guilds[0]?.id as GuildId;
    await standIn.fakes.guilds.addNotice({
      id: 'n1',
      guildId,
      text: 'I paused the briefing in <#123456789012345678>.',
      createdAt: 0,
    });
    const seen = await command('help', {}, 'moderator');
    const aside = await standIn.sandbox.until(() => seen.followUps()[0]);
    assert.match(shownIn(aside), /I paused the briefing in <#123456789012345678>/u);
    assert.equal(
      await eventually(
        async () => standIn.fakes.notices.length,
        (count) => count === 0,
      ),
      0,
    );
  });

  it('shows a notice to one of the moderators who use commands at the same moment', async () => {
    const guildId = standIn.sandbox.world().guilds[0]?.id as GuildId;
    await standIn.fakes.guilds.addNotice({ id: 'n2', guildId, text: 'I paused a briefing.', createdAt: 0 });
    const seen = await Promise.all(Array.from({ length: 5 }, () => command('help', {}, 'moderator')));
    await eventually(
      async () => standIn.fakes.notices.length,
      (count) => count === 0,
    );
    // What is said last comes last: a command after them all is answered when they are done.
    await command('help', {}, 'moderator');
    assert.equal(seen.flatMap((each) => each.followUps()).length, 1);
  });

  it('posts a message once for a nonce, and finds it in the channel', async () => {
    const channelId = standIn.sandbox.channel('briefings') as ChannelId;
    const body = JSON.stringify({
      content: 'Morning @everyone',
      components: [{ type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'b:77' }] }],
      allowed_mentions: { parse: [] },
    });
    const since = Date.now() - 1000;
    const request = { channelId, body, nonce: 'n'.repeat(25), timeoutMs: 5000 };
    const id = await connection.post(request);
    assert.equal(await connection.post(request), id);
    const posted = standIn.sandbox.messages(channelId);
    assert.equal(posted.length, 1);
    assert.deepEqual(posted[0]?.pings, []);
    const messages = [{ id: id as MessageId, customIds: ['b:77'] }];
    assert.deepEqual(await connection.history(channelId, since), { mayRead: true, messages });
    standIn.sandbox.setPermissions(channelId, 1024n);
    assert.deepEqual(
      await eventually(
        () => connection.history(channelId, since),
        ({ mayRead }) => !mayRead,
      ),
      { mayRead: false },
    );
    standIn.sandbox.setPermissions(channelId, undefined);
    const press = { kind: 'component', messageId: id, customId: 'b:77', channelId, as: 'member' } as const;
    assert.match(shownIn((await standIn.sandbox.interact(press)).message), /Briefings and alerts group the articles/u);
  });

  it('tells what a post met: refused with its code, to be retried, never sent', async () => {
    const channelId = standIn.sandbox.channel('news') as ChannelId;
    const request = { channelId, body: '{"content":"x"}', timeoutMs: 5000 };
    const faultOf = (nonce: string, channel = channelId) =>
      connection.post({ ...request, nonce, channelId: channel }).then(
        () => assert.fail('posted'),
        (error: unknown) => error as DeliveryFault,
      );
    const gone = await faultOf('a', '100000000000000000' as ChannelId);
    assert.ok(gone instanceof DeliveryFault);
    assert.deepEqual([gone.kind, gone.code, gone.neverSent], ['refused', 10003, false]);
    standIn.sandbox.fault({ match: { method: 'POST', path: '/messages' }, mishap: { status: 500 }, times: 4 });
    const broken = await faultOf('b');
    assert.deepEqual([broken.kind, broken.neverSent], ['retry', false]);
    standIn.sandbox.fault({ match: { method: 'POST', path: '/messages' }, mishap: 'drop' });
    const dropped = await faultOf('c');
    assert.deepEqual([dropped.kind, dropped.neverSent], ['retry', false]);
  });

  it('names the permissions that are missing as Discord’s settings do', async () => {
    const channelId = standIn.sandbox.channel('news') as ChannelId;
    assert.deepEqual(await connection.missingPermissions({ channelId }), []);
    standIn.sandbox.setPermissions(channelId, 1024n);
    const missing = await eventually(
      () => connection.missingPermissions({ channelId }),
      (found) => found?.length !== 0,
    );
    assert.deepEqual(missing, ['Send Messages', 'Embed Links', 'Read Message History']);
    standIn.sandbox.setPermissions(channelId, undefined);
  });

  it('tells a notice in the notices channel, else to the person, else keeps it', async () => {
    const guildId = standIn.sandbox.world().guilds[0]?.id as GuildId;
    const aboutUserId = standIn.sandbox.world().people.moderator as UserId;
    const channelId = standIn.sandbox.channel('moderators') as ChannelId;
    standIn.fakes.settings.set(guildId, { guildId, zone: 'UTC', noticesChannelId: channelId });
    const notice = { id: '1'.repeat(32), guildId, aboutUserId, text: 'A feed fails.', createdAt: 0 };
    await connection.tell(notice);
    assert.equal(standIn.sandbox.messages(channelId)[0]?.content, 'A feed fails.');
    standIn.sandbox.deleteChannel(channelId);
    await connection.tell({ ...notice, id: '2'.repeat(32) });
    assert.equal(standIn.sandbox.messages(standIn.sandbox.directMessages('moderator'))[0]?.content, 'A feed fails.');
    standIn.sandbox.closeDirectMessages('moderator');
    await connection.tell({ ...notice, id: '3'.repeat(32) });
    assert.deepEqual(
      standIn.fakes.notices.map(({ id }) => id),
      ['3'.repeat(32)],
    );
    standIn.fakes.notices.length = 0;
  });
});

describe('signing in', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn();
  });
  after(() => standIn.stop());

  it('says in one sentence that the token is wrong', async () => {
    await assert.rejects(standIn.connect({ token: 'MTAw.wrong.token' }), (error: unknown) => {
      assert.ok(error instanceof Failure);
      assert.equal(error.code, 'refused');
      assert.match(error.message, /^Discord refused the token: /u);
      return true;
    });
  });

  it('tries again while Discord is down', async () => {
    standIn.sandbox.fault({ match: { path: '/gateway/bot' }, mishap: { status: 503 }, times: 4 });
    const connection = await standIn.connect();
    assert.equal(connection.isReady(), true);
    assert.ok(standIn.logged.some(([event]) => event === 'warn Discord cannot be reached; trying again'));
    await connection.stop();
  });

  it('is no longer ready, and says why, when Discord ends the connection for good', async () => {
    const lost = Promise.withResolvers<Failure>();
    const connection = await standIn.connect({ onLost: lost.resolve });
    standIn.sandbox.cutGateway(4014);
    assert.match(
      (await lost.promise).message,
      /^Discord closed the connection for good \(4014\): an intent is not allowed/u,
    );
    assert.equal(connection.isReady(), false);
    await connection.stop();
  });

  it('gives up when it is told to stop', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(standIn.connect({ apiUrl: 'http://127.0.0.1:9/api', signal }), { code: 'unreachable' });
  });

  it('finishes what is in hand before it stops', async () => {
    const connection = await standIn.connect();
    const late = Promise.withResolvers<Answer>();
    let isAsked = false;
    standIn.fakes.answer = () => {
      isAsked = true;
      return late.promise;
    };
    const channelId = standIn.sandbox.channel('general');
    const ask = { kind: 'command', command: 'ask', options: { question: 'x' }, channelId } as const;
    const seen = await standIn.sandbox.interact(ask);
    await eventually(
      async () => isAsked,
      (is) => is,
    );
    const stopped = connection.stop();
    late.resolve(answer(1, 'Late but whole.'));
    await stopped;
    assert.match(shownIn(await seen.settled()), /Late but whole\./u);
    assert.equal(connection.isReady(), false);
  });
});

const shownAs = (message: unknown): string => JSON.stringify(message ?? '');

/** Asks again until the client has heard of a change. */
async function eventually<T>(ask: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  for (let turn = 0; turn < 200; turn += 1) {
    const value = await ask();
    if (isIt(value)) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ask();
}
