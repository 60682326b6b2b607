// Checks `allowed_mentions`: which kinds of mention are parsed, and which people and roles are named.

import { isSnowflake } from '../snowflake.ts';
import type { Wire } from '../wire.ts';
import { isWire } from '../wire.ts';
import type { Faults } from './faults.ts';
import { checkBoolean, note } from './faults.ts';

const MENTIONS_MAX = 100;
const KINDS: readonly unknown[] = ['users', 'roles', 'everyone'];

/** Notes every fault of a body's `allowed_mentions`; absent and null pass. */
export function checkMentions(faults: Faults, body: Wire): void {
  const at = 'allowed_mentions';
  const allowed = body[at];
  if (allowed === undefined || allowed === null) return;
  if (!isWire(allowed)) {
    note(faults, [at], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    return;
  }
  checkBoolean(faults, [at, 'replied_user'], allowed.replied_user);
  const parse = listOf(faults, allowed, 'parse');
  for (const [index, kind] of parse.entries()) {
    if (KINDS.includes(kind)) continue;
    note(faults, [at, 'parse', index], 'BASE_TYPE_CHOICES', "Value must be one of ('users', 'everyone', 'roles').");
  }
  for (const kind of ['users', 'roles']) checkIds(faults, allowed, kind, parse.includes(kind));
}

function checkIds(faults: Faults, allowed: Wire, kind: string, isParsed: boolean): void {
  const at = 'allowed_mentions';
  const ids = listOf(faults, allowed, kind);
  if (ids.length > MENTIONS_MAX) {
    note(faults, [at, kind], 'BASE_TYPE_MAX_LENGTH', `Must be ${MENTIONS_MAX} or fewer in length.`);
  }
  for (const [index, id] of ids.entries()) {
    if (isSnowflake(id)) continue;
    note(faults, [at, kind, index], 'NUMBER_TYPE_COERCE', `Value "${String(id)}" is not snowflake.`);
  }
  if (ids.length > 0 && isParsed) {
    const words = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    note(faults, [at], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words);
  }
}

function listOf(faults: Faults, allowed: Wire, field: string): readonly unknown[] {
  const value = allowed[field];
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) {
    note(faults, ['allowed_mentions', field], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  }
  return [];
}
