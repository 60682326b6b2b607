import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { after, describe, it } from 'node:test';
import { type Config, parseConfig } from '../src/config.ts';
import { keepConversations } from '../src/conversations.ts';
import type { ChannelId, UserId } from '../src/news/ids.ts';
import { type Caches, openCaches } from '../src/open-caches.ts';
import { silentLog } from './kit/silent-log.ts';
import { temporaryFolder } from './kit/temporary-folder.ts';

const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

// The wait that a cache may cost, as the settings' page says.
const WAIT_MS_MAX = 300;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startRedis(port: number): Promise<ChildProcess> {
  const redis = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--dir',
    temporaryFolder(),
  ]);
  await new Promise<void>((resolve, reject) => {
    redis.once('error', reject);
    redis.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('Ready to accept connections')) resolve();
    });
  });
  return redis;
}

/** All keys and values as they stand in Redis, a line each, read past the cache. */
async function readRedis(port: number): Promise<string> {
  const script = `local all = {} for _, key in ipairs(redis.call('keys', '*')) do all[#all + 1] = key .. ' ' .. redis.call('get', key) end return table.concat(all, '\\n')`;
  const socket = connect(port, '127.0.0.1');
  socket.write(`*3\r\n$4\r\nEVAL\r\n$${script.length}\r\n${script}\r\n$1\r\n0\r\n`);
  let said = '';
  for await (const part of socket) {
    said += part;
    const [, size = ''] = /^\$(\d+)\r\n/u.exec(said) ?? [];
    if (size !== '' && Buffer.byteLength(said) >= size.length + 5 + Number(size)) break;
  }
  return said.slice(said.indexOf('\n') + 1).trim();
}

/** How often the longest wait fits into what the work took. */
async function waits(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / WAIT_MS_MAX;
}

describe('the caches', () => {
  const opened: Caches[] = [];
  const servers: ChildProcess[] = [];
  after(async () => {
    for (const server of servers) server.kill('SIGKILL');
    for (const caches of opened) await caches.close();
  });

  async function open(config: Config): Promise<Caches> {
    const caches = await openCaches(config, temporaryFolder(), Date.now, silentLog().log);
    opened.push(caches);
    return caches;
  }

  it('keep page state in a file of their own, each for its time', async () => {
    const { pages, sweep } = await open(parseConfig({}));
    await pages.set('a', 'kept', 60_000);
    await pages.set('b', 'gone', -1);
    sweep();
    assert.deepEqual([await pages.get('a'), await pages.get('b')], ['kept', undefined]);
  });

  it('keep it in Redis when that is set; a Redis that hangs or dies costs a short wait and reads as empty', {
    skip: hasRedis ? false : 'redis-server is not installed',
  }, async () => {
    const port = await freePort();
    const redis = await startRedis(port);
    servers.push(redis);
    const { pages } = await open(parseConfig({ DATELINE_REDIS_URL: `redis://127.0.0.1:${port}` }));
    await pages.set('a', 'kept', 60_000);
    assert.equal(await pages.get('a'), 'kept');
    redis.kill('SIGSTOP');
    assert.ok((await waits(async () => assert.equal(await pages.get('a'), undefined))) < 3);
    redis.kill('SIGCONT');
    redis.kill('SIGKILL');
    await new Promise((resolve) => redis.once('exit', resolve));
    assert.ok((await waits(async () => assert.equal(await pages.get('a'), undefined))) < 3);
    assert.ok((await waits(() => pages.set('b', 'x', 60_000))) < 3);
    servers.push(await startRedis(port));
    for (let tries = 0; tries < 100 && (await pages.get('c')) !== 'back'; tries += 1)
      await pages.set('c', 'back', 60_000);
    assert.equal(await pages.get('c'), 'back');
  });

  it('forget in Redis all that names a person, and leave what is of others', {
    skip: hasRedis ? false : 'redis-server is not installed',
  }, async () => {
    const port = await freePort();
    servers.push(await startRedis(port));
    const { pages, talks, sites, forgetPerson } = await open(
      parseConfig({ DATELINE_REDIS_URL: `redis://127.0.0.1:${port}` }),
    );
    const [person, other] = ['487120011223344556' as UserId, '487120011223344557' as UserId];
    const channelId = '300000000000000001' as ChannelId;
    for (const userId of [person, other]) {
      await keepConversations(talks).note({ userId, channelId }, { names: ['Ana Roth'], days: [] });
      await keepConversations(talks).isFirstReport({ userId, channelId }, 'Who?');
      await pages.set(`form:${userId.slice(-2)}`, JSON.stringify({ owner: userId, words: 'typed' }), 60_000);
      const button = `p1~${BigInt(userId).toString(36)}~0~1~ask~{}`;
      await pages.set(`state:${userId.slice(-2)}`, JSON.stringify({ button }), 60_000);
    }
    await sites.set('a.example', 'what recurs', 60_000);
    assert.equal((await readRedis(port)).split('\n').length, 9);
    await forgetPerson(person);
    const left = await readRedis(port);
    for (const text of [person, BigInt(person).toString(36)]) assert.ok(!left.includes(text), left);
    assert.equal(left.split('\n').length, 5, left);
    assert.deepEqual((await keepConversations(talks).last({ userId: other, channelId }))?.names, ['Ana Roth']);
    assert.equal(await sites.get('a.example'), 'what recurs');
  });

  it('do without a Redis that was never there', async () => {
    const { pages } = await open(parseConfig({ DATELINE_REDIS_URL: `redis://127.0.0.1:${await freePort()}` }));
    assert.ok((await waits(async () => assert.equal(await pages.get('a'), undefined))) < 3);
  });
});
