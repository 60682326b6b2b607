// Briefings through trouble with Discord: each is there once, and what cannot be posted reaches one person, once.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { type Posting, startPosting } from './posting-trouble.ts';

const POSTS = { method: 'POST', path: '/messages' };
const tooMany = (scope: string, isGlobal: boolean) => ({
  status: 429,
  headers: {
    'Retry-After': '0.2', // Discord says whole seconds; a test need not wait for them
    'X-RateLimit-Scope': scope,
    ...(isGlobal ? { 'X-RateLimit-Global': 'true' } : {}),
  },
  body: { message: 'You are being rate limited.', retry_after: 0.5, global: isGlobal },
});

describe('a briefing in trouble', () => {
  let posting: Posting;
  before(async () => {
    posting = await startPosting({ limits: { messagesPerChannel: { requests: 2, seconds: 0.5 } } });
    await posting.subscribe('briefings');
  });
  after(() => posting.stop());
  beforeEach(() => posting.nextMorning());

  /** Ticks at once and after each pause; then the channel must hold one message more, and none twice. */
  const isPostedOnce = async (pauses: readonly number[]): Promise<void> => {
    const earlier = posting.posted('briefings').length;
    for (const pause of [0, ...pauses]) await posting.tickAfter(pause);
    const now = posting.posted('briefings');
    assert.equal(now.length, earlier + 1);
    assert.equal(new Set(now).size, now.length, 'none is there twice');
    assert.equal(await posting.world.store.deliveries.nextWork(), undefined, 'nothing is in hand');
  };

  it('is posted after Discord answered 500 to all tries', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: { status: 500 }, times: 8 });
    await isPostedOnce([5_000, 10_000]);
  });

  it('is posted after the connection was cut before it arrived', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'drop', times: 2 });
    await isPostedOnce([5_000, 10_000]);
  });

  it('is not posted again when only the answer was lost: the nonce is remembered', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'store-then-drop' });
    await isPostedOnce([5_000]);
  });

  it('is not posted again an hour after the answer was lost: it is found in the channel', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: 'store-then-drop' });
    await isPostedOnce([3_600_000]);
  });

  it('waits for a limit of its own, a global one and a shared one', async () => {
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('user', false) });
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('global', true) });
    posting.standIn.sandbox.fault({ match: POSTS, mishap: tooMany('shared', false) });
    await isPostedOnce([]);
  });

  it('waits its turn where a channel takes two messages at a time', async () => {
    const earlier = posting.posted('news').length;
    const added = await Promise.all([1, 2, 3].map(() => posting.subscribe('news')));
    await posting.nextMorning();
    await posting.tickAfter(0);
    assert.equal(posting.posted('news').length, earlier + 3);
    for (const { id, guildId } of added) await posting.world.store.subscriptions.remove(id, guildId);
  });
});

describe('a briefing that Discord does not take', () => {
  let posting: Posting;
  before(async () => {
    posting = await startPosting({ limits: { globalPerSecond: 0 } });
  });
  after(() => posting.stop());

  const heard = () => posting.standIn.sandbox.messages(posting.standIn.sandbox.directMessages('moderator'));

  // code, status, what comes of it
  const REFUSALS: readonly [number, number, 'paused' | 'given up' | 'posted later'][] = [
    [10003, 404, 'paused'],
    [10004, 404, 'paused'],
    [50001, 403, 'paused'],
    [50008, 400, 'paused'],
    [50013, 403, 'paused'],
    [50024, 400, 'paused'],
    [50083, 400, 'paused'],
    [160005, 403, 'paused'],
    [40005, 413, 'given up'],
    [50006, 400, 'given up'],
    [50035, 400, 'given up'],
    [200000, 400, 'given up'],
    [240000, 400, 'given up'],
    [40006, 403, 'posted later'],
    [130000, 403, 'posted later'],
    [0, 401, 'posted later'],
  ];
  for (const [code, status, expected] of REFUSALS) {
    it(`with ${code} (${status}) it is ${expected}, and one person hears of it once or need not`, async () => {
      const { sandbox } = posting.standIn;
      const before = { heard: heard().length, posted: posting.posted('briefings').length };
      const { id, guildId } = await posting.subscribe('briefings');
      await posting.nextMorning();
      const match = { method: 'POST', path: `/channels/${sandbox.channel('briefings')}/messages` };
      sandbox.fault({ match, mishap: { status, body: { code, message: 'on purpose' } } });
      for (const pause of [0, 5_000, 60_000]) await posting.tickAfter(pause);
      const told = heard().slice(before.heard);
      const isPosted = posting.posted('briefings').length > before.posted;
      const state = (await posting.world.store.subscriptions.get(id, guildId))?.state;
      assert.deepEqual(
        { told: told.length, isPosted, state },
        {
          told: expected === 'posted later' ? 0 : 1,
          isPosted: expected === 'posted later',
          state: expected === 'paused' ? 'paused' : 'active',
        },
      );
      if (expected === 'paused')
        assert.match(told[0]?.content ?? '', /^I paused the briefing in <#\d+>: [^.]+\. .+\/subscription \w+`/u);
      if (expected === 'given up') assert.match(told[0]?.content ?? '', /^Discord refused a briefing in <#\d+>/u);
      await posting.world.store.subscriptions.remove(id, guildId);
    });
  }

  it('is told in the notices channel, else to who subscribed, else to the next moderator, each time to one alone', async () => {
    const { sandbox } = posting.standIn;
    const { guilds } = posting.world.store;
    const noticesChannelId = sandbox.channel('moderators');
    const deleted = sandbox.channel('news');
    const counts = async (guildId: string) => [
      sandbox.world().guilds[0]?.channels.some(({ id }) => id === noticesChannelId)
        ? sandbox.messages(noticesChannelId).length
        : 0,
      heard().length,
      (await guilds.pendingNotices(guildId as never)).length,
    ];
    const settingsOf = async (guildId: string) => guilds.settings(guildId as never);
    const guildId = sandbox.world().guilds[0]?.id ?? '';
    await guilds.saveSettings({ ...(await settingsOf(guildId)), noticesChannelId: noticesChannelId as never });
    sandbox.setPermissions(deleted, PERMISSIONS.viewChannel);
    const [channel0 = 0, direct0 = 0, kept0 = 0] = await counts(guildId);
    const failOnce = async () => {
      await posting.subscribe('news');
      await posting.nextMorning();
      for (const pause of [0, 5_000, 600_000]) await posting.tickAfter(pause);
      return counts(guildId);
    };
    assert.deepEqual(await failOnce(), [channel0 + 1, direct0, kept0]);
    sandbox.setPermissions(noticesChannelId, 0n);
    assert.deepEqual(await failOnce(), [channel0 + 1, direct0 + 1, kept0]);
    sandbox.closeDirectMessages('moderator');
    assert.deepEqual(await failOnce(), [channel0 + 1, direct0 + 1, kept0 + 1]);
    const general = sandbox.channel('general');
    const help = { kind: 'command', command: 'help', channelId: general } as const;
    const asMember = await sandbox.interact({ ...help, as: 'member' });
    assert.equal(asMember.followUps().length, 0);
    const asModerator = await sandbox.interact({ ...help, as: 'moderator' });
    await sandbox.until(() => (asModerator.followUps().length === 1 ? true : undefined));
    const again = await sandbox.interact({ ...help, as: 'moderator' });
    await again.settled();
    assert.equal(again.followUps().length, 0, 'the second time there is nothing left to tell');
  });
});
