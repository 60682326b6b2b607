// Paints an SVG as a PNG on our ground, with our font and no other.

import { Resvg } from '@resvg/resvg-js';
import { COLOURS } from './colours.ts';
import { FONT } from './font.ts';

/** Pixels for each unit of the drawing: sharp on phones, which show about 350 units with two to three pixels each. */
const ZOOM = 2.5;
const CORNER = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gives the bytes of a PNG, 2.5 times as wide and high as the SVG, whose size is given. Throws what resvg throws. */
export function paintPng(svg: string, size: Size): Uint8Array {
  const painter = new Resvg(onGround(svg, size), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontFiles: [FONT.file], defaultFontFamily: FONT.family },
  });
  return painter.render().asPng();
}

/** Lays a card with round corners under the drawing. */
function onGround(svg: string, { width, height }: Size): string {
  const { ground, edge } = COLOURS;
  const card = `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="${CORNER}" fill="${ground}" stroke="${edge}"/>`;
  return svg.replace(/<svg\b[^>]*>/u, (head) => `${head}${card}`);
}
