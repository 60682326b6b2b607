// An answer: the question, its sentences with numbers, their sources, what was looked through.

import type { Answer, Claim } from '../news/cited-text.ts';
import { answerTexts, sayNote, sayWhyNot } from './answer-texts.ts';
import type { Screen } from './command.ts';
import { type ButtonRow, type Component, separator, textDisplay } from './components.ts';
import { drawClaim, drawSource, listCitations } from './draw-claims.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { sayPeriod, texts } from './texts.ts';

// From roomy to tight, in UTF-16 units after quoting; the last fits whatever ten claims of an answer hold.
const SIZES = [
  { claims: 10, claim: 900, source: 80, title: 160, isLinked: true },
  { claims: 10, claim: 450, source: 60, title: 80, isLinked: true },
  { claims: 8, claim: 300, source: 40, title: 0, isLinked: true },
  { claims: 5, claim: 250, source: 40, title: 0, isLinked: true },
  { claims: 4, claim: 200, source: 40, title: 0, isLinked: false },
] as const;
type Size = (typeof SIZES)[number];

const QUESTION_CHARACTERS_MAX = 300;
const SLOT_CHARACTERS_MAX = 200;
const NOTE_CHARACTERS_MAX = 300;
const NAME_CHARACTERS_MAX = 80;
/** More than these say no more than that much has changed. */
const NOTES_MAX = 3;
/** A sentence seldom rests on more; what lies beyond is not listed when room is short. */
const SOURCES_MAX = 12;

type AnswerScreen = Pick<Extract<Screen, { kind: 'answer' }>, 'answer' | 'showsQuotes'>;

/**
 * Draws an answer, or what is said in place of one: why there is none, and the nearest thing found; its buttons last. `notes`: what
 * became of its articles since, lines of ours.
 */
export function drawAnswer(
  { answer, showsQuotes = false }: AnswerScreen,
  buttons: readonly ButtonRow[] = [],
  notes: readonly string[] = [],
): readonly Component[] {
  return drawToFit(SIZES, (size) => {
    const question = quoteOutside(answer.question, QUESTION_CHARACTERS_MAX);
    return [
      ...(question === '' ? [] : [textDisplay(`> ${question}${drawCarried(answer)}`)]),
      ...notes.slice(0, NOTES_MAX).map(textDisplay),
      ...(answer.answered ? drawClaims(answer, size, showsQuotes) : drawAbstention(answer, size)),
      textDisplay(drawFoot(answer)),
      ...buttons,
    ];
  });
}

/** What was taken over from the last question: said, for it was not asked. */
function drawCarried({ carried }: Answer): string {
  if (carried === undefined) return '';
  const names = carried.names.map((name) => quoteOutside(name, NAME_CHARACTERS_MAX)).filter((name) => name !== '');
  return names.length + carried.days.length === 0
    ? ''
    : `\n-# ${answerTexts.carried(names, carried.days.map(sayPeriod))}`;
}

function drawClaims(answer: Answer, size: Size, showsQuotes: boolean): readonly Component[] {
  const claims = answer.claims.slice(0, size.claims);
  const slot = quoteOutside(answer.slot, SLOT_CHARACTERS_MAX);
  const citations = listCitations(claims).slice(0, SOURCES_MAX);
  const bullet = claims.length > 1 ? '- ' : ''; // several sentences run into one another on a phone
  const lines = [
    ...(slot === '' ? [] : [`**${slot}**`]),
    ...claims.map((claim) => `${bullet}${drawClaim(claim, citations, size.claim)}`),
    ...(answer.claims.length > claims.length ? [`-# ${texts.moreClaims(answer.claims.length - claims.length)}`] : []),
  ];
  const quotes = showsQuotes ? drawQuotes(claims, size) : [];
  return [textDisplay(lines.join('\n') || texts.noAnswer), ...(quotes.length > 0 ? quotes : drawSources(claims, size))];
}

function drawAbstention(answer: Answer, size: Size): readonly Component[] {
  const because =
    answer.because === undefined ? '' : sayWhyNot(answer.because, (text) => quoteOutside(text, NOTE_CHARACTERS_MAX));
  const why = textDisplay([texts.noAnswer, because].filter((line) => line !== '').join(' '));
  const { nearest } = answer;
  if (nearest === undefined) return [why];
  const drawn = drawClaim(nearest, listCitations([nearest]).slice(0, SOURCES_MAX), size.claim);
  return [why, textDisplay(`${texts.nearest}\n> ${drawn}`), ...drawSources([nearest], size)];
}

/** Each source with the exact words that it is cited for, in their order. */
function drawQuotes(claims: readonly Claim[], size: Size): readonly Component[] {
  const cited = claims.flatMap(({ citations }) => citations);
  const entries = listCitations(claims)
    .slice(0, SOURCES_MAX)
    .map((citation, index) => {
      const words = new Set(
        cited.filter(({ articleId }) => articleId === citation.articleId).map(({ quote }) => quote),
      );
      const quotes = [...words].map((quote) => `> ${quoteOutside(quote, size.claim) || '…'}`);
      return [drawSource(citation, index + 1, size), ...quotes].join('\n');
    });
  return entries.length === 0 ? [] : [separator, textDisplay(entries.join('\n'))];
}

function drawSources(claims: readonly Claim[], size: Size): readonly Component[] {
  const citations = listCitations(claims).slice(0, SOURCES_MAX);
  if (citations.length === 0) return [];
  return [separator, textDisplay(citations.map((citation, index) => drawSource(citation, index + 1, size)).join('\n'))];
}

function drawFoot(answer: Answer): string {
  const note = answer.note === undefined ? '' : ` ${sayNote(answer.note)}`;
  return `-# ${texts.looked(answer.coverage)} ${texts.asOf(answer.asOf)}${note}`;
}
