// What Dateline says about the news, always with what it rests on. These are the nouns that the layouts draw.

import type { ArticleForm } from './decision.ts';
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
  /** A damaged part of the index is being made anew: some articles are not found for some minutes. */
  readonly isPartial?: true;
}

/** A run of sentences as it stands in an article, in rank order. */
export interface Evidence {
  readonly articleId: ArticleId;
  readonly url: string;
  readonly text: string;
}

/** Why a question has no answer: what none of the articles has. */
export type WhyNot =
  | { readonly kind: 'no articles' }
  | { readonly kind: 'no source'; readonly source: string }
  | { readonly kind: 'no mention'; readonly name: string }
  | { readonly kind: 'no phrase'; readonly phrase: string }
  /** An ISO day, or the asker's own words for a longer time. */
  | { readonly kind: 'no day'; readonly day: string }
  | { readonly kind: 'no statement' | 'not who'; readonly name?: string }
  | { readonly kind: 'not when' | 'not where' | 'no number' }
  /** What tells it may be shown in excerpts only, and no sentence of it is short enough. */
  | { readonly kind: 'excerpts only' }
  /** `word`: one of the question's that stands in no article. */
  | { readonly kind: 'not told'; readonly word?: string };

/** Why an answer stands in exact sentences. `until`: when the model may be asked again. */
export type AnswerNote =
  | { readonly kind: 'model failed' | 'model late' | 'model unchecked' }
  | { readonly kind: 'budget spent'; readonly until: Instant }
  | { readonly kind: 'quota spent'; readonly questions: number; readonly until: Instant };

/** Whom and which days a question asks about. */
export interface AskedAbout {
  readonly names: readonly string[];
  readonly days: readonly { readonly from: Day; readonly to: Day }[];
}

export interface Answer {
  readonly question: string;
  /** What was taken over from the last question of the same person in the same place; absent where nothing was. */
  readonly carried?: AskedAbout;
  readonly answered: boolean;
  /** The bare filler of the question's slot ("Yes", "Sam Altman", "19 January 2017"); '' when not answered or when there is none. */
  readonly slot: string;
  /** The sentences shown; empty when not answered. */
  readonly claims: readonly Claim[];
  /** At most 10 entries and 2,000 words in all. */
  readonly evidence: readonly Evidence[];
  /** Words that the question does not say, by which evidence was looked for: those that what was found shares. */
  readonly addedWords?: readonly string[];
  readonly coverage: Coverage;
  /** Why there is no answer. Present when `answered` is false. */
  readonly because?: WhyNot;
  /** When not answered: the nearest thing found, offered as such. */
  readonly nearest?: Claim;
  /** Why the model did not write it although it might have: absent when it did, or when there is none. */
  readonly note?: AnswerNote;
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
  /** The days that the passages shown tell of, the narrowest first; where they were asked for. */
  readonly about?: readonly { readonly from: Day; readonly to: Day }[];
}

/** A word that stands nowhere, at which offset it was typed, and the nearest one that stands somewhere. */
export interface Spelling {
  readonly typed: string;
  readonly meant: string;
  readonly at: number;
}

/** One page of what /search found. */
export interface Hits {
  readonly words: string;
  readonly total: number;
  readonly offset: number;
  readonly hits: readonly Hit[];
  readonly coverage: Coverage;
  /** The order that they stand in: as asked for, also by a word of the query. */
  readonly sort?: 'relevance' | 'newest' | 'oldest';
  /** Where nothing was found: words that stand nowhere, and the query with each put right. From outside. */
  readonly didYouMean?: { readonly spellings: readonly Spelling[]; readonly words: string };
  /** Where nothing was found: a piece of the query, the words without it, and how many articles they find. */
  readonly without?: readonly { readonly piece: string; readonly words: string; readonly total: number }[];
  /** Where nothing was found: what stands before a colon in the query and is no operator ("sorce"). From outside. */
  readonly unknownOperators?: readonly string[];
  /** None of the words can be looked for ("the", a sign) and nothing else narrows the articles: all of them are listed. */
  readonly isEverything?: true;
}

/** A figure that an earlier briefing told otherwise, in the words of both: "at least 20 people", "84 people". */
export interface FigureChange {
  readonly was: string;
  readonly wasSource: string;
  readonly now: string;
  readonly nowSource: string;
}

/** One story in a briefing. */
export interface BriefingItem {
  /** The headline, at most 10 words, cut at a clause with … */
  readonly headline: string;
  /** Who did what, when and where: exact sentences (or a checked rewriting), at most 60 words. */
  readonly claims: readonly Claim[];
  /** What kind of text its words are of, where that is no report: a reader is told so. */
  readonly form?: Exclude<ArticleForm, 'report'>;
  /** One sentence with somebody's exact words, where `claims` have none. */
  readonly quote?: Claim;
  /** Where the story was briefed before: when last, and the figures that were told otherwise then. */
  readonly update?: { readonly toldAt: Instant; readonly changes: readonly FigureChange[] };
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
  /** The topic's name; '' for all the news. */
  readonly title: string;
  readonly items: readonly BriefingItem[];
  /** How much was read for it and how much was left out. */
  readonly articlesRead: number;
  readonly sourcesRead: number;
  readonly storiesLeftOut: number;
  /** Articles that were read and not told: no news by their form, and told before or adding nothing to it. Absent: none. */
  readonly setAside?: { readonly noNews: number; readonly nothingNew: number };
  readonly since?: Instant;
  readonly until: Instant;
  /** Why items stand in exact sentences that a language model was to write. Absent: none was to, or it did. */
  readonly note?: Exclude<AnswerNote['kind'], 'quota spent' | 'model unchecked'>;
  /** Said when it is posted late: minutes after it was due. */
  readonly lateMinutes?: number;
  readonly subscriptionId?: SubscriptionId;
}

/** One story told as soon as it is known. */
export interface Alert {
  /** The topic's name; '' for all the news. */
  readonly title: string;
  readonly item: BriefingItem;
}
