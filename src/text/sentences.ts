// Cuts a text into sentences with exact offsets; nothing but white space lies between them.

import type { Sentence } from '../news/article.ts';
import { BEFORE_NUMBER, GERMAN_DAY, GOES_ON, NEVER_LAST, SAYING, SELDOM_LAST, STARTERS } from './sentence-cues.ts';
import { type Span, wholeSpans } from './whole-spans.ts';

/** How far the neighbours of a full stop are looked at: longer than any abbreviation or name. */
const NEAR_CHARS = 60;
/** A line of fewer words than this, without a mark at its end, stands alone. */
const LINE_WORDS_MIN = 3;

/**
 * The sentences of a text in order, as exact slices of it. Blank lines always part them; a line break does when what
 * follows looks like a new beginning. A quotation of usual length stays whole. None for blank text. Never throws.
 */
export function findSentences(text: string): Sentence[] {
  const cased = /\p{Lu}/u.test(text);
  return blocksOf(text).flatMap((block) =>
    cutBlock(text, block, cased).map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
  );
}

/** Paragraphs and lines that stand for themselves, trimmed. */
function blocksOf(text: string): Span[] {
  const blocks: Span[] = [];
  let open: Span | null = null;
  for (const line of linesOf(text)) {
    if (line.start === line.end) {
      if (open !== null) blocks.push(open);
      open = null;
    } else if (open !== null && lineGoesOn(text, open, line)) {
      open = { start: open.start, end: line.end };
    } else {
      if (open !== null) blocks.push(open);
      open = line;
    }
  }
  if (open !== null) blocks.push(open);
  return blocks;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029\f\v]+|\n/g)) {
    const trimmed = match[0].trim();
    const start = match.index + match[0].indexOf(trimmed);
    if (match[0] !== '\n') lines.push({ start, end: start + trimmed.length });
    else if (text[match.index + 1] === '\n') lines.push({ start: match.index, end: match.index });
  }
  return lines;
}

function lineGoesOn(text: string, before: Span, line: Span): boolean {
  const tail = text.slice(Math.max(before.start, before.end - NEAR_CHARS), before.end);
  const lineStart = Math.max(before.start, text.lastIndexOf('\n', before.end - 1) + 1);
  if (/[.!?…:;。！？]["'”’)\]]*$/u.test(tail)) return false;
  const next = text.slice(line.start, line.start + 2);
  // A stop that fell onto a line of its own ends the line before.
  if (/^[.!?…](?:\s|$)/u.test(next)) return true;
  const words = text
    .slice(lineStart, Math.min(before.end, lineStart + 400))
    .trim()
    .split(/\s+/);
  const last = (words.at(-1) ?? '').toLowerCase();
  if (/[,–—-]$/u.test(tail) || GOES_ON.has(last)) return words.length > 1;
  return /^[\p{Ll}(]/u.test(next) && words.length >= LINE_WORDS_MIN && !/^\p{Ll}[.)]|^\(\p{L}/u.test(next);
}

function cutBlock(text: string, block: Span, cased: boolean): Span[] {
  const part = text.slice(block.start, block.end);
  const kept = wholeSpans(part);
  const items = listItems(part);
  const cuts: number[] = items.map(({ start }) => start);
  const markers = new Set(items.map(({ label }) => label));
  let from = 0;
  let keptAt = 0;
  for (const match of part.matchAll(/(?:[.!?…。！？؟۔।]|(?<=\S) ?\.(?= ?\.))+|(?:--|[–—])(?=["”]\s)/gu)) {
    const stop = match.index + match[0].length;
    while (keptAt < kept.length && (kept[keptAt]?.end ?? 0) <= stop) keptAt += 1;
    if (stop > (kept[keptAt]?.start ?? part.length)) continue;
    const end = endAfterClosers(part, stop);
    if (endsHere({ part, from, mark: match.index, stop, end, cased, markers })) {
      cuts.push(end);
      from = end;
    }
  }
  return slicesBetween(part, cuts).map(({ start, end }) => ({ start: block.start + start, end: block.start + end }));
}

function slicesBetween(part: string, cuts: readonly number[]): Span[] {
  const borders = [0, ...[...new Set(cuts)].sort((a, b) => a - b), part.length];
  return borders.slice(0, -1).flatMap((from, index) => {
    const raw = part.slice(from, borders[index + 1]);
    const trimmed = raw.trim();
    const start = from + raw.indexOf(trimmed);
    return trimmed === '' ? [] : [{ start, end: start + trimmed.length }];
  });
}

function endAfterClosers(part: string, stop: number): number {
  const closers = /^(?:\[\d{1,3}\])*["'”’»)\]]*(?: (?:''|”)(?=\s|$))?(?:\[\d{1,3}\])*/u.exec(
    part.slice(stop, stop + NEAR_CHARS),
  );
  const end = stop + (closers?.[0].length ?? 0);
  // Footnote numbers stand glued to the stop: "in a consultation.11 12 Take".
  const notes = /^\d{1,3}(?: \d{1,3})*(?=\s+\p{Lu})/u.exec(part.slice(end, end + NEAR_CHARS));
  const glued = /\p{Ll}{2}|\)/u.test(part.slice(stop - 3, stop)) || part[stop - 2] === ')';
  return notes !== null && glued ? end + notes[0].length : end;
}

interface Candidate {
  readonly part: string;
  /** Where the sentence in hand began. */
  readonly from: number;
  readonly mark: number;
  readonly stop: number;
  readonly end: number;
  readonly cased: boolean;
  readonly markers: ReadonlySet<number>;
}

function endsHere({ part, from, mark, stop, end, cased, markers }: Candidate): boolean {
  const after = part.slice(end, end + NEAR_CHARS);
  if (after.trim() === '') return true;
  if (/[。！？।]$/u.test(part.slice(mark, stop))) return true;
  if (!/^\s/u.test(after)) return false;
  const next = after.trimStart();
  if (!opens(next, cased)) return false;
  // "(Which was true.)" leans on the sentence before it.
  if (/^\((?:Which|Whose|Whom)\b/.test(next)) return false;
  const before = part.slice(Math.max(from, mark - NEAR_CHARS), mark);
  const isStop = part.slice(mark, stop) === '.';
  if (isStop && isMarker(part, mark, markers)) return false;
  if (isStop && isGermanDay(part, mark)) return false;
  const closed = end > stop;
  if (closed && speaksNext(next, part.slice(mark, stop))) return false;
  // “…” @keeper said: a handle behind a quotation tells whose it is.
  if (closed && next.startsWith('@')) return false;
  if (!isStop) return true;
  const word = /[\p{L}\p{N}.°'-]+$/u.exec(before)?.[0] ?? '';
  return mayEnd(word, next, part.slice(from, mark).length < NEAR_CHARS ? part.slice(from, mark) : null, closed);
}

/** "am 20. Februar": eight characters before the stop hold the preposition, ten behind it the longest month. */
function isGermanDay(part: string, mark: number): boolean {
  const around = part.slice(Math.max(0, mark - 8), mark + 12);
  const day = GERMAN_DAY.exec(` ${around}`);
  return day !== null && /\d$/.test(part.slice(0, mark).slice(-1));
}

/** Whether a sentence may open with these characters. */
function opens(next: string, cased: boolean): boolean {
  if (/^\(\p{L}{1,4}\)/u.test(next)) return true;
  const bare = next.replace(/^(?:``|''|["'“‘«([¿¡•*_–—-]|\s)+/u, '');
  if (/^(?:\p{Lu}|\p{Lt}|\p{Lo}|\p{N}|<|\$|€|£|@|#)/u.test(bare)) return true;
  if (/^\p{Ll}{1,2}\p{Lu}/u.test(bare)) return true;
  return !cased && /^\p{Ll}/u.test(bare);
}

/** `"Where?" Smith asked`: the sentence goes on with who said it. */
function speaksNext(next: string, marks: string): boolean {
  if (!/[?!]/.test(marks)) return false;
  const words = next.split(/\s+/, 5).map((word) => word.replace(/[.,;:]$/, '').toLowerCase());
  return words.slice(1, 4).some((word) => SAYING.has(word)) && !STARTERS.has(words[0] ?? '');
}

/** Whether a sentence may end at a full stop after `word`; `begun` is all of the sentence so far when it is short. */
function mayEnd(word: string, next: string, begun: string | null, closed: boolean): boolean {
  const lower = word.toLowerCase().replace(/^['-]+/, '');
  const starter = STARTERS.has((/^[\p{L}']+/u.exec(next)?.[0] ?? '').toLowerCase().replace(/'.*$/, ''));
  if (/^\d/.test(next) && BEFORE_NUMBER.has(lower)) return false;
  if (closed) return true;
  if (/^[ap]\.?m$/.test(lower)) return endsAtHour(next, begun);
  // "5 C." is a measure, no initial.
  if (/^[CFK]$/.test(word) && /\d\s[CFK]$/.test(begun ?? '')) return true;
  if (/^\p{Lu}$/u.test(word)) return starter && next[1] !== '.' && !/\p{Lu}\p{L}+\s\p{Lu}$/u.test(begun ?? '');
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return starter && !NEVER_LAST.has(lower);
  if (lower === 'no') return true;
  if (NEVER_LAST.has(lower)) return false;
  if (lower === 'etc') return /^\p{Lu}\p{Ll}/u.test(next);
  if (SELDOM_LAST.has(lower) && (word !== lower || lower === 'co' || lower === 'al')) {
    return starter || (begun === null && /^["“]/.test(next));
  }
  return true;
}

function endsAtHour(next: string, begun: string | null): boolean {
  if (/^(?:[A-Z]{2,4}\b|\(|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/.test(next)) return false;
  // "At 5 a.m. Mr. Smith went": so short a beginning has no verb yet.
  return begun === null || begun.trim().split(/\s+/).length > 3;
}

/** Whether the stop at `mark` belongs to a list marker ("1." "a.") that opens an item. */
function isMarker(part: string, mark: number, markers: ReadonlySet<number>): boolean {
  const label = /(?:^|\s)(\(?\w{1,4})$/.exec(part.slice(Math.max(0, mark - 6), mark))?.[1];
  if (label === undefined) return false;
  const start = mark - label.length;
  return (
    markers.has(start) ||
    (/^\d{1,2}$/.test(label) && /^\s*(?:•\s*)?$/.test(part.slice(Math.max(0, start - 4), start)) && start < 4)
  );
}

interface ListItem {
  readonly start: number;
  /** Where its number or letter stands: after the bullet, if there is one. */
  readonly label: number;
}

/** The items of a list that runs on in one line: "1) one 2) two", "a. one b. two", "• 9. one • 10. two". */
function listItems(part: string): ListItem[] {
  const items: ListItem[] = [];
  let run: ListItem[] = [];
  let value = 0;
  const flush = () => {
    if (run.length > 1) items.push(...run);
    run = [];
  };
  for (const match of part.matchAll(/(?<=^|\s)(•\s{0,3})?(?:(\d{1,2})|([a-z]))(?:\.\)|[.)])(?=\s)/gu)) {
    const found = match[2] === undefined ? (match[3] ?? '').charCodeAt(0) - 96 : Number(match[2]);
    const item = { start: match.index, label: match.index + (match[1]?.length ?? 0) };
    const fresh = /^\s*$|[.!?:]\s+$/.test(part.slice(Math.max(0, match.index - 4), match.index));
    if (run.length > 0 && found === value + 1) run.push(item);
    else {
      flush();
      if (fresh) run = [item];
    }
    value = found;
  }
  flush();
  return items;
}
