// Finds the words that tell a time in a text and resolves them to intervals of days.

import type { Day, Instant } from '../news/ids.ts';
import type { TimeMention } from '../news/moment.ts';

/** What a time is counted from: an article's day of publication (null: not known), or the instant and zone of a question. */
export type DateAnchor = { readonly published: Day | null } | { readonly asked: Instant; readonly zone: string };

export function findDates(_text: string, _anchor: DateAnchor, _prefers: 'past' | 'future' = 'past'): TimeMention[] {
  return [];
}
