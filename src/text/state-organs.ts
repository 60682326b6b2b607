// Bodies that every state has under the same name: whose they are is said before or behind them.
//
//   Ukraine's Interior Ministry, the Ukrainian Ministry of Interior, the Ministry of the Interior of Ukraine
//                                                             → ukraine, interior ministry

import { countryOfCapital } from './capitals.ts';
import { countryOfDemonym } from './demonym-countries.ts';
import type { Token } from './name-tokens.ts';
import { foldName } from './names.ts';
import { isPlace } from './places.ts';
import type { NameRun } from './split-runs.ts';
import { wordSet } from './word-set.ts';

/** Names of only such words are said of many states. */
const ORGAN_WORDS = wordSet(`
  security service services intelligence defence defense foreign affairs interior justice finance health education
  culture agriculture energy economy trade transport ministry ministries department supreme constitutional high court
  appeals national state general public central bank reserve assembly parliament senate congress council cabinet chamber
  deputies representatives house people armed forces army navy air force border guard coast police federal electoral election commission
  prosecutor prosecutors office attorney treasury statistics revenue customs tax agency authority emergency emergencies
  situations communist party socialist labour labor conservative of and for the s
`);

/** Longer names of states are not looked for: "united states of america". */
const STATE_WORDS_MAX = 4;

/** A body that many states have: `state` as it is written, folded, '' where it is not told; `organ` in one form. */
export interface StateOrgan {
  readonly state: string;
  readonly organ: string;
}

/**
 * Takes a folded name, and the state whose possessive stands before it ('' for none); gives whose body it is and which.
 * Undefined for a single word and for what is no such body.
 */
export function stateOrganOf(folded: string, before = ''): StateOrgan | undefined {
  if (!folded.includes(' ')) return undefined;
  // Most names are of persons: their last word tells, unless a state stands behind.
  if (!ORGAN_WORDS.has(folded.slice(folded.lastIndexOf(' ') + 1)) && !folded.includes(' of ')) return undefined;
  const words = folded.split(' ');
  if (words.every((word) => ORGAN_WORDS.has(word))) return { state: before, organ: plainOrgan(folded) };
  const stated = stateFirst(words) ?? stateLast(words);
  if (stated === undefined || stated.rest.length < 2) return undefined;
  if (!stated.rest.every((word) => ORGAN_WORDS.has(word))) return undefined;
  return { state: stated.state, organ: plainOrgan(stated.rest.join(' ')) };
}

interface Stated {
  readonly state: string;
  readonly rest: readonly string[];
}

/** "ukrainian foreign ministry", "us supreme court". */
function stateFirst(words: readonly string[]): Stated | undefined {
  for (const size of [2, 1]) {
    const land = countryOfDemonym(words.slice(0, size).join(' '));
    if (land !== undefined) return { state: land, rest: words.slice(size) };
  }
  for (let size = Math.min(STATE_WORDS_MAX, words.length - 2); size > 0; size -= 1) {
    const state = words.slice(0, size).join(' ');
    if (isPlace(state)) return { state, rest: words.slice(size) };
  }
  return undefined;
}

/** "foreign ministry of ukraine", "central bank of the bahamas". */
function stateLast(words: readonly string[]): Stated | undefined {
  const of = words.lastIndexOf('of');
  if (of < 1) return undefined;
  const state = words.slice(words[of + 1] === 'the' ? of + 2 : of + 1).join(' ');
  return isPlace(state) ? { state, rest: words.slice(0, of) } : undefined;
}

/** "ministry of the interior" and "interior ministry", "defence" and "defense", "foreign affairs" and "foreign" are one. */
function plainOrgan(folded: string): string {
  const [, head = '', work = folded] = /^(ministry|department) (?:of|for) (?:the )?(.+)$/u.exec(folded) ?? [];
  return `${work} ${head}`
    .trim()
    .replace(/\bdefence\b/gu, 'defense')
    .replace(/^foreign affairs (?=ministry$)/u, 'foreign ');
}

/** The seat of a ministry is its state's: towns have councils and police, but no ministries. */
const MINISTRY = /^ministr(?:y|ies)$/;

/**
 * The place, folded, whose possessive stands right before a name ("Ukraine's"), else what is named right behind it ("of
 * Ukraine"); of a ministry the state for its capital too ("Moscow's", "in Kyiv"). '' where none does.
 */
export function stateBeside(tokens: readonly Token[], run: NameRun | undefined): string {
  if (run === undefined || !ORGAN_WORDS.has(tokens[run.to - 1]?.lower ?? '')) return '';
  const place = possessiveBefore(tokens, run.from) ?? placeBehind(tokens, run.to, 'of');
  const hasSeat = tokens.slice(run.from, run.to).some(({ lower }) => MINISTRY.test(lower));
  if (!hasSeat) return place ?? '';
  const seat = place ?? placeBehind(tokens, run.to, 'in') ?? '';
  return countryOfCapital(seat) ?? place ?? '';
}

function possessiveBefore(tokens: readonly Token[], from: number): string | undefined {
  if (tokens[from]?.gap.trim() !== '') return undefined;
  for (const words of [1, 2, 3]) {
    const before = tokens.slice(from - words, from);
    if (before.length < words || before.at(-1)?.possessive !== true) return undefined;
    const name = before.map(({ text }) => text).join(' ');
    if (before[0]?.capital === true && isPlace(name)) return foldName(name);
  }
  return undefined;
}

function placeBehind(tokens: readonly Token[], to: number, word: 'of' | 'in'): string | undefined {
  if (tokens[to]?.lower !== word || tokens[to]?.gap.trim() !== '') return undefined;
  const from = tokens[to + 1]?.lower === 'the' ? to + 2 : to + 1;
  for (const words of [3, 2, 1]) {
    const name = tokens
      .slice(from, from + words)
      .map(({ text }) => text)
      .join(' ');
    if (tokens[from]?.capital === true && isPlace(name)) return foldName(name);
  }
  return undefined;
}
