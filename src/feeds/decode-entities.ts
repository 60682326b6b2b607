// Character references of XML and HTML ("&amp;", "&#8220;", "&eacute;") to characters.

import { loadLinkedom } from './load-parsers.ts';

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
    (whole, decimal, hex, name, at: number) => {
      if (decimal !== undefined) return characterOf(Number(decimal));
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
      if (!whole.endsWith(';'))
        return isCutShort(name, text[at + whole.length]) ? (namedCharacter(name) ?? whole) : whole;
      return own?.get(name) ?? namedCharacter(name) ?? whole;
    },
  );
}

/** References that are whole: a semicolon ends them. "AT&T;" and "?a=1&copy=2" hold none that HTML knows. */
const WHOLE = /&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/g;
/** "&amp;#039;": what was escaped twice on its way. More often is written by nobody. */
const TIMES_ESCAPED_MAX = 2;

/** Decodes the whole references of a text of one line that ought to hold none, also where they were escaped twice. */
export function decodeReferences(line: string): string {
  let text = line;
  for (let times = 0; times < TIMES_ESCAPED_MAX && text.includes('&'); times += 1) {
    text = text.replace(WHOLE, (reference) => decodeEntities(reference));
  }
  return text;
}

// HTML reads these without their semicolon too: the signs and letters of Latin-1 (HTML standard, 13.5).
const WITHOUT_SEMICOLON = new Set(
  (
    'amp lt gt quot nbsp copy reg deg middot laquo raquo pound cent yen sect para iexcl iquest szlig times divide ' +
    'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ntilde ograve ' +
    'oacute ocirc otilde ouml oslash ugrave uacute ucirc uuml yacute yuml frac12 frac14 frac34 sup2 sup3'
  ).split(' '),
);

/** "&copy 2004" is a sign that lacks its semicolon, "?a=1&copy=2" is a part of an address. */
function isCutShort(name: string, next: string | undefined): boolean {
  return WITHOUT_SEMICOLON.has(name) && (next === undefined || /[\s<"'.,:!?)]/.test(next));
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
  const { document } = loadLinkedom().parseHTML(`<!doctype html><html><body><p>&${name};</p></body></html>`);
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
