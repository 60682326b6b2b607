// When something happened: the words that tell it and the interval of days they mean.

import type { Day } from './ids.ts';

export type Granularity = 'day' | 'week' | 'month' | 'season' | 'quarter' | 'half' | 'year' | 'decade' | 'range';

/** What a moment was counted from. `asked`: the asker's now, in questions. `unknown`: the year, or all of it, is not known. */
export type Basis = 'stated' | 'published' | 'asked' | 'earlier mention' | 'unknown';

/** An interval of whole days, both ends included. `from`/`to` are absent when the words do not say (yearless, durations). */
interface Moment {
  readonly from?: Day;
  readonly to?: Day;
  readonly granularity: Granularity;
  readonly basis: Basis;
}

/** TIMEX3 types (ISO-TimeML). */
export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** The words in a text that tell a time. `start`/`end` are UTF-16 offsets into that text, end exclusive. */
export interface TimeMention extends Moment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: TimexType;
  /** TIMEX3 value: `2017-02-20`, `2016-12`, `2017-W08`, `2016-FA`, `P2W`, `PRESENT_REF`, `XXXX-02-20`. */
  readonly value: string;
  /** TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, … */
  readonly mod?: string;
}
