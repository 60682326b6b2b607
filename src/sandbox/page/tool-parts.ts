// What the sandbox's tools are made of: what they reach, a box to tick, a button that waits until its work is done.

import type { Connection } from './connection.ts';
import type { Channel } from './discord-objects.ts';
import { button, element } from './element.ts';
import type { World } from './world.ts';

export interface ToolsNeeds {
  readonly world: () => World;
  readonly channel: () => Channel | undefined;
  readonly connection: Connection;
  /** The sandbox's clock, milliseconds since 1970. */
  readonly now: () => number;
}

/** What a section is drawn with: `say` shows what came of something under it, also once it is drawn anew. */
export interface ToolScene extends ToolsNeeds {
  readonly say: (title: string, text: string, isFailure: boolean) => void;
}

/** Takes a label and whether it is on, gives the box with it. */
export function drawCheck(label: string, isOn: boolean, set: (isOn: boolean) => void): HTMLElement {
  const input = element('input', { type: 'checkbox' });
  input.checked = isOn;
  input.addEventListener('change', () => set(input.checked));
  return element('label', { class: 'tool-choice' }, input, label);
}

/** Takes a label and what is to be done, gives the button; it cannot be pressed again until that is done. */
export function drawDeed(label: string, act: () => Promise<void>): HTMLElement {
  const drawn = button({ class: 'tool-button' }, label, () => {
    drawn.disabled = true;
    void act().finally(() => {
      drawn.disabled = false;
    });
  });
  return drawn;
}
