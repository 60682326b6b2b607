// The parts of a date: "early", "mid", "the end of", "the rest of", with the days they cover in a question.

import { addMonths, type Reading, readRange } from './date-reading.ts';

export interface JoinOptions {
  /** The day of publication or of asking; null when not known. */
  readonly anchor: number | null;
  /** True for a question. */
  readonly asked: boolean;
}

/**
 * The named part of a date ("early", "the end of", "the rest of"): the modifier, and in questions its days. Null when
 * the words go with something else.
 */
export function partOf(
  { part = '' }: Record<string, string | undefined>,
  date: Reading,
  options: JoinOptions,
): Reading | null {
  if (date.type !== 'DATE' || date.granularity === 'day' || date.mod !== undefined) return null;
  const word = part.toLowerCase();
  // "Earlier" goes with its verb in "met earlier this week", and narrows the month or year of "later this year".
  if (!options.asked && /^(?:earlier|later)/.test(word) && !/^(?:month|quarter|year)$/.test(date.granularity))
    return null;
  if (/rest|remain/.test(word)) return restOf(date, options);
  const mod = /early|earlier|begin|start/.test(word) ? 'START' : /mid/.test(word) ? 'MID' : 'END';
  if (date.from === undefined || date.to === undefined || !options.asked) return { ...date, mod };
  // "Later this month" is what is left of it.
  const { anchor } = options;
  if (anchor !== null && date.from <= anchor && anchor <= date.to && /^(?:earlier|later)/.test(word)) {
    const [from, to] = mod === 'START' ? [date.from, Math.max(date.from, anchor - 1)] : [anchor, date.to];
    return { ...date, mod, from, to };
  }
  return { ...date, mod, ...partDays({ from: date.from, to: date.to }, mod, /early|earlier|late/.test(word)) };
}

function restOf(date: Reading, { anchor, asked }: JoinOptions): Reading | null {
  if (!asked || anchor === null || date.from === undefined || date.to === undefined) return null;
  return date.from <= anchor && anchor <= date.to ? readRange(anchor, date.to, date.basis) : null;
}

/** Early and late are halves, beginning and end are thirds, by whole months in a year; a week starts with three days. */
function partDays(
  { from, to }: { from: number; to: number },
  mod: string,
  halves: boolean,
): { from: number; to: number } {
  const length = to - from + 1;
  if (length === 7) {
    if (mod === 'START') return { from, to: from + 2 };
    return mod === 'END' ? { from: from + (halves ? 3 : 4), to } : { from: from + 2, to: from + 4 };
  }
  if (length > 360 && length < 370) {
    const first = halves ? 6 : 4;
    if (mod === 'START') return { from, to: addMonths(from, first) - 1 };
    return mod === 'END'
      ? { from: addMonths(from, 12 - first), to }
      : { from: addMonths(from, 4), to: addMonths(from, 8) - 1 };
  }
  // Halves of a month part after the 15th, thirds after the 10th and the 20th.
  const isMonth = length >= 28 && length <= 31;
  const first = isMonth ? (halves ? 15 : 10) : Math.max(1, Math.floor(length / (halves ? 2 : 3)));
  const last = isMonth ? length - (halves ? 15 : 20) : first;
  if (mod === 'START') return { from, to: from + first - 1 };
  return mod === 'END' ? { from: to - last + 1, to } : { from: from + first, to: Math.max(from + first, to - last) };
}
