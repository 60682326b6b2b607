// Finds candidate names: runs of capitalised words with the little words that join them.

import type { Sentence } from '../news/article.ts';
import { isGivenName } from './given-names.ts';
import { RUN_TOKENS_MAX, runEnd, startsName } from './join-names.ts';
import { KNOWN_ORGS } from './known-organisations.ts';
import type { Token } from './name-tokens.ts';
import { isNoActor, isQuotedWhole, isShip } from './not-actors.ts';
import { OPENING_WORDS } from './opening-words.ts';
import { isPlace } from './places.ts';
import { type NameRun, splitRun } from './split-runs.ts';
import { isCommon, trimRun } from './trim-runs.ts';
import { wordSet } from './word-set.ts';
import { type HandedIn, type WordsSeen, wordsSeen } from './words-seen.ts';

/** All candidate names of a text, in order. Words that open a sentence are judged by the rest of the text. */
export function findRuns(tokens: readonly Token[], sentences: readonly Sentence[], handedIn: HandedIn = {}): NameRun[] {
  const seen = wordsSeen(tokens, sentences, handedIn);
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (isShip(tokens, token?.lower === 'the' ? at + 1 : at)) {
      at = runEnd(tokens, at);
      continue;
    }
    if (token === undefined || !startsName(token) || isProductPart(tokens, at)) {
      at += 1;
      continue;
    }
    const heading = seen.headings.has(token.sentence);
    if (heading && !fitsHeading(token, seen) && !isShortName(tokens, at, seen)) {
      at += 1;
      continue;
    }
    const end = heading ? headingEnd(tokens, at, seen) : runEnd(tokens, at);
    for (const piece of splitRun(tokens, at, end)) {
      const kept = trimRun(tokens, piece, seen, heading);
      if (kept !== null && !isThing(tokens, kept, seen, sentences[token.sentence])) runs.push(withNumber(tokens, kept));
    }
    at = end;
  }
  return runs;
}

/** Whether a run names a thing, an event or a work; a quoted name that stands elsewhere without marks is an actor's. */
function isThing(tokens: readonly Token[], { from, to }: NameRun, seen: WordsSeen, sentence?: Sentence): boolean {
  if (isNoActor(tokens, from, to)) return true;
  if (sentence === undefined || !isQuotedWhole(tokens, from, to, sentence)) return false;
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  return (
    !(tokens[from]?.opens === true && words.every((word) => seen.names.has(word))) &&
    !isGivenName(words[0] ?? '') &&
    !isPlace(words.join(' ')) &&
    !KNOWN_ORGS.has(words.join(' '))
  );
}

const UNIT_HEADS = wordSet(
  'army fleet corps division brigade battalion regiment squadron infantry airborne cavalry wing circuit mechanized armored',
);

/** "the 1st Cavalry Division", "the 5th Fleet": the number of a unit belongs to its name. */
function withNumber(tokens: readonly Token[], run: NameRun): NameRun {
  const number = tokens[run.from - 1];
  if (tokens[run.from]?.gap !== ' ' || number === undefined || !/^\d+(?:st|nd|rd|th)$/.test(number.text)) return run;
  const isUnit = tokens.slice(run.from, run.to).some(({ lower }) => UNIT_HEADS.has(lower));
  return isUnit ? { ...run, from: run.from - 1 } : run;
}

/** "iPod Classic", "iTunes Music Store": what follows a product's name belongs to it. */
function isProductPart(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (at - from < 3 && tokens[from]?.gap === ' ' && tokens[from]?.capital === true) from -= 1;
  return from < at && /^i\p{Lu}/u.test(tokens[from]?.text ?? '');
}

/** In a headline only words known as names from the rest of the text, or from the world, are names. */
function fitsHeading(token: Token, { names }: WordsSeen): boolean {
  if (names.size === 0) return !isCommon(token) && !OPENING_WORDS.has(token.lower);
  return (
    names.has(token.lower) ||
    isPlace(token.text) ||
    KNOWN_ORGS.has(token.lower) ||
    (isGivenName(token.text) && !isCommon(token))
  );
}

/** "IS" in capitals among words that are not: a short name of an actor that the text names otherwise too. */
function isShortName(tokens: readonly Token[], at: number, { shorts }: WordsSeen): boolean {
  const token = tokens[at];
  if (token?.shouted !== true || !shorts.has(token.lower)) return false;
  const beside = [tokens[at - 1], tokens[at + 1]].filter((one) => one?.sentence === token.sentence);
  return !beside.every((one) => one?.shouted === true);
}

function headingEnd(tokens: readonly Token[], from: number, seen: WordsSeen): number {
  let end = from + 1;
  while (end - from < RUN_TOKENS_MAX) {
    const last = tokens[end - 1];
    const next = tokens[end];
    if (last === undefined || next === undefined || last.possessive || next.gap !== ' ' || !startsName(next)) break;
    if (!fitsHeading(next, seen) && !isGivenName(last.text)) break;
    end += 1;
  }
  return end;
}
