// Gathers what is wrong with a request's body, each fault at its path, and turns it into Discord's tree of errors.

import { refusal } from '../refusal.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';

export type Path = readonly (string | number)[];

/** The faults found so far in one body. */
export interface Faults {
  readonly found: { readonly path: Path; readonly code: string; readonly message: string }[];
}

/** An empty list of faults. */
export function noFaults(): Faults {
  return { found: [] };
}

/** Notes one fault. */
export function note(faults: Faults, path: Path, code: string, message: string): void {
  faults.found.push({ path, code, message });
}

/** Notes that a needed field is missing. */
export function noteMissing(faults: Faults, path: Path): void {
  note(faults, path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

/** Throws Discord's 50035 with every fault at its path; does nothing when there is none. `under` is put before all paths. */
export function refuseIfAny(faults: Faults, under: Path = []): void {
  if (faults.found.length === 0) return;
  const tree: Wire = {};
  for (const { path, code, message } of faults.found) {
    let at = tree;
    for (const step of [...under, ...path]) {
      const next = at[String(step)];
      const branch = isWire(next) ? next : {};
      at[String(step)] = branch;
      at = branch;
    }
    at._errors = [...(Array.isArray(at._errors) ? at._errors : []), { code, message }];
  }
  throw refusal(50035, tree);
}

/** How long a text may be, in UTF-16 units: Discord counts code points somewhere and units elsewhere; ours is the stricter. */
export interface Length {
  readonly min?: number;
  readonly max: number;
  readonly isRequired?: boolean;
}

/** Checks a text; gives it, or undefined when it is absent, null or wrong (then the fault is noted). */
export function checkText(faults: Faults, path: Path, value: unknown, length: Length): string | undefined {
  if (value === undefined || value === null) {
    if (length.isRequired === true) noteMissing(faults, path);
    return undefined;
  }
  if (typeof value !== 'string') {
    note(faults, path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
    return undefined;
  }
  const min = length.min ?? 0;
  if (value.length <= length.max && value.length >= min) return value;
  if (value.length === 0 && length.isRequired === true) noteMissing(faults, path);
  else if (min > 0) {
    note(faults, path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${length.max} in length.`);
  } else note(faults, path, 'BASE_TYPE_MAX_LENGTH', `Must be ${length.max} or fewer in length.`);
  return undefined;
}

/** Checks a whole number between `min` and `max`; gives it, or undefined when absent, null or wrong. */
export function checkInteger(
  faults: Faults,
  path: Path,
  value: unknown,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    note(faults, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    return undefined;
  }
  if (value < range.min) {
    note(faults, path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${range.min}.`);
    return undefined;
  }
  if (value > range.max) {
    note(faults, path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${range.max}.`);
    return undefined;
  }
  return value;
}

/** Checks a list's length; gives its members that are objects with their place, or nothing when absent or no list. */
export function checkList(faults: Faults, path: Path, value: unknown, length: Length): [number, Wire][] {
  if (value === undefined || value === null) {
    if (length.isRequired === true) noteMissing(faults, path);
    return [];
  }
  if (!Array.isArray(value)) {
    note(faults, path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  const min = length.min ?? 0;
  if (value.length > length.max || value.length < min) {
    const words =
      min > 0 ? `Must be between ${min} and ${length.max} in length.` : `Must be ${length.max} or fewer in length.`;
    note(faults, path, min > 0 ? 'BASE_TYPE_BAD_LENGTH' : 'BASE_TYPE_MAX_LENGTH', words);
  }
  const members: [number, Wire][] = [];
  for (const [index, member] of value.entries()) {
    if (isWire(member)) members.push([index, member]);
    else note(faults, [...path, index], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
  }
  return members;
}

/** Checks true or false; absent and null pass. */
export function checkBoolean(faults: Faults, path: Path, value: unknown): void {
  if (value === undefined || value === null || typeof value === 'boolean') return;
  note(faults, path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
}

/** Checks an address of at most 2,048 characters with one of the schemes; absent and null pass. */
export function checkUrl(faults: Faults, path: Path, value: unknown, schemes: readonly string[], max = 2048): void {
  const text = checkText(faults, path, value, { max });
  if (text === undefined) return;
  if (!URL.canParse(text)) note(faults, path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(new URL(text).protocol.slice(0, -1))) {
    const scheme = new URL(text).protocol.slice(0, -1);
    const wanted = schemes.map((each) => `'${each}'`).join(', ');
    note(
      faults,
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${wanted}).`,
    );
  }
}
