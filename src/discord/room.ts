// How much room there is in a message of Components V2, and the fullest drawing that fits it.

import type { Component } from './components.ts';
import { COMPONENTS_MAX, TEXT_BYTES_OVERHEAD, TEXTS_BYTES_MAX, TEXTS_CHARACTERS_MAX } from './limits.ts';

/** True when Discord takes these components as one message: their number, their characters and their bytes. */
function fitsMessage(components: readonly Component[]): boolean {
  let count = 0;
  let characters = 0;
  let bytes = 0;
  for (const component of components) {
    count += 1 + (component.type === 1 ? component.components.length : 0);
    if (component.type !== 10) continue;
    characters += component.content.length;
    bytes += Buffer.byteLength(component.content) + TEXT_BYTES_OVERHEAD;
  }
  return count <= COMPONENTS_MAX && characters <= TEXTS_CHARACTERS_MAX && bytes <= TEXTS_BYTES_MAX;
}

/** Draws with each of `sizes`, from roomy to tight, and gives the first drawing that fits; undefined when none does. */
export function drawFullest<Size>(
  sizes: readonly Size[],
  draw: (size: Size) => readonly Component[],
): readonly Component[] | undefined {
  for (const size of sizes) {
    const components = draw(size);
    if (fitsMessage(components)) return components;
  }
  return undefined;
}

/** The same where the tightest size is known to fit, which the layouts' tests see to. Throws RangeError when it does not. */
export function drawToFit<Size>(
  sizes: readonly Size[],
  draw: (size: Size) => readonly Component[],
): readonly Component[] {
  const drawn = drawFullest(sizes, draw);
  if (drawn === undefined) throw new RangeError('Not even the tightest drawing fits a message.');
  return drawn;
}
