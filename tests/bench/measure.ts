// `npm run measure [SET…]`: asks every measured set through `batch` and prints one table: set, measure, now, baseline, target.

import { hasData, type MeasuredSet, type Row } from './measured-set.ts';
import { acronyms, actorsNews } from './sets/actors.ts';
import { datesNews, duckling, recognizers } from './sets/dates.ts';
import { evidenceExtras } from './sets/evidence-extras.ts';
import { feedparserCore, feedparserDates, feedparserIllformed, gofeed, robots, ssrf } from './sets/feeds.ts';
import { injection } from './sets/injection.ts';
import { newsQuestions, storyPairs } from './sets/news-2023.ts';
import { cadences, discordInjection, naughtyStrings } from './sets/others.ts';
import { sentences } from './sets/sentences.ts';
import { actorTimelines } from './sets/timelines.ts';

const SETS: readonly MeasuredSet[] = [
  datesNews,
  recognizers,
  duckling,
  actorsNews,
  acronyms,
  actorTimelines,
  newsQuestions,
  evidenceExtras,
  storyPairs,
  sentences,
  feedparserCore,
  feedparserIllformed,
  gofeed,
  feedparserDates,
  robots,
  ssrf,
  injection,
  discordInjection,
  naughtyStrings,
  cadences,
];

const wanted = process.argv.slice(2);
const rows: string[][] = [['set', 'measure', 'now', 'baseline', 'target', '']];
const unknown = wanted.filter((name) => !SETS.some((set) => set.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no set ${unknown.join(', ')}; there are ${SETS.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exitCode = 1;
}
for (const set of SETS) {
  if (wanted.length > 0 && !wanted.includes(set.name)) continue;
  process.stderr.write(`measuring ${set.name} …\n`);
  rows.push(...(await measure(set)));
}
printTable(rows);

async function measure(set: MeasuredSet): Promise<string[][]> {
  if (!hasData(set.files))
    return [[set.name, `SKIPPED: ${set.files.join(', ')} not found in ../shared/data`, '', '', '', '']];
  try {
    return (await set.run()).map((row) => toCells(set.name, row));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (/not built/.test(why)) return [[set.name, 'not built', '', '', '', '']];
    process.exitCode = 1;
    return [[set.name, `FAILED: ${why.slice(0, 300)}`, '', '', '', '']];
  }
}

function toCells(name: string, { measure: what, now, baseline, target, note }: Row): string[] {
  const met = now === undefined || target === '' ? '' : now >= Number(target) ? 'met' : 'below';
  return [
    name,
    what,
    now === undefined ? '–' : now.toFixed(3),
    baseline,
    target,
    [met, note].filter((part) => part).join('; '),
  ];
}

function printTable(table: readonly (readonly string[])[]): void {
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}
