// Who: persons, organisations and places, under all their names.

export type ActorKind = 'PER' | 'ORG' | 'LOC';

/** One naming of an actor in a text. Equal `actor` within one text = the same actor. Offsets are UTF-16, end exclusive. */
export interface ActorMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: ActorKind;
  /** A key that is equal for all mentions of one actor in this text: its fullest name, folded. */
  readonly actor: string;
}

/** A short form introduced beside its long form: "Government of National Accord (GNA)". */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
}

/** Words that stand for an actor without naming it: "the ministry", "the group". Offsets are UTF-16, end exclusive. */
export interface ActorReference {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The key of the actor meant, as in `ActorMention`. */
  readonly actor: string;
}

/** What someone is said to be, with the words it rests on. Its day is the article's. */
export interface Role {
  readonly actor: string;
  readonly role: string;
  /** The key of the organisation or place it is held in, where a mention of the same sentence says it. */
  readonly organisation?: string;
  /** Held no longer when the article was written: "former", "ex-", "until 2014". */
  readonly former?: true;
  /** Held for the time being: "acting", "interim". */
  readonly acting?: true;
  /** When it began, as far as stated: an ISO year, month or day ("2014", "2014-05"). */
  readonly since?: string;
  /** The sentence that says it: offsets into the article's text. */
  readonly start: number;
  readonly end: number;
}

/**
 * What other articles taught, for the names and words of one text. Plain data, for it goes to another thread. Without
 * it a text is read by its own words alone.
 */
export interface ActorKnowledge {
  /** By folded name (`foldName`): the kind that it was seen with most often. */
  readonly kinds: ReadonlyMap<string, ActorKind>;
  /** Words (lower case) that other articles write without a capital. */
  readonly lowerSeen: ReadonlySet<string>;
}
