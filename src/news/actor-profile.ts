// Who an actor is, as a view may know it: what the articles that it shows say, with where they say it. Also what people
// have decided about actors.

import type { ActorKind } from './actor.ts';
import type { Citation } from './cited-text.ts';
import type { ActorId, ArticleId, Day, Instant } from './ids.ts';

/** One of the actors that a name may mean. */
export interface ActorSummary {
  readonly id: ActorId;
  /** The name that a person gave it; else the fullest one under which the articles of the view know it. */
  readonly name: string;
  readonly kind: ActorKind;
  /** Its other names in the view, the most used first, at most 12. */
  readonly aliases: readonly string[];
  /** In how many articles of the view it is named; one that stands in several feeds of the view counts in each. */
  readonly articles: number;
}

/** What an actor is said to be, over the articles that say it. */
export interface HeldRole {
  /** As the earliest of the articles puts it. */
  readonly role: string;
  /** The days of publication of the first and of the last article that say so; absent where none has a day. */
  readonly from?: Day;
  readonly to?: Day;
  readonly articles: number;
  /** These articles say that it is held no longer. */
  readonly former?: true;
  /** When it began, as the latest of them that says so puts it: an ISO year, month or day. */
  readonly since?: string;
  /** The latest article that says so, and, where it is another one, the first; each with the sentence. */
  readonly citations: readonly [Citation, ...Citation[]];
  /** Proposed by a language model and found in the text; absent when read by rules. */
  readonly by?: 'model';
}

/** Another actor that stands in the same articles. */
export interface SeenWith {
  readonly id: ActorId;
  readonly name: string;
  readonly kind: ActorKind;
  /** How many of the latest articles name both. */
  readonly articles: number;
}

/** What an actor said. `isExact`: in quotation marks; else as reported. */
export interface Statement {
  readonly words: string;
  readonly isExact: boolean;
  /** How many of the articles read carry the same words. */
  readonly articles: number;
  /** The latest of them; `quote`: the words themselves. */
  readonly citation: Citation;
}

/** All that a view knows of an actor. Days are those of publication. */
export interface ActorProfile extends ActorSummary {
  /** The latest first, at most 12; after them what a model proposed. */
  readonly roles: readonly HeldRole[];
  /** Absent where no article that names it has a day. */
  readonly firstSeen?: { readonly day: Day; readonly citation: Citation };
  readonly lastSeen?: { readonly day: Day; readonly citation: Citation };
  /** Days with articles that name it, ascending, none twice; days without are left out. */
  readonly byDay: readonly { readonly day: Day; readonly articles: number }[];
  /** Articles that name it and have no day. */
  readonly undated: number;
  /** Over its latest 300 articles: the most frequent first, at most 12. */
  readonly seenWith: readonly SeenWith[];
  /** The sentences that first name it in its latest articles, one an article, the latest first, at most 10. */
  readonly sentences: readonly Citation[];
  /** Those that most articles carry, the latest first among equals; at most 10, of the latest 100. */
  readonly statements: readonly Statement[];
}

/** The articles of a view that call an actor by one fullest name: what can be split off together. */
export interface ActorPart {
  /** The folded name; what `split` takes. */
  readonly named: string;
  /** Its names as those articles write them, the most used first. */
  readonly names: readonly string[];
  readonly articles: number;
}

/** What a person decides about actors. Holds in their server; the operator's in every server that sees the actors. */
export type ActorDecision =
  /** `actor` is `into`: one actor from now on. */
  | { readonly kind: 'merge'; readonly actor: ActorId; readonly into: ActorId }
  /** The articles that call it so at the fullest, or one article alone, mean somebody else. */
  | { readonly kind: 'split'; readonly actor: ActorId; readonly named: string }
  | { readonly kind: 'split'; readonly actor: ActorId; readonly article: ArticleId }
  | { readonly kind: 'rename'; readonly actor: ActorId; readonly name: string }
  /** They are two: answers an open question. */
  | { readonly kind: 'apart'; readonly actor: ActorId; readonly other: ActorId };

/** A decision as it is kept. Names are those that the decider saw. */
export interface DecidedActor {
  readonly decision: ActorDecision;
  /** Who the actor was called then, and the other one (the new name, the part) where there is one. */
  readonly name: string;
  readonly other: string;
  /** The actor that stands after it: of a split, the one that was split off. */
  readonly result: ActorId;
  readonly at: Instant;
}

/** "Is 'Okafor' in … the same as Amina Okafor?": what the machine left open. */
export interface ActorQuestion {
  readonly actor: ActorSummary;
  readonly other: ActorSummary;
  /** An article that names the first of them; of what a model proposed, the sentence that names both. */
  readonly citation: Citation;
  readonly by?: 'model';
}

/** What a language model proposed of an article, as far as its text bears it out. Names are the fullest there, folded. */
export interface ActorProposals {
  /** `start`, `end`: the sentence that says so. */
  readonly roles: readonly {
    readonly named: string;
    readonly role: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** That two names of the article mean one. */
  readonly links: readonly {
    readonly named: string;
    readonly other: string;
    readonly start: number;
    readonly end: number;
  }[];
}
