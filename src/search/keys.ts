// The kinds of keys that the index holds, told apart by their first letter. Keys sort, so that ranges of them can be read.
//
//   w stem                a word of a passage, or of its article's title      → passages
//   e from/to             an event told in a passage                          → passages
//   t stem                a word of the title                                 → articles
//   f feed                a feed that the article was seen in                 → articles
//   n key │ folded name   an actor under a key of one of its names            → articles
//   a folded name │ name  an actor, and the name that the article shows       → articles

import type { Day, FeedId } from '../news/ids.ts';

/** Parts a key in two; stands in no folded text. */
const PART = '\u0000';

/** What a key's numbers count: those of passages or of articles. */
export function isOfPassages(key: string): boolean {
  return key.startsWith('w') || key.startsWith('e');
}

/** The key of a stem. */
export const wordKey = (stem: string): string => `w${stem}`;
/** The key of a stem in a title. */
export const titleKey = (stem: string): string => `t${stem}`;
/** The key of a feed. */
export const feedKey = (feedId: FeedId): string => `f${feedId}`;
/** The key of an event's first and last day. */
export const eventKey = ({ from, to }: { readonly from: Day; readonly to: Day }): string => `e${from}/${to}`;
/** The key of an actor's folded name under a key of one of its names. */
export const nameKey = (key: string, folded: string): string => `n${key}${PART}${folded}`;
/** The key of an actor and the name that an article shows. */
export const shownKey = (folded: string, shown: string): string => `a${folded}${PART}${shown}`;

/** What stands behind the parting mark of a key; '' when nothing does. */
export function secondPart(key: string): string {
  const at = key.indexOf(PART);
  return at === -1 ? '' : key.slice(at + 1);
}

/** The range of all keys that start so, as a half-open interval of their order. */
export function keysStarting(start: string): { readonly from: string; readonly until: string } {
  return { from: start, until: `${start}\uffff` };
}

/** The range of the keys of an actor under one key of its names. */
export const namesUnder = (key: string) => keysStarting(`n${key}${PART}`);
/** The range of events that begin on one of the days, both ends included. */
export const eventsBeginning = (from: Day, to: Day) => ({ from: `e${from}`, until: `e${to}\uffff` });

/** The days of an event's key. */
export function eventOf(key: string): { readonly from: Day; readonly to: Day } {
  const [from = '', to = ''] = key.slice(1).split('/');
  return { from, to };
}
