// Shows how a press goes: a spinner until it is answered, and what went wrong under the message when it was not.

import { element } from './element.ts';

/**
 * Takes the pressed element and the promise of its answer (the sentence to show, or undefined when all went well).
 * A second press while the first runs is kept out by the page's style for `busy`.
 */
export async function pressAndShow(pressed: HTMLElement, answer: Promise<string | undefined>): Promise<void> {
  const row = pressed.closest('.message-row');
  row?.querySelector('.press-failed')?.remove();
  pressed.classList.add('busy');
  pressed.setAttribute('aria-busy', 'true');
  const failure = await answer;
  pressed.classList.remove('busy');
  pressed.removeAttribute('aria-busy');
  if (failure === undefined) return;
  row?.append(element('p', { class: 'press-failed', role: 'alert' }, failure));
}
