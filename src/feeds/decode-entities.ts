// Character references of XML and HTML ("&amp;", "&#8220;", "&eacute;") to characters.

import { parseHTML } from 'linkedom';

// "&CounterClockwiseContourIntegral;" is HTML's longest name.
const NAME_LENGTH_MAX = 32;

// HTML knows 2,231 names; a text with more is making them up.
const KNOWN_MAX = 4_000;

const known = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/**
 * Decodes each reference once ("&amp;lt;" → "&lt;"). Unknown names stay as they are. `own` holds entities that a document
 * declares itself. Numbers 128 to 159 are read as windows-1252, as browsers do; numbers that are no character become U+FFFD.
 */
export function decodeEntities(text: string, own?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z][A-Za-z0-9._-]{0,63}));?/g,
    (whole, decimal, hex, name) => {
      if (decimal !== undefined) return characterOf(Number(decimal));
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
      if (!whole.endsWith(';')) return whole;
      return own?.get(name) ?? namedCharacter(name) ?? whole;
    },
  );
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.decode(Uint8Array.of(code));
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return '';
  return String.fromCodePoint(code);
}

/** Asks the HTML parser for rare names, each once: its table need not be ours. */
function namedCharacter(name: string): string | undefined {
  const found = known.get(name);
  if (found !== undefined) return found === '' ? undefined : found;
  if (name.length > NAME_LENGTH_MAX || known.size > KNOWN_MAX || !/^[A-Za-z0-9]+$/.test(name)) return undefined;
  const { document } = parseHTML(`<!doctype html><html><body><p>&${name};</p></body></html>`);
  const decoded = document.querySelector('p')?.textContent ?? '';
  const isKnown = decoded !== '' && !decoded.includes('&');
  known.set(name, isKnown ? decoded : '');
  return isKnown ? decoded : undefined;
}

// An entity that stands for a few characters is a convenience of the author, one that stands for more is an attack.
const ENTITY_LENGTH_MAX = 200;
const ENTITIES_MAX = 500;

/** Reads the entities that a DOCTYPE declares into a map; those that hold others, or much, are left out. */
export function readOwnEntities(doctype: string, entities: Map<string, string>): void {
  for (const match of doctype.matchAll(/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"]*)"|'([^']*)')/g)) {
    const value = match[2] ?? match[3] ?? '';
    const isPlain = value.length <= ENTITY_LENGTH_MAX && !/&(?!#)/.test(value);
    if (match[1] !== undefined && isPlain && entities.size < ENTITIES_MAX)
      entities.set(match[1], decodeEntities(value));
  }
}
