import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { after, describe, it } from 'node:test';
import { type Config, parseConfig } from '../src/config.ts';
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

  it('do without a Redis that was never there', async () => {
    const { pages } = await open(parseConfig({ DATELINE_REDIS_URL: `redis://127.0.0.1:${await freePort()}` }));
    assert.ok((await waits(async () => assert.equal(await pages.get('a'), undefined))) < 3);
  });
});
