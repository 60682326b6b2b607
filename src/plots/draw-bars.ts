// Draws bars as SVG: what a chart looks like.

import { None, parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Bin, BinnedDays, BinUnit } from './bin-days.ts';
import { COLOURS } from './colours.ts';
import { FONT } from './font.ts';

// As wide as a phone shows it, so that letters come out about as large as they are here.
export const SIZE = { width: 360, height: 190 } as const;
const TEXT_SIZE = 13;
const DAY_MS = 86_400_000;
const BAR_GAP = 1;
/** As many as stand side by side without touching. */
const LABELS_MAX = 5;

/** Gives the SVG of a bar chart, 360 × 190, with a title over it. */
export async function drawBars(binned: BinnedDays, title: string): Promise<string> {
  const spec = compile(specOf(binned, title)).spec;
  const view = new View(parse(spec), { renderer: 'none', logLevel: None });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function specOf({ unit, bins }: BinnedDays, title: string): TopLevelSpec {
  const values = bins.map(({ from, to, count }) => ({ from, until: Date.parse(to) + DAY_MS, count }));
  return {
    ...SIZE,
    autosize: { type: 'fit', contains: 'padding' },
    padding: { left: 10, right: 14, top: 10, bottom: 8 },
    background: 'transparent',
    title: { text: title, anchor: 'start', frame: 'group' },
    data: { values },
    // A rectangle from day to day: a "bar" between two days would lie on its side.
    mark: { type: 'rect', color: COLOURS.bar, x2Offset: -BAR_GAP },
    encoding: {
      x: { field: 'from', type: 'temporal', scale: { type: 'utc', nice: false }, axis: axisOfDays(bins, unit) },
      x2: { field: 'until' },
      y: { field: 'count', type: 'quantitative', axis: { title: null, tickCount: 3, tickMinStep: 1, format: ',d' } },
      y2: { datum: 0 },
    },
    config: CONFIG,
  };
}

const CONFIG = {
  font: FONT.family,
  view: { stroke: null },
  title: { color: COLOURS.text, fontSize: TEXT_SIZE, fontWeight: 'normal', offset: 10 },
  axis: {
    labelColor: COLOURS.text,
    labelFontSize: TEXT_SIZE,
    gridColor: COLOURS.grid,
    domainColor: COLOURS.edge,
    tickColor: COLOURS.edge,
  },
} as const;

/** A few days under the bars; the year is said under the first, and where another begins. */
function axisOfDays(bins: readonly Bin[], unit: BinUnit) {
  const step = Math.ceil(bins.length / LABELS_MAX);
  const days = bins.filter((_, index) => index % step === 0).map(({ from }) => from);
  const years = days.filter((day, index) => day.slice(0, 4) !== days[index - 1]?.slice(0, 4));
  const form = { day: '%-d %b', week: '%-d %b', month: '%b', year: '%Y', decade: '%Y' }[unit];
  const label = `utcFormat(datum.value, '${form}')`;
  const isFirstOfYear = `indexof(${JSON.stringify(years.map((day) => Date.parse(day)))}, time(datum.value)) >= 0`;
  return {
    title: null,
    grid: false,
    values: days.map((day) => Date.parse(day)),
    labelAlign: 'left' as const,
    labelFlush: false,
    labelOverlap: false,
    labelExpr:
      unit === 'year' || unit === 'decade'
        ? label
        : `${isFirstOfYear} ? [${label}, utcFormat(datum.value, '%Y')] : [${label}, '']`,
  };
}
