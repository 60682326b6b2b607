// Asserts that everything understood of a text stands where it says: before saving and after reading.

import type { Understanding } from '../news/article.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/** Throws when a sentence, time, actor, quote, statement, number, role or event day does not hold: that is a bug, never a Failure. */
export function assertOffsets(text: string, understanding: Understanding): void {
  const { sentences, timeMentions, actorMentions, references, quotes, statements, numbers, roles, eventDays } =
    understanding;
  assertSpans(text, 'sentence', sentences);
  assertSpans(text, 'time mention', timeMentions);
  assertSpans(text, 'actor mention', actorMentions);
  assertSpans(text, 'reference', references);
  assertSpans(text, 'quote', quotes);
  assertSpans(text, 'number', numbers);
  for (const { start, end } of statements) assertSpan(text, 'statement', { start, end });
  for (const { start, end } of roles) assertSpan(text, 'role', { start, end });
  for (const { sentence, mention, from, to } of eventDays) {
    const held = sentences[sentence] !== undefined && (mention === undefined || timeMentions[mention] !== undefined);
    if (!held || from > to)
      throw new Error(`an event day is of sentence ${sentence} and time ${mention}, ${from}/${to}`);
  }
}

function assertSpans(text: string, what: string, spans: readonly Span[]): void {
  for (const span of spans) assertSpan(text, what, span);
}

function assertSpan(text: string, what: string, { start, end, text: words }: Span): void {
  const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  if (!inside) throw new Error(`a ${what} lies outside its text: ${start} to ${end} of ${text.length}`);
  if (words !== undefined && text.slice(start, end) !== words) {
    throw new Error(`a ${what} does not stand at ${start} to ${end} of its text`);
  }
}
