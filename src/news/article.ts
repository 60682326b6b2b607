// An article: one text by one publisher, and what was understood of it.

import type { Abbreviation, ActorMention, Role } from './actor.ts';
import type { ArticleId, Day, FeedId, Instant } from './ids.ts';
import type { Basis, Granularity, TimeMention } from './moment.ts';

/** How much of an article may be shown. `excerpt`: at most 300 characters of it in one message. */
export type Rights = { readonly show: 'full' | 'excerpt'; readonly note?: string };

/** product.md: where rights say *excerpt*, at most so many characters of one article are shown in one message. */
export const EXCERPT_CHARACTERS_MAX = 300;

/** An article as it arrives, before it is recognised and kept. All strings are plain text, already cleaned. */
export interface NewArticle {
  /** Canonical address; absent for files that name none. */
  readonly url?: string;
  readonly title: string;
  readonly byline?: string;
  /** The publisher's name as people say it. */
  readonly source: string;
  /** Day of publication in the publisher's own zone where known, else in UTC; absent = not known. */
  readonly publishedDay?: Day;
  readonly publishedAt?: Instant;
  /** BCP 47 primary tag, `en` when nothing says otherwise. */
  readonly language?: string;
  readonly imageUrl?: string;
  readonly rights: Rights;
  /** The body; paragraphs parted by blank lines. The headline is not repeated in it. */
  readonly text: string;
  readonly feedId: FeedId;
  /** The feed's own id of the item (guid, atom:id), when it came from a feed. */
  readonly itemId?: string;
  /** True where other items of the feed link the same address: it is shown, and says nothing of which article this is. */
  readonly isAddressShared?: true;
}

/** An article as it is kept. */
export interface Article extends Omit<NewArticle, 'language' | 'isAddressShared'> {
  readonly id: ArticleId;
  /** The address shown and cited: as it was given (not its canonical form), or `dateline:article/<id>` where there is none. */
  readonly citedUrl: string;
  readonly language: string;
  readonly firstSeenAt: Instant;
  readonly changedAt: Instant;
  /** 1 for the first text, +1 for each change. */
  readonly version: number;
  /** SHA-256 of the folded title and text, hex: equal = the same text. */
  readonly textHash: string;
  /** The article this one is a wire copy of. */
  readonly copyOf?: ArticleId;
  /** All feeds it was seen in; decides who may see it. */
  readonly feeds: readonly FeedId[];
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Words in quotation marks and who said them. `start`/`end` cover the words without their marks. */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The speaker as named there, when found. */
  readonly speaker?: string;
}

/** When what a sentence tells happened. At most one a sentence; none where nothing can be said. */
export interface EventDay {
  /** Index into `Understanding.sentences`. */
  readonly sentence: number;
  readonly from: Day;
  /** The last day, included. */
  readonly to: Day;
  readonly granularity: Granularity;
  /** `published`: counted from the day of publication, which itself stands in where `mention` is absent. */
  readonly basis: Basis;
  /** Index into `Understanding.timeMentions` of the words that tell it; absent when the day of publication stands in. */
  readonly mention?: number;
}

/** What was understood of one article's text. All offsets are into `Article.text` (UTF-16 code units). */
export interface Understanding {
  readonly language: string;
  readonly sentences: readonly Sentence[];
  readonly timeMentions: readonly TimeMention[];
  readonly actorMentions: readonly ActorMention[];
  readonly abbreviations: readonly Abbreviation[];
  readonly quotes: readonly Quote[];
  readonly roles: readonly Role[];
  /** In the order of the sentences; [] for what was understood before event days existed. */
  readonly eventDays: readonly EventDay[];
}

/** An article with what was understood of it, as search and ask read it. `sequence` grows with every save. */
export interface ReadArticle {
  readonly article: Article;
  readonly understanding: Understanding;
  readonly sequence: number;
}
