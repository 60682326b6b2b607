// A list to choose from, for select menus in messages and in forms: a button that opens a listbox, by mouse or keyboard.

import { element } from './element.ts';

export interface Pickable {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly selected?: boolean;
}

export interface PickerSettings {
  /** What is read out for it. */
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Pickable[];
  readonly min: number;
  readonly max: number;
  readonly disabled: boolean;
  /** Called with the chosen values when the list closes and they have changed. */
  readonly onPick: (values: readonly string[]) => void;
}

interface Open {
  readonly root: HTMLElement;
  readonly face: HTMLButtonElement;
  readonly list: HTMLElement;
  readonly settings: PickerSettings;
  chosen: string[];
  before: readonly string[];
}

/** Takes what can be picked, gives the picker. One choice closes it; with `max` over 1 it stays open for more. */
export function drawPicker(settings: PickerSettings): HTMLElement {
  const chosen = settings.choices.filter(({ selected }) => selected === true).map(({ value }) => value);
  const face = element('button', {
    type: 'button',
    class: 'picker-face',
    'aria-haspopup': 'listbox',
    'aria-expanded': 'false',
    disabled: settings.disabled,
  });
  const list = element('div', {
    class: 'picker-list',
    role: 'listbox',
    'aria-label': settings.label,
    'aria-multiselectable': settings.max > 1 ? 'true' : undefined,
    hidden: true,
  });
  const root = element('div', { class: 'picker' }, face, list);
  const open: Open = { root, face, list, settings, chosen, before: chosen };
  list.append(...settings.choices.map((choice) => drawChoice(choice, open)));
  if (settings.choices.length === 0) list.append(element('p', { class: 'picker-empty' }, 'Nothing to choose from.'));
  face.addEventListener('click', () => (list.hidden ? show(open) : close(open)));
  root.addEventListener('keydown', (event) => onKey(event, open));
  root.addEventListener('focusout', (event) => {
    if (!list.hidden && !(event.relatedTarget instanceof Node && root.contains(event.relatedTarget)))
      close(open, false);
  });
  write(open);
  return root;
}

function drawChoice(choice: Pickable, open: Open): HTMLElement {
  const drawn = element(
    'div',
    { class: 'picker-choice', role: 'option', tabindex: '-1', 'data-value': choice.value },
    element('span', { class: 'picker-label' }, choice.label),
    choice.description !== undefined && element('small', {}, choice.description),
  );
  drawn.addEventListener('click', () => toggle(choice.value, open));
  return drawn;
}

function toggle(value: string, open: Open): void {
  const { max } = open.settings;
  if (max <= 1) {
    open.chosen = [value];
    close(open);
    return;
  }
  if (open.chosen.includes(value)) open.chosen = open.chosen.filter((one) => one !== value);
  else if (open.chosen.length < max) open.chosen = [...open.chosen, value];
  write(open);
}

function show(open: Open): void {
  open.list.hidden = false;
  open.face.setAttribute('aria-expanded', 'true');
  open.before = open.chosen;
  open.list.scrollIntoView({ block: 'nearest' });
  const first =
    open.list.querySelector<HTMLElement>('[aria-selected="true"]') ??
    open.list.querySelector<HTMLElement>('[role=option]');
  first?.focus({ preventScroll: true });
}

function close(open: Open, takeFocus = true): void {
  open.list.hidden = true;
  open.face.setAttribute('aria-expanded', 'false');
  if (takeFocus) open.face.focus();
  if (open.chosen.length < open.settings.min) open.chosen = [...open.before];
  write(open);
  const isSame = open.chosen.length === open.before.length && open.chosen.every((value) => open.before.includes(value));
  // As in Discord, choosing the same single entry again is a choice too.
  if (!isSame || (open.settings.max <= 1 && takeFocus && open.chosen.length === 1 && open.before.length === 0)) {
    open.settings.onPick(open.chosen);
  }
}

function write(open: Open): void {
  const { choices, placeholder, label } = open.settings;
  const names = choices.filter(({ value }) => open.chosen.includes(value)).map((choice) => choice.label);
  open.face.textContent = names.length === 0 ? placeholder : names.join(', ');
  open.face.classList.toggle('is-empty', names.length === 0);
  open.face.setAttribute('aria-label', `${label}: ${names.length === 0 ? placeholder : names.join(', ')}`);
  for (const one of open.list.querySelectorAll<HTMLElement>('[role=option]')) {
    one.setAttribute('aria-selected', String(open.chosen.includes(one.dataset.value ?? '')));
  }
}

function onKey(event: KeyboardEvent, open: Open): void {
  if (open.list.hidden) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    show(open);
    return;
  }
  const options = [...open.list.querySelectorAll<HTMLElement>('[role=option]')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Escape') close(open);
  else if (event.key === 'ArrowDown') options[Math.min(at + 1, options.length - 1)]?.focus();
  else if (event.key === 'ArrowUp') options[Math.max(at - 1, 0)]?.focus();
  else if (event.key === 'Enter' || event.key === ' ') toggle(options[at]?.dataset.value ?? '', open);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
