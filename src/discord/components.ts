// Discord's components as plain JSON, and the ids that carry what a pressed button needs to know.

import { createHash } from 'node:crypto';
import type { NoteButton, OptionValue } from './command.ts';
import type { ControlRow } from './control-rows.ts';
import { BUTTONS_PER_ROW_MAX, CUSTOM_ID_CHARACTERS_MAX } from './limits.ts';

export interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}
export interface Separator {
  readonly type: 14;
  readonly divider: boolean;
}
export interface Button {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
  readonly disabled?: boolean;
}
export interface ButtonRow {
  readonly type: 1;
  readonly components: readonly Button[];
}
/** A row that holds a menu and nothing else. */
export interface SelectRow {
  readonly type: 1;
  readonly components: readonly {
    readonly type: 3;
    readonly custom_id: string;
    readonly placeholder: string;
    readonly options: readonly SelectOption[];
  }[];
}
interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly default: boolean;
}
export interface MediaGallery {
  readonly type: 12;
  readonly items: readonly { readonly media: { readonly url: string }; readonly description: string }[];
}
interface FileComponent {
  readonly type: 13;
  readonly file: { readonly url: string };
}
/** The top-level components that we send with the flag for Components V2. */
export type Component = TextDisplay | Separator | ButtonRow | SelectRow | ControlRow | MediaGallery | FileComponent;

/** A run of markdown. */
export const textDisplay = (content: string): TextDisplay => ({ type: 10, content });
/** A thin line. */
export const separator: Separator = { type: 14, divider: true };
/** A grey button in no row yet. */
export const button = (label: string, customId: string): Button => ({ type: 2, style: 2, label, custom_id: customId });
/** At most five buttons side by side. */
export const buttonRow = (components: readonly Button[]): ButtonRow => ({ type: 1, components });

/** The same for any number of them, in as many rows as they need. */
export function buttonRows(buttons: readonly Button[]): readonly ButtonRow[] {
  const rows: ButtonRow[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_PER_ROW_MAX) {
    rows.push(buttonRow(buttons.slice(at, at + BUTTONS_PER_ROW_MAX)));
  }
  return rows;
}

/** A menu of which one line is picked. */
export const selectRow = (customId: string, placeholder: string, options: readonly SelectOption[]): SelectRow => ({
  type: 1,
  components: [{ type: 3, custom_id: customId, placeholder, options }],
});

/** What a page button knows: who asked what, and which page it leads to. */
export interface PageState {
  /** The person who gave the command: others get a private copy. */
  readonly owner: string;
  readonly path: string;
  readonly offset: number;
  /** How many things a page holds, settled on the first one. */
  readonly size: number;
  /** The options as JSON text, or the key under which they are kept. */
  readonly options: { readonly json: string } | { readonly key: string };
}

// The version stands first: a later form takes another, and buttons of old messages are still told apart.
const PAGE = 'p1';
const SELECT = 's1';
const ASIDE = 'n1';
const EVERYONE = 'e1';
const PROMPT = 'q1';
const FORM = 'f1';
const AGAIN = 'a1';
const PICK = 'm1';
const BRIEFING = 'b';
const SEPARATOR = '~';

/**
 * The custom id of a page button:  p1~owner~offset~size~path~{"words":"haftar"}  or, kept elsewhere,  …~#key
 * Throws RangeError when it is longer than Discord takes; `keepOptions` sees to it that it is not.
 */
export function writePageId(state: PageState): string {
  return writeStateId(PAGE, state);
}

/** The custom id of a menu whose lines change the options: as that of a button, and unlike any of one. */
export function writeSelectId(state: PageState): string {
  return writeStateId(SELECT, state);
}

/** The custom id of a button that opens something of its own: see NoteButton. As that of a page button else. */
export function writeOpenId(opens: NonNullable<NoteButton['opens']>, state: PageState): string {
  return writeStateId({ aside: ASIDE, everybody: EVERYONE, form: PROMPT }[opens], state);
}

/** The custom id of a control of a panel: what is picked in it becomes the option of this name, of 8 characters at most. */
export function writePickId(name: string, { owner, path, options }: PageState): string {
  const tail = 'json' in options ? options.json : `#${options.key}`;
  return checkLength([PICK, BigInt(owner).toString(36), name, path, tail].join(SEPARATOR));
}

function writeStateId(kind: string, { owner, path, offset, size, options }: PageState): string {
  const tail = 'json' in options ? options.json : `#${options.key}`;
  const parts = [kind, BigInt(owner).toString(36), offset.toString(36), size.toString(36), path, tail];
  return checkLength(parts.join(SEPARATOR));
}

/**
 * What the options of a command become in its page buttons: themselves when they fit, else a key, with what is to be
 * kept under it. The same options give the same key.
 */
export function keepOptions(
  state: Pick<PageState, 'owner' | 'path'>,
  options: ReadonlyMap<string, OptionValue>,
): { readonly options: PageState['options']; readonly keep?: { readonly key: string; readonly value: string } } {
  const json = JSON.stringify(Object.fromEntries(options));
  // Why these: no result is longer than 36^5 rows, no page larger than 36^2.
  const head = `${PAGE}~${BigInt(state.owner).toString(36)}~zzzzz~zz~${state.path}~`;
  if (head.length + json.length <= CUSTOM_ID_CHARACTERS_MAX) return { options: { json } };
  const key = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  return { options: { key }, keep: { key, value: json } };
}

/** Gives the options back that `keepOptions` wrote; undefined when it is no such text. */
export function readOptions(json: string): ReadonlyMap<string, OptionValue> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    return new Map(Object.entries(value).filter((entry): entry is [string, OptionValue] => isOptionValue(entry[1])));
  } catch {
    return undefined;
  }
}

/** Options with some changed; those changed to '' are taken away. */
export function changeOptions(
  options: ReadonlyMap<string, OptionValue>,
  change: Readonly<Record<string, OptionValue>>,
): ReadonlyMap<string, OptionValue> {
  return new Map([...new Map([...options, ...Object.entries(change)])].filter(([, value]) => value !== ''));
}

const isOptionValue = (value: unknown): value is OptionValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The custom id of a form: the path of its command and the state it comes back with. */
export function writeFormId(path: string, state: string): string {
  return checkLength([FORM, path, state].join(SEPARATOR));
}

/** The custom id of the button that opens a refused form again: the interaction that sent it. */
export function writeAgainId(interactionId: string): string {
  return checkLength([AGAIN, interactionId].join(SEPARATOR));
}

/** The custom id of the button under a posted briefing: the outbox row it was posted from. */
export function writeBriefingId(outboxId: string): string {
  return `${BRIEFING}:${outboxId}`;
}

const STATE_KINDS: Readonly<Record<string, 'page' | 'select' | 'aside' | 'everybody' | 'prompt'>> = {
  [PAGE]: 'page',
  [SELECT]: 'select',
  [ASIDE]: 'aside',
  [EVERYONE]: 'everybody',
  [PROMPT]: 'prompt',
};

export type ReadId =
  | { readonly kind: (typeof STATE_KINDS)[string]; readonly state: PageState }
  | { readonly kind: 'pick'; readonly state: PageState; readonly name: string }
  | { readonly kind: 'form'; readonly path: string; readonly state: string }
  | { readonly kind: 'again'; readonly interactionId: string }
  | { readonly kind: 'briefing'; readonly outboxId: string }
  | { readonly kind: 'unknown' };

/** What a custom id of ours says; `unknown` for one of a version that is no longer read. */
export function readCustomId(customId: string): ReadId {
  if (customId.startsWith(`${BRIEFING}:`)) return { kind: 'briefing', outboxId: customId.slice(BRIEFING.length + 1) };
  const [version, ...parts] = customId.split(SEPARATOR);
  if (version === FORM) return { kind: 'form', path: parts[0] ?? '', state: parts.slice(1).join(SEPARATOR) };
  if (version === AGAIN) return { kind: 'again', interactionId: parts[0] ?? '' };
  if (version === PICK && parts.length >= 4) {
    const [owner = '', name = '', path = '', ...rest] = parts;
    return {
      kind: 'pick',
      name,
      state: { owner: readBase36(owner), offset: 0, size: 1, path, options: readTail(rest) },
    };
  }
  const kind = STATE_KINDS[version ?? ''];
  if (kind !== undefined && parts.length >= 5) {
    const [owner = '', offset = '', size = '', path = '', ...rest] = parts;
    const place = { offset: parseInt(offset, 36), size: parseInt(size, 36) };
    return { kind, state: { owner: readBase36(owner), ...place, path, options: readTail(rest) } };
  }
  return { kind: 'unknown' };
}

/** The options themselves, or the key under which they are kept. */
function readTail(parts: readonly string[]): PageState['options'] {
  const tail = parts.join(SEPARATOR);
  return tail.startsWith('#') ? { key: tail.slice(1) } : { json: tail };
}

/** A snowflake written in base 36: more digits than a number holds. */
function readBase36(text: string): string {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(parseInt(digit, 36) || 0);
  return value.toString();
}

function checkLength(customId: string): string {
  if (customId.length > CUSTOM_ID_CHARACTERS_MAX) {
    throw new RangeError(`A custom id has ${customId.length} characters, more than ${CUSTOM_ID_CHARACTERS_MAX}.`);
  }
  return customId;
}
