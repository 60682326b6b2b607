// One text of a feed, whatever way it is written (escaped, CDATA, xhtml, base64, naked markup), as HTML or as plain text.

import { decodeEntities } from './decode-entities.ts';
import { type MarkupToken, readAttributes, type StartToken, scanMarkup } from './scan-markup.ts';

export interface FeedText {
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: readonly MarkupToken[];
  readonly base: string | undefined;
  readonly entities: ReadonlyMap<string, string>;
  /** Atom says what its texts are; in RSS everything may be HTML. */
  readonly isAtom: boolean;
}

export interface MendedText {
  readonly type: 'html' | 'text';
  readonly value: string;
}

/** Gives the text with its addresses made absolute. Nothing in it is escaped any more than HTML itself asks for. */
export function mendText(text: FeedText): MendedText {
  const type = (text.attributes.get('type') ?? '').toLowerCase();
  const mode = (text.attributes.get('mode') ?? '').toLowerCase();
  const hasMarkup = text.inside.some((token) => token.kind === 'start' || token.kind === 'end');
  if (hasMarkup && mode !== 'escaped' && type !== 'html') {
    const html = writeMarkup(text).trim();
    return { type: 'html', value: resolveInside(type === 'xhtml' ? withoutOuterDiv(html) : html, text.base) };
  }
  const characters = hasMarkup ? writeDecoded(text) : writeCharacters(text);
  const value = isBase64(mode, type, characters)
    ? Buffer.from(characters.trim(), 'base64').toString('utf8')
    : characters;
  if (text.isAtom && isPlainType(type) && mode !== 'escaped' && value === characters) return { type: 'text', value };
  return { type: 'html', value: resolveInside(value.trim(), text.base) };
}

/** Attributes whose value is an address. */
export function isUrlAttribute(name: string): boolean {
  return name === 'href' || name === 'src' || name === 'url' || name === 'rdf:about' || name === 'rdf:resource';
}

/** An address made absolute; as it stands when there is no base or when it is no address. */
export function resolveUrl(address: string, base: string | undefined): string {
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return URL.parse(address, base)?.href ?? address;
}

/** Atom 1.0: no type means text. Atom 0.3 used media types; text/plain is what it says. */
function isPlainType(type: string): boolean {
  return type === '' || type === 'text' || type === 'text/plain';
}

/** Atom 0.3 says mode="base64"; Atom 1.0 means it by every media type that is neither text nor XML (RFC 4287, 4.1.3.3). */
function isBase64(mode: string, type: string, characters: string): boolean {
  const isSaid = mode === 'base64' || (/^[\w.-]+\/[\w.+-]+$/.test(type) && !/^text\/|xml|html|json/.test(type));
  return isSaid && /^[A-Za-z0-9+/=\s]+$/.test(characters);
}

function writeCharacters(text: FeedText): string {
  return text.inside
    .map((token) =>
      token.kind === 'cdata' ? token.text : token.kind === 'text' ? decodeEntities(token.text, text.entities) : '',
    )
    .join('');
}

/** Text that was to be escaped but holds tags as well: the tags stay, the characters are decoded once. */
function writeDecoded(text: FeedText): string {
  return text.inside
    .map((token) => {
      if (token.kind === 'text') return decodeEntities(token.text, text.entities);
      return token.kind === 'cdata' ? token.text : writeTag(token);
    })
    .join('');
}

/** Markup written as markup: its text is HTML already, CDATA in it is characters. */
function writeMarkup(text: FeedText): string {
  return text.inside
    .map((token) => {
      if (token.kind === 'text') return withOwnEntities(token.text, text.entities);
      if (token.kind === 'cdata') return token.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return writeTag(token);
    })
    .join('');
}

function withOwnEntities(text: string, entities: ReadonlyMap<string, string>): string {
  if (entities.size === 0) return text;
  return text.replace(/&([A-Za-z][\w.-]*);/g, (whole, name: string) => entities.get(name) ?? whole);
}

const VOID = new Set(['br', 'img', 'hr', 'input', 'wbr', 'source', 'area', 'embed', 'col']);

/** A tag as HTML writes it: without the prefixes and declarations of XML. */
function writeTag(token: MarkupToken): string {
  if (token.kind !== 'start' && token.kind !== 'end') return '';
  const name = token.name.slice(token.name.indexOf(':') + 1);
  if (token.kind === 'end') return `</${name}>`;
  let tag = `<${name}`;
  for (const [key, value] of readAttributes(token.attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) tag += ` ${key}="${value.replaceAll('"', '&quot;')}"`;
  }
  if (!token.isEmpty) return `${tag}>`;
  return VOID.has(name) ? `${tag} />` : `${tag}></${name}>`;
}

/** RFC 4287, 3.1.1.3: the <div> round xhtml is not part of the text. */
function withoutOuterDiv(html: string): string {
  const isWrapped = /^<div[\s>]/.test(html) && html.endsWith('</div>');
  return isWrapped ? html.slice(html.indexOf('>') + 1, html.lastIndexOf('<')).trim() : html;
}

/** The addresses in HTML made absolute. */
export function resolveInside(html: string, base: string | undefined): string {
  if (base === undefined || !/\b(?:href|src)\s*=/i.test(html)) return html;
  let out = '';
  for (const token of scanMarkup(html, { isXml: false })) {
    if (token.kind === 'text' || token.kind === 'cdata') out += token.text;
    else if (token.kind === 'end') out += `</${token.name}>`;
    else if (token.kind === 'start') out += writeResolved(token, base);
  }
  return out;
}

function writeResolved(token: StartToken, base: string): string {
  const attributes = token.attributes.replace(
    /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi,
    (_whole, before: string, double?: string, single?: string, bare?: string) => {
      const address = decodeEntities(double ?? single ?? bare ?? '').trim();
      const resolved = decodeUnicode(resolveUrl(address, base), address);
      return `${before}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    },
  );
  return `<${token.name}${attributes}${token.isEmpty ? '/' : ''}>`;
}

/** Letters that the author wrote as letters stay letters: resolving must not turn "À" into "%C3%80". */
function decodeUnicode(resolved: string, written: string): string {
  if (!/[^ -~]/.test(written)) return resolved;
  try {
    return decodeURI(resolved);
  } catch {
    return resolved;
  }
}
