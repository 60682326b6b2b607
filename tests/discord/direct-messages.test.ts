// Commands in direct messages at the stand-in for Discord: the person picks the server, and nothing of another one shows.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChannelId, GuildId } from '../../src/news/ids.ts';
import { buttonsIn, menusIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

describe('commands in direct messages', () => {
  let standIn: StandIn;
  let guilds: readonly GuildId[];
  let known: readonly GuildId[];
  before(async () => {
    standIn = await startStandIn({ world: { guilds: 3 } });
    guilds = standIn.sandbox.world().guilds.map(({ id }) => id as GuildId);
    known = guilds.slice(0, 2);
    const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/Bogota'];
    for (const [at, guildId] of guilds.entries()) {
      const noticesChannelId = `50000000000000000${at}` as ChannelId;
      standIn.fakes.settings.set(guildId, { guildId, zone: zones[at] ?? '', noticesChannelId });
    }
    await standIn.connect({ knownServers: async () => known });
  });
  after(() => standIn.stop());

  const direct = async (command: string, as: 'member' | 'moderator' = 'moderator') => {
    const channelId = standIn.sandbox.directMessages(as);
    return (await standIn.sandbox.interact({ kind: 'command', command, channelId, as })).settled();
  };

  it('shows the settings of the server that is picked, and nothing of another', async () => {
    const asked = await direct('settings view');
    const [[customId = '', offered = []] = []] = [...menusIn(asked)];
    assert.deepEqual(offered, known, 'those where they have done something, not the third');
    const channelId = standIn.sandbox.directMessages('moderator');
    const press = { kind: 'component', as: 'moderator', channelId, messageId: asked.id, customId } as const;
    await standIn.sandbox.interact({ ...press, values: [guilds[1] ?? ''] });
    const stands = () => shownIn(standIn.sandbox.messages(channelId).find(({ id }) => id === asked.id) as never);
    const shown = await standIn.sandbox.until(() => (/Asia\/Tokyo/u.test(stands()) ? stands() : undefined));
    assert.doesNotMatch(shown, /Berlin|Bogota|500000000000000000|500000000000000002/u);
  });

  it('asks nothing where there is one server only, and keeps to it behind buttons', async () => {
    known = guilds.slice(2);
    assert.match(shownIn(await direct('settings view')), /America\/Bogota/u);
    const kept = await direct('privacy show', 'member');
    const channelId = standIn.sandbox.directMessages('member');
    const press = { kind: 'component', as: 'member', channelId, messageId: kept.id } as const;
    const stands = () => standIn.sandbox.messages(channelId).find(({ id }) => id === kept.id) as never;
    for (const label of ['Delete all of this …', 'Yes, delete it all']) {
      const customId = await standIn.sandbox.until(() => buttonsIn(stands()).get(label));
      await standIn.sandbox.interact({ ...press, customId });
    }
    await standIn.sandbox.until(() => standIn.fakes.forgotten[0]);
    assert.deepEqual(standIn.fakes.forgotten, [standIn.sandbox.world().people.member]);
  });

  it('is for moderators where the command is, and for servers where it is no other’s', async () => {
    assert.match(shownIn(await direct('settings view', 'member')), /This is for moderators/u);
    assert.match(shownIn(await direct('settings set')), /works in servers only/u);
    known = [];
    assert.match(shownIn(await direct('settings view')), /I know no server/u);
    known = ['100000000000000998' as GuildId];
    assert.match(shownIn(await direct('settings view')), /I know no server/u, 'Dateline is not there any more');
  });
});
