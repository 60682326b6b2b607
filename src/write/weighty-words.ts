// The words that change what a sentence claims: hedges, negations and attributions. They are never lost or added.

import { findTerms } from '../text/understand.ts';

/** How sure a statement is, or how exact a figure. */
const HEDGES: ReadonlySet<string> = new Set(
  `about approximately around roughly nearly almost least most estimated estimate estimates estimates believed believe
  believes thought suspected suspect suspects alleged allegedly alleges alleges reported reportedly apparently likely
  unlikely possibly possible perhaps probably may might could would should seems seem seemed appears appear appeared
  expected expects expect planned plans plan potential potentially presumed rumoured rumored unconfirmed some up
  unclear suggests suggested suggest claimed claims claim hopes hoped hope if`.split(/\s+/),
);

/** Hedges that are also plain words are hedges only in these turns. */
const TURNS: ReadonlyMap<string, RegExp> = new Map([
  ['least', /\bat least\b/iu],
  ['most', /\bat most\b/iu],
  ['up', /\bup to\b/iu],
  ['some', /\bsome (?:\d|hundred|thousand|million|dozen|ten|twenty|thirty|forty|fifty)/iu],
  ['about', /\babout (?:\d|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)/iu],
  ['around', /\baround (?:\d|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)/iu],
  ['may', /\bmay\b(?! \d)/u],
  ['plan', /\bplans? to\b/iu],
  ['plans', /\bplans? to\b/iu],
  ['reported', /\b(?:reported|is reported|are reported|was reported|were reported)\b/iu],
]);

const NEGATIONS =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|unknown)\b|n['’]t\b/giu;

const ATTRIBUTIONS =
  /\b(?:said|says|say|saying|told|tells|according to|stated|states|announced|announces|claimed|claims|argued|argues|alleged|alleges|allegedly|reported|reportedly|warned|warns|insisted|insists|denied|denies|confirmed|confirms|estimated|estimates|believed|believes|added|wrote|writes|suggested|suggests|accused|accuses|testified|in an interview)\b/giu;

/** Whether a text holds a hedge: a word or turn that makes a statement less sure or a figure less exact. */
export function isHedged(text: string): boolean {
  return findTerms(text, 'en').some(({ term, start, end }) => {
    if (!HEDGES.has(term)) return false;
    const turn = TURNS.get(term);
    return turn === undefined || turn.test(text.slice(Math.max(0, start - 4), end + 12));
  });
}

/** Whether a text says that something is not so. */
export function isNegated(text: string): boolean {
  return text.search(NEGATIONS) !== -1;
}

/** Whether a text says who says so. */
export function isAttributed(text: string): boolean {
  return text.search(ATTRIBUTIONS) !== -1;
}

/** Whether leaving these words out would change what is claimed: a hedge, negation, attribution, number or quotation. */
export function carriesWeight(text: string): boolean {
  return isHedged(text) || isNegated(text) || isAttributed(text) || /\p{N}|["“”]/u.test(text);
}
