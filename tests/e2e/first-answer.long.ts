// From `git clone` to the first answer on the page, timed step by step as a stranger goes them; and the program's own start
// beside a bare import of discord.js.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { noBrowser, openBrowser } from '../kit/browser.ts';
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

  it('waits for the start at most ten times as long as a bare import of discord.js takes', async (test) => {
    const settings = { DATELINE_DATA: temporaryFolder() };
    const start = async (): Promise<number> => {
      const from = performance.now();
      const program = await startProgram(settings);
      const ms = performance.now() - from;
      await program.stop();
      return ms;
    };
    // The very first also compiles the program's own modules; it is told, and every later one is judged.
    const firstMs = await start();
    const rounds: { readonly startMs: number; readonly importsMs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const startMs = await start();
      const from = performance.now();
      // As many as the start may take, so that both meet the same neighbours on the machine.
      for (let count = 0; count < TIMES_IMPORT_MAX; count += 1)
        await run(process.execPath, ['--input-type=module', '-e', "await import('discord.js')"], { cwd: ROOT });
      rounds.push({ startMs, importsMs: performance.now() - from });
    }
    const ratios = rounds.map(({ startMs, importsMs }) => (TIMES_IMPORT_MAX * startMs) / importsMs);
    const said = rounds.map(({ startMs, importsMs }) => `${inSeconds(startMs)} beside ${inSeconds(importsMs)}`);
    test.diagnostic(
      `the first start ${inSeconds(firstMs)}; start beside ten imports: ${said.join(', ')}; ${Math.min(...ratios).toFixed(1)} times`,
    );
    assert.ok(Math.min(...ratios) <= TIMES_IMPORT_MAX, `${ratios.join(', ')} times`);
  });
});

/** Without the settings of the person who runs the test, and without this project's own Node before the system's. */
function plainEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
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
