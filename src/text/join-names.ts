// Joins the words of a name: capitals, the little words between them, and what belongs to it though it is written small.

import { NOT_ACTORS, ORG_OPENERS, PARTICLES, TITLES } from './actor-cues.ts';
import { isDemonym } from './demonyms.ts';
import { isGivenName } from './given-names.ts';
import type { Token } from './name-tokens.ts';
import { isPlace, isState } from './places.ts';
import { PORTFOLIOS } from './split-runs.ts';
import { wordSet } from './word-set.ts';

/** Longer runs are headings or lists in capitals. */
export const RUN_TOKENS_MAX = 10;

/** Offices with two fields: "the Mine Safety and Health Administration". */
const JOINT_HEADS = wordSet(`
  administration enforcement protection center centre agency commission committee department board authority association
  institute affairs council services company corporation party front union movement fund ministry organization organisation
  programme program league alliance bureau trust bank
`);

/** "Libyan-led", "Oscar-winning", "London-based": what describes an actor is none. */
const DESCRIBING =
  /\p{L}-(?:led|based|backed|born|style|era|owned|run|made|held|controlled|occupied|wide|funded|trained|speaking|aligned|affiliated|linked|winning|nominated|related|like|bound|bred|dominated|sponsored|brokered|built|area|only|low|high|educated|allied|friendly|ruled|populated|language|listed|inspired|themed|level|class|free|size|sized|loving|hating|appointed|approved|administered|educated|type)$/u;

/** Whether a name may start with the word, or go on with it. */
export function startsName(token: Token): boolean {
  return token.capital && !/^\p{L}{1,3}-?\d/u.test(token.text) && !DESCRIBING.test(token.lower);
}

/** One past the last token of the run of capitalised words that starts at `from`. */
export function runEnd(tokens: readonly Token[], from: number): number {
  let end = from + 1;
  while (end < tokens.length && end - from < RUN_TOKENS_MAX) {
    const last = tokens[end - 1];
    const next = tokens[end];
    if (last === undefined || next === undefined || next.sentence !== last.sentence) break;
    if (last.possessive && !isPatron(tokens, end - 1)) break;
    if (!/^[ \u00a0]{1,2}$/.test(next.gap)) {
      // "St. Thomas' Hospital", "Veterans' Union"
      if (/^['’] $/.test(next.gap) && isPatron(tokens, end - 1)) {
        end += 1;
        continue;
      }
      // "Apple, Inc."
      if (/^,\s$/.test(next.gap) && /^(?:inc|ltd|llc|corp|jr|sr)\.?$/.test(next.lower)) {
        end += 1;
        continue;
      }
      if (from + 1 === end && nicknameEnd(tokens, end) > end) {
        end = nicknameEnd(tokens, end);
        continue;
      }
      if (/^ ?, $/.test(next.gap)) {
        if (isTownAndState(tokens, from, end)) end += isStateOfTwo(tokens, end) ? 2 : 1;
        else if (isCollegeTown(tokens, from, end)) end += 1;
      }
      break;
    }
    if (startsName(next)) {
      end += 1;
      continue;
    }
    const lone = end - from === 1 || (end - from === 2 && /^(?:the|an?)$/.test(tokens[from]?.lower ?? ''));
    // "Salafist 604 brigade", "Alpine 3rd Division"
    if (lone && /^\d+(?:st|nd|rd|th)?$/.test(next.text) && isUnit(tokens[end + 1])) return end + 2;
    const joined = lone && isStateBody(last, next) ? 1 : joinAcross(tokens, from, end);
    if (joined === 0 && isSmallHead(last, next)) end += 1;
    if (joined === 0) break;
    end += joined;
  }
  return end;
}

/** 'Joaquín "El Chapo" Guzmán': one past the surname behind a nickname that opens at `at`; `at` where none does. */
function nicknameEnd(tokens: readonly Token[], at: number): number {
  if (!/^ ["“‘']$/.test(tokens[at]?.gap ?? '') || !isGivenName(tokens[at - 1]?.text ?? '')) return at;
  const after = tokens.slice(at + 1, at + 4).findIndex(({ gap, capital }) => capital && /^["”’'] $/.test(gap));
  const inside = tokens.slice(at + 1, at + 1 + after).every(({ gap }) => gap === ' ');
  return after === -1 || !inside ? at : at + after + 2;
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
  // "Minister of Interior Alaref al-Khoja": the field belongs to the title.
  if (/^(?:of|for)$/.test(word.lower) && TITLES.has(last.lower) && PORTFOLIOS.has(next.lower)) return 2;
  const openers = before.some(({ lower }) => ORG_OPENERS.has(lower));
  if (PARTICLES.has(word.lower) && word.lower !== 'y' && startsName(next)) return 2;
  if (
    /^(?:de|van|von|di|da)$/.test(word.lower) &&
    /^(?:la|las|los|der|den|het)$/.test(next.lower) &&
    tokens[at + 2]?.capital === true
  )
    return 3;
  if (word.lower === '&' && startsName(next)) return 2;
  // "Harbour Outfitters of Bergen Inc."
  if (
    word.lower === 'of' &&
    tokens.slice(at + 2, at + 4).some(({ lower, gap }) => gap === ' ' && /^(?:inc|corp|ltd|llc)\.?$/.test(lower))
  )
    return 2;
  if (
    (word.lower === 'of' || word.lower === 'for' || word.lower === 'on') &&
    openers &&
    !(word.lower === 'on' && NOT_ACTORS.has(next.lower))
  ) {
    if (word.lower === 'of' && TITLES.has(last.lower) && !ORG_OPENERS.has(last.lower)) return 0;
    if (startsName(next)) return 2;
    if (next.lower === 'the' && tokens[at + 2]?.capital === true) return 3;
  }
  if (word.lower === 'and' && joinsOffice(tokens, from, at)) return 2;
  // "Trinidad and Tobago" is one country.
  if (word.lower === 'and' && next.capital && isPlace(`${last.text} and ${next.text}`)) return 2;
  // "the University of Illinois at Chicago"
  if (word.lower === 'at' && startsName(next) && before.some(({ lower }) => lower === 'university')) return 2;
  const nested = before.some(({ lower }) => lower === 'of' || lower === 'for');
  if (word.lower === 'and' && startsName(next) && openers && nested && !isPlace(next.text) && !isPlace(last.text))
    return 2;
  return 0;
}

/** "St. Mark's School", "King's College", "Women's Hospital": what follows such a possessive belongs to the name. */
function isPatron(tokens: readonly Token[], at: number): boolean {
  const saint = /^(?:st\.?|saint)$/.test(tokens[at - 1]?.lower ?? '') && tokens[at]?.gap === ' ';
  const word = tokens[at]?.lower ?? '';
  const head = tokens[at + 1]?.lower ?? '';
  if ((saint || PATRONS.has(word)) && PATRON_HEADS.has(head)) return true;
  // "Dockworkers' Union": many who do one work, and what they are together.
  return word.length > 4 && word.endsWith('s') && tokens[at + 1]?.capital === true && TRADE_HEADS.has(head);
}

/** "Ganges river", "Heathrow airport": what a place is, written small after its name. */
function isSmallHead(last: Token, next: Token): boolean {
  return (
    !last.possessive &&
    next.gap === ' ' &&
    /^(?:river|airport|plc|gmbh)$/.test(next.lower) &&
    !next.capital &&
    !isDemonym(last.lower)
  );
}

const PATRONS = wordSet(
  'king queen women men children veterans people workers girls boys mother farmers lawyers jesus lord',
);
const TRADE_HEADS = wordSet('union association guild federation brotherhood syndicate cooperative confederation');
const PATRON_HEADS = wordSet(
  'school college hospital cathedral church university institute academy hall square park party union chapel bay republic resistance liberation defence defense protection democratic army front',
);

/** "Jesus College, Cambridge": some houses share their names and are told apart by their towns. */
function isCollegeTown(tokens: readonly Token[], from: number, at: number): boolean {
  const town = tokens[at]?.lower ?? '';
  if (/^(?:oxford|cambridge)$/.test(town))
    return tokens.slice(from, at).some(({ lower }) => /^(?:college|church|hall)$/.test(lower));
  const last = tokens[at - 1]?.lower ?? '';
  // "University of California, Irvine"
  if (at - from === 3 && tokens[from]?.lower === 'university' && isState(last))
    return tokens[at]?.capital === true && !isState(town) && !/^,/.test(tokens[at + 1]?.gap ?? '');
  return (
    tokens.slice(from, at).some(({ possessive }) => possessive) && /^(?:school|college)$/.test(last) && isPlace(town)
  );
}

/** "604 brigade": a unit after its number. */
function isUnit(token: Token | undefined): boolean {
  return token?.gap === ' ' && /^(?:brigade|battalion|division|regiment|squadron|corps|infantry)$/.test(token.lower);
}

/** What a state acts by: "U.S. military", "Iraqi forces", "Indian army". */
const STATE_BODIES = wordSet('military army navy government forces police parliament');

function isStateBody(state: Token, body: Token): boolean {
  return (
    !state.possessive &&
    body.gap === ' ' &&
    STATE_BODIES.has(body.lower) &&
    (isDemonym(state.lower) || /^u\.?s\.?$/.test(state.lower))
  );
}

/** "Springfield, Illinois" is one place; a list of states is not. */
function isTownAndState(tokens: readonly Token[], from: number, at: number): boolean {
  const town = tokens
    .slice(from, at)
    .map(({ text }) => text)
    .join(' ');
  if (at - from > 2 || isState(town)) return false;
  const state = isStateOfTwo(tokens, at) ? `${tokens[at]?.text} ${tokens[at + 1]?.text}` : (tokens[at]?.text ?? '');
  return isState(state);
}

function isStateOfTwo(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.gap === ' ' && isState(`${tokens[at]?.text} ${tokens[at + 1]?.text}`);
}

/** Whether an "and" stands inside the name of an office: "the Mine Safety and Health Administration". */
function joinsOffice(tokens: readonly Token[], from: number, at: number): boolean {
  const right = tokens.slice(at + 1, at + 5);
  const tail = right.findIndex((token, index) => !startsName(token) || (index > 0 && token.gap !== ' '));
  const head = right[(tail === -1 ? right.length : tail) - 1];
  const opened =
    tokens[from - 1]?.possessive === true ||
    /^(?:the|u\.s\.)$/.test(tokens[from - 1]?.lower ?? '') ||
    /^(?:the|u\.s\.)$/.test(tokens[from]?.lower ?? '') ||
    isDemonym(tokens[from]?.lower ?? '');
  // "Russia's Defense Ministry and Ukraine's" are two.
  const isAnothers = right.some(({ possessive }, index) => possessive && (tail === -1 || index <= tail));
  return (
    opened && !isAnothers && tail !== 1 && JOINT_HEADS.has(head?.lower ?? '') && !isPlace(tokens[at - 1]?.text ?? '')
  );
}
