// The list over the command box: what can be chosen while typing, by arrows, Tab, Enter or a press.

import { element } from './element.ts';

interface Suggestion {
  readonly label: string;
  readonly detail?: string;
  readonly pick: () => void;
}

interface Shown {
  /** The field that is typed in: it keeps the focus while the list is walked through. */
  readonly owner: HTMLInputElement;
  /** The line over the list: the option's name and what it is. */
  readonly title: string;
  readonly items: readonly Suggestion[];
  /** True when Enter takes the first item: where free text is welcome, nothing is chosen until an arrow is pressed. */
  readonly startsChosen: boolean;
}

export interface Suggestions {
  readonly element: HTMLElement;
  readonly show: (shown: Shown) => void;
  readonly hide: () => void;
  /** True when the key was for the list and is done with. */
  readonly takeKey: (event: KeyboardEvent) => boolean;
}

/** Gives the list, hidden. */
export function makeSuggestions(): Suggestions {
  const title = element('p', { class: 'suggestions-title' });
  const list = element('div', {
    id: 'suggestions',
    class: 'suggestions-list',
    role: 'listbox',
    'aria-label': 'Suggestions',
  });
  const root = element('div', { class: 'suggestions', hidden: true }, title, list);
  let shown: Shown | undefined;
  let active = -1;

  const mark = (at: number): void => {
    active = at;
    markChosen(list, at);
    if (at === -1) shown?.owner.removeAttribute('aria-activedescendant');
    else shown?.owner.setAttribute('aria-activedescendant', `suggestion-${at}`);
  };
  const hide = (): void => {
    root.hidden = true;
    shown?.owner.setAttribute('aria-expanded', 'false');
    mark(-1);
    shown = undefined;
  };
  const show = (next: Shown): void => {
    if (shown !== undefined && shown.owner !== next.owner) hide();
    shown = next;
    root.hidden = false;
    title.textContent = next.title;
    list.hidden = next.items.length === 0;
    list.replaceChildren(...next.items.map(drawSuggestion));
    next.owner.setAttribute('aria-expanded', String(next.items.length > 0));
    mark(next.startsChosen && next.items.length > 0 ? 0 : -1);
  };
  const takeKey = (event: KeyboardEvent): boolean => {
    const count = shown?.items.length ?? 0;
    if (shown === undefined || count === 0) return false;
    if (event.key === 'ArrowDown') mark((active + 1) % count);
    else if (event.key === 'ArrowUp') mark(active <= 0 ? count - 1 : active - 1);
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && active !== -1) {
      shown.items[active]?.pick();
    } else if (event.key === 'Escape') hide();
    else return false;
    event.preventDefault();
    return true;
  };
  return { element: root, show, hide, takeKey };
}

function markChosen(list: HTMLElement, at: number): void {
  [...list.children].forEach((item, index) => {
    item.setAttribute('aria-selected', String(index === at));
    if (index === at) item.scrollIntoView({ block: 'nearest' });
  });
}

function drawSuggestion(item: Suggestion, index: number): HTMLElement {
  const drawn = element(
    'div',
    { id: `suggestion-${index}`, class: 'suggestion', role: 'option', 'aria-selected': 'false' },
    element('span', { class: 'suggestion-label' }, item.label),
    item.detail !== undefined && element('small', {}, item.detail),
  );
  drawn.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
  drawn.addEventListener('click', item.pick);
  return drawn;
}
