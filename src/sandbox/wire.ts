// JSON as it comes from and goes to the wire, and the few questions asked of it.

import type { JsonObject } from './page-protocol.ts';

/** A JSON object whose fields are not known yet, or that is being put together. */
export type Wire = { [key: string]: unknown };

/** True for a JSON object: not null, not a list. */
export function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; nothing when it is no list. */
export function wires(value: unknown): Wire[] {
  return Array.isArray(value) ? value.filter(isWire) : [];
}

/** The object without the fields that are undefined: on Discord's wire absent and null are different things. */
export function withoutAbsent(value: Wire): Wire {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}

/** A deep copy in the type that the page's protocol speaks; what JSON cannot carry is left out. */
export function asJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
