// Reads the query language of /search: "a phrase", -word, OR, actor:, source:, title:, date:, published:, lang:. Who is used
// to AND and NOT from elsewhere is understood as well.

import { Failure } from '../news/failure.ts';
import type { Day } from '../news/ids.ts';
import { type AskedWhen, daysInMonth, readAskedDays } from '../text/understand.ts';

const FIELDS = ['actor', 'source', 'title', 'date', 'published', 'lang'] as const;

/** Longer queries are no queries; Discord's own option text ends at 6,000 characters. */
const QUERY_CHARS_MAX = 1_000;

export interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** One condition. `at` is the offset in the query where it stands. */
export interface QueryAtom {
  readonly kind: 'words' | 'phrase' | (typeof FIELDS)[number];
  readonly value: string;
  readonly negated: boolean;
  readonly at: number;
  /** For `date` and `published`. */
  readonly range?: DayRange;
  /** Not in what was typed: another way of writing it. */
  readonly isAdded?: true;
}

/** All clauses must hold; a clause holds when one of its atoms does. */
export type Query = readonly (readonly QueryAtom[])[];

interface Token {
  readonly at: number;
  /** For a day in words: what it means. */
  readonly range?: DayRange;
  readonly negated: boolean;
  readonly field?: (typeof FIELDS)[number];
  readonly quoted: boolean;
  readonly value: string;
}

/** Days in words are read up to so many of them: "from 16 to 20 February 2017". */
const DAY_WORDS_MAX = 6;
/** The year before 1 was 1 BC. */
const NO_YEAR = '0000';

/**
 * Reads a query. Blank text gives no clauses. `when` is what "yesterday" is counted from; without it days are read in
 * digits only. Throws Failure('bad-input') that names the character where it cannot read on.
 */
export function readQuery(words: string, when?: AskedWhen): Query {
  if (words.length > QUERY_CHARS_MAX) {
    throw new Failure('bad-input', `That query is too long: shorten it to ${QUERY_CHARS_MAX} characters.`);
  }
  const clauses: QueryAtom[][] = [];
  let joins = false;
  let lastOr = 0;
  for (const token of readJoints(tokensOf(words, when))) {
    if (isJoint(token, 'OR')) {
      if (clauses.length === 0 || joins) throw fault(words, token.at, 'OR needs a word on both sides');
      joins = true;
      lastOr = token.at;
      continue;
    }
    const atom = atomOf(words, token);
    const last = clauses.at(-1);
    if (joins && last !== undefined) last.push(atom);
    else clauses.push([atom]);
    joins = false;
  }
  if (joins) throw fault(words, lastOr, 'OR needs a word on both sides');
  return clauses;
}

/** Whether a token is one of the words in capitals that join others. */
const isJoint = (token: Token | undefined, word: 'AND' | 'NOT' | 'OR'): boolean =>
  token?.value === word && !token.quoted && token.field === undefined && !token.negated;

/** Leaves out `AND` between two conditions, both of which must hold anyway, and takes `NOT` before one for a minus. Elsewhere they are words. */
function readJoints(tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  let not: Token | undefined;
  for (const [place, token] of tokens.entries()) {
    const next = tokens[place + 1];
    const isLast = next === undefined || isJoint(next, 'OR');
    if (isJoint(token, 'AND') && !isLast && read.length > 0 && !isJoint(read.at(-1), 'OR')) continue;
    if (isJoint(token, 'NOT') && !isLast) {
      not ??= token;
      continue;
    }
    read.push(not === undefined ? token : { ...token, at: not.at, negated: true });
    not = undefined;
  }
  return read;
}

/** Each clause of a query as it was typed, and the words that are left without it. */
export function piecesOf(words: string, query: Query): { readonly piece: string; readonly words: string }[] {
  const starts = [...query.map((clause) => clause[0]?.at ?? 0), words.length];
  return query.map((_, number) => {
    const [from, until] = [starts[number], starts[number + 1]];
    const left = `${words.slice(0, from)}${words.slice(until)}`;
    return { piece: withoutLastAnd(words.slice(from, until)), words: withoutLastAnd(left) };
  });
}

const withoutLastAnd = (words: string): string =>
  words
    .trim()
    .replace(/\sAND$/u, '')
    .trim();

/**
 * Reads a question: all its words, and its quoted phrases as conditions. Never fails; a quotation mark without its
 * partner is no mark.
 */
export function readQuestion(words: string): { readonly plain: string; readonly phrases: readonly string[] } {
  const phrases = [...words.matchAll(/"([^"]+)"|“([^“”]+)”/gu)].map((match) => (match[1] ?? match[2] ?? '').trim());
  return { plain: words.replace(/["“”]/gu, ' '), phrases: phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)) };
}

/** Reads `2017`, `2017-02`, `2017-02-20`, `a/b`, `a/` or `/b` as a run of days; undefined when it is none of these. */
export function readDayRange(value: string): DayRange | undefined {
  const parts = value.split('/');
  if (parts.length === 1) return readPeriod(value);
  if (parts.length > 2) return undefined;
  const [first = '', last = ''] = parts;
  const from: DayRange | undefined = first === '' ? {} : readPeriod(first);
  const to: DayRange | undefined = last === '' ? {} : readPeriod(last);
  if (from === undefined || to === undefined || value === '/') return undefined;
  if (from.from !== undefined && to.to !== undefined && from.from > to.to) return undefined;
  return { ...(from.from !== undefined && { from: from.from }), ...(to.to !== undefined && { to: to.to }) };
}

function readPeriod(value: string): { from: Day; to: Day } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null || match[1] === NO_YEAR) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const lastDay = `${year}-${month}-${daysInMonth(Number(year), Number(month))}`;
  if (day === undefined) return { from: `${year}-${month}-01`, to: lastDay };
  return day >= '01' && day <= lastDay.slice(8) ? { from: value, to: value } : undefined;
}

/**
 * Cuts the query at white space outside quotation marks:
 *
 *   -actor:"Khalifa Haftar"
 *   ^ ^     ^ value, quoted
 *   | field
 *   negated
 */
function tokensOf(words: string, when: AskedWhen | undefined): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < words.length) {
    if (/\s/u.test(words.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    const negated = words.charAt(at) === '-' && /\S/u.test(words.charAt(at + 1));
    if (negated) at += 1;
    const field = FIELDS.find((name) => words.slice(at, at + name.length + 1).toLowerCase() === `${name}:`);
    if (field !== undefined) at += field.length + 1;
    const closing = { '"': '"', '“': '”' }[words.charAt(at)];
    const quoted = closing !== undefined;
    const days = field === 'date' || field === 'published' ? daysAt(words, at, { quoted, closing, when }) : undefined;
    const end = days?.end ?? (quoted ? closeOf(words, at, closing) : endOfWord(words, at));
    const value = quoted ? words.slice(at + 1, end) : words.slice(at, end);
    const range = days?.range;
    tokens.push({ at: start, negated, quoted, value: value.trim(), ...(field && { field }), ...(range && { range }) });
    at = quoted ? end + 1 : end;
  }
  return tokens;
}

/**
 * The days that stand at a place, and where they end: `2017-02`, `"last week"`, and without quotation marks the longest
 * run of words that is nothing but days: of `date:20 February 2017 Haftar` the first three.
 */
function daysAt(
  words: string,
  at: number,
  { quoted, closing, when }: { quoted: boolean; closing: string | undefined; when: AskedWhen | undefined },
): { readonly range: DayRange; readonly end: number } | undefined {
  if (quoted) {
    const end = closeOf(words, at, closing ?? '"');
    const range = readDayRange(words.slice(at + 1, end).trim()) ?? inWords(words.slice(at + 1, end), when);
    return range && { range, end };
  }
  let end = endOfWord(words, at);
  const digits = readDayRange(words.slice(at, end));
  let found = digits && { range: digits, end };
  for (let count = 1; digits === undefined && count <= DAY_WORDS_MAX && end > at; count += 1) {
    const range = inWords(words.slice(at, end), when);
    if (range !== undefined) found = { range, end };
    const next = /^\s+(?!OR\s|-|\S*:)/u.exec(words.slice(end));
    if (next === null) break;
    const longer = endOfWord(words, end + next[0].length);
    if (longer === end + next[0].length) break;
    end = longer;
  }
  return found;
}

function inWords(text: string, when: AskedWhen | undefined): DayRange | undefined {
  const days = when && readAskedDays(text, when);
  return days?.isWhole === true ? { from: days.from, to: days.to } : undefined;
}

function closeOf(words: string, at: number, closing: string): number {
  const straight = words.indexOf('"', at + 1);
  const end = words.indexOf(closing, at + 1);
  const found = end === -1 ? straight : end;
  if (found === -1) throw fault(words, at, 'this quotation mark is never closed');
  return found;
}

function endOfWord(words: string, at: number): number {
  const space = words.slice(at).search(/[\s"“]/u);
  return space === -1 ? words.length : at + Math.max(space, 0);
}

function atomOf(words: string, { at, negated, field, quoted, value, range }: Token): QueryAtom {
  const kind = field ?? (quoted ? 'phrase' : 'words');
  if (field !== undefined && value === '') throw fault(words, at, `${field}: needs a value right after the colon`);
  if (quoted && field === undefined && !/[\p{L}\p{N}]/u.test(value)) throw fault(words, at, 'this phrase is empty');
  if (field !== 'date' && field !== 'published') return { kind, value, negated, at };
  if (range === undefined) {
    throw fault(
      words,
      at,
      `${field}: takes a day, week, month, year or range, such as ${field}:2017-02, ${field}:yesterday, ${field}:"last week", ${field}:"16 to 20 February 2017" or ${field}:2017-02-01/2017-02-28`,
    );
  }
  return { kind, value, negated, at, range };
}

/** Points at the place: the character's number, and the words from there. */
function fault(words: string, at: number, what: string): Failure {
  const rest = words.slice(at, at + 30);
  return new Failure('bad-input', `I cannot read the query at character ${at + 1} (${rest}): ${what}.`);
}
