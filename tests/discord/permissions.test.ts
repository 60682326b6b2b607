import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import type { Purpose } from '../../src/discord/permissions.ts';
import type { ChannelId, GuildId, RoleId, UserId } from '../../src/news/ids.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { until } from '../kit/until.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const WAIT_MS_MAX = 5_000;
const { viewChannel, sendMessages, embedLinks, readMessageHistory, attachFiles } = PERMISSIONS;
const { createPublicThreads, sendMessagesInThreads } = PERMISSIONS;
const POSTING = viewChannel | sendMessages | embedLinks | readMessageHistory;
/** As the channel's settings name them in Discord's English, text channel and forum. */
const TEXT = ['Send Messages', 'Embed Links', 'Read Message History'];

describe('what is missing in a channel', () => {
  let standIn: StandIn;
  let connection: DiscordConnection;
  before(async () => {
    standIn = await startStandIn();
    connection = await standIn.connect();
  });
  after(() => standIn.stop());

  /** Gives the bot exactly these bits in a channel, and what is then missing for a purpose there. */
  async function missing(channel: string, bits: bigint, purpose: Partial<Purpose>): Promise<readonly string[]> {
    const channelId = standIn.sandbox.channel(channel) as ChannelId;
    standIn.sandbox.setPermissions(channelId, bits);
    return until('the change is known', WAIT_MS_MAX, async () => {
      // The gateway tells of the change in its own time: it has when all that can be asked for is answered anew.
      const all = await connection.missingPermissions({ channelId, use: 'thread', pictures: true });
      if (all?.length !== countMissing(bits, channel)) return undefined;
      return connection.missingPermissions({ channelId, ...purpose });
    });
  }

  const cases: readonly (readonly [string, string, bigint, Partial<Purpose>, readonly string[]])[] = [
    ['a briefing', 'news', POSTING, {}, []],
    ['a briefing', 'news', 0n, {}, ['View Channel', ...TEXT]],
    ['a briefing', 'news', viewChannel, {}, TEXT],
    ['a briefing', 'announcements', POSTING & ~sendMessages, {}, ['Send Messages']],
    ['a briefing that is published', 'announcements', POSTING, {}, []],
    ['a briefing in a forum', 'forum', viewChannel, {}, ['Create Posts', 'Send Messages in Posts', ...TEXT.slice(1)]],
    ['a briefing in a forum', 'forum', POSTING | sendMessagesInThreads, {}, []],
    ['a thread a day', 'news', POSTING, { use: 'thread' }, ['Create Public Threads', 'Send Messages in Threads']],
    ['a thread a day', 'news', POSTING | createPublicThreads | sendMessagesInThreads, { use: 'thread' }, []],
    ['a notice', 'moderators', viewChannel | sendMessages, { use: 'notice' }, []],
    ['a notice', 'moderators', viewChannel, { use: 'notice' }, ['Send Messages']],
    ['pictures', 'news', POSTING, { pictures: true }, ['Attach Files']],
    ['pictures', 'news', POSTING | attachFiles, { pictures: true }, []],
  ];
  for (const [what, channel, bits, purpose, wanted] of cases) {
    it(`for ${what} in #${channel}: ${wanted.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(await missing(channel, bits, purpose), wanted);
    });
  }

  it('for a role that may not be mentioned: the right to mention all', async () => {
    const guild = standIn.sandbox.world().guilds[0];
    const role = guild?.roles.find(({ name }) => name !== '@everyone');
    assert.ok(role !== undefined);
    assert.deepEqual(await missing('news', POSTING, { mentionRoleId: role.id as RoleId }), [
      'Mention @everyone, @here, and All Roles',
    ]);
  });

  it('is unknown for a channel that is not there', async () => {
    assert.equal(await connection.missingPermissions({ channelId: '100000000000000000' as ChannelId }), undefined);
  });

  it('is told after a refusal, to who set the briefing up', async () => {
    await missing('news', viewChannel | readMessageHistory, {});
    const channelId = standIn.sandbox.channel('news') as ChannelId;
    await connection.tellTrouble({
      id: '7'.repeat(32),
      guildId: standIn.sandbox.world().guilds[0]?.id as GuildId,
      aboutUserId: standIn.sandbox.world().people.moderator as UserId,
      trouble: { kind: 'paused', channelId, reason: { kind: 'may not send' } },
      createdAt: 0,
    });
    const told = standIn.sandbox.messages(standIn.sandbox.directMessages('moderator'));
    assert.match(told.at(-1)?.content ?? '', /Allow me “Send Messages” and “Embed Links” in the channel/u);
  });
});

/** How many of all the permissions that can be asked for are not among the bits. */
function countMissing(bits: bigint, channel: string): number {
  const forum = [viewChannel, sendMessages, sendMessagesInThreads, embedLinks, readMessageHistory, attachFiles];
  const wanted = channel === 'forum' ? forum : [...forum, createPublicThreads];
  // Who does not see a channel may do nothing in it.
  return (bits & viewChannel) === 0n ? wanted.length : wanted.filter((bit) => (bits & bit) === 0n).length;
}
