// The connection and the posting through long trouble: 20 cut sockets with every kind of fault between them, a Discord
// that is down for two minutes at the start, sessions that are rationed. Nothing lost, nothing twice, memory flat.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seededRandom } from '../kit/seeded-random.ts';
import { startSandboxProcess } from '../sandbox/sandbox-process.ts';
import { startPosting } from './posting-trouble.ts';
import { startStandIn, TOKEN } from './stand-in.ts';
import { assertOnceEach, startTrouble } from './trouble.ts';

const CUTS = 20;
const MORNINGS = 120;
/** What 4,000 answers may leave behind, in bytes: 500 for each. */
const GROWTH_MAX = 2_000_000;
const LOOKS = 8;
const LOOK_EVERY_MS = 250;

describe('long trouble', () => {
  it('comes through 20 cuts of every kind with 50 people each', { timeout: 600_000 }, async (test) => {
    const trouble = await startTrouble();
    const { sandbox } = trouble.standIn;
    const kinds = [
      () => sandbox.cutGateway('without a word'),
      () => sandbox.disturbGateway('reconnect'),
      () => sandbox.cutGateway(4000),
      () => sandbox.disturbGateway('invalid, may resume'),
      () => sandbox.cutGateway(4009),
    ];
    const heaps: number[] = [];
    for (let cut = 0; cut < CUTS; cut += 1) {
      const { resumed } = trouble.sessions();
      const seen = await trouble.askThrough(50, kinds[cut % kinds.length] ?? (() => undefined));
      await sandbox.until(() => (trouble.sessions().resumed > resumed ? true : undefined));
      assert.ok(
        seen.every((kind) => kind === 'message'),
        `cut ${cut}: ${seen}`,
      );
      heaps.push(process.memoryUsage().heapUsed);
    }
    assert.deepEqual(trouble.sessions(), { begun: 1, resumed: CUTS });
    for (const disturb of [
      () => sandbox.disturbGateway('invalid'),
      () => sandbox.cutGateway(1000),
      () => sandbox.cutGateway(4007),
    ]) {
      const { begun } = trouble.sessions();
      disturb();
      await sandbox.until(() => (trouble.sessions().begun > begun ? true : undefined), 30_000);
      await trouble.untilReady();
      assert.ok((await trouble.askThrough(50, () => undefined)).every((kind) => kind === 'message'));
    }
    assertOnceEach(trouble);
    await trouble.stop();
    test.diagnostic(`heap after the cuts, MB: ${heaps.map((bytes) => Math.round(bytes / 1e6)).join(' ')}`);
  });

  it('posts every briefing once through a hundred faults', { timeout: 600_000 }, async () => {
    const posting = await startPosting({ limits: { globalPerSecond: 0 } });
    const random = seededRandom(7);
    const { sandbox } = posting.standIn;
    const channels = ['general', 'news', 'briefings'];
    for (const channel of channels) await posting.subscribe(channel);
    const match = { method: 'POST', path: '/messages' };
    const mishaps = [
      'drop',
      'store-then-drop',
      { status: 500 },
      { status: 503 },
      { status: 401, body: { message: '401', code: 0 } },
    ] as const;
    for (let morning = 0; morning < MORNINGS; morning += 1) {
      await posting.nextMorning();
      const mishap = mishaps[Math.floor(random() * mishaps.length)] ?? 'drop';
      sandbox.fault({ match, mishap, times: 1 + Math.floor(random() * 6) });
      if (morning % 6 === 0) sandbox.cutGateway('without a word');
      for (const pause of [0, 5_000, 60_000, 600_000, 600_000, 600_000]) await posting.tickAfter(pause);
    }
    for (const channel of channels) {
      const posted = posting.posted(channel);
      assert.equal(posted.length, MORNINGS, channel);
      assert.equal(new Set(posted).size, MORNINGS, `${channel}: none is there twice`);
    }
    assert.equal(await posting.world.store.deliveries.nextWork(), undefined);
    await posting.stop();
  });

  it('signs in to a Discord that was down for two minutes, and registers its commands', {
    timeout: 300_000,
  }, async () => {
    const standIn = await startStandIn();
    for (const mishap of ['drop', { status: 502 }] as const) {
      standIn.sandbox.fault({ match: {}, mishap, times: 100_000 });
    }
    const up = wait(120_000).then(() => standIn.sandbox.endFaults());
    const connection = await standIn.connect();
    await up;
    assert.equal(connection.isReady(), true);
    assert.equal(standIn.sandbox.commands().length, standIn.fakes.commands.length);
    const tries = standIn.logged.filter(([event]) => event.startsWith('warn Discord cannot be reached')).length;
    assert.ok(tries >= 6 && tries <= 12, `${tries} tries`);
    await standIn.stop();
  });

  it('begins its shards one after the other where Discord takes one in five seconds', { timeout: 60_000 }, async () => {
    const limits = { identifySeconds: 5, maxConcurrency: 1, globalPerSecond: 0 };
    const standIn = await startStandIn({ shards: 2, world: { guilds: 2 }, limits });
    const begun = performance.now();
    const connection = await standIn.connect();
    assert.ok(performance.now() - begun >= 5_000);
    assert.deepEqual(standIn.sandbox.sessions(), { begun: 2, resumed: 0 });
    assert.equal(connection.isReady(), true);
    await standIn.stop();
  });

  it('waits for the next day when it may begin no more sessions today', { timeout: 60_000 }, async () => {
    const clock = { aheadMs: 0 };
    const now = () => Date.now() + clock.aheadMs;
    const standIn = await startStandIn({ now, limits: { identifiesPerDay: 1 } });
    await (await standIn.connect()).stop();
    const tomorrow = wait(5_000).then(() => {
      clock.aheadMs = 24 * 60 * 60_000;
    });
    const connection = await standIn.connect();
    await tomorrow;
    assert.equal(connection.isReady(), true);
    assert.equal(standIn.sandbox.sessions().begun, 2);
    assert.ok(standIn.logged.some(([event]) => event === 'warn Discord cannot be reached; trying again'));
    await standIn.stop();
  });

  it('does not grow with the people who ask and the sockets that are cut', { timeout: 300_000 }, async (test) => {
    const sandbox = await startSandboxProcess(['--token', TOKEN]); // what it records is not to be counted
    const standIn = await startStandIn();
    const connection = await standIn.connect({ apiUrl: sandbox.apiUrl });
    const channelId = await sandbox.channel('general');
    const askThrough = async (rounds: number): Promise<number> => {
      for (let round = 0; round < rounds; round += 1) {
        if (round % 10 === 0) await sandbox.cutGateway(4000);
        const deed = { kind: 'command', command: 'help', channelId } as const;
        const seen = await Promise.all(Array.from({ length: 50 }, () => sandbox.interact(deed)));
        assert.ok(seen.every(({ kind }) => kind === 'message'));
      }
      standIn.logged.length = 0;
      return leastHeap();
    };
    const before = await askThrough(20);
    const growth = (await askThrough(80)) - before;
    assert.equal(connection.isReady(), true);
    await connection.stop();
    await standIn.stop();
    await sandbox.stop();
    test.diagnostic(`4,000 answers and 8 cuts: ${(growth / 1e6).toFixed(1)} MB more`);
    assert.ok(growth < GROWTH_MAX, `${growth} bytes more`);
  });
});

/** The heap in use, in bytes: the least of several looks, for what has just ended is let go of a little later. */
async function leastHeap(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look += 1) {
    await wait(LOOK_EVERY_MS);
    collectGarbage();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
