// Decides when what a sentence tells happened: which of its times is that of its main event, or that the news is of the day.

import type { EventDay, Quote, Sentence } from '../news/article.ts';
import type { Day } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';
import { SAYING } from './sentence-cues.ts';

/** What was understood of a text, as far as event days need it; all offsets are into that text. */
export interface EventDayInput {
  readonly sentences: readonly Sentence[];
  readonly timeMentions: readonly TimeMention[];
  readonly quotes: readonly Quote[];
  /** Absent: not known; then no sentence without a date has a day. */
  readonly publishedDay?: Day;
}

/** The event days of a text, in the order of its sentences, at most one a sentence. Never throws. */
export function findEventDays(input: EventDayInput): EventDay[] {
  const days: EventDay[] = [];
  let at = 0;
  for (const [index, sentence] of input.sentences.entries()) {
    const times: Told[] = [];
    while (at < input.timeMentions.length && (input.timeMentions[at]?.start ?? 0) < sentence.end) {
      const mention = input.timeMentions[at];
      if (mention !== undefined && mention.start >= sentence.start) times.push({ index: at, mention });
      at += 1;
    }
    const day = told(index, sentence, times) ?? dayOfNews(index, sentence, times, input);
    if (day !== null) days.push(day);
  }
  return days;
}

interface Told {
  readonly index: number;
  readonly mention: TimeMention;
}

/** The day that the sentence itself tells; null when none of its times is that of an event. */
function told(index: number, sentence: Sentence, times: readonly Told[]): EventDay | null {
  let best: { readonly weight: number; readonly day: EventDay } | null = null;
  for (const { index: mention, mention: time } of times) {
    const { from, to, granularity, basis, type } = time;
    if (from === undefined || to === undefined || type === 'SET' || type === 'DURATION') continue;
    const weight = weigh(sentence, time);
    if (weight > 0 && weight > (best?.weight ?? 0)) {
      best = { weight, day: { sentence: index, from, to, granularity, basis, mention } };
    }
  }
  return best?.day ?? null;
}

/** How likely a time is that of the sentence's main event: 0 for never. */
function weigh(sentence: Sentence, time: TimeMention): number {
  const before = sentence.text.slice(0, time.start - sentence.start);
  if (/\b(?:since|until|till)\s(?:\S+\s){0,3}$/i.test(before)) return 0;
  const clause = before.slice(
    Math.max(0, before.search(/(?:[,;–—]|\b(?:that|who|which|whose|where|when|while|after|before))[^,;–—]*$/)),
  );
  const inBackground =
    /^(?:,\s)?(?:who|which|whose|where)\b/i.test(clause) || /,\s(?:who|which|whose|where)\b[^,]*$/i.test(before);
  const words = clause.toLowerCase().match(/\p{L}+/gu) ?? [];
  const spoken =
    words.some((word) => SAYING.has(word)) &&
    /\bthat\b/.test(sentence.text.slice(before.length + time.text.length, before.length + time.text.length + 20));
  return (
    (time.granularity === 'day' ? 4 : time.granularity === 'year' ? 1 : 3) - (inBackground ? 2 : 0) - (spoken ? 2 : 0)
  );
}

/** The day of publication, for a sentence that reports in the past tense and names no time. */
function dayOfNews(index: number, sentence: Sentence, times: readonly Told[], input: EventDayInput): EventDay | null {
  const { publishedDay, quotes } = input;
  if (publishedDay === undefined || times.length > 0) return null;
  if (quotes.some(({ start, end }) => start <= sentence.start + 1 && end >= sentence.end - 2)) return null;
  if (!/\b(?:was|were|said|told|had|\p{Ll}{3,}ed)\b/u.test(sentence.text)) return null;
  return { sentence: index, from: publishedDay, to: publishedDay, granularity: 'day', basis: 'published' };
}
