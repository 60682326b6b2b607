// Completes the days that a person types: words for recent ones, days that have events in the view, what the words mean.

import type { Day, Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { EventDayStore } from '../store/store.ts';
import { addDays, dayOf } from '../text/understand.ts';
import { writeDay } from './fill-slot.ts';
import { readDays } from './read-days.ts';

/** What most people mean, in the order in which they mean it. */
const WORDS = ['today', 'yesterday', 'this week', 'last week', 'this month', 'last month'];
/** Days with events beside the words: the list that Discord shows has 25 rows. */
const DAYS_MAX = 15;

/**
 * At most `limit` completions: words and days that begin with what was typed, then days with events within what the
 * typed words mean. All days are those that the view has events of.
 */
export async function completeDays(
  typed: string,
  options: { readonly view: View; readonly asked: Instant; readonly zone: string; readonly limit: number },
  { eventDays }: { readonly eventDays: Pick<EventDayStore, 'nearestDays'> },
): Promise<readonly string[]> {
  const wanted = typed.trim().toLowerCase();
  const tomorrow = addDays(dayOf(options.asked, options.zone), 1);
  const latest = await eventDays.nearestDays({ before: tomorrow }, DAYS_MAX, options.view);
  const within = wanted === '' ? [] : await daysWithin(typed, options, eventDays);
  // Who types in digits goes on in digits.
  const write = (day: Day): string => (/^\d{4}-/u.test(wanted) ? day : writeDay(day));
  const days = [...latest, ...within].map(write);
  const fitting = [...WORDS, ...days].filter((text) => text.toLowerCase().includes(wanted));
  const begins = (text: string): boolean => text.toLowerCase().startsWith(wanted);
  const ordered = [...fitting.filter(begins), ...fitting.filter((text) => !begins(text)), ...within.map(write)];
  return [...new Set(ordered)].slice(0, options.limit);
}

/** The latest days with events within what was typed, where that can be read already. */
async function daysWithin(
  typed: string,
  options: { readonly view: View; readonly asked: Instant; readonly zone: string },
  eventDays: Pick<EventDayStore, 'nearestDays'>,
): Promise<readonly Day[]> {
  let days: { readonly from: Day; readonly to: Day };
  try {
    days = readDays(typed, options);
  } catch {
    // Half a word is no day yet.
    return [];
  }
  const found = await eventDays.nearestDays({ before: addDays(days.to, 1) }, DAYS_MAX, options.view);
  return found.filter((day) => day >= days.from);
}
