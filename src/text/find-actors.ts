// Finds the persons, organisations and places that a text names, and says which namings are one actor.

import type { Abbreviation, ActorKind, ActorMention } from '../news/actor.ts';
import type { Day } from '../news/ids.ts';

/** What was learned about actors from other articles. Understanding works without it. */
export interface ActorKnowledge {
  /** The kind most often seen for a folded name; undefined when it was never seen. */
  kindOf(foldedName: string): ActorKind | undefined;
}
export interface FindActorsOptions {
  readonly publishedDay?: Day;
  readonly knowledge?: ActorKnowledge;
}
export interface FoundActors {
  readonly mentions: ActorMention[];
  readonly abbreviations: Abbreviation[];
}

export function findActors(_text: string, _options: FindActorsOptions = {}): FoundActors {
  return { mentions: [], abbreviations: [] };
}
