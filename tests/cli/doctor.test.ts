// Doctor, over a real store and the stand-in for Discord: what is well, what is wrong, and what to do about it.

import assert from 'node:assert/strict';
import { readdirSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { examineData } from '../../src/cli/examinations.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { ChannelId, FeedId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { openDoctor } from '../../src/open-doctor.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hex, makeSubscription } from '../kit/briefing-world.ts';
import { freePort } from '../kit/free-port.ts';
import { startOddGateway } from '../kit/odd-gateway.ts';
import { silentLog } from '../kit/silent-log.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { aboutFiles } from '../kit/test-database.ts';

const TOKEN = 'a-bot-token';

describe('doctor', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  before(async () => {
    sandbox = await startSandbox({
      port: 0,
      now: Date.now,
      token: TOKEN,
      page: false,
      limits: { identifiesPerDay: 54 },
    });
    dataDir = temporaryFolder();
    const store = await openStore({ dataDir, now: Date.now });
    const guildId = sandbox.world().guilds[0]?.id as GuildId;
    for (const name of ['briefings', 'news']) {
      const id = hex(name) as SubscriptionId;
      const channelId = sandbox.channel(name) as ChannelId;
      await store.subscriptions.add(makeSubscription({ id, guildId, channelId, createdAt: Date.now() }));
    }
    const feed = { listedForAll: true, nextPollAt: 0, leaseUntil: 0, failures: 0, title: 'F' };
    const { id } = await store.feeds.add({ ...feed, id: hex('feed') as FeedId, url: 'https://news.example/feed' });
    for (let i = 0; i < 3; i += 1)
      await store.feeds.savePoll(id, { at: 0, nextPollAt: Date.now(), error: 'it answered 404.' });
    await store.close();
  });
  after(() => sandbox.stop());

  const examine = async (
    changed: Partial<Config>,
    now = Date.now,
    more: { readonly json?: boolean; readonly msMax?: number } = {},
  ) => {
    const said: string[] = [];
    const terminal = { print: (line: string) => void said.push(line), complain: () => undefined, isWatched: false };
    const config = {
      ...readConfig(temporaryFolder()),
      dataDir,
      discordToken: TOKEN,
      discordApiUrl: sandbox.apiUrl,
      statusPort: 0,
      unknown: [],
    };
    const log = silentLog().log;
    const code = await openDoctor({ config: { ...config, ...changed }, log, terminal, now, ...more });
    return { code, said: said.join('\n') };
  };
  const spotless = () => ({ dataDir: temporaryFolder() });

  it('finds all well, and ends with 0', async () => {
    const { code, said } = await examine(spotless());
    assert.equal(code, 0, said);
    assert.match(said, /well +discord +Dateline signs in, in 1 server; its intents are allowed/u);
    assert.match(said, /the clock agrees with Discord’s/u);
    assert.match(said, /– +model +no OPENAI_API_KEY/u);
    assert.match(said, /All is well\.$/u);
  });

  it('names a failing feed and what a channel lacks, and ends with 1', aboutFiles, async () => {
    sandbox.setPermissions(sandbox.channel('news'), PERMISSIONS.viewChannel | PERMISSIONS.sendMessages);
    const { code, said } = await examine({});
    sandbox.setPermissions(sandbox.channel('news'), undefined);
    assert.equal(code, 1);
    assert.match(said, /in the subscribed channel \d+ is missing: Embed Links, Read Message History\n +→ Allow it/u);
    assert.match(said, /news\.example\/feed failed 3 times in a row and was never read: it answered 404\./u);
    assert.match(said, /2 things are wrong\.$/u);
  });

  it('says when the clock is wrong', async () => {
    const { code, said } = await examine(spotless(), () => Date.now() - 60_000);
    assert.equal(code, 1);
    assert.match(said, /clock is (59|60|61) s behind Discord’s\n +→ Set it by NTP/u);
  });

  it('says when few connections are left', async () => {
    // Each examination connects once.
    let said = '';
    for (let i = 0; i < 12 && !said.includes('only '); i += 1) ({ said } = await examine(spotless()));
    assert.match(said, /only 49 of 54 connections are left today/u);
  });

  it('says in a sentence that the token is wrong, and that Discord cannot be reached', async () => {
    const refused = await examine({ ...spotless(), discordToken: 'wrong' });
    assert.equal(refused.code, 1);
    assert.match(refused.said, /WRONG +discord +Discord refused the token: /u);
    const away = await examine({ ...spotless(), discordApiUrl: 'http://127.0.0.1:9/api' });
    assert.match(away.said, /WRONG +discord +Discord cannot be reached \(/u);
  });

  it('looks at no Discord without a token, and at settings that nobody reads', async () => {
    const { code, said } = await examine({ ...spotless(), discordToken: undefined, unknown: ['DATELINE_COLOUR'] });
    assert.equal(code, 1);
    assert.match(said, /WRONG +settings +nobody reads DATELINE_COLOUR/u);
    assert.match(said, /– +discord/u);
  });

  it('finds a damaged data file', aboutFiles, async () => {
    const damaged = temporaryFolder();
    await (await openStore({ dataDir: damaged, now: Date.now })).close();
    truncateSync(join(damaged, 'dateline.db'), 8192);
    const { code, said } = await examine({ dataDir: damaged, discordToken: undefined });
    assert.equal(code, 1);
    assert.match(said, /WRONG +data +the data file is damaged: /u);
  });

  it('asks the model’s endpoint whether it takes the key', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer good' ? 200 : 401).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const model = (key: string) => ({ model: { key, baseUrl, name: 'm', timeoutMsMax: 1 }, discordToken: undefined });
    assert.match((await examine({ ...spotless(), ...model('good') })).said, /well +model +http.+ answers, for m/u);
    assert.match((await examine({ ...spotless(), ...model('bad') })).said, /WRONG +model +.+ refuses the key \(401\)/u);
    await new Promise((resolve) => server.close(resolve));
    assert.match((await examine({ ...spotless(), ...model('good') })).said, /WRONG +model +.+ cannot be reached/u);
  });

  it('finds that the model asked for is none of those that the endpoint has', async () => {
    const server = await serve(200, JSON.stringify({ data: [{ id: 'large' }, { id: 'small:latest' }] }));
    const model = (name: string) => ({
      model: { key: 'k', baseUrl: `${server.url}/v1`, name, timeoutMsMax: 1 },
      discordToken: undefined,
    });
    assert.match((await examine({ ...spotless(), ...model('small') })).said, /well +model/u);
    const { said } = await examine({ ...spotless(), ...model('tiny') });
    assert.match(said, /WRONG +model +.+ does not name tiny\n +→ Set DATELINE_MODEL to one that it has: large, small/u);
    server.stop();
  });

  it('looks into the channel for notices', aboutFiles, async () => {
    const dataDir = temporaryFolder();
    const store = await openStore({ dataDir, now: Date.now });
    const guildId = sandbox.world().guilds[0]?.id as GuildId;
    const noticesChannelId = sandbox.channel('announcements') as ChannelId;
    await store.guilds.saveSettings({ guildId, zone: 'UTC', noticesChannelId });
    await store.close();
    assert.match(
      (await examine({ dataDir })).said,
      /well +discord +each channel for notices may be posted into \(1\)/u,
    );
    sandbox.setPermissions(noticesChannelId, PERMISSIONS.viewChannel);
    const { said } = await examine({ dataDir });
    sandbox.setPermissions(noticesChannelId, undefined);
    assert.match(said, /WRONG +discord +in the notices channel \d+ of the server \d+ is missing: Send Messages, /u);
  });

  it('tells a data file of a newer program, and leaves an absent one absent', aboutFiles, async () => {
    const dataDir = temporaryFolder();
    assert.match((await examine({ dataDir })).said, /– +data +there is no data in .+ yet/u);
    assert.deepEqual(readdirSync(dataDir), []);
    await (await openStore({ dataDir, now: Date.now })).close();
    const database = new DatabaseSync(join(dataDir, 'dateline.db'));
    database.exec(`insert into migrations (version, name, applied_at) values (999, 'later', 0)`);
    database.close();
    const { code, said } = await examine({ dataDir, discordToken: undefined });
    assert.equal(code, 1);
    assert.match(said, /WRONG +data +The data was written by a newer Dateline \(schema 999/u);
  });

  it('tells a disk that is nearly full or may not be written to', async () => {
    const health = {
      exists: true,
      damage: async () => undefined,
      schema: async () => 1,
      freeBytes: async () => 400_000_000,
      writeFault: async () => 'EACCES',
    };
    const findings = await examineData('/data', health).look(new AbortController().signal);
    assert.deepEqual(
      findings.map(({ state, says }) => [state, says]),
      [
        ['well', 'every page of it is sound, and its tables are up to date (version 1)'],
        ['wrong', '/data cannot be written to: EACCES'],
        ['wrong', 'only 0.4 GB are free on its disk'],
      ],
    );
  });

  it('asks the bot that runs here, and tells it from another program and from none', async () => {
    const port = async (status: number, body: string): Promise<string> => {
      const server = await serve(status, body);
      const { said } = await examine({ ...spotless(), discordToken: undefined, statusPort: server.port });
      server.stop();
      return said;
    };
    assert.match(await port(200, 'ready\n'), /well +status port +the bot that runs here is ready/u);
    assert.match(
      await port(503, 'discord: not connected\n'),
      /WRONG +status port +.+ not ready: discord: not connected/u,
    );
    assert.match(await port(200, '<html>'), /WRONG +status port +port \d+ belongs to another program/u);
    const none = await examine({ ...spotless(), discordToken: undefined, statusPort: await freePort() });
    assert.match(none.said, /– +status port +no bot runs here/u);
    assert.equal(none.code, 0);
  });

  it('finds a Redis that does not answer', async () => {
    const redisUrl = `redis://127.0.0.1:${await freePort()}`;
    const { code, said } = await examine({ ...spotless(), discordToken: undefined, redisUrl });
    assert.equal(code, 1);
    assert.match(said, /WRONG +redis +Redis does not answer in time\n +→ Check DATELINE_REDIS_URL/u);
  });

  it('gives up what does not end, goes on with the rest, and leaves nothing running', async () => {
    const odd = await startOddGateway({ closeWith: 'silence' });
    const { code, said } = await examine({ ...spotless(), discordApiUrl: odd.apiUrl }, Date.now, { msMax: 500 });
    odd.stop();
    assert.equal(code, 1);
    assert.match(said, /WRONG +discord +this took over 0\.5 s and was given up/u);
    assert.match(said, /– +feeds/u);
  });

  it('gives the same to programs, as one object', async () => {
    const { code, said } = await examine({ ...spotless(), unknown: ['DATELINE_COLOUR'] }, Date.now, { json: true });
    assert.equal(code, 1);
    const { isWell, findings } = JSON.parse(said) as { isWell: boolean; findings: Record<string, string>[] };
    assert.equal(isWell, false);
    assert.deepEqual(
      findings.filter(({ of, state }) => of === 'settings' && state === 'wrong'),
      [
        {
          of: 'settings',
          state: 'wrong',
          says: 'nobody reads DATELINE_COLOUR',
          does: 'Correct the spelling; the README lists the settings.',
        },
      ],
    );
    assert.ok(findings.some(({ of, state }) => of === 'discord' && state === 'well'));
  });
});

/** A server that answers everything alike. */
async function serve(status: number, body: string): Promise<{ url: string; port: number; stop: () => void }> {
  const server = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, stop };
}
