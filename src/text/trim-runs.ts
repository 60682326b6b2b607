// Drops from a candidate name what only opens its sentence, describes or ends it, and judges words that stand alone.

import { NOT_ACTORS, ORG_WORDS, PLACE_WORDS, TITLES } from './actor-cues.ts';
import { COMMON_WORDS } from './common-words.ts';
import { countryOfDemonym } from './demonym-countries.ts';
import { isDemonym } from './demonyms.ts';
import { isGivenName } from './given-names.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import type { Token } from './name-tokens.ts';
import { OPENING_WORDS } from './opening-words.ts';
import { isPlace } from './places.ts';
import { SAYING, STARTERS } from './sentence-cues.ts';
import type { NameRun } from './split-runs.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { isTeam } from './teams.ts';
import { wordSet } from './word-set.ts';
import type { WordsSeen } from './words-seen.ts';

/** Words whose capital at a sentence's start may well belong to a name ("New York", "United Airlines"). */
const NAME_OPENERS = wordSet(`
  new united national white black big royal central supreme federal general western eastern northern southern north south
  east west great grand first red blue green san santa saint high world international american british european islamic
  democratic republican free old human social
`);

/** Words that are part of a name or nothing: alone they name no actor even with a capital. */
const NEVER_ALONE = wordSet(`
  minister ministers official officials prime president presidents north south east west northern southern eastern
  western web english terminal terminals phase section chapter page part level volume group stage class new old black
  white red blue green act bill amendment article arts science sciences commerce laws economics history marketing zoology
  physics chemistry biology mathematics philosophy literature engineering sociology psychology journalism medicine theology ai vr vpn ipo etf etfs nft nfts ev evs api apis gpu diy qb rb wr te mvp usd week day season round table photograph photo photos
  english music drama theatre social environment bachelor master masters doctor doctorate congressional presidential parliamentary senatorial gubernatorial papal judicial constitutional who slow date come upgrade
`);

/** "Southern California", "Eastern Europe". */
const DIRECTIONS = /^(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower)$/;

/** The run without what only opens its sentence, describes or ends it; null when nothing is left. */
export function trimRun(tokens: readonly Token[], run: NameRun, seen: WordsSeen, heading: boolean): NameRun | null {
  let { from, to } = run;
  for (; from < to; from += 1) {
    const token = tokens[from];
    if (token === undefined) break;
    const rest = tokens.slice(from, to);
    if (isDemonymPair(rest)) from += 1;
    else if (!dropsFirst(token, rest, seen, heading)) break;
  }
  // "Air France Flight 447" names its airline.
  if (to - from > 1 && tokens[to - 1]?.lower === 'flight' && /^\d/.test(tokens[to]?.text ?? '')) to -= 1;
  while (to > from && /^(?:of|for|and|the|on|in|&)$/.test(tokens[to - 1]?.lower ?? '')) to -= 1;
  if (
    from >= to ||
    tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ') === 'new year'
  )
    return null;
  const rest = tokens.slice(from, to);
  if (rest.length === 1 && !standsAlone(rest[0], { before: tokens[from - 1]?.lower, next: tokens[to] }, seen))
    return null;
  return { from, to, titled: run.titled };
}

/** "South Korean", "New Zealanders" and "Native Americans", unless they open an organisation's name. */
function isDemonymPair([first, second, ...rest]: readonly Token[]): boolean {
  if (first === undefined || second === undefined) return false;
  const pair = `${first.lower} ${second.lower}`;
  if (first.lower === 'native' && isDemonym(second.lower)) return !rest.some(({ lower }) => ORG_WORDS.has(lower));
  if (countryOfDemonym(pair) === undefined && countryOfDemonym(pair.replace(/s$/, '')) === undefined) return false;
  return !rest.some(({ lower }) => ORG_WORDS.has(lower));
}

function dropsFirst(token: Token, rest: readonly Token[], seen: WordsSeen, heading: boolean): boolean {
  const { lower } = token;
  const whole = rest.length === 1 ? lower : rest.map((word) => word.lower).join(' ');
  if (lower === 'the' || lower === 'a' || lower === 'an') return whole !== 'the hague';
  if (KNOWN_ORGS.has(whole) || isPlace(whole) || (rest.length > 1 && isTeam(rest))) return false;
  const last = rest.at(-1)?.lower ?? '';
  const named = rest.length > 1 && (ORG_WORDS.has(last.replace(/\.$/, '')) || PLACE_WORDS.has(last));
  if (DIRECTIONS.test(lower) && isPlace(whole.slice(lower.length + 1))) return false;
  if (isDemonym(lower)) return rest.length === 1 || !(named || rest.some((word) => ORG_WORDS.has(word.lower)));
  if (!token.opens && !heading) return false;
  // "Ousted Catalan leader"
  if (rest.length === 2 && isDemonym(rest[1]?.lower ?? '') && !token.shouted && !seen.names.has(lower))
    return !isGivenName(lower);
  if (rest.length > 1 && seen.isKnown(whole)) return false;
  const pair = `${lower} ${rest[1]?.lower ?? ''}`;
  if ((seen.names.has(whole) || seen.names.has(pair)) && !isFunctionWord(lower)) return false;
  if (token.shouted && lower.length > 1) return false;
  if (isFunctionWord(lower)) return !(lower === 'first' && named);
  if (rest.length > 1 && (named || NAME_OPENERS.has(lower))) return false;
  // "Nutritionist Joy Barker", though "Rose Garden".
  const describes =
    OPENING_WORDS.has(lower) && rest.length > 2 && isGivenName(rest[1]?.text ?? '') && !isGivenName(lower);
  return (isCommon(token) || describes) && !seen.names.has(lower);
}

/** Whether a word is an ordinary one that may open a sentence with a capital. */
export function isCommon(token: Token): boolean {
  return COMMON_WORDS.has(token.lower) || isFunctionWord(token.lower);
}

function isFunctionWord(lower: string): boolean {
  return STARTERS.has(lower) || ENGLISH_STOP_WORDS.has(lower) || SAYING.has(lower);
}

interface Beside {
  readonly before: string | undefined;
  readonly next: Token | undefined;
}

/** Newspapers that are called by a common word after "the". */
const PAPERS = wordSet(
  'times post guardian journal globe tribune herald sun star mail express independent observer economist telegraph mirror',
);

/** Behind these an ordinary word with a capital may be a city: "in Reading", "near Bath". */
const IN_PLACES = /^(?:in|near|outside|around|downtown|central|northern|southern|eastern|western)$/;

/** Behind these a verb follows, however loud. */
const PRONOUNS = /^(?:it|he|she|this|that|there|here|which|what|who|where|everything|nothing|something)$/;

const NUMBER_WORD =
  /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?$|^(?:thir|four|fif|six|seven|eigh|nine)teen$|^(?:eleven|twelve|hundred|thousand)s?$/u;

/** Whether one word alone may be a name, judged by the rest of the text where it opens a sentence. */
function standsAlone(token: Token | undefined, { before, next }: Beside, seen: WordsSeen): boolean {
  if (token === undefined || token.lower.length < 2 || /^\d/.test(token.text)) return false;
  const { lower } = token;
  if (KNOWN_ORGS.has(lower) && !NEVER_ALONE.has(lower)) return true;
  const bare = lower.replace(/\.$/, '');
  // "Albert Finn": a surname before a demonym.
  if (isDemonym(lower) && seen.surnames.has(lower)) return true;
  if (
    NOT_ACTORS.has(bare) ||
    (bare.length > 2 && NOT_ACTORS.has(bare.replace(/s$/, ''))) ||
    TITLES.has(lower) ||
    isDemonym(lower)
  )
    return false;
  // "US$ 100" is money.
  if (next !== undefined && /^\s?[$£€#]/.test(next.gap)) return false;
  if (NEVER_ALONE.has(lower)) return token.shouted && KNOWN_ORGS.has(lower);
  if (isPlace(lower)) return true;
  const loud =
    token.shouted && (lower.length < 4 || !(isCommon(token) || OPENING_WORDS.has(lower) || seen.lowers.has(lower)));
  // "It IS true" only raises its voice.
  if (isFunctionWord(lower)) return token.shouted && seen.shorts.has(lower) && !PRONOUNS.test(before ?? '');
  if (seen.surnames.has(lower)) return true;
  if (!token.opens && token.shouted && !loud) return false;
  if (!token.opens) {
    if (!COMMON_WORDS.has(lower) || loud || (PAPERS.has(lower) && before === 'the')) return true;
    return IN_PLACES.test(before ?? '') && token.gap === ' ' && seen.isLargeCity(lower);
  }
  // "Health" of "Ministry of Health" is an ordinary word elsewhere.
  const ordinary = isCommon(token) || OPENING_WORDS.has(lower);
  if (seen.names.has(lower)) return !(ordinary && seen.lowers.has(lower));
  if (NUMBER_WORD.test(lower)) return false;
  if (next !== undefined && next.gap === ' ' && /^(?:of|over|among|about)$/.test(next.lower)) return false;
  if (seen.lowers.has(lower)) return false;
  if (seen.isKnown(lower)) return !(ordinary && seen.isPlainElsewhere(lower));
  if (ordinary || seen.isPlainElsewhere(lower)) return false;
  if (token.shouted) return loud;
  return (
    !/(?:ings?|ed|ly|ness|ments?|tions?|sions?|ists?|ers|ors|ities|ians|ives|able|ful|less|ous|ish|ally|ics)$/.test(
      lower,
    ) || isGivenName(lower)
  );
}
