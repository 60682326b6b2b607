// Checks the components that a person uses: buttons and selects, in messages and in forms.

import { isSnowflake } from '../snowflake.ts';
import type { Wire } from '../wire.ts';
import { isWire, wires } from '../wire.ts';
import type { Faults, Path } from './faults.ts';
import { checkBoolean, checkInteger, checkList, checkText, checkUrl, note, noteMissing } from './faults.ts';

export const CUSTOM_ID_MAX = 100;
const BUTTON_LABEL_MAX = 80;
const BUTTON_URL_MAX = 512;
const PLACEHOLDER_MAX = 150;
const OPTIONS_MAX = 25;
const OPTION_TEXT_MAX = 100;
const VALUES_MAX = 25;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;
const STRING_SELECT = 3;

/** Custom ids seen so far in one message or form, to find the second of two. */
export type SeenIds = Set<string>;

/** True for the five kinds of select. */
export function isSelect(type: unknown): boolean {
  return type === STRING_SELECT || type === 5 || type === 6 || type === 7 || type === 8;
}

/** Notes the faults of a custom id: absent, too long, or used before. */
export function checkCustomId(faults: Faults, path: Path, value: unknown, seen: SeenIds): void {
  const id = checkText(faults, path, value, { min: 1, max: CUSTOM_ID_MAX, isRequired: true });
  if (id === undefined) return;
  if (seen.has(id)) note(faults, path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  seen.add(id);
}

/** Notes the faults of one button. */
export function checkButton(faults: Faults, path: Path, button: Wire, seen: SeenIds): void {
  const style = checkInteger(faults, [...path, 'style'], button.style, { min: 1, max: PREMIUM_STYLE });
  if (button.style === undefined || button.style === null) noteMissing(faults, [...path, 'style']);
  checkText(faults, [...path, 'label'], button.label, { max: BUTTON_LABEL_MAX });
  checkBoolean(faults, [...path, 'disabled'], button.disabled);
  checkEmoji(faults, [...path, 'emoji'], button.emoji);
  if (style === PREMIUM_STYLE) {
    if (!isSnowflake(button.sku_id)) noteMissing(faults, [...path, 'sku_id']);
    return;
  }
  if (style === LINK_STYLE) {
    if (button.url === undefined || button.url === null) {
      note(faults, [...path, 'url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
    }
    checkUrl(faults, [...path, 'url'], button.url, ['http', 'https', 'discord'], BUTTON_URL_MAX);
    if (button.custom_id !== undefined && button.custom_id !== null) {
      note(
        faults,
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else {
    checkCustomId(faults, [...path, 'custom_id'], button.custom_id, seen);
    if (button.url !== undefined && button.url !== null) {
      note(
        faults,
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  }
  const label = typeof button.label === 'string' ? button.label.trim() : '';
  if (label === '' && !isWire(button.emoji)) noteMissing(faults, [...path, 'label']);
}

/** Notes the faults of one select of any kind. */
export function checkSelect(faults: Faults, path: Path, select: Wire, seen: SeenIds): void {
  checkCustomId(faults, [...path, 'custom_id'], select.custom_id, seen);
  checkText(faults, [...path, 'placeholder'], select.placeholder, { max: PLACEHOLDER_MAX });
  checkBoolean(faults, [...path, 'disabled'], select.disabled);
  const min = checkInteger(faults, [...path, 'min_values'], select.min_values, { min: 0, max: VALUES_MAX }) ?? 1;
  const max = checkInteger(faults, [...path, 'max_values'], select.max_values, { min: 1, max: VALUES_MAX }) ?? 1;
  if (min > max)
    note(faults, [...path, 'min_values'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  if (select.type === STRING_SELECT) checkOptions(faults, path, select, max);
}

function checkOptions(faults: Faults, path: Path, select: Wire, max: number): void {
  const at = [...path, 'options'];
  const options = checkList(faults, at, select.options, { min: 1, max: OPTIONS_MAX, isRequired: true });
  const values = new Set<string>();
  for (const [index, option] of options) {
    checkText(faults, [...at, index, 'label'], option.label, { min: 1, max: OPTION_TEXT_MAX, isRequired: true });
    checkText(faults, [...at, index, 'description'], option.description, { max: OPTION_TEXT_MAX });
    checkEmoji(faults, [...at, index, 'emoji'], option.emoji);
    const value = checkText(faults, [...at, index, 'value'], option.value, {
      min: 1,
      max: OPTION_TEXT_MAX,
      isRequired: true,
    });
    if (value !== undefined && values.has(value)) {
      const words = 'The specified option value is already used';
      note(faults, [...at, index, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', words);
    }
    if (value !== undefined) values.add(value);
  }
  if (options.length > 0 && max > options.length) {
    note(
      faults,
      [...path, 'max_values'],
      'SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS',
      'Maximum values cannot exceed the options',
    );
  }
  if (wires(select.options).filter((option) => option.default === true).length > max) {
    const words = 'Too many default options were specified';
    note(faults, at, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', words);
  }
}

function checkEmoji(faults: Faults, path: Path, emoji: unknown): void {
  if (emoji === undefined || emoji === null) return;
  const isKnown = isWire(emoji) && (isSnowflake(emoji.id) || isPictograph(emoji.name));
  if (!isKnown) note(faults, [...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}

/** True for text that can be one emoji: pictographs, flags and keycaps; a word is none. */
function isPictograph(name: unknown): boolean {
  return (
    typeof name === 'string' &&
    name.length <= 32 &&
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(name)
  );
}
