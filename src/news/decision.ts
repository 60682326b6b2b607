// Why an article is in a briefing or not: one rule decided, and a person can be shown which.

import type { ArticleId, Instant } from './ids.ts';

/** What kind of text an article is, as far as its headline, address and opening show; most are reports. */
export type ArticleForm =
  | 'report'
  | 'sale list'
  | 'live blog'
  | 'preview'
  | 'opinion'
  | 'guide'
  | 'anniversary'
  | 'weekly column'
  | 'listing';

/** The rule that decided. The first that applies, in this order, is told. */
export type DecisionRule =
  /** The item is told in its words. */
  | { readonly kind: 'leads' }
  /** It tells the story of an item that is told in the words of `of`. */
  | { readonly kind: 'same story'; readonly of: ArticleId }
  | { readonly kind: 'other topic' }
  /** Published long before the time that the briefing tells of. */
  | { readonly kind: 'too old' }
  /** More matched than one briefing reads; the newest were read. */
  | { readonly kind: 'beyond reading' }
  | { readonly kind: 'told before' }
  | { readonly kind: 'copy'; readonly of: ArticleId }
  /** Its form is no news. */
  | { readonly kind: 'form'; readonly form: ArticleForm }
  /** Its story was told, and it adds no actor, day, number or statement to that. */
  | { readonly kind: 'nothing new'; readonly toldAt: Instant }
  /** No sentence of it can stand alone and speaks of what its headline says, or its rights leave no room for one. */
  | { readonly kind: 'nothing to show' }
  /** `items` of the briefing are of its source already. */
  | { readonly kind: 'source share'; readonly source: string; readonly items: number }
  /** Weightier stories fill the length; `form` where that made it lighter. */
  | { readonly kind: 'below weight'; readonly weight: number; readonly least: number; readonly form?: ArticleForm };

/** What was decided about one article. */
export interface Decision {
  readonly articleId: ArticleId;
  /** The item that tells it or its story, from 0; absent: the briefing does not tell it. */
  readonly item?: number;
  readonly rule: DecisionRule;
}
