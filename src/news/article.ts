// An article: one text by one publisher, and what was understood of it.

import type { Abbreviation, ActorMention, ActorReference, Role } from './actor.ts';
import type { ArticleId, Day, FeedId, Instant } from './ids.ts';
import type { Basis, Granularity, TimeMention } from './moment.ts';

/** How much of an article may be shown. `excerpt`: at most 300 characters of it in one message. */
export type Rights = { readonly show: 'full' | 'excerpt'; readonly note?: string };

/** product.md: where rights say *excerpt*, at most so many characters of one article are shown in one message. */
export const EXCERPT_CHARACTERS_MAX = 300;
/** As much of a headline as a menu under a briefing repeats: it counts as shown there too. */
export const HEADLINE_IN_MENU_CHARACTERS_MAX = 40;

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

/** What is shown of an article where it is found, and the change that brought it. */
export interface FoundArticle
  extends Pick<
    Article,
    'id' | 'citedUrl' | 'title' | 'byline' | 'source' | 'publishedDay' | 'language' | 'rights' | 'text'
  > {
  readonly sequence: number;
}

/** The words of an article alone, and the change that brought it. */
export type ArticleText = Pick<FoundArticle, 'title' | 'text' | 'language' | 'sequence'>;

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
  /** The speaker's key, as in `ActorMention`; absent where the speaker is, and in what was understood before it existed. */
  readonly actor?: string;
}

/** What someone is reported to have said, in the paper's own words: `start`/`end` cover what was said, without "He said that". */
export interface Statement {
  readonly start: number;
  readonly end: number;
  /** The speaker as named there or before: "He said" goes on from a name. */
  readonly speaker: string;
  /** The speaker's key, as in `ActorMention`. */
  readonly actor: string;
  /** The verb of saying, as written: "estimated". */
  readonly verb: string;
}

/** A number in a text: "around 90 fighters are believed" has value 90, hedge "around … are believed", noun "fighters". */
export interface NumberMention {
  /** UTF-16 offsets of the number itself, with its multiplier and sign ("$1.5 million"), without hedge and noun. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  /** The words that make it less than sure, lower case. */
  readonly hedge?: string;
  /** What is counted, lower case: the first counted noun after the number, `percent`, or the sign of a currency. */
  readonly noun?: string;
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
  /** What stands for an actor without naming it, in order; [] for what was understood before they existed. */
  readonly references: readonly ActorReference[];
  readonly quotes: readonly Quote[];
  /** Reported speech, in order; [] for what was understood before it was read. */
  readonly statements: readonly Statement[];
  /** In order; [] for what was understood before they were kept. */
  readonly numbers: readonly NumberMention[];
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
