// A passage with the matching words in bold, cut round the first of them.

import type { Excerpt } from '../news/cited-text.ts';
import { escapeOutside, foldSpaces, isBlank, quoteOutside } from './quote-outside.ts';

/** How much of a passage may stand before its first matching word: beyond that, the beginning is left out. */
const LEAD_SHARE = 0.5;
/** A sentence's last sign with the quotation marks and brackets that may close after it. */
const ENDING_CHARACTERS_MAX = 4;

/** Gives at most `charactersMax` UTF-16 units of safe markdown; '' when there is nothing to see. */
export function drawExcerpt(excerpt: Excerpt, charactersMax: number): string {
  const { before, after } = cutsOf(excerpt.text);
  const drawn = drawWithin(excerpt, charactersMax - before.length - after.length);
  return drawn === '' ? '' : `${drawn.startsWith('…') ? '' : before}${drawn}${drawn.endsWith('…') ? '' : after}`;
}

/** … where a passage does not begin or end as a sentence does: it is a piece of one. */
function cutsOf(text: string): { readonly before: string; readonly after: string } {
  const [head, tail] = [text.trimStart().slice(0, 1), text.trimEnd().slice(-ENDING_CHARACTERS_MAX)];
  return { before: /[\p{Ll}(,;:]/u.test(head) ? '…' : '', after: /[.!?…。！？؟]["”’»)\]]*$/u.test(tail) ? '' : '…' };
}

function drawWithin(excerpt: Excerpt, charactersMax: number): string {
  const highlights = excerpt.highlights.filter(({ start, end }) => start < end);
  const first = highlights[0];
  if (first === undefined) return quoteOutside(excerpt.text, charactersMax);
  const start = first.start > charactersMax * LEAD_SHARE ? wordStart(excerpt.text, first.start - charactersMax / 4) : 0;
  for (let length = charactersMax; length > 20; length = Math.floor(length * 0.9)) {
    const drawn = mark(excerpt.text, highlights, start, wordEnd(excerpt.text, start + length));
    if (drawn.length <= charactersMax) return drawn;
  }
  return quoteOutside(excerpt.text, charactersMax);
}

/** The text from `start` to `end` with its highlights in bold and … where something is left out. */
function mark(text: string, highlights: Excerpt['highlights'], start: number, end: number): string {
  const pieces: string[] = start > 0 ? ['…'] : [];
  let at = start;
  for (const highlight of highlights) {
    if (highlight.start < at || highlight.end > end) continue;
    pieces.push(piece(text.slice(at, highlight.start)), bold(text.slice(highlight.start, highlight.end)));
    at = highlight.end;
  }
  pieces.push(piece(text.slice(at, end)), end < text.length ? '…' : '');
  return pieces.join('').trim();
}

const piece = (text: string): string => escapeOutside(foldSpaces(text));

function bold(text: string): string {
  const line = piece(text);
  return isBlank(line) ? line : `**${line.trim()}**${line.endsWith(' ') ? ' ' : ''}`;
}

function wordStart(text: string, wanted: number): number {
  const space = text.indexOf(' ', Math.max(0, Math.floor(wanted)));
  return space < 0 ? 0 : space + 1;
}

function wordEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  const space = text.lastIndexOf(' ', wanted);
  return space > wanted / 2 ? space : wanted;
}
