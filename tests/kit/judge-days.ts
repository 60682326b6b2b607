// The checker's own reader of days: what is written out, and what a weekday or "yesterday" means beside a day of publication.

/** A day, month or year that a text tells; what it does not tell is absent. */
export interface ToldDay {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly written: string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTH = MONTHS.map((name) => (name === 'may' ? 'May' : `${name}|${name.slice(0, 3)}\\b\\.?`)).join('|');
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? (\\d{4}))?`, 'giu');
const MONTH_FIRST = new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|,\\d)(?:,? (\\d{4})\\b)?`, 'giu');
const MONTH_ALONE = new RegExp(`\\b(?<!\\d )(${MONTH})(?! \\d{1,2}\\b)(?:,? (\\d{4}))?`, 'giu');
const DAY_MS = 86_400_000;

/** The days of a text; counted ones only where the day of publication (ISO) is known. */
export function readDays(text: string, published?: string): ToldDay[] {
  const days: ToldDay[] = [];
  for (const [written, day = '', month = '', year] of text.matchAll(DAY_FIRST))
    days.push(dayOf(written, day, month, year));
  for (const [written, month = '', day = '', year] of text.matchAll(MONTH_FIRST))
    days.push(dayOf(written, day, month, year));
  for (const [written, month = '', year] of text.matchAll(MONTH_ALONE)) {
    if (/^(?:may|march)$/iu.test(month) && !/^\p{Lu}/u.test(month)) continue;
    days.push({ written, month: monthOf(month), ...(year !== undefined && { year: Number(year) }) });
  }
  for (const [written, year, month, day] of text.matchAll(/\b(\d{4})-(\d\d)-(\d\d)\b/gu))
    days.push({ written, year: Number(year), month: Number(month), day: Number(day) });
  return [...days.map((day) => withYear(day, published)), ...countedDays(text, published)];
}

function dayOf(written: string, day: string, month: string, year: string | undefined): ToldDay {
  return { written, day: Number(day), month: monthOf(month), ...(year !== undefined && { year: Number(year) }) };
}

const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;

/** A day without its year is of the year in which it is nearest to the day of the paper. */
function withYear(day: ToldDay, published: string | undefined): ToldDay {
  if (day.year !== undefined || published === undefined || day.month === undefined) return day;
  const paper = Date.parse(published);
  const year = Number(published.slice(0, 4));
  const distance = (of: number): number => Math.abs(Date.UTC(of, (day.month ?? 1) - 1, day.day ?? 15) - paper);
  const nearest = [year - 1, year, year + 1].sort((a, b) => distance(a) - distance(b))[0] ?? year;
  return { ...day, year: nearest };
}

/** "on Monday", "yesterday", "today": the last such day up to the day of the paper, and the next one. */
function countedDays(text: string, published: string | undefined): ToldDay[] {
  const days: ToldDay[] = [];
  for (const [written] of text.matchAll(
    /\b(?:yesterday|today|tomorrow|tonight|(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b/giu,
  )) {
    const word = written.toLowerCase();
    const weekday = WEEKDAYS.indexOf(word);
    // Without a day of publication the word itself has to stand there.
    if (published === undefined) {
      days.push({ written, month: 100 + weekday, day: word.length });
      continue;
    }
    const paper = Date.parse(published);
    const back =
      weekday === -1 ? ({ yesterday: 1, tomorrow: -1 }[word] ?? 0) : (new Date(paper).getUTCDay() - weekday + 7) % 7;
    for (const shift of weekday === -1 ? [back] : [back, back - 7, back + 7]) {
      const at = new Date(paper - shift * DAY_MS);
      days.push({ written, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
    }
  }
  return days;
}
