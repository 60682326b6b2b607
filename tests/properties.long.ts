// Checks all properties again with values that differ at each run, and with many times as many: it finds what is rare,
// which `npm test` leaves alone, so that its verdict is that of the tree and not of a seed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Of the slowest file (segments of the index) it takes four minutes, of all together ten. */
const TIMES = Number(process.env.DATELINE_TEST_RUNS ?? 50);
const SEEDS = 2 ** 31;
const seed = Number(process.env.DATELINE_TEST_SEED ?? randomInt(SEEDS));
const IMPORT = /from '(?:\.\.\/)+kit\/check-property\.ts'/;
const RARE = 'tests/kit/rare-property-child.ts';

const files = globSync('tests/**/*.test.ts', { cwd: ROOT })
  .filter((file) => IMPORT.test(readFileSync(`${ROOT}${file}`, 'utf8')))
  .sort();

/** How a test file ends with these settings, and what it says. */
async function runFile(
  file: string,
  settings: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> {
  // A child that knows of the runner above it reports to it in its own way.
  const { NODE_TEST_CONTEXT: _above, DATELINE_TEST_SEED: _seed, DATELINE_TEST_RUNS: _runs, ...env } = process.env;
  // It uploads no file in a process where another undici was loaded before discord.js.
  const args = ['--test', '--test-reporter=./tests/kit/closing-line.ts', '--import', 'discord.js', file];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...env, ...settings } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  return { code, said };
}

describe(`${TIMES} times the runs with the seed ${seed}`, () => {
  const settings = { DATELINE_TEST_SEED: `${seed}`, DATELINE_TEST_RUNS: `${TIMES}` };

  for (const file of files) {
    it(`find nothing in ${file}`, async () => {
      const { code, said } = await runFile(file, settings);
      const again = `DATELINE_TEST_SEED=${seed} DATELINE_TEST_RUNS=${TIMES} node --test ${file}`;
      assert.equal(code, 0, `${said}\nTo see it again: ${again}`);
    });
  }

  it('are over all files that have properties', () => {
    assert.ok(files.length >= 25, `${files.length} files`);
    assert.ok(files.includes('tests/text/find-dates.test.ts'), files.join(' '));
  });

  it('find a property that fails for one value of hundreds, which npm test passes over, and tell its path', async () => {
    assert.equal((await runFile(RARE, {})).code, 0);
    const { code, said } = await runFile(RARE, { ...settings, DATELINE_TEST_RUNS: '50' });
    assert.equal(code, 1, said);
    assert.match(said, new RegExp(`seed: ${seed}, path: "\\d+.*Counterexample: \\[200\\]`, 'su'));
  });
});
