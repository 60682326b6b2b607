// What is kept of the days that articles tell of, and how it is asked for: a part of the door, kept apart for its length.

import type { Article, ReadArticle, Understanding } from '../news/article.ts';
import type { ArticleId, Day } from '../news/ids.ts';
import type { View } from '../news/view.ts';

/** An article that tells of something within the days asked for, with how much of it does. */
export interface TellingArticle {
  readonly id: ArticleId;
  /** Whether the days are those of a sentence's event; else they are only named beside it. */
  readonly isMain: boolean;
  /** The number of the first sentence that tells of them, and how many do. */
  readonly firstSentence: number;
  readonly sentences: number;
}

export interface DayRange {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

/** What the articles tell of, by day. Written with each article, in its transaction. */
export interface EventDayStore {
  /** The articles of the view that tell of something within the days, its last day included; an article once. In slices that let others run. */
  tellingOf(days: DayRange, view: View): Promise<readonly TellingArticle[]>;
  /** Those that tell of a longer time (a week, a month, a run of days) that covers all of the days and at most `daysMax` in all. */
  tellingAround(days: DayRange, daysMax: number, view: View): Promise<readonly TellingArticle[]>;
  /** The days that have an event of that very day, at most `limit`: the nearest before `from` or after `to`, nearest first. */
  nearestDays(
    side: { readonly before: Day } | { readonly after: Day },
    limit: number,
    view: View,
  ): Promise<readonly Day[]>;
  /** The articles of the view published within the days, latest first, at most `limit`; wire copies among them. */
  published(days: DayRange, limit: number, view: View): Promise<readonly Article[]>;
  /** Articles that were understood before event days existed, at most `limit`, and how many there are. Everybody's. */
  unfiled(limit: number): Promise<{ readonly reads: readonly ReadArticle[]; readonly left: number }>;
  /** Adds event days to an unfiled article; nothing happens when it was changed or filed in the meantime. */
  file(id: ArticleId, version: number, eventDays: Understanding['eventDays']): Promise<void>;
}
