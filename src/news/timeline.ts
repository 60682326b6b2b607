// What an actor, or anything else that has a name, did and met with, day by day: what /timeline shows.

import type { Claim, Coverage } from './cited-text.ts';
import type { DayCount } from './day-counts.ts';
import type { Period } from './day-view.ts';
import type { Day } from './ids.ts';
import type { Granularity } from './moment.ts';

/** One line of a timeline. */
export interface TimelineEvent extends Period {
  readonly granularity: Granularity;
  /** The sentence that tells it best, cited first; then the other sentences that tell of it, of this article and of others. */
  readonly claim: Claim;
  /** The words from which the days were counted ("on Thursday"); absent when they are stated, or when nothing tells them. */
  readonly countedFrom?: string;
  /** The sentence names no day: it is that of the news of its article. */
  readonly isDayOfPaper: boolean;
  /** The paper is older than the day: it was announced, and may not have come to pass. */
  readonly isPlan: boolean;
  /** How many sources tell it themselves. */
  readonly sources: number;
}

export interface Timeline {
  /** The subject's name: as it was asked for, or that of the actor it means. */
  readonly subject: string;
  /** What was asked for; absent at an open end. */
  readonly from?: Day;
  readonly to?: Day;
  /** In the order of their days. */
  readonly events: readonly TimelineEvent[];
  /** Articles that name the subject, by day of publication, ascending; within the days asked for. */
  readonly byDay: readonly DayCount[];
  /** Articles that name it, in all, and those of them that were not read: there are too many. */
  readonly articles: number;
  readonly articlesLeft: number;
  /** Everything that the asker may see, whatever its days. */
  readonly coverage: Coverage;
}
