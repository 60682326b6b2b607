// Mends a feed's XML before it is parsed: what comes out is well-formed, small in depth, and says everything in one way.
//
//   <title type="xhtml"><div>A <b>b</b></div></title>      →  <title type="html"><![CDATA[A <b>b</b>]]></title>
//   <summary mode="base64">PHA+…</summary>                 →  <summary type="html"><![CDATA[<p>…]]></summary>
//   <link>/news/1</link> under xml:base                    →  <link>https://paper.example/news/1</link>
//   <item>… <item>…  with a tag never closed               →  <item>…</item><item>…</item>
//
// The document's own entities are used when they are plain characters; entities within entities are not (entity bombs).

import { Failure } from '../news/failure.ts';
import { decodeEntities, readOwnEntities } from './decode-entities.ts';
import { type FeedKind, isAddressElement, isTextElement, kindOf, localName, usualName } from './feed-elements.ts';
import { isUrlAttribute, type MendedText, mendText, resolveUrl } from './mend-text.ts';
import { type MarkupToken, readAttributes, type StartToken, scanMarkup, type TextToken } from './scan-markup.ts';

// Feeds nest about eight deep; markup inside a text is not counted.
const DEPTH_MAX = 100;

export interface MendedFeed {
  readonly kind: FeedKind;
  readonly xml: string;
  /** xml:lang of the outermost element. */
  readonly language?: string;
  /** Entries seen; 0 may still be a feed. */
  readonly entries: number;
}

interface Open {
  /** As written, prefix included. */
  readonly name: string;
  readonly base: string | undefined;
  /** Where the <link> that was last written begins in `out`: of several, the last one counts. */
  linkAt?: number;
}

interface TextBeingRead {
  readonly open: Open;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: MarkupToken[];
  depth: number;
}

interface Mending {
  readonly out: string[];
  readonly stack: Open[];
  readonly entities: Map<string, string>;
  readonly documentBase: string | undefined;
  kind: FeedKind | undefined;
  language: string | undefined;
  text: TextBeingRead | undefined;
  entries: number;
  hasChannel: boolean;
  /** "r:" when the root is <r:rss>: then all of RSS is written so. */
  rootPrefix: string;
}

// Where one of these begins, a text that is still open was never closed.
const NEVER_INSIDE = new Set(['item', 'entry', 'pubdate', 'guid', 'updated', 'published']);

/** Mends the XML of a feed; `base` is the address that relative ones are relative to. undefined when it is no feed. Throws Failure `unreadable`. */
export function mendFeed(source: string, base?: string): MendedFeed | undefined {
  const mending: Mending = {
    out: [],
    stack: [],
    entities: new Map(),
    documentBase: base,
    kind: undefined,
    language: undefined,
    text: undefined,
    entries: 0,
    hasChannel: false,
    rootPrefix: '',
  };
  for (const raw of scanMarkup(source, { isXml: true })) {
    const token = withoutRootPrefix(raw, mending);
    if (token.kind === 'doctype') readOwnEntities(token.text, mending.entities);
    else if (mending.text !== undefined) readInside(token, mending, mending.text);
    else readOutside(token, mending);
  }
  if (mending.text !== undefined) finishText(mending, mending.text);
  while (mending.stack.length > 0) closeTop(mending);
  if (mending.kind === undefined) return undefined;
  const { kind, language, entries } = mending;
  return { kind, xml: mending.out.join(''), entries, ...(language === undefined ? {} : { language }) };
}

function withoutRootPrefix(token: MarkupToken, { rootPrefix }: Mending): MarkupToken {
  if (rootPrefix === '' || (token.kind !== 'start' && token.kind !== 'end')) return token;
  return token.name.startsWith(rootPrefix) ? { ...token, name: token.name.slice(rootPrefix.length) } : token;
}

function readOutside(token: MarkupToken, mending: Mending): void {
  if (token.kind === 'start') openElement(token, mending);
  else if (token.kind === 'end') closeElement(token.name, mending);
  else if (token.kind !== 'doctype' && mending.stack.length > 0) writeText(token, mending);
}

function writeText(token: TextToken, mending: Mending): void {
  const text = token.kind === 'text' ? decodeEntities(token.text, mending.entities) : token.text;
  const top = mending.stack.at(-1);
  const isAddress = top !== undefined && isAddressElement(top.name) && text.trim() !== '';
  mending.out.push(escapeXml(isAddress ? resolveUrl(text.trim(), top.base) : text));
}

function openElement(token: StartToken, mending: Mending): void {
  const local = localName(token.name);
  let { name } = token;
  if (mending.stack.length === 0) {
    const kind = kindOf(local);
    // What stands outside of the feed's root (an HTML wrapper, a second root) is passed over.
    if (kind === undefined || mending.kind !== undefined) return;
    mending.kind = kind;
    if (kind !== 'rdf') mending.rootPrefix = name.slice(0, -local.length);
    if (kind !== 'rdf') name = local;
  }
  // FeedBurner's own links lead through its counter; this one is the page's.
  if (name === 'feedburner:origlink' && mending.kind === 'rss') name = 'link';
  if (local === 'item' || local === 'entry') {
    closeOpenEntry(mending);
    mending.entries += 1;
  }
  if (mending.stack.length >= DEPTH_MAX) throw new Failure('unreadable', 'The feed is nested too deeply to be read.');
  const attributes = readAttributes(token.attributes);
  const base = baseOf(attributes, mending.stack.at(-1)?.base ?? mending.documentBase);
  if (mending.stack.length === 0) mending.language = attributes.get('xml:lang');
  mending.hasChannel ||= local === 'channel';
  // RSS without a channel is read as if it had one.
  if (mending.kind === 'rss' && local === 'item' && !mending.hasChannel) openSynthetic('channel', mending);
  const open = { name, base };
  if (mending.stack.length > 0 && isTextElement(name)) {
    mending.text = { open, attributes, inside: [], depth: 0 };
    if (token.isEmpty) finishText(mending, mending.text);
    return;
  }
  if (name === 'link' && mending.kind !== 'atom') {
    replaceLink(mending);
    // Some write links in RSS as Atom does: <link href="…"/>.
    const href = attributes.get('href');
    if (href !== undefined) {
      const address = resolveUrl(decodeEntities(href, mending.entities).trim(), base);
      mending.out.push(`<link>${escapeXml(address)}`);
      mending.stack.push(open);
      if (token.isEmpty) closeTop(mending);
      return;
    }
  }
  mending.stack.push(open);
  mending.out.push(startTag(usualName(name, attributes, mending.kind), attributes, mending, base));
  if (token.isEmpty) closeTop(mending);
}

/** Blanks what an earlier <link> of the same parent wrote: a tag, its text and its end. */
function replaceLink(mending: Mending): void {
  const parent = mending.stack.at(-1);
  if (parent === undefined) return;
  if (parent.linkAt !== undefined) mending.out.fill('', parent.linkAt, parent.linkAt + 3);
  parent.linkAt = mending.out.length;
}

function openSynthetic(name: string, mending: Mending): void {
  mending.hasChannel = true;
  mending.stack.push({ name, base: mending.stack.at(-1)?.base });
  mending.out.push(`<${name}>`);
}

/** An entry cannot stand in another: the one that was never closed ends here. */
function closeOpenEntry(mending: Mending): void {
  const index = mending.stack.findLastIndex((open) => /^(?:.*:)?(?:item|entry)$/.test(open.name));
  while (index >= 0 && mending.stack.length > index) closeTop(mending);
}

/** Closes up to the named element; an end tag of what is not open means nothing. */
function closeElement(name: string, mending: Mending): void {
  const index = mending.stack.findLastIndex((open) => open.name === name);
  while (index >= 0 && mending.stack.length > index) closeTop(mending);
}

function closeTop(mending: Mending): void {
  const top = mending.stack.pop();
  if (top !== undefined) mending.out.push(`</${top.name}>`);
}

/** Gathers what stands in a text element until its own end tag, or until something shows that the end tag is missing. */
function readInside(token: MarkupToken, mending: Mending, text: TextBeingRead): void {
  const { name } = text.open;
  if (token.kind === 'end' && token.name === name) {
    text.depth -= 1;
    if (text.depth < 0) {
      finishText(mending, text);
      return;
    }
  }
  if (token.kind === 'start' && token.name === name && !token.isEmpty) text.depth += 1;
  const isOverrun =
    (token.kind === 'end' && text.depth === 0 && /^(?:.*:)?(?:item|entry|channel|feed|rss)$/.test(token.name)) ||
    (token.kind === 'start' && (NEVER_INSIDE.has(token.name) || (name === 'title' && token.name === 'link')));
  if (!isOverrun) {
    text.inside.push(token);
    return;
  }
  finishText(mending, text);
  readOutside(token, mending);
}

function finishText(mending: Mending, text: TextBeingRead): void {
  mending.text = undefined;
  const { name, base } = text.open;
  const mended: MendedText = mendText({ ...text, base, entities: mending.entities, isAtom: mending.kind === 'atom' });
  const out = usualName(name, text.attributes, mending.kind);
  const attributes = new Map([...text.attributes].filter(([key]) => key === 'src' || key.startsWith('xmlns')));
  if (mending.kind === 'atom') attributes.set('type', mended.type);
  mending.out.push(startTag(out, attributes, mending, base), cdata(mended.value), `</${out}>`);
}

function startTag(
  name: string,
  attributes: ReadonlyMap<string, string>,
  mending: Mending,
  base: string | undefined,
): string {
  let tag = `<${name}`;
  for (const [key, raw] of attributes) {
    const value = decodeEntities(raw, mending.entities);
    if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(key)) continue;
    tag += ` ${key}="${escapeXml(isUrlAttribute(key) ? resolveUrl(value.trim(), base) : value).replaceAll('"', '&quot;')}"`;
  }
  return `${tag}>`;
}

function baseOf(attributes: ReadonlyMap<string, string>, outer: string | undefined): string | undefined {
  const own = attributes.get('xml:base');
  return own === undefined ? outer : resolveUrl(decodeEntities(own), outer);
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
