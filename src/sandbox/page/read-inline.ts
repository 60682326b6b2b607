// Reads the marks within lines of Discord's markdown: emphasis, code, links, spoilers, timestamps and mentions.

import type { MarkdownNode } from './markdown-node.ts';

/** Marks nested deeper than this are left as text: it bounds the work on hostile input, and nobody writes so. */
const DEPTH_MAX = 10;

type Found = { readonly node: MarkdownNode; readonly end: number } | undefined;
type Reader = (text: string, at: number, depth: number) => Found;
type Wrapper = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

/** Longest mark first, so that `**` is not taken for two `*`. */
const MARKS: readonly { readonly mark: string; readonly kind: Wrapper }[] = [
  { mark: '**', kind: 'bold' },
  { mark: '__', kind: 'underline' },
  { mark: '~~', kind: 'strike' },
  { mark: '||', kind: 'spoiler' },
  { mark: '*', kind: 'italic' },
  { mark: '_', kind: 'italic' },
];

/** By the character they start with: the readers tried there, in order. */
const READERS: { readonly [start: string]: readonly Reader[] } = {
  '\\': [readEscape],
  '\n': [(_text, at) => ({ node: { kind: 'break' }, end: at + 1 })],
  '`': [readCode],
  '<': [readAngle],
  '[': [readMaskedLink],
  h: [readBareLink],
  '*': [readMarked],
  _: [readMarked],
  '~': [readMarked],
  '|': [readMarked],
};

/**
 * Takes text without block marks, gives its nodes in order; [] for ''. What is no complete mark stays text.
 * The rules are those that Discord's client shows; links are only ever http or https.
 */
export function readInline(text: string, depth = 0): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const start = text.charAt(at);
    const found = READERS[start]?.map((read) => read(text, at, depth)).find((one) => one !== undefined);
    if (found === undefined || found.node.kind === 'text') {
      plain += found?.node.kind === 'text' ? found.node.text : start;
      at = found?.end ?? at + 1;
      continue;
    }
    if (plain !== '') nodes.push({ kind: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    at = found.end;
  }
  if (plain !== '') nodes.push({ kind: 'text', text: plain });
  return nodes;
}

/** True for an address that a person may be sent to: http or https, nothing else. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function readEscape(text: string, at: number): Found {
  const next = text.charAt(at + 1);
  return /[^\sA-Za-z0-9]/.test(next) ? { node: { kind: 'text', text: next }, end: at + 2 } : undefined;
}

function readCode(text: string, at: number): Found {
  const ticks = text.startsWith('``', at) ? '``' : '`';
  const close = text.indexOf(ticks, at + ticks.length);
  if (close <= at + ticks.length) return undefined;
  const inner = text.slice(at + ticks.length, close);
  return { node: { kind: 'code', text: ticks === '``' ? inner.trim() : inner }, end: close + ticks.length };
}

/** Everything between < and >: timestamps, mentions, emojis, and links whose preview is suppressed. */
function readAngle(text: string, at: number): Found {
  const close = text.indexOf('>', at);
  if (close === -1) return undefined;
  const inner = text.slice(at + 1, close);
  const node = readTimestamp(inner) ?? readMention(inner) ?? readAngleLink(inner);
  return node === undefined ? undefined : { node, end: close + 1 };
}

function readTimestamp(inner: string): MarkdownNode | undefined {
  const match = /^t:(-?\d{1,13})(?::([tTdDfFRsS]))?$/.exec(inner);
  return match === null ? undefined : { kind: 'timestamp', seconds: Number(match[1]), style: match[2] ?? 'f' };
}

function readMention(inner: string): MarkdownNode | undefined {
  const match = /^(@&|@!?|#)(\d{1,20})$/.exec(inner);
  if (match !== null) {
    const of = match[1] === '#' ? 'channel' : match[1] === '@&' ? 'role' : 'user';
    return { kind: 'mention', of, id: match[2] ?? '' };
  }
  const command = /^\/([^:<>\n]{1,100}):(\d{1,20})$/.exec(inner);
  if (command !== null) return { kind: 'mention', of: 'command', id: command[2] ?? '', name: command[1] ?? '' };
  const emoji = /^a?:(\w{2,32}):\d{1,20}$/.exec(inner);
  return emoji === null ? undefined : { kind: 'emoji', name: emoji[1] ?? '' };
}

function readAngleLink(inner: string): MarkdownNode | undefined {
  if (/\s/.test(inner) || !isWebAddress(inner)) return undefined;
  return { kind: 'link', url: inner, children: [{ kind: 'text', text: inner }] };
}

function readMaskedLink(text: string, at: number, depth: number): Found {
  const close = findBracket(text, at, '[', ']');
  if (close === -1 || text.charAt(close + 1) !== '(' || depth >= DEPTH_MAX) return undefined;
  const end = findBracket(text, close + 1, '(', ')');
  if (end === -1) return undefined;
  const label = text.slice(at + 1, close);
  const target = text.slice(close + 2, end).trim();
  const url = target.startsWith('<') && target.endsWith('>') ? target.slice(1, -1) : target;
  // As in Discord: a label that is itself an address could lie about where the link goes, so it is no link.
  if (label.trim() === '' || label.includes('://') || /\s/.test(url) || !isWebAddress(url)) return undefined;
  return { node: { kind: 'link', url, children: readInline(label, depth + 1) }, end: end + 1 };
}

/** The place of the bracket that closes the one at `at`, or -1. */
function findBracket(text: string, at: number, open: string, shut: string): number {
  let level = 0;
  for (let i = at; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\\') i += 1;
    else if (char === open) level += 1;
    else if (char === shut) {
      level -= 1;
      if (level === 0) return i;
    }
  }
  return -1;
}

function readBareLink(text: string, at: number): Found {
  if (/[A-Za-z0-9]/.test(text.charAt(at - 1))) return undefined;
  const match = /^https?:\/\/[^\s<>]+/.exec(text.slice(at));
  if (match === null) return undefined;
  const url = trimLink(match[0]);
  if (!isWebAddress(url)) return undefined;
  return { node: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, end: at + url.length };
}

/** Sentence marks at an address's end belong to the sentence, and so does a bracket that was opened before it. */
function trimLink(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url.charAt(end - 1);
    const kept = url.slice(0, end);
    const isOpenedBefore = last === ')' && kept.split(')').length > kept.split('(').length;
    if (!isOpenedBefore && !'.,:;!?"\'*_~|]'.includes(last)) break;
    end -= 1;
  }
  return url.slice(0, end);
}

function readMarked(text: string, at: number, depth: number): Found {
  if (depth >= DEPTH_MAX) return undefined;
  const rule = MARKS.find(({ mark }) => text.startsWith(mark, at));
  if (rule === undefined) return undefined;
  const from = at + rule.mark.length;
  if (rule.mark === '*' && /\s/.test(text.charAt(from))) return undefined;
  const close = findMark(text, from, rule.mark);
  if (close === -1) return undefined;
  const children = readInline(text.slice(from, close), depth + 1);
  return { node: { kind: rule.kind, children }, end: close + rule.mark.length };
}

/** Where `mark` closes, at least one character after `from`, outside code and escapes; -1 when it does not. */
function findMark(text: string, from: number, mark: string): number {
  const single = mark.length === 1;
  for (let i = from; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '`') i = (readCode(text, i)?.end ?? i + 1) - 1;
    else if (single && text.startsWith(mark + mark, i)) i += 1;
    else if (text.startsWith(mark, i) && i > from && mayClose(text, i, mark)) return i;
  }
  return -1;
}

function mayClose(text: string, at: number, mark: string): boolean {
  const next = text.charAt(at + mark.length);
  if (mark === '*') return !/\s/.test(text.charAt(at - 1));
  if (mark === '_') return !/\w/.test(next);
  return mark === '||' || next !== mark.charAt(0);
}
