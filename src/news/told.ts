// What a subscription was told: the facts of its items, so that later briefings know what is new.

import type { Decision } from './decision.ts';
import type { ArticleId, Day, Instant } from './ids.ts';

/** A figure with what it counts. */
export interface NumberFact {
  readonly kind: 'number';
  readonly value: number;
  /** Stem of what is counted. */
  readonly counted: string;
  /** As it stands in its sentence, with its hedge: "at least 20 people"; absent where the hedge stands elsewhere in the sentence. */
  readonly text?: string;
  /** Stems of the other content words of its sentence. */
  readonly words: readonly string[];
  readonly source: string;
}

/** What one sentence tells: who, when, how many, and what it says of them. */
export type Fact =
  /** A name, folded. */
  | { readonly kind: 'actor'; readonly name: string }
  | { readonly kind: 'day'; readonly from: Day; readonly to: Day }
  | NumberFact
  /** Stems of a sentence's content words. */
  | { readonly kind: 'statement'; readonly words: readonly string[] };

/** One item of an earlier briefing. */
export interface ToldItem {
  readonly toldAt: Instant;
  /** All articles of its story. */
  readonly articleIds: readonly ArticleId[];
  readonly facts: readonly Fact[];
}

/** What is kept of a briefing beside its messages. */
export interface BriefingRecord {
  readonly told: readonly ToldItem[];
  readonly decisions: readonly Decision[];
}
