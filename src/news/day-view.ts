// What happened on a day, in a week, a month or a run of days, as far as the articles tell it: what /on shows.

import type { Citation, Claim, Coverage } from './cited-text.ts';
import type { Day } from './ids.ts';

/** A run of whole days that somebody asked for, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A sentence that tells of an event, with how its day is known. */
export interface DatedClaim {
  readonly claim: Claim;
  readonly days: Period;
  /** The words from which the days were counted ("on Thursday"); absent when they are stated, or when nothing tells them. */
  readonly countedFrom?: string;
  /** The sentence names no day: it reports, and the day is that of its paper. */
  readonly isDayOfPaper: boolean;
  /** The paper is older than the day: it was announced, and may not have come to pass. */
  readonly isPlan: boolean;
}

/** One happening, told by one or many articles. */
export interface ToldEvent {
  /** The actors and places of its first sentence, as they are named there. */
  readonly about: readonly string[];
  /** The sentence that tells it best, then at most one of another source. */
  readonly claims: readonly [DatedClaim, ...DatedClaim[]];
  /** Sentences of other articles that give another figure for the same thing. */
  readonly conflicts: readonly Claim[];
  /** The other sources that tell it, none of them cited above; copies among them. */
  readonly alsoIn: readonly string[];
  /** How many sources tell it themselves: its weight. */
  readonly sources: number;
}

/** What was published on the days asked for, whatever it tells of. */
export interface PublishedThen {
  readonly articles: number;
  readonly sources: number;
  /** The latest of them, copies left out. */
  readonly headlines: readonly Omit<Citation, 'quote'>[];
}

export interface DayView extends Period {
  /** As it was asked for. */
  readonly asked: string;
  /** The year, or more, was not said: the days were counted from the asker's own. */
  readonly isCounted: boolean;
  /** Told by most sources first, then in the order of the days. */
  readonly events: readonly ToldEvent[];
  /** What happened sometime in a longer span (a week, a month) that covers the days asked for. */
  readonly around: readonly ToldEvent[];
  readonly published: PublishedThen;
  /** Articles that tell of these days too and were not read: there are too many. */
  readonly articlesLeft: number;
  /** Everything that the asker may see, whatever its days. */
  readonly coverage: Coverage;
  /** The periods of the same kind before and after; absent at the ends of the calendar. */
  readonly previous?: Period;
  readonly next?: Period;
  /** When there is no event: the nearest days that have one. */
  readonly nearest: { readonly before?: Day; readonly after?: Day };
}
