// Keeps one PostgreSQL server for all test processes of a run: starts it in a folder, and ends it, folder and all, when
// none of the processes that use it lives any more. Arguments: the folder, where PostgreSQL's programs are.
//
//   folder/users/PID   one file for each process that uses it        folder/ready   the server's port
//   folder/data        its data

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/store/open-store.ts';
import { makeCluster } from './make-postgres.ts';
import { until } from './until.ts';

const LOOK_EVERY_MS = 500;
// The next file of a run begins within this time after the one before.
const UNUSED_MS_MAX = 8_000;

const [folder = '', programs = ''] = process.argv.slice(2);
/** What is lost with the machine is lost: tests end with their server. */
const FLEETING = [
  'max_connections = 300',
  'fsync = off',
  'synchronous_commit = off',
  'full_page_writes = off',
  'autovacuum = off',
  `shared_buffers = '64MB'`,
  `max_wal_size = '256MB'`,
];

function livesAnyone(): boolean {
  return readdirSync(join(folder, 'users')).some((pid) => {
    try {
      process.kill(Number(pid), 0);
      return true;
    } catch {
      return false;
    }
  });
}

async function untilUnused(): Promise<void> {
  for (let unusedMs = 0; unusedMs < UNUSED_MS_MAX; unusedMs += LOOK_EVERY_MS) {
    await wait(LOOK_EVERY_MS);
    if (livesAnyone()) unusedMs = 0;
  }
}

/** Each test's database is a copy of one that has the tables and remembers how it was new. */
async function makeTemplate(url: string): Promise<void> {
  const psql = (database: string, sql: string) =>
    execFileSync(join(programs, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', `${url}/${database}`, '-c', sql]);
  await until('the server answers', 30_000, () => {
    const { status } = spawnSync(join(programs, 'pg_isready'), ['-q', '-d', url]);
    return status === 0 ? true : undefined;
  });
  psql('postgres', 'create database dateline');
  await (await openStore({ dataDir: folder, databaseUrl: `${url}/dateline`, now: () => 0 })).close();
  psql('dateline', PRISTINE);
}

const PRISTINE = `
  create schema pristine;
  create function pristine.keep() returns void language plpgsql as $$ declare kept text; filled boolean; begin
    for kept in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' loop
      execute format('select exists (select from public.%I)', kept) into filled;
      if filled then execute format('create table pristine.%I as table public.%I', kept, kept); end if;
    end loop; end $$;
  select pristine.keep();
  create function pristine.restore() returns void language plpgsql as $$ declare kept text; begin
    set local session_replication_role = replica;
    for kept in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' loop
      execute format('delete from public.%I', kept);
    end loop;
    for kept in select tablename from pg_tables where schemaname = 'pristine' loop
      execute format('insert into public.%I select * from pristine.%I', kept, kept);
    end loop; end $$;`;

const { data, user, port } = await makeCluster({ folder, programs, settings: FLEETING });
const server = spawn(join(programs, 'postgres'), ['-D', data], { ...user, cwd: '/', stdio: 'ignore' });
const ended = once(server, 'exit');
await makeTemplate(`postgres://postgres@127.0.0.1:${port}`);
writeFileSync(join(folder, 'port'), String(port));
renameSync(join(folder, 'port'), join(folder, 'ready'));
await Promise.race([untilUnused(), ended]);
// Away first, so that who comes now starts another one.
const ending = `${folder}-ending-${process.pid}`;
renameSync(folder, ending);
server.kill('SIGQUIT');
await ended;
rmSync(ending, { recursive: true, force: true });
