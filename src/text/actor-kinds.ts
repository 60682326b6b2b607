// Decides whether a name is a person's, an organisation's or a place's, by its words and by what stands around it.

import type { ActorKind } from '../news/actor.ts';
import { KNOWN_ORGS, ORG_WORDS, PARTICLES, PLACE_WORDS, SPEAKING } from './actor-cues.ts';
import { COMMON_WORDS } from './common-words.ts';
import { isGivenName } from './given-names.ts';
import type { Token } from './name-tokens.ts';
import { isPlace, isState } from './places.ts';
import type { NameRun } from './split-runs.ts';

/** How much speaks for each kind; the largest wins. */
export type KindScores = Readonly<Record<ActorKind, number>>;

export const NO_SCORES: KindScores = { PER: 0, ORG: 0, LOC: 0 };

export function addScores(a: KindScores, b: KindScores): KindScores {
  return { PER: a.PER + b.PER, ORG: a.ORG + b.ORG, LOC: a.LOC + b.LOC };
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
  if (KNOWN_ORGS.has(whole.replace(/\.$/, ''))) return { ...NO_SCORES, ORG: 8 };
  if (isPlace(whole)) return { ...NO_SCORES, LOC: 6 };
  const last = lowers.at(-1) ?? '';
  if (
    words.some(
      ({ gap, text }, index) =>
        index > 0 && gap.includes(',') && (isState(text) || isState(`${text} ${words[index + 1]?.text ?? ''}`)),
    )
  ) {
    return { ...NO_SCORES, LOC: 6 };
  }
  const first = words[0];
  const score = { PER: 0, ORG: 0, LOC: 0 };
  if (
    lowers.length > 1 &&
    (ORG_WORDS.has(last) || (lowers.includes('of') && lowers.some((word) => ORG_WORDS.has(word))))
  )
    score.ORG += 6;
  else if (lowers.some((word, index) => ORG_WORDS.has(word) && index > 0)) score.ORG += 3;
  else if (lowers.length > 1 && ORG_WORDS.has(lowers[0] ?? '')) score.ORG += 2;
  if (/^(?:republic|kingdom|states)$/.test(lowers.at(lowers.indexOf('of') - 1) ?? '') && lowers.includes('of'))
    score.LOC += 8;
  const given = first !== undefined && isGivenName(first.text);
  if (lowers.length > 1 && KNOWN_ORGS.has(lowers[0] ?? '')) score.ORG += 4;
  if (lowers.length > 1 && !given && isPlace(first?.text ?? '')) score.ORG += 2;
  if (
    lowers.length > 1 &&
    !given &&
    (PLACE_WORDS.has(last) ||
      /^(?:mount|mt|lake|cape|fort|ft|port|gulf|isle|river|saint-|north|south|east|west|san|santa|los|las)$/.test(
        lowers[0] ?? '',
      ))
  )
    score.LOC += 4;
  if (/^(?:avenue|street|road|boulevard|square)$/.test(last)) score.LOC += 3;
  if (words.some(({ text }) => /&/.test(text))) score.ORG += 4;
  if (given && words.length > 1 && words.length < 5) score.PER += 5;
  if (given && words.length === 1) score.PER += 2;
  if (words.length > 1 && words.some(({ text }) => /^\p{Lu}\.$/u.test(text))) score.PER += 4;
  if (lowers.slice(1, -1).some((word) => PARTICLES.has(word)) && !lowers.includes('of')) score.PER += 3;
  if (/^(?:al|el)-/.test(last) || /^(?:jr|sr)$/.test(last)) score.PER += 3;
  if (words.length === 1 && first?.shouted === true && first.text.length <= 6) score.ORG += 4;
  if (
    words.length === 1 &&
    /\p{Ll}\p{Lu}/u.test(first?.text ?? '') &&
    !/^(?:Mc|Mac|De|Di|Le|La|O['’])/.test(first?.text ?? '')
  )
    score.ORG += 2;
  const plain = words.some(({ lower }) => COMMON_WORDS.has(lower));
  if (score.PER + score.ORG + score.LOC === 0 && !plain && (words.length === 2 || words.length === 3)) score.PER += 2;
  return score;
}

/** What stands around one mention: titles, prepositions, verbs, commas. */
export function scoreContext(tokens: readonly Token[], run: NameRun): KindScores {
  const score = { PER: 0, ORG: 0, LOC: 0 };
  const last = tokens[run.to - 1];
  const before = tokens[run.from - 1];
  const after = tokens[run.to];
  const sentence = last?.sentence;
  if (run.titled) score.PER += 6;
  if (before?.sentence === sentence && before !== undefined) {
    const gap = tokens[run.from]?.gap ?? '';
    if (gap === ' ') {
      if (
        /^(?:in|near|at|across|throughout|outside|inside|around|toward|towards|into|northern|southern|eastern|western|central|downtown|nearby)$/.test(
          before.lower,
        )
      )
        score.LOC += before.lower === 'at' ? 0.5 : 2;
      if (/^(?:from|to)$/.test(before.lower)) score.LOC += 0.7;
      if (before.lower === 'the') score.ORG += run.to - run.from === 1 ? 1 : 1.5;
      if (SPEAKING.has(before.lower)) score.PER += 1.5;
      if (
        /^(?:named|actor|actress|singer|striker|coach|wife|husband|son|daughter|brother|sister|mother|father|lawyer|spokesman|spokeswoman|analyst|who)$/.test(
          before.lower,
        )
      )
        score.PER += 3;
      if (
        /^(?:company|firm|group|newspaper|agency|maker|giant|retailer|network|airline|automaker|carrier|chain|website|magazine|startup|rebel|militia)$/.test(
          before.lower,
        )
      )
        score.ORG += 3;
      if (/^(?:city|town|village|province|state|district|region|capital)$/.test(before.lower)) score.LOC += 3;
    }
    if (/,\s$/.test(gap) && run.from > 0 && before.capital && isPlace(tokens[run.from]?.lower ?? '')) score.LOC += 1;
  }
  if (after !== undefined && after.sentence === sentence) {
    if (after.gap === ' ' && SPEAKING.has(after.lower)) score.PER += 1.5;
    if (after.gap === ' ' && /^(?:who|whose|himself|herself)$/.test(after.lower)) score.PER += 2;
    if (/^,\s?$/.test(after.gap) && /^(?:\d\d|who)$/.test(after.text)) score.PER += 4;
    if (/^,\s?$/.test(after.gap) && after.capital && isPlace(after.lower) && run.to - run.from <= 2) score.LOC += 2;
    if (
      after.gap === ' ' &&
      /^(?:shares|stock|executives?|officials?|employees|spokesman|spokeswoman|subsidiary|profits|products?|plans|announced|acquired)$/.test(
        after.lower,
      )
    )
      score.ORG += 1.5;
  }
  return score;
}
