// Writes the tables that the program prints into the README, .env.example and docs/metrics.md: `npm run -s tables`.

import { readFileSync, writeFileSync } from 'node:fs';
import { printMetricTable } from '../src/print-metrics.ts';
import { envExample, settingsTable } from '../src/print-settings.ts';
import { printCommandTable, printPermissionTable } from '../src/print-tables.ts';

const at = (file: string): URL => new URL(`../${file}`, import.meta.url);

/** Puts a printed table in the place of the one that begins with the same line and ends at the next empty line. */
function replaceTable(page: string, table: string): string {
  const start = page.indexOf(table.slice(0, table.indexOf('\n') + 1));
  if (start < 0) throw new Error(`No table begins with: ${table.slice(0, table.indexOf('\n'))}`);
  const end = page.indexOf('\n\n', start);
  return page.slice(0, start) + table + page.slice(end);
}

const readme = [settingsTable(), printCommandTable(), printPermissionTable()].reduce(
  replaceTable,
  readFileSync(at('README.md'), 'utf8'),
);
writeFileSync(at('README.md'), readme);
writeFileSync(at('.env.example'), envExample());

// The metrics are printed as two tables with a heading between them, both up to the sentence on /readyz.
const metrics = readFileSync(at('docs/metrics.md'), 'utf8');
const [from, until] = [metrics.indexOf('| metric |'), metrics.indexOf('`/readyz` answers')];
if (from < 0 || until < from) throw new Error('docs/metrics.md has lost its table or the sentence after it.');
writeFileSync(
  at('docs/metrics.md'),
  `${metrics.slice(0, from)}${printMetricTable().trim()}\n\n${metrics.slice(until)}`,
);
