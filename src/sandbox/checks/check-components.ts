// Checks a message's components: the classic rows, and the second version with its nesting, sizes and totals.

import { plainRefusal } from '../refusal.ts';
import type { Wire } from '../wire.ts';
import { isWire, wires } from '../wire.ts';
import type { SeenIds } from './check-controls.ts';
import { checkButton, checkSelect, isSelect } from './check-controls.ts';
import type { Faults, Path } from './faults.ts';
import { checkBoolean, checkInteger, checkList, checkText, checkUrl, note, noteMissing } from './faults.ts';

const ROW = 1;
const BUTTON = 2;
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;

const CLASSIC_ROWS_MAX = 5;
const ROW_BUTTONS_MAX = 5;
const COMPONENTS_MAX = 40; // with the nested ones
const TEXT_MAX = 4000; // each text display, and all of a message together
const ALT_TEXT_MAX = 1024;
const GALLERY_MAX = 10;
const SECTION_TEXTS_MAX = 3;
const MEDIA_MAX = 64; // above it Discord answers 500 (discord-api-docs issue 7528)
const TEXT_BYTES_MAX = 10_170; // above it Discord answers 500 (discord-api-docs issue 8554)
const TEXT_BYTES_EACH = 12; // what each text display costs besides its bytes (same issue)

/** Notes every fault of a message's components. Throws Discord's plain 500 where Discord itself falls over. */
export function checkComponents(faults: Faults, path: Path, value: unknown, isV2: boolean): void {
  const before = faults.found.length;
  const seen: SeenIds = new Set();
  if (isV2) {
    const top = checkList(faults, path, value, { max: COMPONENTS_MAX });
    for (const [index, component] of top) checkPart(faults, [...path, index], component, seen, TOP_PARTS);
    checkTotals(faults, path, value);
  } else {
    const rows = checkList(faults, path, value, { max: CLASSIC_ROWS_MAX });
    for (const [index, row] of rows) checkPart(faults, [...path, index], row, seen, CLASSIC_PARTS);
  }
  checkIds(faults, path, value);
  if (isV2 && faults.found.length === before) fallOverAsDiscordDoes(value);
}

/** Every component in a list with those inside it, from the top down. */
export function flatten(value: unknown): Wire[] {
  return wires(value).flatMap((component) => {
    const accessory = isWire(component.accessory) ? [component.accessory] : [];
    return [component, ...flatten(component.components), ...flatten(accessory)];
  });
}

const CLASSIC_PARTS = [ROW];
const TOP_PARTS = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER];
const CONTAINER_PARTS = [ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR];

type Check = (faults: Faults, path: Path, part: Wire, seen: SeenIds) => void;

function checkPart(faults: Faults, path: Path, part: Wire, seen: SeenIds, allowed: readonly number[]): void {
  const type = part.type;
  if (typeof type !== 'number') {
    noteMissing(faults, [...path, 'type']);
    return;
  }
  const check = CHECKS[type];
  if (!allowed.includes(type) || check === undefined) {
    const words = `Value of field "type" must be one of (${allowed.join(', ')}).`;
    note(faults, [...path, 'type'], 'UNION_TYPE_CHOICES', words);
    return;
  }
  check(faults, path, part, seen);
  return;
}

const checkRow: Check = (faults, path, row, seen) => {
  const at = [...path, 'components'];
  const parts = checkList(faults, at, row.components, { min: 1, max: ROW_BUTTONS_MAX, isRequired: true });
  const hasSelect = parts.some(([, part]) => isSelect(part.type));
  for (const [index, part] of parts) {
    if (part.type === BUTTON) checkButton(faults, [...at, index], part, seen);
    else if (isSelect(part.type)) checkSelect(faults, [...at, index], part, seen);
    else checkPart(faults, [...at, index], part, seen, [BUTTON, 3, 5, 6, 7, 8]);
    if (hasSelect && index > 0) {
      const words = 'The specified component exceeds the maximum width';
      note(faults, [...at, index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', words);
    }
  }
};

const checkSection: Check = (faults, path, section, seen) => {
  const at = [...path, 'components'];
  const texts = checkList(faults, at, section.components, { min: 1, max: SECTION_TEXTS_MAX, isRequired: true });
  for (const [index, text] of texts) checkPart(faults, [...at, index], text, seen, [TEXT]);
  if (!isWire(section.accessory)) noteMissing(faults, [...path, 'accessory']);
  else if (section.accessory.type === BUTTON) checkButton(faults, [...path, 'accessory'], section.accessory, seen);
  else checkPart(faults, [...path, 'accessory'], section.accessory, seen, [THUMBNAIL]);
};

const checkTextDisplay: Check = (faults, path, text) => {
  const content = typeof text.content === 'string' ? text.content.trim() : text.content;
  checkText(faults, [...path, 'content'], content, { min: 1, max: TEXT_MAX, isRequired: true });
};

const checkThumbnail: Check = (faults, path, thumbnail) => {
  checkMedia(faults, [...path, 'media'], thumbnail.media, ['http', 'https', 'attachment']);
  checkText(faults, [...path, 'description'], thumbnail.description, { max: ALT_TEXT_MAX });
  checkBoolean(faults, [...path, 'spoiler'], thumbnail.spoiler);
};

const checkGallery: Check = (faults, path, gallery) => {
  const at = [...path, 'items'];
  const items = checkList(faults, at, gallery.items, { min: 1, max: GALLERY_MAX, isRequired: true });
  for (const [index, item] of items) {
    checkMedia(faults, [...at, index, 'media'], item.media, ['http', 'https', 'attachment']);
    checkText(faults, [...at, index, 'description'], item.description, { max: ALT_TEXT_MAX });
  }
};

const checkFile: Check = (faults, path, file) => checkMedia(faults, [...path, 'file'], file.file, ['attachment']);

const checkSeparator: Check = (faults, path, separator) => {
  checkBoolean(faults, [...path, 'divider'], separator.divider);
  checkInteger(faults, [...path, 'spacing'], separator.spacing, { min: 1, max: 2 });
};

const checkContainer: Check = (faults, path, container, seen) => {
  const at = [...path, 'components'];
  checkInteger(faults, [...path, 'accent_color'], container.accent_color, { min: 0, max: 0xffffff });
  const parts = checkList(faults, at, container.components, { min: 1, max: COMPONENTS_MAX, isRequired: true });
  for (const [index, part] of parts) checkPart(faults, [...at, index], part, seen, CONTAINER_PARTS);
};

const CHECKS: Readonly<Record<number, Check>> = {
  [ROW]: checkRow,
  [SECTION]: checkSection,
  [TEXT]: checkTextDisplay,
  [THUMBNAIL]: checkThumbnail,
  [GALLERY]: checkGallery,
  [FILE]: checkFile,
  [SEPARATOR]: checkSeparator,
  [CONTAINER]: checkContainer,
};

function checkMedia(faults: Faults, path: Path, media: unknown, schemes: readonly string[]): void {
  if (!isWire(media) || media.url === undefined) noteMissing(faults, [...path, 'url']);
  else checkUrl(faults, [...path, 'url'], media.url, schemes);
}

function checkTotals(faults: Faults, path: Path, value: unknown): void {
  const all = flatten(value);
  if (all.length > COMPONENTS_MAX) {
    const words = `Total number of components cannot exceed ${COMPONENTS_MAX}`;
    note(faults, path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', words);
  }
  const size = textsOf(all).reduce((sum, text) => sum + text.length, 0);
  if (size > TEXT_MAX) {
    const words = `The total displayable text size exceeds maximum of ${TEXT_MAX}`;
    note(faults, path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', words);
  }
}

function textsOf(all: readonly Wire[]): string[] {
  return all.flatMap((part) => (part.type === TEXT && typeof part.content === 'string' ? [part.content] : []));
}

function checkIds(faults: Faults, path: Path, value: unknown): void {
  const seen = new Set<number>();
  for (const component of flatten(value)) {
    const id = checkInteger(faults, path, component.id, { min: 0, max: 2 ** 31 - 1 });
    if (id === undefined || id === 0) continue; // 0 asks Discord for a number
    if (seen.has(id)) note(faults, path, 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    seen.add(id);
  }
}

function fallOverAsDiscordDoes(value: unknown): void {
  const all = flatten(value);
  const texts = textsOf(all);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + TEXT_BYTES_EACH, 0);
  const media = all.reduce((sum, part) => sum + (part.type === THUMBNAIL ? 1 : wires(part.items).length), 0);
  if (bytes > TEXT_BYTES_MAX || media > MEDIA_MAX) throw plainRefusal(500, 'Internal Server Error');
}
