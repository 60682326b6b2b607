// A PostgreSQL server of one test's own, to be stopped and started; its data as safe as an operator's.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { programs } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until } from './until.ts';

export interface OwnPostgres {
  /** Of the database, which is empty at first. */
  readonly url: string;
  /** Ends the server, cutting every connection off; as quickly as a machine that is switched off. */
  readonly stop: () => Promise<void>;
  /** Starts it again with what it kept. */
  readonly start: () => Promise<void>;
}

function idOfPostgres(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

/** Starts a server on a free port, with an empty database; its folder goes with the test's. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const bin = programs ?? '';
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o711);
  // A server refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') } : {};
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid);
  const make = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  execFileSync(join(bin, 'initdb'), make, { ...user, cwd: '/', stdio: 'ignore' });
  const port = await freePort();
  appendFileSync(
    join(data, 'postgresql.conf'),
    `listen_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = ''\n`,
  );
  const server = `postgres://postgres@127.0.0.1:${port}`;
  let child: ReturnType<typeof spawn> | undefined;
  const start = async (): Promise<void> => {
    child = spawn(join(bin, 'postgres'), ['-D', data], { ...user, cwd: '/', stdio: 'ignore' });
    await until('the server answers', 60_000, () => {
      try {
        execFileSync(join(bin, 'pg_isready'), ['-q', '-d', `${server}/postgres`]);
        return true;
      } catch {
        return undefined;
      }
    });
  };
  await start();
  execFileSync(join(bin, 'psql'), ['-X', '-q', `${server}/postgres`, '-c', 'create database dateline']);
  return {
    url: `${server}/dateline`,
    start,
    stop: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      await ended;
    },
  };
}
