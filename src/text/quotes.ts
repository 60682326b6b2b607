// Finds the words in quotation marks and who said them.

import type { ActorMention, ActorReference } from '../news/actor.ts';
import type { Quote, Sentence } from '../news/article.ts';
import { SAYING } from './sentence-cues.ts';
import { type LastSpeaker, maySpeak, pronounFor, type Speaker, speakersOf } from './speakers.ts';

/** A longer stretch is a lost closing mark, not one quotation. */
const QUOTE_CHARS_MAX = 2_000;
/** How far from the marks the speaker is looked for. */
const SPEAKER_CHARS = 160;

const MORE_SAYING = new Set(
  'estimated described called spoke speaking cited quoted according tweeting adding saying told telling boasted cautioned countered declined defended expressed offered pledged pointed posted praised rejected revealed reiterated underlined welcomed wrote'.split(
    ' ',
  ),
);

/**
 * The quotations of a text in order, without their marks, and their speakers where they are told: the actor of the
 * verb of saying beside the quotation, the person a pronoun there stands for, or the speaker of a quotation that goes
 * on. `references` are what stands for an actor ("the ministry said"). Single quoted words without such a verb are no quotations. Sentences and mentions are those of this text.
 */
export function findQuotes(
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly ActorMention[],
  references: readonly ActorReference[] = [],
): Quote[] {
  const quotes: Quote[] = [];
  const speakers = speakersOf(mentions, references);
  let last: LastSpeaker | null = null;
  let sentenceAt = 0;
  for (const { start, end } of quotedSpans(text)) {
    while (sentenceAt + 1 < sentences.length && (sentences[sentenceAt]?.end ?? 0) <= start) sentenceAt += 1;
    const sentence = sentences[sentenceAt];
    if (sentence === undefined) break;
    const speaker = speakerOf({ text, start, end, sentence, speakers, last });
    if (!/\s/.test(text.slice(start, end)) && speaker === null) continue;
    const said = speaker === null ? {} : { speaker: speaker.text, actor: speaker.actor };
    quotes.push({ start, end, text: text.slice(start, end), ...said });
    if (speaker !== null) last = { text: speaker.text, actor: speaker.actor, type: speaker.type, end };
  }
  return quotes;
}

function speakerOf(place: Beside): Who | null {
  const beside = speakerBeside(place);
  if (beside === 'nobody') return null;
  if (beside !== null || place.last === null) return beside;
  // With less than a sentence between them, the quotation goes on.
  const between = place.text.slice(place.last.end, place.start);
  return between.length < SPEAKER_CHARS && (between.match(/[.!?]\s/g)?.length ?? 0) < 2 ? place.last : null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»', '``': "''", '„': '“', '‘': '’' };

/** What stands between quotation marks. A quotation that goes on in the next paragraph ends with its own. */
function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open: { mark: string; at: number } | null = null;
  for (const { 0: mark, index } of text.matchAll(/[“”"«»„‘]|``|''|’(?![\p{L}\p{N}])|\n\s*\n/gu)) {
    if (/\n/.test(mark)) {
      if (open !== null && open.mark === '“' && index - open.at <= QUOTE_CHARS_MAX)
        spans.push({ start: open.at, end: index });
      open = null;
    } else if (open === null) {
      if (CLOSING[mark] !== undefined && mark !== '’') open = { mark, at: index + mark.length };
    } else if (CLOSING[open.mark] === mark) {
      if (index > open.at && index - open.at <= QUOTE_CHARS_MAX) spans.push({ start: open.at, end: index });
      open = null;
    } else if (open.mark === '‘' && CLOSING[mark] !== undefined && mark !== '‘')
      open = { mark, at: index + mark.length };
  }
  return spans.map(({ start, end }) => trimmed(text, start, end)).filter(({ start, end }) => end > start);
}

function trimmed(text: string, start: number, end: number): Span {
  const raw = text.slice(start, end);
  const inner = raw.trim();
  const from = start + raw.indexOf(inner);
  return { start: from, end: from + inner.length };
}

type Who = Speaker | LastSpeaker;

interface Beside {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly speakers: readonly Speaker[];
  readonly last: LastSpeaker | null;
}

/** The speaker told beside a quotation; 'nobody' when the verb's actor has no name ("the official said"); else null. */
function speakerBeside(beside: Beside): Who | 'nobody' | null {
  return speakerAfter(beside) ?? speakerBefore(beside);
}

function isSaying(word: string): boolean {
  const lower = word.toLowerCase();
  return SAYING.has(lower) || MORE_SAYING.has(lower);
}

function speakerAfter(place: Beside): Who | 'nobody' | null {
  const { text, end, speakers } = place;
  const after = text.slice(end, end + SPEAKER_CHARS).replace(/\n[\s\S]*$/, '');
  const tail =
    /^\s*[,.!?]?["”»’']{0,2}\s*,?\s*((?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Maj|Adm|St|\b\p{Lu})\.|[^“"«.!?;])*)/u.exec(
      after,
    );
  const clause = tail?.[1] ?? '';
  if (clause === '') return null;
  const offset = end + (tail?.[0].length ?? 0) - clause.length;
  const verb = [...clause.matchAll(/\p{L}+/gu)].slice(0, 9).find(({ 0: word }) => isSaying(word));
  if (verb === undefined) return null;
  const near = speakers.filter((one) => one.start >= offset && one.end <= offset + clause.length);
  const lead = clause.slice(0, verb.index);
  const beforeVerb = near.filter((one) => one.end <= offset + verb.index && maySpeak(text, one)).at(-1);
  if (beforeVerb !== undefined) return beforeVerb;
  const word =
    /\b(he|she|they)\s*$/i.exec(lead) ?? /^\s*(he|she|they)\b/i.exec(clause.slice(verb.index + verb[0].length));
  if (word !== null) return pronounFor(word[1] ?? '', place.start, place);
  const afterVerb = near.find(
    (one) => one.start > offset + verb.index && one.start - offset - verb.index < 80 && maySpeak(text, one),
  );
  return afterVerb ?? 'nobody';
}

function speakerBefore(place: Beside): Who | 'nobody' | null {
  const { text, start, sentence, speakers } = place;
  const from = Math.max(sentence.start, start - SPEAKER_CHARS);
  const clause = text.slice(from, start);
  const verb = [...clause.matchAll(/\p{L}+/gu)].filter(({ 0: word }) => isSaying(word)).at(-1);
  if (verb === undefined) return null;
  const at = from + verb.index;
  if (/\baccording to\b/i.test(clause))
    return speakers.find((one) => one.start >= from && one.end <= start && one.start > at) ?? 'nobody';
  const lead = clause.slice(0, verb.index);
  const word = /\b(he|she|they)\s+(?:\p{L}+\s+){0,2}$/iu.exec(lead);
  if (word !== null) return pronounFor(word[1] ?? '', from + word.index, place);
  const subject = speakers.filter((one) => one.start >= sentence.start && one.end <= at && maySpeak(text, one)).at(-1);
  return subject ?? 'nobody';
}
