// The fields of a form that Dateline opens: texts and selects, each read as Discord sends it back.

import type { JsonObject } from '../page-protocol.ts';
import type { Component } from './discord-objects.ts';
import { element } from './element.ts';
import { drawPicker } from './picker.ts';
import { choicesOf, isSelect } from './select-choices.ts';
import type { World } from './world.ts';

const TEXT_INPUT = 4;
const FILE_UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX_GROUP = 22;
const CHECKBOX = 23;
const PARAGRAPH = 2;

/** Discord's own limit for a text in a form. */
const TEXT_CHARS_MAX = 4000;

export interface FormField {
  readonly element: HTMLElement;
  /** The control that the label is for; absent where the control names itself. */
  readonly labelled?: string;
  /** The component as Discord sends it. */
  readonly read: () => JsonObject;
  /** What is wrong with it, one sentence; undefined when nothing is. */
  readonly check: () => string | undefined;
  readonly isRequired: boolean;
}

/** Takes a form's component and the name it goes by, gives its field; undefined for what the page cannot show. */
export function makeFormField(component: Component, label: string, world: World): FormField | undefined {
  if (component.type === TEXT_INPUT) return makeText(component);
  if (isSelect(component.type)) return makeSelect(component, label, world);
  if (component.type === RADIO_GROUP || component.type === CHECKBOX_GROUP) return makeChoices(component, label);
  if (component.type === FILE_UPLOAD) return makeFiles(component);
  return component.type === CHECKBOX ? makeCheckbox(component, label) : undefined;
}

function makeText(component: Component): FormField {
  const id = `field-${component.custom_id ?? ''}`;
  const attributes = {
    id,
    class: 'form-input',
    placeholder: component.placeholder,
    maxlength: String(component.max_length ?? TEXT_CHARS_MAX),
    autocomplete: 'off',
  };
  const input =
    component.style === PARAGRAPH
      ? element('textarea', { ...attributes, rows: '4' })
      : element('input', { ...attributes, type: 'text' });
  input.value = component.value ?? '';
  const isRequired = component.required !== false;
  return {
    element: input,
    labelled: id,
    isRequired,
    read: () => ({ type: TEXT_INPUT, id: component.id, custom_id: component.custom_id, value: input.value }),
    check: () => {
      if (input.value.trim() === '') return isRequired ? 'This is required.' : undefined;
      const least = component.min_length ?? 0;
      return input.value.length < least ? `At least ${least} characters.` : undefined;
    },
  };
}

function makeSelect(component: Component, label: string, world: World): FormField {
  const choices = choicesOf(component, world);
  const isRequired = component.required !== false;
  const least = isRequired ? Math.max(component.min_values ?? 1, 1) : 0;
  let values: readonly string[] = choices.filter(({ selected }) => selected === true).map(({ value }) => value);
  const picker = drawPicker({
    label,
    placeholder: component.placeholder ?? 'Make a selection',
    choices,
    min: 0,
    max: component.max_values ?? 1,
    disabled: false,
    onPick: (picked) => {
      values = picked;
    },
  });
  return {
    element: picker,
    isRequired,
    read: () => ({ type: component.type, id: component.id, custom_id: component.custom_id, values }),
    check: () => (values.length >= least ? undefined : `Choose at least ${least}.`),
  };
}

/** A radio group sends one `value`, a checkbox group all its `values`. */
function makeChoices(component: Component, label: string): FormField {
  const isRadio = component.type === RADIO_GROUP;
  const inputs = (component.options ?? []).map((option) => {
    const input = element('input', {
      type: isRadio ? 'radio' : 'checkbox',
      name: component.custom_id,
      value: option.value,
    });
    input.checked = option.default === true;
    return { input, line: element('label', { class: 'form-choice' }, input, option.label) };
  });
  const picked = (): string[] => inputs.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const isRequired = component.required !== false;
  const answer = (): JsonObject => (isRadio ? { value: picked()[0] ?? null } : { values: picked() });
  return {
    element: element(
      'div',
      { role: isRadio ? 'radiogroup' : 'group', 'aria-label': label },
      ...inputs.map(({ line }) => line),
    ),
    isRequired,
    read: () => ({ type: component.type, id: component.id, custom_id: component.custom_id, ...answer() }),
    check: () => (isRequired && picked().length === 0 ? 'Choose one.' : undefined),
  };
}

function makeCheckbox(component: Component, label: string): FormField {
  const input = element('input', { type: 'checkbox', 'aria-label': label });
  return {
    element: input,
    isRequired: false,
    read: () => ({ type: CHECKBOX, id: component.id, custom_id: component.custom_id, value: input.checked }),
    check: () => undefined,
  };
}

/** Files are read as texts as soon as they are chosen: their texts are what the form sends. */
function makeFiles(component: Component): FormField {
  const id = `field-${component.custom_id ?? ''}`;
  const most = component.max_values ?? 1;
  const least = component.required === false ? 0 : (component.min_values ?? 1);
  const input = element('input', { id, class: 'form-input', type: 'file', multiple: most > 1 });
  let texts: readonly string[] = [];
  input.addEventListener('change', () => {
    void Promise.all([...(input.files ?? [])].map((file) => file.text())).then((read) => {
      texts = read;
    });
  });
  return {
    element: input,
    labelled: id,
    isRequired: least > 0,
    read: () => ({ type: FILE_UPLOAD, id: component.id, custom_id: component.custom_id, values: texts }),
    check: () => {
      if (texts.length < least) return `Choose at least ${least}.`;
      return texts.length > most ? `At most ${most}.` : undefined;
    },
  };
}
