// Decides whether a name is a person's, an organisation's or a place's, by its words and by what stands around it.

import type { ActorKind } from '../news/actor.ts';
import { ORG_WORDS, PARTICLES, PLACE_WORDS, SPEAKING } from './actor-cues.ts';
import { COMMON_WORDS } from './common-words.ts';
import { isGivenName } from './given-names.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import type { Token } from './name-tokens.ts';
import { OPENING_WORDS } from './opening-words.ts';
import { isPlace, isState } from './places.ts';
import type { NameRun } from './split-runs.ts';
import { isTeam } from './teams.ts';
import { wordSet } from './word-set.ts';

/** How much speaks for each kind; the largest wins. */
export type KindScores = Readonly<Record<ActorKind, number>>;

export const NO_SCORES: KindScores = { PER: 0, ORG: 0, LOC: 0 };

/** How much speaks for a person when nothing is known of two or three words but that they stand together. */
export const UNKNOWN_PERSON_WEIGHT = 2;

/** The sum of two scores. */
export function addScores(a: KindScores, b: KindScores): KindScores {
  return { PER: a.PER + b.PER, ORG: a.ORG + b.ORG, LOC: a.LOC + b.LOC };
}

/** Scores, each multiplied by a weight. */
export function scaled(scores: KindScores, weight: number): KindScores {
  return { PER: scores.PER * weight, ORG: scores.ORG * weight, LOC: scores.LOC * weight };
}

/** The kind with the largest score; a tie goes to ORG, then PER. */
export function bestKind(scores: KindScores): ActorKind {
  if (scores.ORG >= scores.PER && scores.ORG >= scores.LOC) return 'ORG';
  return scores.PER >= scores.LOC ? 'PER' : 'LOC';
}

/** What the words of a name itself tell of its kind. */
export function scoreName(words: readonly Token[]): KindScores {
  const lowers = words.map(({ lower }) => lower.replace(/\.$/, ''));
  const whole = words.map(({ lower }) => lower).join(' ');
  if (KNOWN_ORGS.has(whole.replace(/\.$/, '')) || isTeam(words)) return { ...NO_SCORES, ORG: 8 };
  if (isPlace(whole) || endsInState(words)) return { ...NO_SCORES, LOC: 6 };
  const given = isGivenName(words[0]?.text ?? '');
  const score = {
    PER: scorePerson(words, lowers, given),
    ORG: scoreOrganisation(words, lowers, given),
    LOC: scorePlace(lowers, given),
  };
  const plain = words.some(
    ({ lower, shouted, text }, index) =>
      COMMON_WORDS.has(lower) ||
      (index === 0 && OPENING_WORDS.has(lower)) ||
      text.length < 2 ||
      (shouted && text.length > 2),
  );
  // Two or three unknown words are mostly a person.
  if (score.PER + score.ORG + score.LOC === 0 && !plain && (words.length === 2 || words.length === 3))
    score.PER += UNKNOWN_PERSON_WEIGHT;
  return score;
}

/** "Springfield, Illinois". */
function endsInState(words: readonly Token[]): boolean {
  return words.some(
    ({ gap, text }, index) =>
      index > 0 && gap.includes(',') && (isState(text) || isState(`${text} ${words[index + 1]?.text ?? ''}`)),
  );
}

function scorePerson(words: readonly Token[], lowers: readonly string[], given: boolean): number {
  const last = lowers.at(-1) ?? '';
  let score = 0;
  if (given && words.length < 5) score += words.length > 1 ? 5 : 2;
  if (words.length > 1 && words.some(({ text }) => /^\p{Lu}\.$/u.test(text))) score += 4;
  if (lowers.slice(1, -1).some((word) => PARTICLES.has(word)) && !lowers.includes('of')) score += 3;
  if (
    (/^(?:al|el)-/.test(last) && !/^(?:al|el)-/.test(lowers.length > 1 ? (lowers[0] ?? '') : '')) ||
    /^(?:jr|sr)$/.test(last)
  )
    score += 3;
  return score;
}

/** Army, party, movement, front, brigade, helpers …: what Arabic, Persian and Urdu names of bodies open with. */
const ARABIC_BODIES = wordSet(
  "jaish jaysh liwa harakat hizb hezb ansar jabhat kata'ib kataib katibat ahrar hay'at jund saraya asa'ib fajr faylaq jamaat jamaah jemaah lashkar tehreek tehrik jamiat hizbul al-jabha al-jaysh",
);

function scoreOrganisation(words: readonly Token[], lowers: readonly string[], given: boolean): number {
  const [first] = words;
  if (first === undefined) return 0;
  if (words.length === 1) {
    const mixed = /\p{Ll}\p{Lu}/u.test(first.text) && !/^(?:Mc|Mac|De|Di|Le|La|O['’])/.test(first.text);
    return (first.shouted && first.text.length <= 6 ? 4 : 0) + (mixed ? 2 : 0) + (first.text.includes('&') ? 4 : 0);
  }
  let score = words.some(({ text }) => text.includes('&')) ? 4 : 0;
  if (ARABIC_BODIES.has(lowers[0] ?? '')) score += 6;
  const inside = lowers.some((word) => ORG_WORDS.has(word));
  if (ORG_WORDS.has(lowers.at(-1) ?? '') || (lowers.includes('of') && inside)) score += 6;
  else if (lowers.slice(1).some((word) => ORG_WORDS.has(word))) score += 3;
  else if (inside) score += 2;
  if (KNOWN_ORGS.has(lowers[0] ?? '')) score += 4;
  if (!given && isPlace(first.text)) score += 2;
  return score;
}

/** Heads of places that many people are called by. */
const SURNAMES_TOO = /^(?:hill|hall|mount|castle|lake|forest|ford|bridge|point|field|park|street|banks|woods)$/;

const PLACE_OPENERS =
  /^(?:mount|mt|lake|cape|fort|ft|port|gulf|isle|river|saint-|north|south|east|west|san|santa|los|las)$/;

function scorePlace(lowers: readonly string[], given: boolean): number {
  const last = lowers.at(-1) ?? '';
  let score = /^(?:avenue|street|road|boulevard|square)$/.test(last) ? 3 : 0;
  const of = lowers.indexOf('of');
  if (
    of > 0 &&
    /^(?:republic|kingdom|states|gulf|bay|straits?|isle|cape|city|county|district|province|town|horn|duchy)$/.test(
      lowers[of - 1] ?? '',
    )
  )
    score += 8;
  if (lowers.length > 1 && !given) {
    if (PLACE_OPENERS.test(lowers[0] ?? '')) score += 4;
    // "Mason Mount" may be a person; "on Beacon Hill" tells.
    else if (SURNAMES_TOO.test(last)) score += lowers.length === 2 ? 1 : 3;
    else if (PLACE_WORDS.has(last)) score += 4;
  }
  return score;
}

/** What stands around one mention: titles, prepositions, verbs, commas. */
export function scoreContext(tokens: readonly Token[], run: NameRun): KindScores {
  const title: KindScores = { ...NO_SCORES, PER: run.titled ? 6 : 0 };
  return addScores(title, addScores(scoreBefore(tokens, run), scoreAfter(tokens, run)));
}

const PERSON_BEFORE =
  /^(?:named|actor|actress|singer|striker|coach|wife|husband|son|daughter|brother|sister|mother|father|lawyer|spokesman|spokeswoman|analyst)$/;
const ORG_BEFORE =
  /^(?:company|firm|group|newspaper|agency|maker|giant|retailer|network|airline|automaker|carrier|chain|website|magazine|startup|start-up|app|platform|rival|competitor|publisher|broadcaster|studio|label|brand|regulator|watchdog|charity|supermarket|insurer|lender|rebel|militia)$/;
const PLACE_BEFORE =
  /^(?:in|near|across|throughout|outside|inside|around|toward|towards|into|northern|southern|eastern|western|central|downtown|nearby)$/;
const ORG_AFTER =
  /^(?:shares|stock|executives?|officials?|employees|spokesman|spokeswoman|subsidiary|profits|products?|plans|announced|acquired)$/;

/** "the mayor of Zembla", "south of Zembla" */
const OF_PLACES =
  /^(?:mayors?|governor|bishop|archbishop|king|queen|duke|emir|sultan|sheriff|city|town|village|port|capital|province|residents|outskirts|suburbs?|north|south|east|west|streets)$/;

/** What armies do to places. */
const TAKEN =
  /^(?:seized|captured|recaptured|retook|besieged|shelled|stormed|overran|liberated|bombed|reached|entered|encircled)$/;

/** What persons do, after "did". */
const SAYS =
  /^(?:say|tell|think|want|promise|announce|ask|meet|resign|write|visit|said|told|do|claim|deny|accuse|travel)$/;

/** Who fights under a name; a commander's men are told with his possessive. */
const FIGHTING =
  /^(?:forces|militia|militias|brigade|brigades|fighters|battalion|militants|rebels|guerrillas|insurgents|gunmen)$/;

function scoreBefore(tokens: readonly Token[], { from, to }: NameRun): KindScores {
  const score = { PER: 0, ORG: 0, LOC: 0 };
  const first = tokens[from];
  const before = tokens[from - 1];
  if (first === undefined || before === undefined || before.sentence !== first.sentence) return score;
  if (/,\s$/.test(first.gap) && before.capital && isPlace(first.lower)) score.LOC += 1;
  if (first.gap !== ' ') return score;
  const { lower } = before;
  if (PLACE_BEFORE.test(lower)) score.LOC += 2;
  if (lower === 'on' && PLACE_WORDS.has(tokens[to - 1]?.lower ?? '')) score.LOC += 1.5;
  if (lower === 'at') score.LOC += 0.5;
  if (lower === 'of' && OF_PLACES.test(tokens[from - 2]?.lower ?? '')) score.LOC += 2;
  if (lower === 'to' && tokens[from - 2]?.lower === 'according') score.ORG += 0.5;
  else if (lower === 'from' || lower === 'to') score.LOC += 0.3;
  if (lower === 'the') score.ORG += to - from === 1 ? 1 : 1.5;
  if (SPEAKING.has(lower)) score.PER += 1.5;
  if (TAKEN.test(lower)) score.LOC += 1.2;
  // "Who is Hifter?", "Where is Zembla?", "What did Hifter say?"
  const asked = tokens[from - 2]?.lower ?? '';
  if (/^(?:is|was|are|were|s)$/.test(lower)) {
    if (/^who(?:['’]s)?$/.test(asked)) score.PER += 3;
    if (asked === 'where') score.LOC += 3;
  }
  if (/^who['’]s$/.test(lower)) score.PER += 3;
  if (/^(?:did|does|has)$/.test(lower) && SAYS.test(tokens[to]?.lower ?? '')) score.PER += 2;
  if (PERSON_BEFORE.test(lower)) score.PER += 3;
  if (ORG_BEFORE.test(lower)) score.ORG += 3;
  if (/^(?:city|town|village|province|state|district|region|capital)$/.test(lower)) score.LOC += 3;
  return score;
}

function scoreAfter(tokens: readonly Token[], { from, to }: NameRun): KindScores {
  const score = { PER: 0, ORG: 0, LOC: 0 };
  const after = tokens[to];
  if (after === undefined || after.sentence !== tokens[to - 1]?.sentence) return score;
  if (/^,\s?$/.test(after.gap)) {
    if (/^(?:\d\d|who)$/.test(after.text)) score.PER += 4;
    const apposed = apposedKind(tokens, to);
    if (apposed !== null) score[apposed] += apposed === 'PER' ? 2 : 3;
    if (after.capital && isPlace(after.lower) && to - from <= 2) score.LOC += 2;
  }
  if (after.gap !== ' ') return score;
  if (SPEAKING.has(after.lower)) score.PER += 1.5;
  if (/^(?:who|whose|himself|herself)$/.test(after.lower)) score.PER += 2;
  if (ORG_AFTER.test(after.lower)) score.ORG += 1.5;
  if (FIGHTING.test(after.lower)) score.ORG += 4;
  if (after.lower === 'flight') score.ORG += 4;
  return score;
}

/** Offices and callings that only persons have; an organisation may be an owner, a member or a partner. */
const PERSONAL = wordSet(`
  president chairman chairwoman minister director spokesman spokeswoman mayor governor secretary ambassador commander
  chief leader editor professor analyst economist lawyer judge senator officer coach manager head chairperson
  negotiator mediator envoy spokesperson premier chancellor prosecutor attorney lawmaker politician activist journalist
  novelist actor actress singer scientist researcher widow husband wife
`);

/** What an organisation or a place is said to be behind its name: ", a militant group in the south,", ", a town near Oslo,". */
const BODY_HEADS = wordSet(`
  company firm group newspaper agency maker retailer network airline automaker carrier chain website magazine startup
  start-up app platform publisher studio brand regulator watchdog militia bank party union charity organisation organization federation broadcaster manufacturer nonprofit university
  club team think-tank outlet faction movement coalition alliance subsidiary
`);
const PLACE_HEADS = wordSet(
  'city town village province district suburb region island capital port country neighbourhood neighborhood',
);

/** The kind that an apposition at `at` tells: ", the union's leader" a person's; null when there is none. */
function apposedKind(tokens: readonly Token[], at: number): ActorKind | null {
  if (!/^(?:the|an?|its|their|former|then)$/.test(tokens[at]?.lower ?? '')) return null;
  const ahead = tokens.slice(at + 1, at + 6);
  for (const [index, token] of ahead.entries()) {
    if (token.gap !== ' ' && !token.gap.startsWith("'") && !token.gap.startsWith('’')) return null;
    if (PERSONAL.has(token.lower)) return index < 4 ? 'PER' : null;
    // "a company director", "a party official": the last noun decides.
    const last =
      ahead[index + 1]?.gap !== ' ' ||
      /^(?:of|for|in|at|on|near|with|by|that|which|based|from|and|who)$/.test(ahead[index + 1]?.lower ?? '');
    if (last && BODY_HEADS.has(token.lower)) return 'ORG';
    if (last && PLACE_HEADS.has(token.lower)) return 'LOC';
    if (/^(?:of|for|in|at|with|by|that|which)$/.test(token.lower)) return null;
  }
  return null;
}
