// Understands a text as if the orders in it were not there: who puts them into an article moves nothing of what it tells.

import type { Sentence, Understanding } from '../news/article.ts';
import { orderTeller } from './orders.ts';

/** A text without its orders. */
interface TextTold {
  readonly text: string;
  /** Those that are left, by their places in it. */
  readonly sentences: readonly Sentence[];
  /** What was understood of it, by the places in the whole text, with all of its sentences. */
  readonly restore: (understood: Understanding) => Understanding;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/**
 * The text without the sentences that are orders and the white space behind them; undefined when it has none, as nearly
 * all have. With the orders put in as paragraphs or sentences of their own, what is left is the text as it was.
 */
export function leaveOutOrders(text: string, sentences: readonly Sentence[]): TextTold | undefined {
  const isOrderAt = orderTeller(text, sentences);
  const orders = sentences.map((_, number) => isOrderAt(number));
  if (!orders.includes(true)) return undefined;
  const kept = [...sentences.keys()].filter((number) => !orders[number]);
  const cuts = sentences.flatMap((sentence, number) =>
    orders[number] ? [{ from: sentence.start, until: sentences[number + 1]?.start ?? text.length }] : [],
  );
  const { pieces, shiftAt } = cutOut(text, cuts);
  const told = kept.map((number) => {
    const { start, end, text: words } = sentences[number] as Sentence;
    const shift = shiftAt(start, 'whole');
    return { start: start - shift, end: end - shift, text: words };
  });
  const put = <One extends Span>(ones: readonly One[]): readonly One[] =>
    ones.map((one) => {
      const [start, end] = [one.start + shiftAt(one.start, 'cut'), one.end + shiftAt(one.end - 1, 'cut')];
      return { ...one, start, end, ...(one.text !== undefined && { text: text.slice(start, end) }) };
    });
  return {
    text: pieces,
    sentences: told,
    restore: (understood) => ({
      ...understood,
      sentences,
      timeMentions: put(understood.timeMentions),
      actorMentions: put(understood.actorMentions),
      references: put(understood.references),
      quotes: put(understood.quotes),
      statements: put(understood.statements),
      numbers: put(understood.numbers),
      roles: put(understood.roles),
      eventDays: understood.eventDays.map((day) => ({ ...day, sentence: kept[day.sentence] ?? day.sentence })),
    }),
  };
}

interface Cut {
  readonly from: number;
  readonly until: number;
}

/** What is left between the cuts, and how many characters were cut before a place of the whole or of what is left. */
function cutOut(text: string, cuts: readonly Cut[]) {
  let pieces = '';
  let at = 0;
  let gone = 0;
  const steps: { readonly whole: number; readonly cut: number; readonly gone: number }[] = [];
  for (const { from, until } of cuts) {
    pieces += text.slice(at, from);
    at = until;
    gone += until - from;
    steps.push({ whole: until, cut: pieces.length, gone });
  }
  return {
    pieces: pieces + text.slice(at),
    shiftAt: (place: number, of: 'whole' | 'cut'): number => steps.findLast((step) => step[of] <= place)?.gone ?? 0,
  };
}
