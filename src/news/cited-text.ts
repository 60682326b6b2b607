// What Dateline says about the news, always with what it rests on. These are the nouns that the layouts draw.

import type { ArticleId, Day, Instant, SubscriptionId } from './ids.ts';

/** What a sentence rests on: the article and its exact words. */
export interface Citation {
  readonly articleId: ArticleId;
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly publishedDay?: Day;
  /** An exact substring of the article's text (or of its title). */
  readonly quote: string;
}

/** One sentence of an answer, with at least one citation. */
export interface Claim {
  readonly text: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** What was looked through: "412 articles, 1–7 May, 6 sources". Days are of publication. */
export interface Coverage {
  readonly articles: number;
  readonly from?: Day;
  readonly to?: Day;
  readonly sources: number;
}

/** A run of sentences as it stands in an article, in rank order. */
export interface Evidence {
  readonly articleId: ArticleId;
  readonly url: string;
  readonly text: string;
}

export interface Answer {
  readonly question: string;
  readonly answered: boolean;
  /** The bare filler of the question's slot ("Yes", "Sam Altman", "19 January 2017"); '' when not answered or when there is none. */
  readonly slot: string;
  /** The sentences shown; empty when not answered. */
  readonly claims: readonly Claim[];
  /** At most 10 entries and 2,000 words in all. */
  readonly evidence: readonly Evidence[];
  readonly coverage: Coverage;
  /** Why there is no answer, one sentence ("None of them mentions X."). Present when `answered` is false. */
  readonly because?: string;
  /** When not answered: the nearest thing found, offered as such. */
  readonly nearest?: Claim;
  /** A note under the answer: the model failed, took too long, the budget is spent. */
  readonly note?: string;
  readonly asOf: Instant;
}

/** A stretch of text with the matching words marked; offsets into `text`. */
export interface Excerpt {
  readonly text: string;
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

/** One found article. */
export interface Hit {
  readonly articleId: ArticleId;
  readonly url: string;
  readonly title: string;
  readonly source: string;
  readonly byline?: string;
  readonly publishedDay?: Day;
  readonly score: number;
  readonly passages: readonly Excerpt[];
  /** Sources that carry the same text. */
  readonly alsoIn: readonly string[];
}

/** One page of what /search found. */
export interface Hits {
  readonly words: string;
  readonly total: number;
  readonly offset: number;
  readonly hits: readonly Hit[];
  readonly coverage: Coverage;
}

/** One story in a briefing. */
export interface BriefingItem {
  /** The headline, at most 10 words, cut at a clause with … */
  readonly headline: string;
  /** Who did what, when and where: exact sentences (or a checked rewriting), at most 60 words. */
  readonly claims: readonly Claim[];
  /** Sources that say other numbers, side by side. */
  readonly conflicts: readonly Claim[];
  readonly links: readonly {
    readonly url: string;
    readonly source: string;
    readonly publishedAt?: Instant;
    readonly title: string;
  }[];
  readonly articleIds: readonly ArticleId[];
  readonly imageUrl?: string;
}

export interface Briefing {
  readonly title: string;
  readonly items: readonly BriefingItem[];
  /** How much was read for it and how much was left out. */
  readonly articlesRead: number;
  readonly sourcesRead: number;
  readonly storiesLeftOut: number;
  readonly since?: Instant;
  readonly until: Instant;
  /** Said when it is posted late: minutes after it was due. */
  readonly lateMinutes?: number;
  readonly subscriptionId?: SubscriptionId;
}
