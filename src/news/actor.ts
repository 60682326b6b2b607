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

/** What someone is said to be, with the words it rests on. */
export interface Role {
  readonly actor: string;
  readonly role: string;
  /** The sentence that says it: offsets into the article's text. */
  readonly start: number;
  readonly end: number;
}
