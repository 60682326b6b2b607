// Which way a sentence looks from a date in it: back or ahead, by the verb nearest to the date.

import { PAST_VERBS } from './event-cues.ts';

/** In a clause of time the present means what is to come: "when the case is heard in May". */
const AHEAD =
  /\b(?:will|shall|won't|going to|is to|are to|to be|to meet|to begin|to start|to open|scheduled|slated|due|plans? to|planned|planning|expects?|expected|upcoming|set to|would|as soon as|as early as|no later than|intends?|hopes? to|aims? to|vows?|looms?|forthcoming|ends|opens|begins|starts|closes|expires|takes place|(?:when|until|once|before) (?:\p{L}+ ){1,4}(?:is|are|goes|meets|returns|comes))\b|['’]ll\b/giu;
/** These make a date behind them lie ahead: "ahead of the verdict on Thursday", "voted to raise it from 1 January". */
const AHEAD_OF =
  /\b(?:ahead of|in time for)\s(?:\S+\s){0,5}(?:on\s)?$|\b(?:could|can|might) (?:\S+ ){1,4}from\s$|\b(?:voted?|agreed?|decided?|ordered|pledged?|promised?|urged?|threatened|offered) (?:\S+ ){0,5}to \p{Ll}+ (?:\S+ ){1,8}(?:from|by)\s$/iu;
const PRESENT_TOO = new Set('hit put cut set read bid cast burst hurt let quit shut split spread lay'.split(' '));
/** Past forms that are no present form too: "put" and "cut" say nothing, "set" only when nobody is set to do something. */
const PAST = [...PAST_VERBS].filter((word) => !PRESENT_TOO.has(word) && word !== 'was' && word !== 'were').join('|');
/** A participle behind "be" takes its time from the verb before: "will be held"; so does one in a clause of time. */
const BACK = new RegExp(
  `\\b(?:(?:was|were)(?! (?:to|due|going to|planning|expected|scheduled|slated|set to)\\b)|(?<!\\b(?:be|(?:when|until|once|before)\\s(?:\\p{L}+\\s){1,4}(?:is|are))\\s(?:\\p{Ll}+ly\\s)?)(?:has|have|${PAST}|hit|set(?! to\\b)|since|ago|after|following|(?!scheduled|slated|planned|expected|supposed|united)\\p{Ll}{3,14}ed))\\b`,
  'giu',
);

/** How far the verb may stand from the date: a long clause. */
const REACH_CHARS = 120;

/** Which way a sentence looks from a date in it. */
export interface Direction {
  readonly direction: 'past' | 'future';
  /** True when the sentence itself decided it, else it is what is preferred. */
  readonly tensed: boolean;
  /** True when it looks ahead and nothing in it looks back: "will open on 5 January". */
  readonly sure: boolean;
}

interface Looking {
  readonly asked: boolean;
  readonly prefers: 'past' | 'future';
  /** What makes a sentence of another language look ahead; null for English. */
  readonly ahead: RegExp | null;
}

/** The direction of the words around a span. */
export function directionAround(
  text: string,
  span: { readonly start: number; readonly end: number },
  { asked, prefers, ahead: aheadOf }: Looking,
): Direction {
  if (asked) return { direction: prefers, tensed: false, sure: false };
  const before = clauseBefore(text.slice(Math.max(0, span.start - REACH_CHARS), span.start));
  const after = clauseAfter(text.slice(span.end, span.end + REACH_CHARS));
  if (aheadOf !== null) {
    const tensed = aheadOf.test(before) || aheadOf.test(after);
    return { direction: tensed ? 'future' : prefers, tensed, sure: false };
  }
  const ahead = Math.min(distanceBack(before, AHEAD), distanceOn(after, AHEAD));
  const back = Math.min(distanceBack(before, BACK), distanceOn(after, BACK));
  if (/\buntil\s(?:\S+\s){0,3}$/i.test(before) && !/\b(?:not|never)\b|n['’]t\b/.test(before + after)) {
    return { direction: 'future', tensed: true, sure: true };
  }
  if (AHEAD_OF.test(before)) return { direction: 'future', tensed: true, sure: true };
  if (ahead === Number.POSITIVE_INFINITY && back === ahead) return { direction: prefers, tensed: false, sure: false };
  return { direction: ahead <= back ? 'future' : 'past', tensed: true, sure: back === Number.POSITIVE_INFINITY };
}

/** Where a clause ends: at a stop (but not that of "a.m." or an initial) or where a quotation opens or closes. */
const BORDER = /[!?;\n“”"]|``|''|(?<!\b(?:[ap]\.m|\p{Lu}|mr|mrs|ms|dr|gen|st))\.(?=\s|$)/giu;

function clauseBefore(text: string): string {
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(BORDER)) start = index + mark.length;
  return text.slice(start);
}

function clauseAfter(text: string): string {
  for (const { index } of text.matchAll(BORDER)) return text.slice(0, index);
  return text;
}

function distanceBack(text: string, cue: RegExp): number {
  let last = Number.POSITIVE_INFINITY;
  for (const match of text.matchAll(cue)) last = text.length - match.index - match[0].length;
  return last;
}

/** Words after the date weigh half: its verb mostly stands before it. */
function distanceOn(text: string, cue: RegExp): number {
  for (const match of text.matchAll(cue)) return 2 * match.index + 1;
  return Number.POSITIVE_INFINITY;
}
