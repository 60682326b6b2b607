// Two shards over the stand-in: each server on its own, and one goes on while the other is cut off.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Posting, startPosting } from './posting-trouble.ts';
import { shownIn } from './stand-in.ts';

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
