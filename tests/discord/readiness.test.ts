// A connection of two shards: ready only as a whole, its presence true on each, its close for good told by its code.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { createClient } from '../../src/discord/create-client.ts';
import { explainClose } from '../../src/discord/login-errors.ts';
import { texts } from '../../src/discord/texts.ts';
import { recordInto } from '../../src/metrics.ts';
import type { Failure } from '../../src/news/failure.ts';
import { openMetrics, openStatus } from '../../src/open-status.ts';
import { keepMetrics, type StatusPages } from '../../src/status-pages.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { freePort } from '../kit/free-port.ts';
import { startOddGateway } from '../kit/odd-gateway.ts';
import { silentLog } from '../kit/silent-log.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const FATAL = [4004, 4010, 4011, 4012, 4013, 4014];

describe('a connection of two shards', () => {
  let standIn: StandIn;
  let connection: DiscordConnection | undefined;
  let store: Store;
  let pages: StatusPages | undefined;
  let isEnding = false;
  before(async () => {
    standIn = await startStandIn({ shards: 2, limits: { maxConcurrency: 2 } });
    store = await openStore({ dataDir: temporaryFolder(), now: Date.now });
    const config = { ...readConfig(temporaryFolder()), statusPort: await freePort() };
    const { kept } = await openMetrics(config, Date.now);
    const connected = () => connection;
    pages = await openStatus({ config, kept, store, now: Date.now, connected, isEnding: () => isEnding });
  });
  after(async () => {
    await standIn.stop();
    await pages?.stop();
    await store.close();
  });

  const readiness = async (): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${pages?.port}/readyz`);
    return `${answer.status} ${(await answer.text()).trim()}`;
  };
  const untilReady = (): Promise<true> =>
    standIn.sandbox.until(() => (connection?.isReady() === true ? true : undefined));

  it('is not ready before it stands, and is when both shards are', async () => {
    assert.equal(await readiness(), '503 discord: not connected');
    connection = await standIn.connect();
    assert.equal(await readiness(), '200 ready');
    assert.deepEqual(
      connection.shards().map(({ id, state }) => [id, state]),
      [
        [0, 'ready'],
        [1, 'ready'],
      ],
    );
  });

  it('is not ready while one shard is away, and is again when that has resumed', async () => {
    standIn.sandbox.cutGateway(4000, 1);
    await standIn.sandbox.until(() => (connection?.isReady() === false ? true : undefined));
    assert.equal(await readiness(), '503 discord: not connected');
    assert.deepEqual(
      connection?.shards().map(({ state }) => state),
      ['ready', 'connecting'],
    );
    await untilReady();
    assert.equal(await readiness(), '200 ready');
    assert.deepEqual(standIn.sandbox.sessions(), { begun: 2, resumed: 1 });
  });

  it('says in its presence what is read, on each shard, and after a resume', async () => {
    const both = (text: string) => [0, 1].map((shard) => ({ shard, text }));
    const untilBoth = (text: string): Promise<true> =>
      standIn.sandbox.until(() => {
        const found = [...standIn.sandbox.presences()].sort((a, b) => a.shard - b.shard);
        return JSON.stringify(found) === JSON.stringify(both(text)) ? true : undefined;
      });
    connection?.showReading({ feeds: 12, articles: 1234 });
    await untilBoth('Reading 12 feeds · 1,234 articles');
    standIn.sandbox.cutGateway(4000);
    await standIn.sandbox.until(() => (standIn.sandbox.sessions().resumed === 3 ? true : undefined));
    await untilBoth('Reading 12 feeds · 1,234 articles');
    await untilReady();
    connection?.showReading({ feeds: 1, articles: 1235 });
    await untilBoth('Reading 1 feed · 1,235 articles');
  });

  it('is not ready when the process is about to stop', async () => {
    await untilReady();
    isEnding = true;
    assert.equal(await readiness(), '503 process: stopping');
  });
});

describe('the presence in several servers', () => {
  it('names no number, for no server is to learn what others read', async () => {
    const standIn = await startStandIn({ world: { guilds: 2 } });
    const connection = await standIn.connect();
    connection.showReading({ feeds: 12, articles: 1234 });
    const shown = await standIn.sandbox.until(() => standIn.sandbox.presences().find(({ text }) => text !== ''));
    assert.equal(shown.text, texts.presenceOfMany);
    assert.doesNotMatch(shown.text, /\d/u);
    await standIn.stop();
  });
});

describe('a close for good', () => {
  it('is told by its code after the connection stood', async () => {
    const standIn = await startStandIn();
    for (const code of FATAL) {
      const lost = Promise.withResolvers<Failure>();
      const connection = await standIn.connect({ onLost: lost.resolve });
      standIn.sandbox.cutGateway(code);
      assert.equal((await lost.promise).message, explainClose(code).message);
      assert.equal(connection.isReady(), false);
      assert.equal(connection.shards()[0]?.state, 'disconnected');
      await connection.stop();
    }
    await standIn.stop();
  });

  it('is told by its code while signing in', async () => {
    const given = { closeWith: 0 };
    const odd = await startOddGateway(given);
    const standIn = await startStandIn();
    for (const code of FATAL) {
      given.closeWith = code;
      const refused = { code: 'refused', message: explainClose(code).message };
      await assert.rejects(standIn.connect({ apiUrl: odd.apiUrl }), refused, `${code}`);
    }
    assert.equal(odd.sockets(), FATAL.length, 'none was tried again');
    await standIn.stop();
    odd.stop();
  });
});

describe('requests that Discord calls invalid', () => {
  let server: Server;
  before(async () => {
    server = createServer(
      (_, response) => void response.writeHead(403, { 'content-type': 'application/json' }).end('{}'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('are logged and counted at every 500, long before Discord bans the address at 10,000', async () => {
    const { log, events } = silentLog();
    const kept = keepMetrics();
    const metrics = recordInto(kept, { now: Date.now, elapsedMs: () => 0 });
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    // Else it takes ten seconds: fifty a second, as Discord asks.
    const { client, end } = createClient({ apiUrl, log, metrics, perSecond: () => 1_000 });
    client.rest.setToken('a token');
    client.rest.options.globalRequestsPerSecond = 1_000;
    const ask = (): Promise<unknown> => client.rest.get('/users/@me').catch(() => undefined);
    // discord.js counts those of the whole process: others may have come before.
    for (let sent = 0; events.length === 0 && sent < 1_000; sent += 25)
      await Promise.all(Array.from({ length: 25 }, ask));
    const early = Number(/responses_total\{status="403"\} (\d+)/u.exec(await kept.text())?.[1]);
    assert.ok(early <= 500, `the first warning after ${early}`);
    await Promise.all(Array.from({ length: 450 }, ask));
    assert.equal(events.length, 1);
    for (let sent = 0; events.length === 1 && sent < 100; sent += 1) await ask();
    assert.deepEqual(new Set(events), new Set(['warn Discord counts invalid requests of ours']));
    const text = await kept.text();
    assert.match(text, /^dateline_discord_invalid_request_warnings_total 2$/m);
    const later = Number(/^dateline_discord_responses_total\{status="403"\} (\d+)$/m.exec(text)?.[1]);
    // The first came somewhere among 25 sent together.
    assert.ok(later - early > 475 && later - early <= 500, `the second one ${later - early} later`);
    await end();
  });
});
