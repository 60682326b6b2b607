import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { envExample, settingsTable } from '../src/print-settings.ts';
import { printCommandTable, printPermissionTable } from '../src/print-tables.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

describe('the README', () => {
  const tables = { settings: settingsTable, commands: printCommandTable, permissions: printPermissionTable };
  for (const [name, print] of Object.entries(tables)) {
    it(`holds the table of ${name} as the program prints it (npm run -s tables)`, () => {
      assert.ok(print().split('\n').length > 5);
      assert.ok(read('README.md').includes(print()));
    });
  }

  it('names lines that run and test it, which package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script] of read('README.md').matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)) {
      assert.ok(script === 'ci' || script === 'install' || scripts[script ?? ''] !== undefined, `npm run ${script}`);
    }
  });

  it('stands beside an .env.example as the program prints it (npm run -s tables)', () => {
    assert.equal(read('.env.example'), envExample());
  });
});
