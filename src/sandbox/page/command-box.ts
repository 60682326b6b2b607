// The command box: `/` lists the commands, a chosen one asks for its options, Enter sends it.

import { buildOptions, type CommandEntry, filterEntries, listEntries, readField } from './command-entries.ts';
import { addField, type Box, type CommandBoxHooks, choose, reset } from './command-filling.ts';
import { button, element } from './element.ts';
import { makeSuggestions } from './suggestions.ts';

const NEVER_READS = 'Dateline never reads messages. Type / for its commands, for example /ask.';

export interface CommandBox {
  readonly element: HTMLElement;
  /**
   * Takes a command's name (`feed add`) and texts for its options, and sends it; when something required is missing,
   * it is left open in the box instead. False when this persona has no such command.
   */
  readonly run: (name: string, values: { readonly [option: string]: string }) => boolean;
  /** Leaves a command that is being filled in, for another channel or persona; words that are being typed stay. */
  readonly reset: () => void;
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
    reset: () => resetKeeping(box),
  };
}

function entriesOf(box: Box): CommandEntry[] {
  return listEntries(box.hooks.world().commands, box.hooks.viewer());
}

/** Another persona has other commands: what fits the words typed so far is listed anew. */
function resetKeeping(box: Box): void {
  const typed = box.entry === undefined ? box.input.value : '';
  reset(box);
  if (typed === '') return;
  box.input.value = typed;
  if (document.activeElement === box.input) onType(box);
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
      detail: entry.needs === undefined ? entry.description : `${entry.description} · ${entry.needs}`,
      pick: () => choose(box, entry, ''),
    })),
    startsChosen: true,
  });
}

function submit(box: Box, takeFocus = true): void {
  const { entry } = box;
  if (entry === undefined) {
    const typed = box.input.value.trim();
    if (typed === '') return;
    box.note.textContent = typed.startsWith('/') ? `No command fits "${typed}".` : NEVER_READS;
    if (typed.startsWith('/')) return;
    box.input.value = '';
    box.hooks.say(typed);
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
  reset(box, takeFocus);
  box.hooks.send(entry, options);
}

function run(box: Box, name: string, values: { readonly [option: string]: string }): boolean {
  const entry = entriesOf(box).find((one) => one.name === name);
  if (entry === undefined) return false;
  choose(box, entry, '');
  for (const [option, text] of Object.entries(values)) {
    const field = box.fields.find((one) => one.option.name === option) ?? addField(box, option);
    field?.write(text);
  }
  submit(box, false);
  return true;
}
