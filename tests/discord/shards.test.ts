// Two shards over the stand-in: each server on its own, and one goes on while the other is cut off.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChannelId, GuildId, UserId } from '../../src/news/ids.ts';
import { until } from '../kit/until.ts';
import { type Posting, startPosting } from './posting-trouble.ts';
import { type StandIn, shownIn, startStandIn } from './stand-in.ts';

describe('over two shards', () => {
  let posting: Posting;
  before(async () => {
    posting = await startPosting({
      shards: 2,
      world: { guilds: 2 },
      limits: { globalPerSecond: 0, maxConcurrency: 2, identifySeconds: 5 },
    });
  });
  after(() => posting.stop());

  const shardOf = (number: number): number => {
    const id = posting.standIn.sandbox.world().guilds[number]?.id ?? '0';
    return Number((BigInt(id) >> 22n) % 2n);
  };
  const askForHelp = (number: number) => {
    const { sandbox } = posting.standIn;
    const channelId = sandbox.world().guilds[number]?.channels.find(({ name }) => name === 'general')?.id ?? '';
    return sandbox.interact({ kind: 'command', command: 'help', channelId });
  };

  it('opens both, each with one of the servers', () => {
    assert.deepEqual([shardOf(0), shardOf(1)].sort(), [0, 1]);
    assert.deepEqual(posting.standIn.sandbox.sessions(), { begun: 2, resumed: 0 });
    assert.equal(posting.connection.isReady(), true);
  });

  it('answers a command in each server, once', async () => {
    const seen = await Promise.all([askForHelp(0), askForHelp(1)]);
    for (const { kind, message } of seen) {
      assert.equal(kind, 'message');
      assert.match(shownIn(message), /Dateline reads the news for this server/u);
    }
    const callbacks = posting.standIn.sandbox.requests().filter(({ path }) => path.includes('/callback'));
    assert.equal(callbacks.length, 2);
  });

  it('posts a briefing in each server, once', async () => {
    for (const number of [0, 1]) await posting.subscribe('briefings', number);
    await posting.nextMorning();
    for (const pause of [0, 5_000]) await posting.tickAfter(pause);
    assert.deepEqual([posting.posted('briefings', 0).length, posting.posted('briefings', 1).length], [1, 1]);
  });

  it('goes on in one server while the shard of the other is cut off, which then catches up', async () => {
    const { sandbox } = posting.standIn;
    const cutOff = shardOf(1);
    sandbox.cutGateway('without a word', cutOff);
    const late = askForHelp(1); // on its way to a shard that is not there
    assert.equal((await askForHelp(0)).kind, 'message');
    assert.equal((await late).kind, 'message');
    assert.deepEqual(sandbox.sessions(), { begun: 2, resumed: 1 }, 'only the one came back');
    await sandbox.until(() => (posting.connection.isReady() ? true : undefined));
    await posting.nextMorning();
    for (const pause of [0, 5_000]) await posting.tickAfter(pause);
    assert.deepEqual([posting.posted('briefings', 0).length, posting.posted('briefings', 1).length], [2, 2]);
  });
});

describe('over two processes with a shard each', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn({
      shards: 2,
      world: { guilds: 2 },
      limits: { globalPerSecond: 0, maxConcurrency: 2 },
    });
  });
  after(() => standIn.stop());

  it('hears its own server, and may send into the other’s and look for what it sent there', async () => {
    const seen: string[][] = [];
    const hold = (shard: number) =>
      standIn.connect({
        shards: { from: shard, until: shard, of: 2 },
        perSecond: () => 20,
        membership: {
          present: async (guildIds) => void seen.push([...guildIds]),
          joined: async () => {},
          left: async () => {},
        },
      });
    const [first, second] = await Promise.all([hold(0), hold(1)]);
    assert.ok(first !== undefined && second !== undefined);
    const { guilds, people } = standIn.sandbox.world();
    assert.deepEqual(
      seen.map(({ length }) => length),
      [1, 1],
    );
    assert.deepEqual(seen.flat().sort(), guilds.map(({ id }) => id).sort());
    for (const { id: guildId, channels } of guilds) {
      const { requests } = standIn.sandbox;
      const channelId = channels.find(({ name }) => name === 'general')?.id as ChannelId;
      const answer = await standIn.sandbox.interact({ kind: 'command', command: 'help', channelId });
      assert.equal(answer.kind, 'message');
      const after = Date.now() - 60_000;
      for (const [at, connection] of [first, second].entries()) {
        const nonce = `${guildId} ${at}`.slice(-25);
        await connection.post({ channelId, body: '{"content":"The port is open."}', nonce, timeoutMs: 5_000 });
        const history = await connection.history(channelId, after);
        assert.ok(history.mayRead && history.messages.length > at, 'what others sent is seen too');
        assert.equal(await connection.isMember(guildId as GuildId, people.member as UserId), true);
        assert.equal(await connection.isMember(guildId as GuildId, '1' as UserId), false);
      }
      const callbacks = requests().filter(({ path }) => path.includes('/callback'));
      assert.equal(new Set(callbacks.map(({ path }) => path)).size, callbacks.length, 'each answered once');
    }
    await standIn.sandbox.setPermissions(guilds[0]?.channels.find(({ name }) => name === 'general')?.id ?? '', 1024n);
    const hidden = guilds[0]?.channels.find(({ name }) => name === 'general')?.id as ChannelId;
    for (const connection of [first, second]) {
      // Who hears the server hears of the change a moment later.
      await until('the history is hidden from whoever asks', 5_000, async () =>
        (await connection.history(hidden, 0)).mayRead ? undefined : true,
      );
    }
  });
});
