// The rules for dates, in order: of two that match the same words, the earlier one is taken.

import type { DateRule } from './date-rule.ts';
import { ANCHOR_RULES } from './rules-from-the-anchor.ts';
import { COUNT_RULES } from './rules-of-counts.ts';
import { HOLIDAY_RULES } from './rules-of-holidays.ts';
import { JOINED_DAY_RULES } from './rules-of-joined-days.ts';
import { LENGTH_RULES } from './rules-of-length.ts';
import { DAY_OF_MONTH_RULES } from './rules-of-month-days.ts';
import { PART_RULES } from './rules-of-parts.ts';
import { QUESTION_RULES } from './rules-of-questions.ts';
import { REMEMBERED_DAY_RULES } from './rules-of-remembered-days.ts';
import { SEASON_RULES } from './rules-of-seasons.ts';
import { CALENDAR_RULES } from './rules-of-the-calendar.ts';
import { YEAR_RULES } from './rules-of-years.ts';

export const DATE_RULES: readonly DateRule[] = [
  ...REMEMBERED_DAY_RULES,
  ...CALENDAR_RULES,
  ...JOINED_DAY_RULES,
  ...DAY_OF_MONTH_RULES,
  ...QUESTION_RULES,
  ...YEAR_RULES,
  ...HOLIDAY_RULES,
  ...ANCHOR_RULES,
  ...COUNT_RULES,
  ...PART_RULES,
  ...SEASON_RULES,
  ...LENGTH_RULES,
];
