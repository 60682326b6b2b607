// Doctor, over a real store and the stand-in for Discord: what is well, what is wrong, and what to do about it.

import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Config, readConfig } from '../../src/config.ts';
import type { ChannelId, FeedId, GuildId, SubscriptionId } from '../../src/news/ids.ts';
import { openDoctor } from '../../src/open-doctor.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hex, makeSubscription } from '../kit/briefing-world.ts';
import { silentLog } from '../kit/silent-log.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

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
    for (let i = 0; i < 3; i += 1) await store.feeds.savePoll(id, { at: 0, nextPollAt: 0, error: 'it answered 404.' });
    await store.close();
  });
  after(() => sandbox.stop());

  const examine = async (changed: Partial<Config>, now = Date.now) => {
    const said: string[] = [];
    const terminal = { print: (line: string) => void said.push(line), complain: () => undefined, isWatched: false };
    const config = {
      ...readConfig(temporaryFolder()),
      dataDir,
      discordToken: TOKEN,
      discordApiUrl: sandbox.apiUrl,
      unknown: [],
    };
    const code = await openDoctor({ config: { ...config, ...changed }, log: silentLog().log, terminal, now });
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

  it('names a failing feed and what a channel lacks, and ends with 1', async () => {
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

  it('finds a damaged data file', async () => {
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
});
