// Makes text from outside (articles, feeds, questions, names that people chose) safe to stand in a message of ours:
// it mentions nobody, links nowhere and formats nothing.

import { cutMarkdown } from './cut-markdown.ts';
import { cutWhere } from './cut-text.ts';

const ZERO_WIDTH_SPACE = '\u200b';
/** Our own: what is asked to be quoted without a limit is cut here, so that no caller floods a message by mistake. */
const QUOTED_CHARACTERS_MAX = 1000;

// Invisible characters that turn the direction of what follows, or that no reader needs. Joiners stay: emoji and
// Persian, Hindi and other scripts need them.
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
// Controls and separators, which are white space to a reader.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu;
const BLANK = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Quotes text from outside: on one line, cut to `charactersMax` UTF-16 units (the quoting included) at a word with
 * … at its end. Gives '' when there is nothing to see in it.
 */
export function quoteOutside(text: string, charactersMax: number = QUOTED_CHARACTERS_MAX): string {
  // A longer text is cut anyway: only so much of it is looked at, however long it is.
  const line = toOneLine(text.length > charactersMax * 4 ? text.slice(0, charactersMax * 4) : text);
  if (isBlank(line)) return '';
  const whole = escapeOutside(line);
  if (whole.length <= charactersMax && text.length <= charactersMax * 4) return whole;
  return `${cutWhere(line, (piece) => escapeOutside(piece).length < charactersMax, escapeOutside)}…`;
}

// Marks of ours in sentences that may name things from outside: a channel; a command or a value between backticks, with single
// stars alone ("cron 0 8 * * 1-5"): two of them would be taken for bold where the message is cut between the backticks.
const OUR_MARKS = /(<#\d{15,20}>|`(?!\s)(?:[\w/ :,.-]|\*(?!\*)){1,60}(?<!\s)`)/u;

/**
 * A sentence of ours (a failure, a notice) that may hold text from outside: channels and commands named in it stay
 * readable, everything else is quoted.
 */
export function quoteOurs(text: string, charactersMax: number): string {
  // Quoting never shortens but by white space, so that what is looked at is enough; it is cut below all the same.
  const looked = text.slice(0, charactersMax * 4);
  const quoted = looked
    .split(OUR_MARKS)
    .map((piece, index) => (index % 2 === 1 ? piece : escapeOutside(foldSpaces(piece))))
    .join('')
    .trim();
  if (isBlank(quoted)) return '';
  return cutMarkdown(looked.length < text.length ? `${quoted} …` : quoted, charactersMax);
}

/** Text from outside where Discord reads no markdown (button labels, choices, field values): one line, cut with … */
export function plainOutside(text: string, charactersMax: number): string {
  const line = toOneLine(text.slice(0, charactersMax * 4));
  if (line.length <= charactersMax && text.length <= charactersMax * 4) return line;
  return `${cutWhere(
    line,
    (piece) => piece.length < charactersMax,
    (piece) => piece,
  )}…`;
}

/** True when a reader would see nothing: empty, spaces, or only invisible characters. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** Well-formed text in which controls and runs of white space are one space and marks that turn the direction are gone. */
export function foldSpaces(text: string): string {
  return text.toWellFormed().replace(DIRECTION_MARKS, '').replace(CONTROLS, ' ').replace(/\s+/gu, ' ');
}

const toOneLine = (text: string): string => foldSpaces(text).trim();

/**
 * Escapes one line. Mentions are parsed by Discord's servers whatever backslashes say, so what could be one is broken
 * by a zero-width space; what the clients alone read (markdown) is escaped by backslashes.
 *
 *   @everyone → @·everyone     <@12> → \<·@12>     [a](http://b) → \[a\]\(http:·//b)     # a → \# a     (· = zero width)
 */
export function escapeOutside(line: string): string {
  return line
    .replace(/[\\*_~`|[\]<>]/gu, '\\$&')
    .replace(/\\\]\(/gu, '\\]\\(')
    .replace(/\\<(?=\S)/gu, `\\<${ZERO_WIDTH_SPACE}`)
    .replace(/[@\uff20\ufe6b](?=\S)/gu, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\/\/)/gu, `:${ZERO_WIDTH_SPACE}`)
    .replace(/(?:discord(?:app)?\.(?:gg|com|io|me|li)|\/invite)(?=\/)/giu, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/^(?:#{1,3}|[-+])(?=[\s#]|$)/u, '\\$&')
    .replace(/^(\d{1,9})\.(?=\s|$)/u, '$1\\.');
}
