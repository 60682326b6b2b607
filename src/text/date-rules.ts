// The rules for dates, in order: of two that match the same words, the earlier one is taken.

import type { DateRule } from './date-rule.ts';
import { ANCHOR_RULES } from './rules-from-the-anchor.ts';
import { HOLIDAY_RULES } from './rules-of-holidays.ts';
import { LENGTH_RULES } from './rules-of-length.ts';
import { CALENDAR_RULES, DAY_OF_MONTH_RULES, QUARTER_RULES } from './rules-of-the-calendar.ts';

export const DATE_RULES: readonly DateRule[] = [
  ...CALENDAR_RULES,
  ...DAY_OF_MONTH_RULES,
  ...QUARTER_RULES,
  ...HOLIDAY_RULES,
  ...ANCHOR_RULES,
  ...LENGTH_RULES,
];
