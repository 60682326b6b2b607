// A story as a reader opens it: who tells it, in order, and what each added.

import type { Claim, FigureChange } from './cited-text.ts';
import type { ArticleForm } from './decision.ts';
import type { ArticleId, Day, Instant } from './ids.ts';

/** One text of a story. */
export interface Telling {
  readonly articleId: ArticleId;
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly publishedAt?: Instant;
  readonly publishedDay?: Day;
  /** What it is, where it is no report. */
  readonly form?: Exclude<ArticleForm, 'report'>;
  /** Sentences of it that tell what none before it told; of the first one, what it opens with. Empty: nothing new. */
  readonly adds: readonly Claim[];
  /** Figures that one before it told otherwise. */
  readonly changes: readonly FigureChange[];
  /** Other sources that carry the same text. */
  readonly alsoIn: readonly string[];
}

export interface StoryView {
  /** The headline of its newest report. */
  readonly headline: string;
  /** Oldest first; at least one. */
  readonly tellings: readonly Telling[];
  /** How many sources tell it, those with copies among them. */
  readonly sources: number;
}
