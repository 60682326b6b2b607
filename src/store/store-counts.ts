// How much there is of everything, and how it fares: a part of the door, kept apart for its length.

import type { OutboxRow, Subscription } from '../news/subscription.ts';

export interface StoreCounts {
  readonly articles: number;
  /** All but `local`. shaky: failed once or twice in a row; failing: three times or more; disabled: given up, or followed by nobody. */
  readonly feeds: Readonly<Record<'healthy' | 'shaky' | 'failing' | 'disabled', number>>;
  /** Those that somebody follows and that should have been asked an hour before `now` or earlier. */
  readonly feedsOverdue: number;
  readonly subscriptions: Readonly<Record<Subscription['state'], number>>;
  /** Active subscriptions whose briefing was due five minutes before `now` or earlier. */
  readonly briefingsOverdue: number;
  readonly messages: Readonly<Record<OutboxRow['state'], number>>;
}
