// One PostgreSQL server for all tests of a run, with a database for each data folder. Started by who needs it first.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('./keep-postgres-child.ts', import.meta.url));
// Another copy of the sources has other tables.
const FOLDER = join(tmpdir(), `dateline-postgres-${userInfo().uid}-${shortHash(KEEPER)}`);
// Debian's place, then what the path knows.
const PROGRAMS = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin'];
const START_MS_MAX = 60_000;
const LOOK_EVERY_MS = 50;

export const programs = PROGRAMS.find((folder) => existsSync(join(folder, 'postgres'))) ?? onPath();

function onPath(): string | undefined {
  return (process.env.PATH ?? '').split(':').find((folder) => existsSync(join(folder, 'initdb')));
}

/** Why tests on PostgreSQL are skipped here; undefined when they can run. */
export const noPostgres: string | undefined = programs === undefined ? 'PostgreSQL is not installed' : undefined;

let known: string | undefined;

/** Gives the address of the server, without a database; starts it when nobody did. Blocks until it answers. */
function serverUrl(): string {
  for (let waitedMs = 0; known === undefined; waitedMs += LOOK_EVERY_MS) {
    if (waitedMs > START_MS_MAX) throw new Error(`PostgreSQL did not start in ${FOLDER}`);
    useServer();
    const port = readIfThere('ready');
    const url = `postgres://postgres@127.0.0.1:${port}`;
    if (port !== undefined && runSql(`${url}/postgres`, 'select 1').status === 0) known = url;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
  return known;
}

/** Says that this process uses the server, and starts it when it does not run. */
function useServer(): void {
  try {
    mkdirSync(FOLDER);
    mkdirSync(join(FOLDER, 'users'));
    const keeper = spawn(process.execPath, [KEEPER, FOLDER, programs ?? ''], { detached: true, stdio: 'ignore' });
    keeper.unref();
    writeFileSync(join(FOLDER, 'keeper'), String(keeper.pid));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const keeper = readIfThere('keeper');
    if (keeper !== undefined && !lives(Number(keeper))) rmSync(FOLDER, { recursive: true, force: true });
  }
  try {
    writeFileSync(join(FOLDER, 'users', String(process.pid)), '');
  } catch {
    // It was just taken away: the next look starts another one.
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readIfThere(name: string): string | undefined {
  const file = join(FOLDER, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function runSql(url: string, statement: string) {
  const psql = spawnSync(
    join(programs ?? '', 'psql'),
    ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url, '-c', statement],
    {
      encoding: 'utf8',
    },
  );
  return { status: psql.status, text: psql.stdout.trim(), complaint: psql.stderr };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Makes a database with the tables of Dateline and nothing in them but what a new store has; gives its address. */
export function makeDatabase(name: string): string {
  return make(name, 'dateline');
}

/** Makes a database without anything in it; gives its address. */
export function makeEmptyDatabase(name: string): string {
  return make(name, 'template0');
}

function make(name: string, template: string): string {
  const server = serverUrl();
  const { status, complaint } = runSql(`${server}/postgres`, `create database "${name}" template ${template}`);
  if (status !== 0 && !complaint.includes('already exists')) throw new Error(`no database ${name}: ${complaint}`);
  return `${server}/${name}`;
}

/** Takes a database away, whoever uses it. */
export function dropDatabase(name: string): void {
  runSql(`${serverUrl()}/postgres`, `drop database if exists "${name}" with (force)`);
}

/** Runs statements in a database and gives what they say, as psql prints it without a frame. */
export function runStatements(url: string, statements: string): string {
  const { status, text, complaint } = runSql(url, statements);
  if (status !== 0) throw new Error(complaint);
  return text;
}
