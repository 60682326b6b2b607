// Draws a button with the page's component for buttons, and shows how its press goes.

import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-button.js';
import type { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import type { Component, Message } from './discord-objects.ts';
import { element } from './element.ts';
import { pressAndShow } from './press.ts';
import { isWebAddress } from './read-inline.ts';
import { restyle } from './restyle.ts';
import type { Scene } from './scene.ts';

const LINK = 5;
const PREMIUM = 6;
const TYPES: { readonly [style: number]: 'primary' | 'secondary' | 'success' | 'destructive' } = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'destructive',
};

/** Takes a button, gives its element; it must be put into a `discord-action-row`, which the component asks for. */
export function drawButton(component: Component, message: Message, scene: Scene): HTMLElement {
  const drawn = element('discord-button', { class: 'press' }, faceOf(component));
  const isLink = component.style === LINK && component.url !== undefined && isWebAddress(component.url);
  drawn.type = TYPES[component.style ?? 2] ?? 'secondary';
  drawn.disabled = component.disabled === true || component.style === PREMIUM;
  if (isLink) {
    drawn.url = component.url;
    drawn.append('\u00a0'); // a gap before the component's sign for a link
  }
  void restyle(drawn);
  void dressInner(drawn, component);
  if (!isLink && !drawn.disabled) {
    drawn.addEventListener('click', () => pressAndShow(drawn, scene.actions.press(message, component)));
  }
  return drawn;
}

function faceOf(component: Component): string {
  const emoji = component.emoji?.id === undefined || component.emoji.id === null ? component.emoji?.name : undefined;
  return [emoji, component.label].filter((part) => part !== undefined && part !== null).join(' ');
}

/** The component only looks disabled: its inner button is made so in truth, and a bare emoji gets a name. */
async function dressInner(drawn: DiscordButton, component: Component): Promise<void> {
  await drawn.updateComplete;
  const face = drawn.shadowRoot?.querySelector('button');
  if (face === null || face === undefined) return;
  face.type = 'button';
  face.disabled = drawn.disabled;
  if (component.label === undefined) face.setAttribute('aria-label', component.emoji?.name ?? 'Button');
}
