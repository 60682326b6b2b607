// Who the page acts as: the two people of the sandbox, one of them pressed.

import type { Persona } from '../page-protocol.ts';
import { button } from './element.ts';

const PERSONAS: readonly { readonly persona: Persona; readonly word: string }[] = [
  { persona: 'member', word: 'Member' },
  { persona: 'moderator', word: 'Moderator' },
];

/** Takes who the page acts as, gives a button for each; `become` is called with the other one when it is pressed. */
export function drawPersonas(current: Persona, become: (persona: Persona) => void): HTMLElement[] {
  return PERSONAS.map(({ persona, word }) =>
    button({ class: 'persona', 'aria-pressed': String(persona === current) }, word, () => {
      if (persona !== current) become(persona);
    }),
  );
}
