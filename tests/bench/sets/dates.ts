// How well dates are read: in news (spans and TIMEX3 values) and in questions (days and intervals).

import { askBatch, f1, type MeasuredSet, type Row, readLines, share } from '../measured-set.ts';

interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly from?: string;
  readonly to?: string;
}

interface Dates {
  readonly dates: readonly FoundDate[];
}

interface NewsLine {
  readonly id: string;
  readonly source: string;
  readonly input: { readonly text: string; readonly published: string | null };
  readonly expected: readonly FoundDate[];
}

export const datesNews: MeasuredSet = {
  name: 'dates-news',
  files: ['dates-news.jsonl'],
  run: async () => {
    const lines = readLines<NewsLine>('dates-news.jsonl');
    const results = await askBatch<Dates>(
      'dates',
      lines.map(({ id, input }) => ({ id, input: { ...input, published: input.published?.slice(0, 10) ?? null } })),
    );
    const pairs = lines.map((line, index) => ({ line, found: results[index]?.output?.dates ?? [] }));
    return ['MEANTIME', 'AQUAINT TimeML'].flatMap((source) =>
      newsRows(
        source,
        pairs.filter(({ line }) => line.source === source),
      ),
    );
  },
};

function newsRows(
  source: string,
  pairs: readonly { readonly line: NewsLine; readonly found: readonly FoundDate[] }[],
): Row[] {
  const score = (matches: (found: FoundDate, gold: FoundDate) => boolean): number =>
    f1({
      right: pairs.reduce((sum, { line, found }) => sum + countMatches(found, line.expected, matches), 0),
      found: pairs.reduce((sum, { found }) => sum + found.length, 0),
      gold: pairs.reduce((sum, { line }) => sum + line.expected.length, 0),
    });
  const overlap = (a: FoundDate, b: FoundDate): boolean => a.start < b.end && b.start < a.end;
  const isMeantime = source === 'MEANTIME';
  return [
    { measure: `${source} relaxed`, now: score(overlap), baseline: isMeantime ? '.91' : '.85', target: '.93' },
    {
      measure: `${source} strict`,
      now: score((a, b) => a.start === b.start && a.end === b.end),
      baseline: isMeantime ? '.76' : '.73',
      target: '.88',
    },
    {
      measure: `${source} value`,
      now: score((a, b) => overlap(a, b) && a.value === b.value),
      baseline: isMeantime ? '.72' : '.61',
      target: '.82',
    },
  ];
}

/** One find matches one gold: taken in order of the text. */
function countMatches(
  found: readonly FoundDate[],
  gold: readonly FoundDate[],
  matches: (found: FoundDate, gold: FoundDate) => boolean,
): number {
  const free = new Set(found);
  let count = 0;
  for (const one of gold) {
    for (const candidate of free) {
      if (!matches(candidate, one)) continue;
      free.delete(candidate);
      count += 1;
      break;
    }
  }
  return count;
}

interface Reading {
  readonly date?: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

interface Entity {
  readonly type: string;
  readonly timex?: string;
  readonly past?: Reading;
  readonly future?: Reading;
  readonly values?: readonly {
    readonly type?: string;
    readonly timex?: string;
    readonly value?: string;
    readonly start?: string;
    readonly end?: string;
  }[];
}

interface RecognizersLine {
  readonly id: string;
  readonly suite: string;
  /** Without a reference there is no "today": such lines are not judged. */
  readonly input: { readonly text: string; readonly reference: string | null };
  readonly expected: readonly Entity[];
}

const JUDGED_SUITES = ['DateParser', 'DatePeriodParser', 'HolidayParser', 'MergedParser', 'DateTimeModel'];
const DAY_LEVEL = /^(datetimeV2\.)?date(range)?$/;

export const recognizers: MeasuredSet = {
  name: 'recognizers-datetime-en',
  files: ['recognizers-datetime-en.jsonl'],
  run: async () => {
    const lines = readLines<RecognizersLine>('recognizers-datetime-en.jsonl').filter(
      (line) =>
        JUDGED_SUITES.includes(line.suite) &&
        line.input.reference !== null &&
        line.expected.length > 0 &&
        line.expected.every((entity) => DAY_LEVEL.test(entity.type) && intervalsOf(entity).length > 0),
    );
    const isRight = await readQuestions(lines.map((line) => ({ ...line, wanted: line.expected.map(intervalsOf) })));
    return [
      { measure: `right of ${lines.length}`, now: share(lines, isRight), baseline: '.56 (DateParser)', target: '.75' },
      ...JUDGED_SUITES.map((suite) => ({
        measure: `  ${suite}`,
        now: share(
          lines.filter((line) => line.suite === suite),
          isRight,
        ),
        baseline: '',
        target: '',
      })),
    ];
  },
};

type Interval = readonly [from: string, to: string];

/** The readings that count as right: days, or ranges with an exclusive end; the named end counts too where it is named. */
function intervalsOf(entity: Entity): Interval[] {
  const readings: Interval[] = [];
  const add = (start: string | undefined, end: string | undefined, timex: string | undefined): void => {
    if (!isDay(start) || !isDay(end)) return;
    readings.push([start, dayBefore(end)]);
    if (/^\([^,]+,[^,]+,P/.test(timex ?? '')) readings.push([start, end]);
  };
  for (const reading of [entity.past, entity.future]) {
    if (isDay(reading?.date)) readings.push([reading.date, reading.date]);
    add(reading?.startDate, reading?.endDate, entity.timex);
  }
  for (const value of entity.values ?? []) {
    if (value.type === 'date' && isDay(value.value)) readings.push([value.value, value.value]);
    if (value.type === 'daterange') add(value.start, value.end, value.timex);
  }
  return readings;
}

function isDay(day: string | undefined): day is string {
  return day !== undefined && /^(?!0001)\d{4}-\d{2}-\d{2}$/.test(day);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Asks for both readings of each question; right when each wanted entity is among the finds of one of them. */
async function readQuestions(
  lines: readonly {
    readonly id: string;
    readonly input: { readonly text: string; readonly reference: string | null };
    readonly wanted: readonly (readonly Interval[])[];
  }[],
): Promise<(line: { readonly id: string }) => boolean> {
  const right = new Set<string>();
  for (const prefers of ['past', 'future'] as const) {
    const results = await askBatch<Dates>(
      'dates',
      lines.map(({ id, input }) => ({
        id,
        input: { text: input.text, asked: `${input.reference?.slice(0, 10)}T12:00:00Z`, prefers },
      })),
    );
    for (const [index, { id, wanted }] of lines.entries()) {
      const found = results[index]?.output?.dates ?? [];
      const hit = (readings: readonly Interval[]): boolean =>
        readings.some(([from, to]) => found.some((date) => date.from === from && date.to === to));
      if (wanted.every(hit)) right.add(id);
    }
  }
  return ({ id }) => right.has(id);
}

interface DucklingLine {
  readonly id: string;
  readonly input: { readonly text: string; readonly reference: string };
  readonly expected: {
    readonly kind: string;
    readonly start: string;
    readonly end_exclusive?: string;
    readonly grain: string;
  };
}

export const duckling: MeasuredSet = {
  name: 'duckling-time-en',
  files: ['duckling-time-en.jsonl'],
  run: async () => {
    const lines = readLines<DucklingLine>('duckling-time-en.jsonl').filter(
      ({ expected }) =>
        ['instant', 'interval'].includes(expected.kind) &&
        ['day', 'week', 'month', 'quarter', 'year'].includes(expected.grain),
    );
    const isRight = await readQuestions(
      lines.map((line) => ({ ...line, wanted: [[ducklingInterval(line.expected)]] })),
    );
    return [
      { measure: `right of ${lines.length}`, now: share(lines, isRight), baseline: '.38 (instants)', target: '.75' },
    ];
  },
};

function ducklingInterval({ kind, start, end_exclusive, grain }: DucklingLine['expected']): Interval {
  const from = start.slice(0, 10);
  if (kind === 'interval' && end_exclusive !== undefined) return [from, dayBefore(end_exclusive.slice(0, 10))];
  const next = new Date(`${from}T00:00:00Z`);
  if (grain === 'day') next.setUTCDate(next.getUTCDate() + 1);
  if (grain === 'week') next.setUTCDate(next.getUTCDate() + 7);
  if (grain === 'month') next.setUTCMonth(next.getUTCMonth() + 1);
  if (grain === 'quarter') next.setUTCMonth(next.getUTCMonth() + 3);
  if (grain === 'year') next.setUTCFullYear(next.getUTCFullYear() + 1);
  return [from, dayBefore(next.toISOString().slice(0, 10))];
}
