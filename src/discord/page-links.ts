// The buttons under a screen of several pages. Pressing one runs the command again for the other page.

import type { OptionValue } from './command.ts';
import { type ButtonRow, button, buttonRow } from './components.ts';
import { texts } from './texts.ts';

export interface PageLinks {
  /** Where the page shown begins. */
  readonly offset: number;
  /** How many things a page holds; absent on the first drawing, which settles it. */
  readonly size?: number;
  /** The custom id of a button to another page, of the same options or of others; absent where pages cannot be turned. */
  readonly idOf?: (offset: number, size: number, options?: ReadonlyMap<string, OptionValue>) => string;
  /** The custom id of a menu whose lines change these options; absent where pages cannot be turned. */
  readonly selectIdOf?: (size: number, options?: ReadonlyMap<string, OptionValue>) => string;
  /** The custom id of a panel's control of this name; absent where nothing can be picked. */
  readonly pickIdOf?: (name: string) => string;
  /** The custom ids of the buttons of a note, in their order. */
  readonly actionIds?: readonly string[];
}

/** The row of page buttons, or none when everything is on one page. */
export function drawPageButtons(
  pages: PageLinks,
  size: number,
  total: number,
  options?: ReadonlyMap<string, OptionValue>,
): readonly ButtonRow[] {
  const { offset, idOf } = pages;
  if (idOf === undefined) return [];
  const previous = offset > 0 ? [button(texts.previous, idOf(Math.max(0, offset - size), size, options))] : [];
  const next = offset + size < total ? [button(texts.next, idOf(offset + size, size, options))] : [];
  const buttons = [...previous, ...next];
  return buttons.length === 0 ? [] : [buttonRow(buttons)];
}
