// Days that are written into a line of a page ("Posted: 9 August 2016", "2022年10月8日", "14.06.2023, 16.45 Uhr").

import { readDayAndInstant, type WrittenDate } from './feed-dates.ts';

export interface DateInLine {
  readonly date: WrittenDate;
  /** Offsets into the line, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const FORMS = new RegExp(
  [
    '\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?)?',
    '\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日',
    '\\d{4}\\s?년\\s?\\d{1,2}\\s?월\\s?\\d{1,2}\\s?일',
    '\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}',
    '\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?\\s?(?:de |of )?[\\p{L}\\p{M}]{3,}\\.?,?\\s?(?:de |del )?\\d{4}',
    '[\\p{L}\\p{M}]{3,}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}',
  ].join('|'),
  'gu',
);

// A line with more days is a calendar or a table.
const DATES_MAX = 4;

/** Takes one line, gives its days in order. Those in the digits of Arabic and Persian count too. */
export function findWrittenDates(line: string): readonly DateInLine[] {
  const plain = line.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0x0f));
  const found: DateInLine[] = [];
  for (const match of plain.matchAll(FORMS)) {
    const date = readDayAndInstant(toPlainForm(match[0]));
    if (date !== undefined) found.push({ date, start: match.index, end: match.index + match[0].length });
    if (found.length >= DATES_MAX) break;
  }
  return found;
}

function toPlainForm(text: string): string {
  return text
    .replace(/^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]$/u, '$1-$2-$3')
    .replace(/^(\d{1,2})\.([\p{L}]+)\.?(\d{4})$/u, '$1 $2 $3');
}
