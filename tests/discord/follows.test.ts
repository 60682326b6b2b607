// What a person follows, at the stand-in for Discord: told by direct message, ended by its button, by a closed door, by leaving.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { drawHello } from '../../src/discord/follow-message.ts';
import type { GuildId, OutboxId, SubscriptionId, UserId } from '../../src/news/ids.ts';
import { DeliveryFault } from '../../src/news/posting.ts';
import { briefing } from './samples.ts';
import { buttonsIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

const FOLLOW = 'f0110'.padEnd(32, '0') as SubscriptionId;
const TIMEOUT_MS = 5_000;

describe('what a person follows', () => {
  let standIn: StandIn;
  let connection: DiscordConnection;
  let guildId: GuildId;
  let member: UserId;
  const ended: string[] = [];
  before(async () => {
    standIn = await startStandIn();
    const { guilds, people } = standIn.sandbox.world();
    guildId = guilds[0]?.id as GuildId;
    member = people.member as UserId;
    connection = await standIn.connect({
      guildOfFollow: async (id, userId) => (standIn.fakes.follows.has(id) && userId === member ? guildId : undefined),
      tellEnded: async () => ended.splice(0),
    });
    standIn.fakes.follows.set(FOLLOW, {
      id: FOLLOW,
      guildId,
      channelId: await connection.openDirectMessages(member),
      followerId: member,
      wanted: { name: 'Ana Roth', words: '', actors: ['Ana Roth'], sources: [], languages: [] },
      cadence: 'daily 08:00',
      zone: 'UTC',
      length: 'short',
      whenEmpty: 'skip',
      state: 'active',
      nextDueAt: 0,
      createdAt: 0,
      createdBy: member,
    });
  });
  after(() => standIn.stop());

  const post = async (body: string, nonce: string) =>
    connection.post({ channelId: await connection.openDirectMessages(member), body, nonce, timeoutMs: TIMEOUT_MS });

  it('ends by the button under a message, in the direct messages themselves, and says so when pressed again', async () => {
    const rowIds = () => 'a'.repeat(32) as OutboxId;
    const [body = ''] = drawBriefing(briefing(2, 'Port closed'), { rowIds, followId: FOLLOW });
    const messageId = await post(body, '1');
    await post(drawHello('You follow **Ana Roth**.', FOLLOW), '2');
    const channelId = standIn.sandbox.directMessages('member');
    const message = standIn.sandbox.messages(channelId).find(({ id }) => id === messageId);
    const customId = buttonsIn(message as never).get('Stop this') ?? '';
    const press = { kind: 'component', as: 'member', channelId, messageId, customId } as const;
    const seen = await (await standIn.sandbox.interact(press)).settled();
    assert.match(shownIn(seen), /You no longer follow \*\*Ana Roth/u);
    assert.equal(standIn.fakes.follows.size, 0);
    const again = await standIn.sandbox.interact(press);
    assert.match(shownIn(again.message), /You no longer follow this/u);
  });

  it('tells with the next command, once and to that person alone, what ended by itself', async () => {
    ended.push('I could not write to you, so you no longer follow @everyone.');
    const channelId = standIn.sandbox.channel('general');
    const help = () => standIn.sandbox.interact({ kind: 'command', command: 'help', channelId, as: 'member' });
    await help();
    const told = () =>
      standIn.sandbox.messages(channelId).filter((one) => /could not write to you/u.test(shownIn(one)));
    await standIn.sandbox.until(() => told()[0]);
    assert.equal(told()[0]?.visibleTo, member);
    await (await help()).settled().catch(() => undefined);
    assert.equal(told().length, 1);
  });

  it('is told to members alone: who left is found out, and where Dateline is not, nothing is told', async () => {
    assert.equal(await connection.isMember(guildId, member), true);
    assert.equal(await connection.isMember(guildId, '100000000000000999' as UserId), false);
    await assert.rejects(connection.isMember('100000000000000998' as GuildId, member), DeliveryFault);
  });

  it('begins by a message that a closed door refuses', async () => {
    standIn.sandbox.closeDirectMessages('member');
    await assert.rejects(post('{"content":"x"}', '3'), (error: DeliveryFault) => error.code === 50_007);
  });
});
