// From `git clone` to the first answer on the page, timed step by step as a stranger goes them; and the program's own start
// beside a bare import of discord.js.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WebSocket } from 'ws';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { cpuMsOf } from '../kit/cpu-of.ts';
import { visit } from '../kit/page-visitor.ts';
import { startProgram } from '../kit/start-program.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
/** Others work on the machine too: the best round counts. */
const ROUNDS = 3;
const TIMES_IMPORT_MAX = 10;

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

describe('a stranger', { skip: noBrowser ?? false }, () => {
  it('clones, installs, starts, opens the page and has an answer', async (test) => {
    const folder = join(temporaryFolder(), 'dateline');
    let from = performance.now();
    const step = (name: string): void => {
      const now = performance.now();
      test.diagnostic(`${name}: ${inSeconds(now - from)}`);
      from = now;
    };
    await run('git', ['clone', '--quiet', ROOT, folder]);
    step('git clone');
    await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, env: plainEnv() });
    step('npm ci, the package cache being warm');
    assert.ok(existsSync(join(folder, 'node_modules/discord.js')));
    const child = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...plainEnv(), DATELINE_SANDBOX_PORT: '0', DATELINE_STATUS_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const browser = await openBrowser();
    try {
      const address = await addressOf(child.stdout);
      step('npm start, until it prints the address');
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator('.step').first().waitFor();
      step('the page');
      const visitor = visit(page);
      await page.getByRole('button', { name: /Who is that/u }).click();
      await visitor.last().getByText('Looked through').waitFor();
      step('the first answer');
    } finally {
      await browser.close();
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM'); // npm and the program that it started
    }
  });

  for (const [which, isFirst] of [
    ['the very first start, which compiles the program', true],
    ['each later start', false],
  ] as const) {
    it(`waits for ${which}, at most ten times as long as a bare import of discord.js takes`, async (test) => {
      const folder = temporaryFolder();
      if (!isFirst) await startOnce(folder);
      const rounds: { readonly start: Cost; readonly one: Cost }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const start = await startOnce(isFirst ? temporaryFolder() : folder);
        // As many as the start may take, so that both meet the same neighbours on the machine.
        const imports: Cost[] = [];
        for (let count = 0; count < TIMES_IMPORT_MAX; count += 1) imports.push(await importOnce());
        rounds.push({
          start,
          one: { ms: mean(imports.map(({ ms }) => ms)), cpuMs: mean(imports.map(({ cpuMs }) => cpuMs)) },
        });
      }
      for (const measure of ['ms', 'cpuMs'] as const) {
        const ratios = rounds.map(({ start, one }) => start[measure] / one[measure]);
        const said = rounds.map(({ start, one }) => `${inSeconds(start[measure])} beside ${inSeconds(one[measure])}`);
        const least = Math.min(...ratios);
        test.diagnostic(`${measure === 'ms' ? 'waiting' : 'work'}: ${said.join(', ')}; ${least.toFixed(1)} times`);
        assert.ok(least <= TIMES_IMPORT_MAX, `${measure}: ${ratios.join(', ')} times`);
      }
    });
  }
});

interface Cost {
  readonly ms: number;
  readonly cpuMs: number;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** From the program's start until its page has been served and its messages were told. */
async function startOnce(folder: string): Promise<Cost> {
  const from = performance.now();
  const program = await startProgram({ DATELINE_DATA: folder, NODE_COMPILE_CACHE: '' });
  const url = new URL(program.address);
  for (const part of [program.address, new URL('/page.js', url), new URL('/page.css', url)])
    assert.ok((await (await fetch(part)).text()).length > 0);
  const socket = new WebSocket(`ws://${url.host}/page${url.search}`, { origin: url.origin });
  const [told] = (await once(socket, 'message')) as [Buffer];
  assert.match(String(told), /Somebody told me the dockworkers/u, 'the message that stands there from the start');
  const cost = { ms: performance.now() - from, cpuMs: cpuMsOf(program.pid) };
  socket.terminate();
  await program.stop();
  return cost;
}

/** A process that imports discord.js and ends. */
async function importOnce(): Promise<Cost> {
  const from = performance.now();
  const script = "await import('discord.js'); const { user, system } = process.cpuUsage(); console.log(user + system)";
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  return { ms: performance.now() - from, cpuMs: Number(stdout) / 1000 };
}

/** Without the settings of the person who runs the test, and without this project's own Node before the system's. */
function plainEnv(): NodeJS.ProcessEnv {
  const { PATH = '', HOME } = process.env;
  const folders = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { PATH: folders.join(delimiter), HOME };
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let printed = '';
  for await (const piece of output) {
    printed += String(piece);
    const found = /Open the sandbox: (\S+)\n/u.exec(printed)?.[1];
    if (found !== undefined) {
      output.resume();
      return found;
    }
  }
  throw new Error(`The program ended: ${printed}`);
}
