// Cuts markup (XML or HTML, broken or not) into tags and text, in one pass and in linear time.

export interface TextToken {
  readonly kind: 'text' | 'cdata';
  readonly text: string;
}

export interface StartToken {
  readonly kind: 'start';
  /** In lower case, as all names here. */
  readonly name: string;
  /** What stands between the name and the ">". */
  readonly attributes: string;
  readonly isEmpty: boolean;
}

/** A piece of markup. */
export type MarkupToken =
  | TextToken
  | StartToken
  | { readonly kind: 'doctype'; readonly text: string }
  | { readonly kind: 'end'; readonly name: string };

export interface ScanRules {
  /** XML forbids "<" inside attribute values: a missing quote then spoils one tag only. HTML allows it. */
  readonly isXml: boolean;
}

/** Gives the pieces in order. Comments and processing instructions are left out. Never throws. */
export function* scanMarkup(source: string, rules: ScanRules): Generator<MarkupToken> {
  const find = createFinder(source);
  const rawEnds = new Map<string, number>();
  let at = 0;
  let textFrom = 0;
  while (at < source.length) {
    const open = find('<', at);
    if (open < 0) break;
    const found = readToken(source, open, find, rules);
    if (found === undefined) {
      at = open + 1;
      continue;
    }
    if (open > textFrom) yield { kind: 'text', text: source.slice(textFrom, open) };
    if (found.token !== undefined) yield found.token;
    textFrom = found.end;
    at = rules.isXml ? found.end : afterRawText(source, found, rawEnds);
  }
  if (textFrom < source.length) yield { kind: 'text', text: source.slice(textFrom) };
}

const RAW = new Set(['script', 'style', 'noframes', 'xmp']);

/** In HTML what stands in <script> and <style> is no markup: the place of its end tag, or of its end where there is none. */
function afterRawText(source: string, { token, end }: Found, rawEnds: Map<string, number>): number {
  if (token?.kind !== 'start' || !RAW.has(token.name) || rawEnds.get(token.name) === -1) return end;
  const close = new RegExp(`</${token.name}[\\s/>]`, 'gi');
  close.lastIndex = end;
  const index = close.exec(source)?.index ?? -1;
  // Remembered where it never comes again: then the tag counts for nothing, and is not searched for each time.
  rawEnds.set(token.name, index);
  return index < 0 ? end : index;
}

/**
 * Reads the attributes of a start tag: names in lower case, values as they stand (entities not decoded). Values may be
 * unquoted; of two attributes of one name the first counts.
 */
export function readAttributes(attributes: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of attributes.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!found.has(name)) found.set(name, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return found;
}

type Find = (needle: string, from: number) => number;

/** indexOf that remembers what never comes again, so that a thousand unclosed comments do not cost a thousand searches. */
function createFinder(source: string): Find {
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    const index = source.indexOf(needle, from);
    if (index < 0) absent.add(needle);
    return index;
  };
}

interface Found {
  /** Absent: something to skip (a comment). */
  readonly token?: MarkupToken;
  readonly end: number;
}

const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy;

/** What begins at this "<", or undefined when it is only a character of the text. */
function readToken(source: string, open: number, find: Find, rules: ScanRules): Found | undefined {
  const next = source[open + 1];
  if (next === '!') return readDeclaration(source, open, find);
  if (next === '?') return skipTo(find('?>', open + 2), 2) ?? skipTo(find('>', open + 2), 1);
  const nameFrom = open + (next === '/' ? 2 : 1);
  NAME.lastIndex = nameFrom;
  const name = NAME.exec(source)?.[0];
  if (name === undefined) return undefined;
  const from = nameFrom + name.length;
  const close = findTagEnd(source, from, find, rules);
  if (close === undefined) return undefined;
  if (next === '/') return { token: { kind: 'end', name: name.toLowerCase() }, end: close.end };
  const inside = source.slice(from, close.at);
  const isEmpty = inside.endsWith('/');
  const attributes = isEmpty ? inside.slice(0, -1) : inside;
  return { token: { kind: 'start', name: name.toLowerCase(), attributes, isEmpty }, end: close.end };
}

function readDeclaration(source: string, open: number, find: Find): Found | undefined {
  if (source.startsWith('<!--', open)) return skipTo(find('-->', open + 4), 3) ?? skipTo(find('>', open), 1);
  if (source.startsWith('<![CDATA[', open)) {
    const end = find(']]>', open + 9);
    const to = end < 0 ? source.length : end;
    return { token: { kind: 'cdata', text: source.slice(open + 9, to) }, end: end < 0 ? to : to + 3 };
  }
  if (!/^<!doctype/i.test(source.slice(open, open + 9))) return skipTo(find('>', open), 1);
  const close = find('>', open);
  const bracket = find('[', open);
  const subsetEnd = bracket >= 0 && bracket < close ? find(']', bracket) : -1;
  const end = subsetEnd >= 0 ? find('>', subsetEnd) : close;
  if (end < 0) return undefined;
  return { token: { kind: 'doctype', text: source.slice(open, end + 1) }, end: end + 1 };
}

function skipTo(index: number, length: number): Found | undefined {
  return index < 0 ? undefined : { end: index + length };
}

/** The place of the tag's ">", outside of quotes where they close; a tag that meets the next "<" ends before it. */
function findTagEnd(
  source: string,
  from: number,
  find: Find,
  rules: ScanRules,
): { at: number; end: number } | undefined {
  const nextTag = rules.isXml ? find('<', from) : -1;
  const limit = nextTag < 0 ? source.length : nextTag;
  if (!rules.isXml && find('>', from) < 0) return undefined;
  let at = from;
  while (at < limit) {
    const character = source[at];
    if (character === '>') return { at, end: at + 1 };
    if (character === '"' || character === "'") {
      const isValue = /=\s*$/.test(source.slice(Math.max(from, at - 8), at));
      const quote = !isValue
        ? -1
        : rules.isXml
          ? source.slice(at + 1, limit).indexOf(character)
          : find(character, at + 1) - at - 1;
      if (quote >= 0) at += quote + 1;
    }
    at += 1;
  }
  // Nothing closes it: in XML the next tag does, at the end of the text it is text.
  if (!rules.isXml) return undefined;
  const name = source.slice(from, limit);
  return nextTag < 0 && name.trim() !== '' ? undefined : { at: limit, end: limit };
}
