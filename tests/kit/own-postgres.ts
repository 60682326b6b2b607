// A PostgreSQL server of one test's own, to be stopped and started; its data as safe as an operator's.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeCluster } from './make-postgres.ts';
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

/** Starts a server on a free port, with an empty database; its folder goes with the test's. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const bin = programs ?? '';
  const folder = temporaryFolder();
  const { data, user, port } = await makeCluster({ folder, programs: bin });
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
