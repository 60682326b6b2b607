// Makes the folder of a PostgreSQL server for tests: empty, on a free port of this machine, for whoever may run it.

import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A server's data, not running yet. */
interface MadeCluster {
  readonly data: string;
  readonly port: number;
  /** As whom it is to be started: a server refuses to run as root, and Debian's package brings a user for it. */
  readonly user: { readonly uid?: number; readonly gid?: number };
}

/** Takes a folder, which it opens for the server's user, where PostgreSQL's programs are, and further lines of its settings. */
export async function makeCluster(options: {
  readonly folder: string;
  readonly programs: string;
  readonly settings?: readonly string[];
}): Promise<MadeCluster> {
  const { folder, programs, settings = [] } = options;
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o711);
  const user = process.getuid?.() === 0 ? { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') } : {};
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid);
  const wanted = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  execFileSync(join(programs, 'initdb'), ['-D', data, ...wanted], { ...user, cwd: '/', stdio: 'ignore' });
  const port = await freePort();
  const own = [`listen_addresses = '127.0.0.1'`, `port = ${port}`, `unix_socket_directories = ''`];
  appendFileSync(join(data, 'postgresql.conf'), [...own, ...settings, ''].join('\n'));
  return { data, port, user };
}

function idOfPostgres(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
