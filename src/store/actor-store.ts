// What is kept of actors and how it is asked for: a part of the door, kept apart for its length.

import type { ActorKind, ActorKnowledge, Role } from '../news/actor.ts';
import type {
  ActorDecision,
  ActorPart,
  ActorProfile,
  ActorProposals,
  ActorQuestion,
  ActorSummary,
  DecidedActor,
} from '../news/actor-profile.ts';
import type { ReadArticle } from '../news/article.ts';
import type { ActorId, ArticleId, Instant, UserId } from '../news/ids.ts';
import type { View } from '../news/view.ts';

/** One actor of an article, as it is to be filed. `folded` and `named` are folded by `foldName` of text/. */
export interface NamedActor {
  /** Its fullest name there. */
  readonly named: string;
  readonly kind: ActorKind;
  readonly aliases: readonly { readonly folded: string; readonly shown: string; readonly mentions: number }[];
  /** The sentence that first names it: offsets into the text. */
  readonly sentence: { readonly start: number; readonly end: number };
  /** Each with its sentence. */
  readonly roles: readonly Pick<Role, 'role' | 'former' | 'since' | 'start' | 'end'>[];
  readonly statements: readonly { readonly start: number; readonly end: number; readonly isExact: boolean }[];
  /** Weaker keys under which it may be found besides its names, such as a skeleton. */
  readonly keys: readonly string[];
  /** Words of its roles and organisations: who shares one is more likely the same. */
  readonly cues: readonly string[];
}

/** An actor of the store as linking sees it. */
export interface KnownActor {
  readonly id: ActorId;
  /** Its fullest name, folded. */
  readonly name: string;
  /** How many articles took it for what. */
  readonly kinds: Readonly<Record<ActorKind, number>>;
  readonly articles: number;
  readonly cues: readonly string[];
}

/**
 * Gives the known actors under each key: `!name` for a fullest name in some article, `=name` for any name, a bare name for
 * what a name ends in, and the weaker keys as they are. At most 32 a key, but for fullest names.
 */
export type LookUpActors = (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly KnownActor[]>>;

/** Whom an actor of an article was taken for. */
export interface ActorLink {
  /** A known actor; a new one under this id, or, without one, under the store's next. */
  readonly actor?: ActorId;
  /** The name to keep for it, folded: the fullest known. */
  readonly name: string;
  /** Known actors that it may be, and was not taken for. */
  readonly questions: readonly ActorId[];
  /** Known actors that this article shows to be the same one: short names whose long form it gives. */
  readonly absorbs: readonly ActorId[];
}

/** The actors of an article, and how each is linked: in their order. `link` reads nothing but what it looks up. */
export interface FiledActors {
  readonly named: readonly NamedActor[];
  readonly link: (named: readonly NamedActor[], lookUp: LookUpActors) => Promise<readonly ActorLink[]>;
  /** Words that the article writes without a capital. */
  readonly plainWords?: readonly string[];
}

/** Who decides: a moderator for the server of the view, the operator (the view of all) everywhere. */
export interface ActorDecider {
  readonly view: View;
  readonly by: UserId | 'operator';
}

/** The actors of all articles. Written with each article, in its transaction; every read heeds the view and its decisions. */
export interface ActorStore {
  /** Undefined when the view shows no article that names it. The id of one that was merged gives who it is now. */
  get(id: ActorId, view: View): Promise<ActorSummary | undefined>;
  /**
   * Those that bear one of the folded names in the view (or were given it by a person), most named first. With `endings`,
   * also those whose name only ends in one of them: "Haftar". With `near`, also those that are kept under one of these
   * weaker keys, which is no more than a hint.
   */
  bearing(
    folded: readonly string[],
    view: View,
    options?: { readonly endings?: boolean; readonly near?: readonly string[]; readonly limit?: number },
  ): Promise<readonly ActorSummary[]>;
  /**
   * Those of whose names some word begins as was typed, the most named in the view first; the most named of all for ''.
   * When there are fewer than `limit`, then those who begin within one of `slips`. At most `limit`.
   */
  beginning(
    folded: string,
    view: View,
    options: { readonly limit: number; readonly slips?: () => readonly string[] },
  ): Promise<readonly ActorSummary[]>;
  /** Reads in slices that let others run. Undefined as `get`. */
  profile(id: ActorId, view: View): Promise<ActorProfile | undefined>;
  /** The fullest folded names under which articles of the view know the actors: their keys in the search index. */
  namesOf(ids: readonly ActorId[], view: View): Promise<readonly string[]>;
  /** What an actor is made of, the most named first: what can be split off. */
  parts(id: ActorId, view: View): Promise<readonly ActorPart[]>;
  /** What the machine left open between actors of the view, and nobody has answered; the most named first. */
  questions(view: View, limit: number): Promise<readonly ActorQuestion[]>;
  /**
   * Keeps a decision. Throws Failure: `not-found` when the view shows no such actor, part or article, `bad-input` when it
   * changes nothing (an actor into itself, all of an actor split off).
   */
  decide(decision: ActorDecision, decider: ActorDecider, at: Instant): Promise<DecidedActor>;
  /** Takes back the last decision of the server (of the operator) that stands; undefined when none does. */
  undo(decider: ActorDecider, at: Instant): Promise<DecidedActor | undefined>;
  /** The decisions of the server (of the operator) that stand, latest first. */
  decisions(view: View, limit: number): Promise<readonly DecidedActor[]>;
  /**
   * What all articles teach about these folded names and these words, whoever reads them: it helps to understand another
   * one, and nothing of it is shown.
   */
  knowledge(wanted: { readonly names: readonly string[]; readonly words: readonly string[] }): Promise<ActorKnowledge>;
  /** Articles that were saved before there were actors, at most `limit`, and how many there are. Everybody's. */
  unfiled(limit: number): Promise<{ readonly reads: readonly ReadArticle[]; readonly left: number }>;
  /** Articles first seen since then that no model was given yet in their present version, the latest first; no copies. Everybody's. */
  unproposed(options: { readonly since: Instant; readonly limit: number }): Promise<readonly ReadArticle[]>;
  /** Keeps what a model proposed of an article, also when it is nothing; nothing happens when it was changed in the meantime. */
  propose(article: { readonly id: ArticleId; readonly version: number }, proposals: ActorProposals): Promise<void>;
  /** Files the actors of such an article; nothing happens when it was changed or filed in the meantime. */
  file(id: ArticleId, version: number, actors: FiledActors): Promise<void>;
}
