// One option of a command as a field in the box: its name, what is typed, and what is wrong with it.

import type { Filled } from './command-entries.ts';
import type { CommandOption } from './discord-objects.ts';
import { element } from './element.ts';

export interface OptionField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly option: CommandOption;
  readonly read: () => Filled;
  /** Puts a text in, with the value it stands for when it was picked from a list. */
  readonly write: (text: string, value?: string | number | boolean) => void;
  readonly showError: (error: string | undefined) => void;
}

const ATTACHMENT = 11;

/** Narrower than this a field cannot be hit with a thumb; wider than the other, it leaves the screen. */
const WIDTH_CHARS = { min: 8, max: 48 };

/** Takes an option, gives its field, empty. */
export function makeOptionField(option: CommandOption): OptionField {
  return option.type === ATTACHMENT ? makeFileField(option) : makeTextField(option);
}

function makeTextField(option: CommandOption): OptionField {
  const inputId = `option-${option.name}`;
  const error = element('span', { class: 'option-error', id: `${inputId}-error`, role: 'alert' });
  const input = element('input', {
    id: inputId,
    class: 'option-input',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
    'aria-required': option.required === true ? 'true' : undefined,
    'aria-describedby': `${inputId}-error`,
    title: option.description,
  });
  let value: string | number | boolean | undefined;
  const fit = (): void => {
    const chars = Math.min(Math.max(input.value.length + 1, WIDTH_CHARS.min), WIDTH_CHARS.max);
    input.style.width = `${chars}ch`;
  };
  const showError = (text: string | undefined): void => {
    error.textContent = text ?? '';
    input.setAttribute('aria-invalid', String(text !== undefined));
    root.classList.toggle('is-wrong', text !== undefined);
  };
  input.addEventListener('input', () => {
    value = undefined;
    fit();
    showError(undefined);
  });
  const name = element('label', { class: 'option-name', for: inputId }, option.name, option.required === true && '*');
  const root = element('span', { class: 'option' }, element('span', { class: 'option-line' }, name, input), error);
  fit();
  return {
    element: root,
    input,
    option,
    read: () => ({ option, text: input.value, ...(value === undefined ? {} : { value }) }),
    write: (text, picked) => {
      input.value = text;
      value = picked;
      fit();
      showError(undefined);
    },
    showError,
  };
}

/** A file is read as text as soon as it is chosen: its text is what the option sends. */
function makeFileField(option: CommandOption): OptionField {
  const inputId = `option-${option.name}`;
  const error = element('span', { class: 'option-error', id: `${inputId}-error`, role: 'alert' });
  const input = element('input', {
    id: inputId,
    class: 'option-input',
    type: 'file',
    'aria-required': option.required === true ? 'true' : undefined,
    'aria-describedby': `${inputId}-error`,
    title: option.description,
  });
  let text = '';
  const showError = (words: string | undefined): void => {
    error.textContent = words ?? '';
    root.classList.toggle('is-wrong', words !== undefined);
  };
  input.addEventListener('change', () => {
    showError(undefined);
    void input.files?.[0]?.text().then((read) => {
      text = read;
    });
  });
  const name = element('label', { class: 'option-name', for: inputId }, option.name, option.required === true && '*');
  const root = element('span', { class: 'option' }, element('span', { class: 'option-line' }, name, input), error);
  return {
    element: root,
    input,
    option,
    read: () => ({ option, text, ...(text === '' ? {} : { value: text }) }),
    write: () => undefined, // a file is chosen by the person, never written in
    showError,
  };
}
