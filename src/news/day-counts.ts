// How often something was told, day by day: what a chart draws and its text alternative says.

import type { Day } from './ids.ts';

export interface DayCount {
  readonly day: Day;
  readonly count: number;
}
