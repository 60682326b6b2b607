// The command box: `/` lists the commands, a chosen one asks for its options, Enter sends it.

import type { TypedOption } from '../page-protocol.ts';
import { buildOptions, type CommandEntry, filterEntries, listEntries, readField } from './command-entries.ts';
import type { Choice } from './discord-objects.ts';
import { button, element } from './element.ts';
import { CHOICES_MAX, offerChoices } from './option-choices.ts';
import { makeOptionField, type OptionField } from './option-field.ts';
import { makeSuggestions, type Suggestions } from './suggestions.ts';
import type { World } from './world.ts';

/** How long typing must rest before Dateline is asked for completions. */
const COMPLETE_MS = 200;

const NEVER_READS = 'Dateline never reads messages. Type / for its commands, for example /ask.';

export interface CommandBoxHooks {
  readonly world: () => World;
  readonly send: (entry: CommandEntry, options: readonly TypedOption[]) => void;
  readonly complete: (entry: CommandEntry, options: readonly TypedOption[]) => Promise<readonly Choice[]>;
}

export interface CommandBox {
  readonly element: HTMLElement;
  /**
   * Takes a command's name (`feed add`) and texts for its options, and sends it; when something required is missing,
   * it is left open in the box instead. False when this persona has no such command.
   */
  readonly run: (name: string, values: { readonly [option: string]: string }) => boolean;
  /** Back to an empty line, for another channel or persona. */
  readonly reset: () => void;
}

interface Box {
  readonly hooks: CommandBoxHooks;
  readonly input: HTMLInputElement;
  readonly free: HTMLElement;
  readonly filling: HTMLElement;
  readonly note: HTMLElement;
  readonly suggestions: Suggestions;
  entry: CommandEntry | undefined;
  fields: OptionField[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Takes what the box may do, gives it, empty. */
export function makeCommandBox(hooks: CommandBoxHooks): CommandBox {
  const input = element('input', {
    id: 'command-input',
    class: 'command-input',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Type / for commands',
    'aria-label': 'Command: type / to list the commands',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
  });
  const suggestions = makeSuggestions();
  const note = element('p', { class: 'box-note', role: 'status' });
  const filling = element('div', { class: 'filling', hidden: true });
  const free = element('div', { class: 'free' }, input);
  const root = element(
    'form',
    { class: 'command-box', 'aria-label': 'Command box' },
    suggestions.element,
    note,
    free,
    filling,
  );
  const box: Box = { hooks, input, free, filling, note, suggestions, entry: undefined, fields: [], timer: undefined };
  free.prepend(button({ class: 'slash', label: 'List the commands' }, '/', () => startTyping(box)));
  input.addEventListener('input', () => onType(box));
  input.addEventListener('focus', () => onType(box));
  input.addEventListener('keydown', (event) => suggestions.takeKey(event));
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(box);
  });
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) suggestions.hide();
  });
  return {
    element: root,
    run: (name, values) => run(box, name, values),
    reset: () => reset(box),
  };
}

function entriesOf(box: Box): CommandEntry[] {
  const world = box.hooks.world();
  return listEntries(world.commands, world.permissions);
}

function startTyping(box: Box): void {
  box.input.value = '/';
  box.input.focus();
  onType(box);
}

/** While no command is chosen: lists what fits, and takes a whole name followed by a space as chosen. */
function onType(box: Box): void {
  const typed = box.input.value;
  box.note.textContent = typed === '' || typed.startsWith('/') ? '' : NEVER_READS;
  if (!typed.startsWith('/')) {
    box.suggestions.hide();
    return;
  }
  const entries = entriesOf(box);
  const name = typed.slice(1);
  const whole = entries.find((entry) => name.toLowerCase().startsWith(`${entry.name} `));
  if (whole !== undefined) {
    choose(box, whole, name.slice(whole.name.length + 1));
    return;
  }
  const found = filterEntries(entries, name);
  box.suggestions.show({
    owner: box.input,
    title: found.length === 0 ? `No command fits "${typed}".` : 'Commands of Dateline',
    items: found.map((entry) => ({
      label: `/${entry.name}`,
      detail: entry.description,
      pick: () => choose(box, entry, ''),
    })),
    startsChosen: true,
  });
}

/** Opens a command's fields: the required ones at once, the optional ones behind a button each. */
function choose(box: Box, entry: CommandEntry, rest: string): void {
  box.suggestions.hide();
  box.entry = entry;
  box.fields = [];
  box.note.textContent = '';
  box.input.value = '';
  box.free.hidden = true;
  box.filling.hidden = false;
  const chip = button({ class: 'chip', label: `Leave /${entry.name}` }, `/${entry.name} ×`, () => reset(box, true));
  const send = element('button', { type: 'submit', class: 'send', 'aria-label': `Send /${entry.name}` }, 'Send');
  const adders = entry.options
    .filter(({ required }) => required !== true)
    .map((option) =>
      button({ class: 'adder', title: option.description, 'data-option': option.name }, `+ ${option.name}`, () => {
        addField(box, option.name)?.input.focus();
      }),
    );
  box.filling.replaceChildren(chip, element('span', { class: 'adders' }, ...adders), send);
  for (const option of entry.options) if (option.required === true) addField(box, option.name);
  const first = box.fields[0] ?? (rest === '' ? undefined : addField(box, entry.options[0]?.name ?? ''));
  if (first !== undefined)
    first.write(rest.startsWith(`${first.option.name}:`) ? rest.slice(first.option.name.length + 1) : rest);
  (first?.input ?? send).focus();
}

function addField(box: Box, name: string): OptionField | undefined {
  const option = box.entry?.options.find((one) => one.name === name);
  if (option === undefined) return undefined;
  const field = makeOptionField(option);
  box.fields.push(field);
  box.filling.querySelector(`[data-option="${CSS.escape(name)}"]`)?.setAttribute('hidden', '');
  box.filling.insertBefore(field.element, box.filling.querySelector('.adders'));
  field.input.addEventListener('focus', () => offer(box, field));
  field.input.addEventListener('input', () => offer(box, field));
  field.input.addEventListener('keydown', (event) => onFieldKey(box, field, event));
  return field;
}

/** Shows what a field can hold: its own list at once, or Dateline's completions when typing rests. */
function offer(box: Box, field: OptionField): void {
  const { entry } = box;
  clearTimeout(box.timer);
  if (entry === undefined) return;
  const { option } = field;
  const title = `${option.name}${option.required === true ? ' (required)' : ''}: ${option.description}`;
  const own = offerChoices(option, field.read().value === undefined ? field.input.value : '', box.hooks.world());
  const show = (items: readonly { readonly name: string; readonly value: string | number | boolean }[]): void =>
    box.suggestions.show({
      owner: field.input,
      title,
      items: items.map(({ name, value }) => ({ label: name, pick: () => pick(box, field, name, value) })),
      startsChosen: own !== undefined && field.read().value === undefined,
    });
  show(own ?? []);
  if (option.autocomplete !== true) return;
  box.timer = setTimeout(() => {
    const options = buildOptions(
      entry,
      box.fields.map((one) => one.read()),
      option.name,
    );
    void box.hooks.complete(entry, options).then((choices) => {
      const isStill = box.entry === entry && document.activeElement === field.input;
      if (isStill && buildOptions(entry, [field.read()], option.name).length > 0) show(choices.slice(0, CHOICES_MAX));
    });
  }, COMPLETE_MS);
}

function pick(box: Box, field: OptionField, name: string, value: string | number | boolean): void {
  field.write(name, value);
  box.suggestions.hide();
  const next = box.fields.find((one) => one.option.required === true && one.input.value.trim() === '');
  (next ?? field).input.focus();
}

function onFieldKey(box: Box, field: OptionField, event: KeyboardEvent): void {
  if (box.suggestions.takeKey(event)) return;
  if (event.key === 'Escape') reset(box, true);
  if (event.key !== 'Backspace' || field.input.value !== '') return;
  event.preventDefault();
  if (field.option.required === true) {
    reset(box, true);
    return;
  }
  field.element.remove();
  box.fields = box.fields.filter((one) => one !== field);
  box.filling.querySelector(`[data-option="${CSS.escape(field.option.name)}"]`)?.removeAttribute('hidden');
  const last = box.fields.at(-1)?.input ?? box.filling.querySelector<HTMLElement>('.send');
  last?.focus();
}

function submit(box: Box): void {
  const { entry } = box;
  if (entry === undefined) {
    const typed = box.input.value.trim();
    if (typed !== '') box.note.textContent = typed.startsWith('/') ? `No command fits "${typed}".` : NEVER_READS;
    return;
  }
  const wrong = box.fields.filter((field) => {
    const { error } = readField(field.read());
    field.showError(error);
    return error !== undefined;
  });
  if (wrong.length > 0) {
    wrong[0]?.input.focus();
    return;
  }
  const options = buildOptions(
    entry,
    box.fields.map((field) => field.read()),
  );
  reset(box, true);
  box.hooks.send(entry, options);
}

function reset(box: Box, takeFocus = false): void {
  clearTimeout(box.timer);
  box.entry = undefined;
  box.fields = [];
  box.suggestions.hide();
  box.filling.replaceChildren();
  box.filling.hidden = true;
  box.free.hidden = false;
  box.input.value = '';
  box.note.textContent = '';
  if (takeFocus) box.input.focus();
}

function run(box: Box, name: string, values: { readonly [option: string]: string }): boolean {
  const entry = entriesOf(box).find((one) => one.name === name);
  if (entry === undefined) return false;
  choose(box, entry, '');
  for (const [option, text] of Object.entries(values)) {
    const field = box.fields.find((one) => one.option.name === option) ?? addField(box, option);
    field?.write(text);
  }
  submit(box);
  return true;
}
