// Cuts a text into candidate names: runs of capitalised words, without titles, demonyms and words that only open a sentence.

import { COMMON_WORDS } from './common-words.ts';
import { isDemonym } from './demonyms.ts';
import { isGivenName } from './given-names.ts';
import { KNOWN_ORGS, NOT_ACTORS, ORG_OPENERS, ORG_WORDS, PARTICLES, PLACE_WORDS, TITLES } from './actor-cues.ts';
import type { Token } from './name-tokens.ts';
import { isPlace } from './places.ts';
import { SAYING, STARTERS } from './sentence-cues.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** A candidate name: its tokens, and whether a title stood right before them. */
export interface NameRun {
  /** Index of the first token, and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly titled: boolean;
}

/** Longer runs are headings or lists in capitals. */
const RUN_TOKENS_MAX = 10;

/** Words whose capital at a sentence's start may well belong to a name ("New York", "United Airlines"). */
const NAME_OPENERS = new Set('new united national white black big royal central supreme federal general western eastern northern southern north south east west great grand first red blue green san santa saint high world international american british european islamic democratic republican free old human social'.split(' '));

/** All candidate names, in order. `texts` decides about words that open a sentence by the rest of the text. */
export function findRuns(tokens: readonly Token[]): NameRun[] {
  const seen = wordsSeen(tokens);
  const headings = headingSentences(tokens);
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined || !startsName(token)) {
      at += 1;
      continue;
    }
    const end = runEnd(tokens, at);
    const heading = headings.has(token.sentence);
    for (const piece of splitRun(tokens, at, end, heading)) {
      const kept = trimRun(tokens, piece, { seen, heading });
      if (kept !== null) runs.push(kept);
    }
    at = end;
  }
  return runs;
}

function startsName(token: Token): boolean {
  return token.capital && !/\p{L}-(?:led|based|backed|born|style|era|owned|run|made|held|controlled|occupied|wide|funded|trained|speaking|aligned|affiliated|linked)$/u.test(token.lower);
}

/** One past the last token of the run of capitalised words that starts at `from`. */
function runEnd(tokens: readonly Token[], from: number): number {
  let end = from + 1;
  while (end < tokens.length && end - from < RUN_TOKENS_MAX) {
    const last = tokens[end - 1];
    const next = tokens[end];
    if (last === undefined || next === undefined || last.possessive || next.sentence !== last.sentence) break;
    if (!/^[ \u00a0]{1,2}$/.test(next.gap)) {
      // "Apple, Inc."
      if (/^,\s$/.test(next.gap) && /^(?:inc|ltd|llc|corp|jr|sr)\.?$/.test(next.lower)) {
        end += 1;
        continue;
      }
      break;
    }
    if (startsName(next)) {
      end += 1;
      continue;
    }
    const joined = joinAcross(tokens, from, end);
    if (joined === 0) break;
    end += joined;
  }
  return end;
}

/** How many tokens a lower-case word inside a name carries on over; 0 where the name ends before it. */
function joinAcross(tokens: readonly Token[], from: number, at: number): number {
  const word = tokens[at];
  const next = tokens[at + 1];
  const last = tokens[at - 1];
  if (word === undefined || next === undefined || last === undefined || word.possessive) return 0;
  const adjoins = next.gap.trim() === '' && next.sentence === word.sentence;
  if (!adjoins) return 0;
  const before = tokens.slice(from, at);
  const openers = before.some(({ lower }) => ORG_OPENERS.has(lower));
  if (PARTICLES.has(word.lower) && word.lower !== 'y' && startsName(next)) return 2;
  if (/^(?:de|van|von|di|da)$/.test(word.lower) && /^(?:la|las|los|der|den|het)$/.test(next.lower) && tokens[at + 2]?.capital === true) return 3;
  if (word.lower === '&' && startsName(next)) return 2;
  if ((word.lower === 'of' || word.lower === 'for' || word.lower === 'on') && openers && !(word.lower === 'on' && isTime(next))) {
    if (word.lower === 'of' && TITLES.has(last.lower) && !ORG_OPENERS.has(last.lower)) return 0;
    if (startsName(next)) return 2;
    if (next.lower === 'the' && tokens[at + 2]?.capital === true) return 3;
  }
  const nested = before.some(({ lower }) => lower === 'of' || lower === 'for');
  if (word.lower === 'and' && startsName(next) && openers && nested && !isPlace(next.text) && !isPlace(last.text)) return 2;
  return 0;
}

function isTime(token: Token): boolean {
  return NOT_ACTORS.has(token.lower);
}

/** A title inside a run parts it: "GNA Prime Minister Fayez al-Serraj" names the GNA and Fayez al-Serraj. */
function splitRun(tokens: readonly Token[], from: number, to: number, heading: boolean): NameRun[] {
  const words = tokens.slice(from, to);
  const cuts = words.flatMap((word, index) => {
    const splits = (isTime(word) && !(word.lower === 'may' && index > 0 && isGivenName(words[index - 1]?.text ?? ''))) || (heading && isCommon(word));
    return splits ? [index] : [];
  });
  let pieces: { from: number; to: number }[] = [];
  let start = 0;
  for (const cut of [...cuts, words.length]) {
    if (cut > start) pieces.push({ from: from + start, to: from + cut });
    start = cut + 1;
  }
  pieces = pieces.filter(({ from: a, to: b }) => b > a);
  return pieces.flatMap((piece) => splitAtTitles(tokens, piece));
}

function splitAtTitles(tokens: readonly Token[], { from, to }: { from: number; to: number }): NameRun[] {
  const words = tokens.slice(from, to).map(({ lower }) => lower.replace(/\.$/, ''));
  const last = words.at(-1) ?? '';
  if (KNOWN_ORGS.has(words.join(' ')) || (ORG_WORDS.has(last) && !TITLES.has(last) && words.length > 1 && !words.slice(1, -1).some((word) => TITLES.has(word)))) {
    return [{ from, to, titled: false }];
  }
  let titleEnd = -1;
  for (const [index, word] of words.entries()) if (isTitle(words, index) && index + 1 < words.length && word !== '') titleEnd = index;
  if (titleEnd === -1) return isTitle(words, words.length - 1) ? trimTitleEnd(tokens, from, to) : [{ from, to, titled: false }];
  let titleStart = titleEnd;
  while (titleStart > 0 && (isTitle(words, titleStart - 1) || /^(?:of|for|and)$/.test(words[titleStart - 1] ?? ''))) titleStart -= 1;
  const before: NameRun[] = titleStart > 0 ? splitAtTitles(tokens, { from, to: from + titleStart }) : [];
  let start = from + titleEnd + 1;
  // "Foreign Minister of Tunisia": the title goes on to a place.
  const titled = !/^(?:of|for|and)$/.test(tokens[start]?.lower ?? '');
  if (!titled) start += 1;
  if (start >= to) return before;
  return [...before, { from: start, to, titled }];
}

/** "the French President": nothing is left of a run that ends in a title but what stands before it. */
function trimTitleEnd(tokens: readonly Token[], from: number, to: number): NameRun[] {
  let end = to;
  while (end > from && TITLES.has(tokens[end - 1]?.lower.replace(/\.$/, '') ?? '')) end -= 1;
  return end === from ? [] : [{ from, to: end, titled: false }];
}

function isTitle(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (!TITLES.has(word)) return false;
  // Words that are names as well need a title beside them: "Foreign Minister" but "Interior Ministry", "Marine Corps".
  if (/^(?:foreign|interior|defen[cs]e|finance|chief|marine|former|saint|crown|king|prince|justice|judge|major|baron|duke|miss|driver|marshal|chair|whip|princess|bishop|pope|count|page|agent|coach|brother|sister|father)$/.test(word)) {
    const next = words[index + 1] ?? '';
    if (ORG_WORDS.has(next) || PLACE_WORDS.has(next)) return false;
    if (/^(?:foreign|interior|defen[cs]e|finance|chief|marine|crown|vice|major)$/.test(word)) return TITLES.has(next) || word === 'marine';
    return index === 0 || TITLES.has(words[index - 1] ?? '');
  }
  return true;
}

interface TrimOptions {
  readonly seen: WordsSeen;
  readonly heading: boolean;
}

/** The run without what only opens its sentence, describes or ends it; null when nothing is left. */
function trimRun(tokens: readonly Token[], run: NameRun, { seen, heading }: TrimOptions): NameRun | null {
  let { from, to } = run;
  for (; from < to; from += 1) {
    const token = tokens[from];
    if (token === undefined) break;
    const rest = tokens.slice(from, to);
    if (!dropsFirst(token, rest, seen, heading)) break;
  }
  while (to > from && /^(?:of|for|and|the|on|in|&)$/.test(tokens[to - 1]?.lower ?? '')) to -= 1;
  if (from >= to) return null;
  const rest = tokens.slice(from, to);
  if (rest.length === 1 && !standsAlone(rest[0], seen)) return null;
  return { from, to, titled: run.titled };
}

function dropsFirst(token: Token, rest: readonly Token[], seen: WordsSeen, heading: boolean): boolean {
  const { lower } = token;
  const whole = rest.map((word) => word.lower).join(' ');
  if (lower === 'the' || lower === 'a' || lower === 'an') return whole !== 'the hague';
  if (KNOWN_ORGS.has(whole) || isPlace(whole)) return false;
  const last = rest.at(-1)?.lower ?? '';
  const named = rest.length > 1 && (ORG_WORDS.has(last) || PLACE_WORDS.has(last));
  if (isDemonym(lower)) return rest.length === 1 || !(named || rest.some((word) => ORG_WORDS.has(word.lower)));
  if (!token.opens && !heading) return false;
  if (seen.names.has(whole) && !ENGLISH_STOP_WORDS.has(whole)) return false;
  if (token.shouted && lower.length > 1) return false;
  if (STARTERS.has(lower) || ENGLISH_STOP_WORDS.has(lower) || SAYING.has(lower)) return !(lower === 'first' && named);
  if (rest.length > 1 && (named || NAME_OPENERS.has(lower))) return false;
  return isCommon(token) && !seen.names.has(lower);
}

function isCommon(token: Token): boolean {
  return COMMON_WORDS.has(token.lower) || STARTERS.has(token.lower) || ENGLISH_STOP_WORDS.has(token.lower) || SAYING.has(token.lower);
}

/** Whether one word alone may be a name, judged by the rest of the text where it opens a sentence. */
function standsAlone(token: Token | undefined, seen: WordsSeen): boolean {
  if (token === undefined || token.lower.length < 2 || /^\d/.test(token.text)) return false;
  const { lower } = token;
  if (NOT_ACTORS.has(lower) || NOT_ACTORS.has(lower.replace(/s$/, '')) || TITLES.has(lower) || isDemonym(lower)) return false;
  if (KNOWN_ORGS.has(lower) || isPlace(lower)) return true;
  if (/^(?:ministers?|officials?|prime|presidents?|north|south|east|west|northern|southern|eastern|western|web|english)$/.test(lower)) return false;
  if (!token.opens) return !ENGLISH_STOP_WORDS.has(lower);
  if (seen.names.has(lower)) return true;
  if (isCommon(token) || seen.lowers.has(lower)) return false;
  if (token.shouted) return true;
  return !/(?:ings?|ed|ly|ness|ments?|tions?|sions?|ists?|ers|ors|ities|ians|ives|able|ful|less|ous|ish|ally|ics)$/.test(lower) || isGivenName(lower);
}

interface WordsSeen {
  /** Words and runs of words with a capital inside a sentence. */
  readonly names: ReadonlySet<string>;
  readonly lowers: ReadonlySet<string>;
}

function wordsSeen(tokens: readonly Token[]): WordsSeen {
  const names = new Set<string>();
  const lowers = new Set<string>();
  const headings = headingSentences(tokens);
  for (const [index, token] of tokens.entries()) {
    if (headings.has(token.sentence)) continue;
    if (!token.capital) lowers.add(token.lower);
    else if (!token.opens) {
      names.add(token.lower);
      const next = tokens[index + 1];
      if (next?.capital === true && next.gap === ' ') names.add(`${token.lower} ${next.lower}`);
    }
  }
  return { names, lowers };
}

/** Sentences in which most words have a capital: headlines, whose capitals tell nothing. */
function headingSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const counts = new Map<number, { words: number; capitals: number }>();
  for (const token of tokens) {
    if (token.text.length < 4) continue;
    const count = counts.get(token.sentence) ?? { words: 0, capitals: 0 };
    count.words += 1;
    if (token.capital) count.capitals += 1;
    counts.set(token.sentence, count);
  }
  const headings = new Set<number>();
  for (const [sentence, { words, capitals }] of counts) if (words >= 4 && capitals / words > 0.75) headings.add(sentence);
  return headings;
}
