// Cuts text of ours that carries markdown, so that words, links, code and mentions stay whole and no emphasis stays open.

import { cutAtCharacter } from './cut-text.ts';

/** A piece that is never cut, but for a word that is longer than there is room: it stands whole, or not at all. */
interface Piece {
  readonly text: string;
  readonly kind: 'mark' | 'space' | 'word' | 'whole';
  /** For a mark that opens: which piece closes it. For one that closes: which opens. */
  partner?: number;
}

/** What is never cut, in the order in which Discord reads it: an escaped sign, code, a link, a mention or time, an address. */
const WHOLE = [
  /\\[\s\S]/u,
  /(?<ticks>`+)[^`][\s\S]*?(?<!`)\k<ticks>(?!`)/u,
  /\[(?:\\.|[^\]\\])*\]\((?:<[^<>\n]*>|[^()\s]*)\)/u,
  /<[^<>\s]{1,600}>/u,
  /https?:\/\/[^\s<>*|~]*[^\s<>*|~_]/u,
];
/** The marks of emphasis, but for those between spaces and for the low line inside a word. */
const MARKS = [
  /\*{1,3}(?=[^\s*])|(?<=\S)\*{1,3}/u,
  /_{2,3}|(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/u,
  /~~|\|\|/u,
];
const sourceOf = (patterns: readonly RegExp[]): string => patterns.map(({ source }) => source).join('|');
const PIECES = new RegExp(
  `(?<whole>${sourceOf(WHOLE)})|(?<mark>${sourceOf(MARKS)})|(?<space>\\s+)|(?<word>${/[^\s\\`[<*_~|]+|[\s\S]/u.source})`,
  'gu',
);

/** So far beyond the cut the end of an emphasis or of code is looked for: more than any message of ours holds. */
const LOOKED_AHEAD_MAX = 10_000;
/** A cut between words may cost this share of the room; where it costs more (a language without spaces) a word is cut. */
const ROOM_SHARE_MAX = 1 / 2;

/**
 * Gives `text` with at most `charactersMax` UTF-16 units and `bytesMax` bytes of UTF-8. What is cut ends with …: between
 * words where there are any, else between characters; links, code, mentions and escaped signs stay whole, and emphasis
 * that the cut falls into is closed.
 */
export function cutMarkdown(text: string, charactersMax: number, bytesMax = Number.POSITIVE_INFINITY): string {
  const fits = (cut: string): boolean => cut.length <= charactersMax && Buffer.byteLength(cut) <= bytesMax;
  if (fits(text)) return text.toWellFormed();
  const pieces = readPieces(text.slice(0, charactersMax + LOOKED_AHEAD_MAX).toWellFormed());
  const count = greatest(pieces.length, (each) => fits(close(pieces, each)));
  const next = pieces[count];
  const tail = next?.kind === 'word' ? cutAtCharacter(next.text, (piece) => fits(close(pieces, count, piece))) : '';
  const inWord = close(pieces, count, tail);
  const atWord = close(pieces, next?.kind === 'space' ? count : wordStart(pieces, count));
  return atWord.length >= inWord.length * ROOM_SHARE_MAX ? atWord : inWord;
}

function readPieces(text: string): readonly Piece[] {
  const pieces = [...text.matchAll(PIECES)].map(({ 0: piece, groups = {} }): Piece => {
    const kind = (['mark', 'space', 'word', 'whole'] as const).find((name) => groups[name] !== undefined) ?? 'word';
    return { text: piece, kind };
  });
  pair(pieces);
  return pieces;
}

/** Pairs the marks of emphasis; those that nothing closes are signs like others. */
function pair(pieces: readonly Piece[]): void {
  const open: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'mark') continue;
    const from = open.findLastIndex((index) => pieces[index]?.text === piece.text);
    const opening = pieces[open[from] ?? -1];
    if (opening === undefined) {
      open.push(at);
    } else {
      piece.partner = open[from] ?? at;
      opening.partner = at;
      open.length = from;
    }
  }
}

/** The first `count` pieces and `tail`, without what dangles at the end, with the open emphasis closed, and … */
function close(pieces: readonly Piece[], count: number, tail = ''): string {
  let end = count;
  // Emphasis of nothing would stand as signs, and a lone sign would join those that close.
  while (tail === '' && end > 0 && isDangling(pieces, end - 1)) end -= 1;
  const shown = pieces.slice(0, end);
  const closing = shown.flatMap(({ text, partner = -1 }, at) => (partner > at && partner >= end ? [text] : []));
  const body = `${shown.map(({ text }) => text).join('')}${tail}`;
  return `${body}${closing.reverse().join('')}…`;
}

/** True for white space, for a mark that opens, and for a sign that could be taken for a mark. */
function isDangling(pieces: readonly Piece[], at: number): boolean {
  const { kind, text = '', partner } = pieces[at] ?? {};
  if (kind === 'mark') return partner === undefined || partner > at;
  return kind === 'space' || /^[*_~|]$/u.test(text);
}

function wordStart(pieces: readonly Piece[], end: number): number {
  let start = end;
  while (start > 0 && pieces[start - 1]?.kind !== 'space') start -= 1;
  return start;
}

/** The greatest number up to `max` of which `holds` is true; it must be true of all smaller ones. 0 when of none. */
function greatest(max: number, holds: (number: number) => boolean): number {
  let low = 0;
  let high = max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
