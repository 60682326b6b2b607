// Reads Discord's markdown into nodes: code blocks, quotes, headings, subtext, lists, and the lines between them.

import type { MarkdownNode } from './markdown-node.ts';
import { readInline } from './read-inline.ts';

const FENCE = '```';
const LIST_LINE = /^( {0,20})([-*]|\d{1,9}\.) (.*)$/;
const HEADING_LINE = /^(#{1,3}) +(.*)$/;

/**
 * Takes the text of a message (or of a text display, an embed's description, …), gives its nodes; [] for ''.
 * Pure: no DOM. Nothing in it is ever markup to a browser: the nodes are drawn as text.
 */
export function readMarkdown(text: string): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let at = 0;
  while (at < text.length) {
    const open = findFence(text, at);
    const close = open === -1 ? -1 : text.indexOf(FENCE, open + FENCE.length + 1);
    if (close === -1) break;
    const before = text.slice(at, open);
    if (before.trim() !== '') nodes.push(...readLines(before.replace(/\n$/, '').split('\n')));
    nodes.push(readCodeBlock(text.slice(open + FENCE.length, close)));
    at = close + FENCE.length;
    if (text.charAt(at) === '\n') at += 1;
  }
  if (at < text.length) nodes.push(...readLines(text.slice(at).split('\n')));
  return nodes;
}

function findFence(text: string, from: number): number {
  const at = text.indexOf(FENCE, from);
  return at > 0 && text.charAt(at - 1) === '\\' ? -1 : at;
}

function readCodeBlock(inner: string): MarkdownNode {
  const match = /^([\w+#.-]{0,20})\n/.exec(inner);
  const body = match === null ? inner : inner.slice(match[0].length);
  return { kind: 'code-block', text: body.replace(/\n$/, ''), language: match?.[1] ?? '' };
}

function readLines(lines: readonly string[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let at = 0;
  while (at < lines.length) {
    const block = readBlock(lines, at);
    if (block !== undefined) {
      nodes.push(block.node);
      at = block.end;
      continue;
    }
    const from = at;
    do at += 1;
    while (at < lines.length && readBlock(lines, at) === undefined);
    nodes.push(...readInline(lines.slice(from, at).join('\n')));
  }
  return nodes;
}

type Block = { readonly node: MarkdownNode; readonly end: number } | undefined;

function readBlock(lines: readonly string[], at: number): Block {
  const line = lines[at] ?? '';
  if (line.startsWith('>>> ')) {
    const quoted = [line.slice(4), ...lines.slice(at + 1)];
    return { node: { kind: 'quote', children: readLines(quoted) }, end: lines.length };
  }
  if (line.startsWith('> ')) return readQuote(lines, at);
  if (line.startsWith('-# ')) return { node: { kind: 'subtext', children: readInline(line.slice(3)) }, end: at + 1 };
  const heading = HEADING_LINE.exec(line);
  if (heading !== null && heading[2]?.trim() !== '') {
    const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
    return { node: { kind: 'heading', level, children: readInline(heading[2] ?? '') }, end: at + 1 };
  }
  return LIST_LINE.test(line) ? readList(lines, at) : undefined;
}

function readQuote(lines: readonly string[], at: number): Block {
  let end = at;
  while (lines[end]?.startsWith('> ') === true) end += 1;
  // A quote holds no quote: the marks of a second level stay text, as in Discord.
  const inner = lines.slice(at, end).map((line) => line.slice(2));
  const children = inner.some((line) => line.startsWith('>')) ? readInline(inner.join('\n')) : readLines(inner);
  return { node: { kind: 'quote', children }, end };
}

/** One list: the following lines of the same kind and indent; deeper lines become a list inside the item before. */
function readList(lines: readonly string[], at: number): Block {
  const first = LIST_LINE.exec(lines[at] ?? '');
  if (first === null) return undefined;
  const indent = first[1]?.length ?? 0;
  const ordered = isNumber(first[2]);
  const items: MarkdownNode[][] = [];
  let end = at;
  while (end < lines.length) {
    const match = LIST_LINE.exec(lines[end] ?? '');
    const depth = match?.[1]?.length ?? 0;
    if (match === null || depth < indent) break;
    if (depth >= indent + 2) {
      const nested = readList(lines, end);
      if (nested === undefined) break;
      items.at(-1)?.push(nested.node);
      end = nested.end;
      continue;
    }
    if (isNumber(match[2]) !== ordered) break;
    items.push(readInline(match[3] ?? ''));
    end += 1;
  }
  return { node: { kind: 'list', ordered, start: ordered ? Number.parseInt(first[2] ?? '1', 10) : 1, items }, end };
}

function isNumber(mark: string | undefined): boolean {
  return mark !== undefined && /^\d/.test(mark);
}
