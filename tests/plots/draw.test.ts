import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DayCount } from '../../src/news/day-counts.ts';
import { COLOURS } from '../../src/plots/colours.ts';
import { drawCounts } from '../../src/plots/draw.ts';
import { type Pixels, readPng } from '../kit/read-png.ts';

const TITLES = { day: 'By day', week: 'By week', month: 'By month', year: 'By year', decade: 'By decade' };
/** Discord's pages: the dark one and the light one. */
const PAGES = ['#313338', '#ffffff'];
// WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (graphics).
const TEXT_CONTRAST_MIN = 4.5;
const GRAPHICS_CONTRAST_MIN = 3;

const daysOf = (...counts: readonly number[]): readonly DayCount[] =>
  counts.map((count, index) => ({ day: `2017-02-${String(index + 10)}`, count }));

const draw = async (counts: readonly DayCount[]): Promise<Pixels> =>
  readPng((await drawCounts({ counts, titles: TITLES })).png);

/** The tops of the bars from left to right: how many pixels of the bars' colour stand over each other, once a bar. */
function barHeights({ width, height, at }: Pixels): readonly number[] {
  const columns = Array.from(
    { length: width },
    (_, x) => Array.from({ length: height }, (_, y) => at(x, y)).filter(({ colour }) => colour === COLOURS.bar).length,
  );
  return columns.filter((pixels, x) => pixels > 0 && columns[x - 1] !== pixels);
}

describe('a chart of counts by day', () => {
  it('is a PNG of 900 × 475 pixels whose bars are as high as the counts say', async () => {
    const pixels = await draw(daysOf(4, 0, 1, 2, 3, 0, 4));
    assert.deepEqual([pixels.width, pixels.height], [900, 475]);
    const heights = barHeights(pixels);
    const [unit = 0] = [(heights[0] ?? 0) / 4];
    assert.deepEqual(
      heights.map((pixelsHigh) => Math.round((pixelsHigh / unit) * 10) / 10),
      [4, 1, 2, 3, 4],
    );
  });

  it('stands on an opaque ground of its own, from which its texts and bars stand out, whatever the page', async () => {
    const { width, height, at } = await draw(daysOf(1, 2));
    const middle = [at(5, 30), at(width - 5, 30), at(width / 2, 5), at(width / 2, height - 5)];
    for (const { colour, opacity } of middle) assert.deepEqual([colour, opacity], [COLOURS.ground, 255]);
    assert.equal(at(0, 0).opacity, 0, 'its corners are round');
    assert.ok(contrast(COLOURS.text, COLOURS.ground) >= TEXT_CONTRAST_MIN);
    assert.ok(contrast(COLOURS.bar, COLOURS.ground) >= GRAPHICS_CONTRAST_MIN);
    for (const page of PAGES) {
      const edge = Math.max(contrast(COLOURS.edge, page), contrast(COLOURS.ground, page));
      assert.ok(edge >= GRAPHICS_CONTRAST_MIN, `${page}: ${edge}`);
    }
    assert.ok(await hasText(at, width));
  });

  it('has nothing to draw where no day has a count', async () => {
    await assert.rejects(drawCounts({ counts: daysOf(0, 0), titles: TITLES }), RangeError);
  });
});

/** The title is written in the colour of texts: where a font is missing, nothing is. */
async function hasText(at: Pixels['at'], width: number): Promise<boolean> {
  const rows = Array.from({ length: 40 }, (_, y) => y + 15);
  return rows.some((y) =>
    Array.from({ length: width }, (_, x) => at(x, y)).some(({ colour }) => colour === COLOURS.text),
  );
}

/** WCAG 2.2's contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
