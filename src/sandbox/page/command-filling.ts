// A command chosen in the box: its options as fields, required ones first, with what each can hold offered over them.

import type { TypedOption } from '../page-protocol.ts';
import { buildOptions, type CommandEntry, type Viewer } from './command-entries.ts';
import type { Choice } from './discord-objects.ts';
import { button, element } from './element.ts';
import { CHOICES_MAX, offerChoices, wordsOfType } from './option-choices.ts';
import { makeOptionField, type OptionField } from './option-field.ts';
import type { Suggestions } from './suggestions.ts';
import type { World } from './world.ts';

/** How long typing must rest before Dateline is asked for completions. */
const COMPLETE_MS = 200;

export interface CommandBoxHooks {
  readonly world: () => World;
  readonly viewer: () => Viewer;
  /** A plain message, which Dateline never reads. */
  readonly say: (content: string) => void;
  readonly send: (entry: CommandEntry, options: readonly TypedOption[]) => void;
  readonly complete: (entry: CommandEntry, options: readonly TypedOption[]) => Promise<readonly Choice[]>;
}

/** The command box as its parts know it: `entry` is the chosen command, `fields` its open options. */
export interface Box {
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

/** Opens a command's fields: the required ones at once, the optional ones behind a button each. */
export function choose(box: Box, entry: CommandEntry, rest: string): void {
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

/** Opens the field of one option; undefined when the command has no such option. */
export function addField(box: Box, name: string): OptionField | undefined {
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
  const kind = `${wordsOfType(option)}${option.required === true ? ', required' : ''}`;
  const title = `${option.name} (${kind}): ${option.description}`;
  const world = box.hooks.world();
  const fitting = offerChoices(option, field.read().value === undefined ? field.input.value : '', world);
  // Where nothing fits, all that would: of them one is to be chosen.
  const own = fitting?.length === 0 ? offerChoices(option, '', world) : fitting;
  const show = (items: readonly { readonly name: string; readonly value: string | number | boolean }[]): void =>
    box.suggestions.show({
      owner: field.input,
      title,
      items: items.map(({ name, value }) => ({ label: name, pick: () => pick(box, field, name, value) })),
      startsChosen: own !== undefined && own === fitting && field.read().value === undefined,
    });
  show(own ?? []);
  if (option.autocomplete !== true) return;
  const typed = field.input.value;
  box.timer = setTimeout(() => {
    const others = box.fields.map((one) => one.read());
    void box.hooks.complete(entry, buildOptions(entry, others, option.name)).then((choices) => {
      const isStill = box.entry === entry && document.activeElement === field.input && field.input.value === typed;
      if (isStill) show(choices.slice(0, CHOICES_MAX));
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

/** Leaves the chosen command: back to an empty line, with the focus there if asked. */
export function reset(box: Box, takeFocus = false): void {
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
