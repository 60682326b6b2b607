// The gateway by hand: what discord.js never does, and how Discord closes on it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { createInflate } from 'node:zlib';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { callApi } from '../call-api.ts';
import type { Clock } from '../start-bot.ts';
import { startStill, TOKEN } from '../start-bot.ts';

interface Frame {
  readonly op: number;
  readonly d: { readonly [key: string]: unknown };
  readonly s: number | null;
  readonly t: string | null;
}

const IDENTIFY = { op: 2, d: { token: TOKEN, intents: 1, properties: {} } };

describe('the gateway', () => {
  let sandbox: Sandbox;
  let clock: Clock;
  before(async () => {
    ({ sandbox, clock } = await startStill({ world: { guilds: 2 } }));
  });
  after(() => sandbox.stop());

  /** Connects, says these frames, and gathers what comes until `isEnough` or the close. */
  const talk = async (frames: readonly unknown[], isEnough: (frame: Frame) => boolean = () => false, at = sandbox) => {
    const socket = new WebSocket(`${at.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`);
    const heard: Frame[] = [];
    const enough = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data)) as Frame;
        heard.push(frame);
        if (isEnough(frame)) resolve();
      });
    });
    await once(socket, 'open');
    for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    const closed = once(socket, 'close').then(([code]) => Number(code));
    const code = await Promise.race([enough, closed]);
    return { socket, heard, code };
  };

  const CLOSES: readonly [string, readonly unknown[], number][] = [
    ['a wrong token', [{ op: 2, d: { token: 'wrong', intents: 1 } }], 4004],
    ['a frame before identifying', [{ op: 3, d: {} }], 4003],
    ['what is no JSON', ['{'], 4002],
    ['a frame over 4,096 bytes', [{ op: 3, d: 'x'.repeat(4096) }], 4002],
    ['identifying twice', [IDENTIFY, IDENTIFY], 4005],
    ['an unknown opcode', [IDENTIFY, { op: 77 }], 4001],
    ['a shard out of its count', [{ op: 2, d: { ...IDENTIFY.d, shard: [2, 2] } }], 4010],
    ['intents that do not exist', [{ op: 2, d: { ...IDENTIFY.d, intents: 2 ** 30 } }], 4013],
    ['a privileged intent not granted', [{ op: 2, d: { ...IDENTIFY.d, intents: 1 << 15 } }], 4014],
    ['more than 120 frames a minute', Array.from({ length: 121 }, () => ({ op: 1, d: null })), 4008],
  ];
  for (const [name, frames, code] of CLOSES) {
    it(`closes on ${name} with ${code}`, async () => assert.equal((await talk(frames)).code, code));
  }

  it('says hello, answers a heartbeat, and after READY sends each guild', async () => {
    let guilds = 0;
    const { socket, heard } = await talk([{ op: 1, d: null }, IDENTIFY], ({ t }) => {
      if (t === 'GUILD_CREATE') guilds += 1;
      return guilds === 2;
    });
    socket.close();
    assert.deepEqual(
      heard.map(({ op, t }) => t ?? op),
      [10, 11, 'READY', 'GUILD_CREATE', 'GUILD_CREATE'],
    );
    assert.deepEqual(
      heard.map(({ s }) => s),
      [null, null, 1, 2, 3],
    );
  });

  it('closes with 4012 on another version, and with 4009 on who stops beating', async () => {
    const { sandbox: hasty } = await startStill({ heartbeatMs: 20 });
    const other = new WebSocket(`${hasty.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=9`);
    assert.equal((await once(other, 'close'))[0], 4012);
    assert.equal((await talk([IDENTIFY], undefined, hasty)).code, 4009);
    await hasty.stop();
  });

  it('wants a bot of more than 2,500 guilds parted over shards (4011)', async () => {
    const { sandbox: large } = await startStill({ world: { guilds: 2501, channelsPerGuild: 0 } });
    assert.equal((await talk([IDENTIFY], undefined, large)).code, 4011);
    const { socket } = await talk([{ op: 2, d: { ...IDENTIFY.d, shard: [0, 2] } }], ({ t }) => t === 'READY', large);
    socket.close();
    await large.stop();
  });

  it('closes with 4007 on who resumes ahead of the session', async () => {
    const { socket, heard } = await talk([IDENTIFY], ({ s }) => s === 3);
    const session_id = heard.find(({ t }) => t === 'READY')?.d.session_id;
    socket.terminate();
    assert.equal((await talk([{ op: 6, d: { token: TOKEN, session_id, seq: 99 } }])).code, 4007);
  });

  it('sends direct messages to shard 0, and acts of people to the shard of their guild', async () => {
    const { sandbox: parted } = await startStill({ world: { guilds: 2 }, shards: 2, limits: { maxConcurrency: 2 } });
    const { botId, guilds } = parted.world();
    const commands = [{ name: 'ping', description: 'Pings' }];
    assert.equal((await callApi(parted, 'PUT', `/applications/${botId}/commands`, commands)).status, 200);
    assert.equal((await callApi(parted, 'GET', '/gateway/bot')).body.shards, 2);
    const intents = 1 | (1 << 12);
    const shards: Awaited<ReturnType<typeof talk>>[] = [];
    for (const id of [0, 1]) {
      const shard = [id, 2];
      shards.push(
        await talk([{ op: 2, d: { ...IDENTIFY.d, intents, shard } }], ({ t }) => t === 'GUILD_CREATE', parted),
      );
    }
    parted.say({ channelId: parted.directMessages('member'), content: 'hello' });
    for (const guild of guilds) {
      const channelId = guild.channels.find(({ name }) => name === 'general')?.id ?? '';
      parted.interact({ kind: 'command', command: 'ping', channelId }).catch(() => undefined);
    }
    const told = (name: string) => shards.map(({ heard }) => heard.filter(({ t }) => t === name).map(({ d }) => d));
    await parted.until(() => (told('INTERACTION_CREATE').flat().length === 2 ? true : undefined));
    assert.deepEqual(
      told('MESSAGE_CREATE').map((messages) => messages.length),
      [1, 0],
    );
    for (const [id, acts] of told('INTERACTION_CREATE').entries()) {
      assert.deepEqual(
        acts.map(({ guild_id }) => Number((BigInt(String(guild_id)) >> 22n) % 2n)),
        [id],
      );
    }
    for (const { socket } of shards) socket.close();
    await parted.stop();
  });

  it('sends each guild to its shard only', async () => {
    const seen = [];
    for (const id of [0, 1]) {
      const { socket, heard } = await talk([{ op: 2, d: { ...IDENTIFY.d, shard: [id, 2] } }], ({ t }) => t === 'READY');
      socket.close();
      const guilds = (heard.find(({ t }) => t === 'READY')?.d.guilds ?? []) as { id: string }[];
      seen.push(...guilds.map((guild) => Number((BigInt(guild.id) >> 22n) % 2n) === id));
    }
    assert.equal(seen.length, 2);
    assert.ok(seen.every(Boolean));
  });

  it('replays to a client that comes back what it missed, in order', async () => {
    const { socket, heard } = await talk([IDENTIFY], ({ s }) => s === 3);
    socket.terminate();
    await once(socket, 'close');
    const session_id = heard.find(({ t }) => t === 'READY')?.d.session_id;
    const back = await talk([{ op: 6, d: { token: TOKEN, session_id, seq: 1 } }], ({ t }) => t === 'RESUMED');
    assert.deepEqual(
      back.heard.map(({ s, t }) => [s, t]),
      [
        [null, null],
        [2, 'GUILD_CREATE'],
        [3, 'GUILD_CREATE'],
        [4, 'RESUMED'],
      ],
    );
    const cut = once(back.socket, 'close');
    sandbox.cutGateway('without a word');
    await cut;
    clock.at += 3 * 60_000 + 1;
    const late = await talk([{ op: 6, d: { token: TOKEN, session_id, seq: 4 } }], ({ op }) => op === 9);
    assert.equal(late.heard.at(-1)?.d, false, 'after three minutes the session is gone');
    late.socket.close();
  });

  it('compresses the whole stream for a client that asks for it', async () => {
    const address = `${sandbox.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json&compress=zlib-stream`;
    const socket = new WebSocket(address);
    const inflate = createInflate();
    let text = '';
    inflate.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    socket.on('message', (data) => inflate.write(data as Buffer));
    await once(socket, 'open');
    socket.send(JSON.stringify(IDENTIFY));
    await sandbox.until(() => (text.includes('"GUILD_CREATE"') ? true : undefined));
    assert.match(text, /^\{"op":10/);
    socket.close();
  });

  it('counts the sessions of a day, and takes the token back when they are spent', async () => {
    const { sandbox: small, clock: its } = await startStill({ limits: { identifiesPerDay: 2 } });
    const remaining = async () => {
      const { body } = await callApi(small, 'GET', '/gateway/bot');
      return (body.session_start_limit as { remaining: number }).remaining;
    };
    assert.equal(await remaining(), 2);
    for (const left of [1, 0]) {
      const { socket } = await talk([IDENTIFY], ({ t }) => t === 'READY', small);
      socket.close();
      assert.equal(await remaining(), left);
    }
    assert.equal((await talk([IDENTIFY], undefined, small)).code, 4004);
    its.at += 24 * 60 * 60_000;
    assert.equal(await remaining(), 2);
    await small.stop();
  });

  it('sends a shard that identifies too soon away with op 9', async () => {
    const { sandbox: strict, clock: its } = await startStill({ limits: { identifySeconds: 5 } });
    const first = await talk([IDENTIFY], ({ t }) => t === 'READY', strict);
    const second = await talk([IDENTIFY], ({ op }) => op === 9, strict);
    assert.equal(second.heard.at(-1)?.d, false);
    its.at += 5000;
    const third = await talk([IDENTIFY], ({ t }) => t === 'READY', strict);
    for (const { socket } of [first, second, third]) socket.close();
    await strict.stop();
  });

  it('lets as many shards identify side by side as it grants', async () => {
    const limits = { identifySeconds: 5, maxConcurrency: 2 };
    const { sandbox: strict } = await startStill({ limits, shards: 4 });
    const { body } = await callApi(strict, 'GET', '/gateway/bot');
    assert.equal((body.session_start_limit as { max_concurrency: number }).max_concurrency, 2);
    const answers: unknown[] = [];
    for (const id of [0, 1, 2]) {
      const identify = { op: 2, d: { ...IDENTIFY.d, shard: [id, 4] } };
      const { socket, heard } = await talk([identify], ({ t, op }) => t === 'READY' || op === 9, strict);
      answers.push(heard.at(-1)?.t ?? heard.at(-1)?.op);
      socket.close();
    }
    assert.deepEqual(answers, ['READY', 'READY', 9], 'the third shares its turn with the first');
    await strict.stop();
  });

  it('asks its clients to come back, and calls their sessions invalid, when it is told to', async () => {
    const { sandbox: small } = await startStill();
    const { socket, heard } = await talk([IDENTIFY], ({ t }) => t === 'READY', small);
    const session_id = heard.find(({ t }) => t === 'READY')?.d.session_id;
    small.disturbGateway('reconnect');
    small.disturbGateway('invalid');
    await small.until(() => heard.some(({ op }) => op === 9) || undefined);
    assert.deepEqual(
      heard.filter(({ op }) => op === 7 || op === 9).map(({ op, d }) => [op, d]),
      [
        [7, null],
        [9, false],
      ],
    );
    const back = await talk([{ op: 6, d: { token: TOKEN, session_id, seq: 1 } }], ({ op }) => op === 9, small);
    // A frame of the same moment may stand behind it.
    assert.equal(back.heard.find(({ op }) => op === 9)?.d, false, 'an invalid session cannot be resumed');
    assert.ok(!back.heard.some(({ t }) => t === 'RESUMED'));
    small.swallowHeartbeats(true);
    socket.send(JSON.stringify({ op: 1, d: null }));
    socket.close();
    back.socket.close();
    await once(socket, 'close');
    assert.ok(!heard.some(({ op }) => op === 11));
    await small.stop();
  });
});
