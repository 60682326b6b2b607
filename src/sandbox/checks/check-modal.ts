// Checks a form (modal) that a bot answers an interaction with.

import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import type { SeenIds } from './check-controls.ts';
import { CUSTOM_ID_MAX, checkCustomId, checkSelect, isSelect } from './check-controls.ts';
import type { Faults, Path } from './faults.ts';
import { checkBoolean, checkInteger, checkList, checkText, note, noteMissing } from './faults.ts';

const TITLE_MAX = 45;
const PARTS_MAX = 5;
const LABEL_MAX = 45;
const DESCRIPTION_MAX = 100;
const PLACEHOLDER_MAX = 100;
const VALUE_MAX = 4000;
const CHOICES_MAX = 10; // of a radio or checkbox group
const RADIOS_MIN = 2;
const FILES_MAX = 10;

const ROW = 1;
const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const LABEL = 18;
const FILE_UPLOAD = 19;
const RADIO_GROUP = 21;
const CHECKBOX_GROUP = 22;
const CHECKBOX = 23;

/** Notes every fault of a form; paths begin at its own fields. */
export function checkModal(faults: Faults, modal: Wire): void {
  checkText(faults, ['custom_id'], modal.custom_id, { min: 1, max: CUSTOM_ID_MAX, isRequired: true });
  checkText(faults, ['title'], modal.title, { min: 1, max: TITLE_MAX, isRequired: true });
  const seen: SeenIds = new Set();
  const parts = checkList(faults, ['components'], modal.components, { min: 1, max: PARTS_MAX, isRequired: true });
  for (const [index, part] of parts) checkPart(faults, ['components', index], part, seen);
}

function checkPart(faults: Faults, path: Path, part: Wire, seen: SeenIds): void {
  if (part.type === ROW) {
    const inner = checkList(faults, [...path, 'components'], part.components, { min: 1, max: 1, isRequired: true });
    for (const [index, field] of inner) checkTextInput(faults, [...path, 'components', index], field, seen, true);
  } else if (part.type === TEXT_DISPLAY) {
    checkText(faults, [...path, 'content'], part.content, { min: 1, max: VALUE_MAX, isRequired: true });
  } else if (part.type === LABEL) {
    checkText(faults, [...path, 'label'], part.label, { min: 1, max: LABEL_MAX, isRequired: true });
    checkText(faults, [...path, 'description'], part.description, { max: DESCRIPTION_MAX });
    if (isWire(part.component)) checkField(faults, [...path, 'component'], part.component, seen);
    else noteMissing(faults, [...path, 'component']);
  } else noteType(faults, path, [ROW, TEXT_DISPLAY, LABEL]);
}

function checkField(faults: Faults, path: Path, field: Wire, seen: SeenIds): void {
  if (field.type === TEXT_INPUT) checkTextInput(faults, path, field, seen, false);
  else if (isSelect(field.type)) checkSelectInForm(faults, path, field, seen);
  else if (field.type === RADIO_GROUP || field.type === CHECKBOX_GROUP) {
    checkCustomId(faults, [...path, 'custom_id'], field.custom_id, seen);
    const min = field.type === RADIO_GROUP ? RADIOS_MIN : 1;
    checkList(faults, [...path, 'options'], field.options, { min, max: CHOICES_MAX, isRequired: true });
  } else if (field.type === CHECKBOX) checkCustomId(faults, [...path, 'custom_id'], field.custom_id, seen);
  else if (field.type === FILE_UPLOAD) {
    checkCustomId(faults, [...path, 'custom_id'], field.custom_id, seen);
    checkInteger(faults, [...path, 'max_values'], field.max_values, { min: 1, max: FILES_MAX });
  } else noteType(faults, path, [3, TEXT_INPUT, 5, 6, 7, 8, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX]);
}

function checkSelectInForm(faults: Faults, path: Path, select: Wire, seen: SeenIds): void {
  checkSelect(faults, path, select, seen);
  checkBoolean(faults, [...path, 'required'], select.required);
  if (select.disabled === true) {
    note(faults, [...path, 'disabled'], 'BASE_TYPE_CHOICES', 'Selects in forms cannot be disabled');
  }
}

function checkTextInput(faults: Faults, path: Path, input: Wire, seen: SeenIds, isLegacy: boolean): void {
  if (input.type !== TEXT_INPUT) {
    noteType(faults, path, [TEXT_INPUT]);
    return;
  }
  checkCustomId(faults, [...path, 'custom_id'], input.custom_id, seen);
  if (isLegacy) checkText(faults, [...path, 'label'], input.label, { min: 1, max: LABEL_MAX, isRequired: true });
  if (input.style !== 1 && input.style !== 2) {
    note(faults, [...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
  }
  const min = checkInteger(faults, [...path, 'min_length'], input.min_length, { min: 0, max: VALUE_MAX }) ?? 0;
  const max = checkInteger(faults, [...path, 'max_length'], input.max_length, { min: 1, max: VALUE_MAX }) ?? VALUE_MAX;
  if (min > max)
    note(faults, [...path, 'min_length'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  checkText(faults, [...path, 'value'], input.value, { max });
  checkText(faults, [...path, 'placeholder'], input.placeholder, { max: PLACEHOLDER_MAX });
  checkBoolean(faults, [...path, 'required'], input.required);
}

function noteType(faults: Faults, path: Path, allowed: readonly number[]): void {
  note(
    faults,
    [...path, 'type'],
    'UNION_TYPE_CHOICES',
    `Value of field "type" must be one of (${allowed.join(', ')}).`,
  );
}
