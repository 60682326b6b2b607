// The kinds of keys that the index holds, told apart by their first character. Keys sort, so that ranges of them can be read.
//
//   stem                         a word of a passage, or of its article's title      → passages
//   folded name                  a name of several words in a passage                → passages
//   1 from/to                    an event told in a passage                          → passages
//   2 stem                       a word of the title                                 → articles
//   3 feed                       a feed that the article was seen in                 → articles
//   4 key │ folded name          an actor under a key of one of its names            → articles
//   5 folded name │ name         an actor, and the name that the article shows       → articles
//   6 end of name │ folded name  an actor, from each later word of its name on       → articles
//   7 short │ long, long │ short an abbreviation that the article introduces         → articles
//
// The figures stand for control characters, which no word begins with; words, which most keys are, stand bare.

import type { Day, FeedId } from '../news/ids.ts';

/** Parts a key in two; stands in no folded text. */
const PART = '\u0000';

const [EVENT, TITLE, FEED, NAME, SHOWN, LATER] = ['\u0001', '\u0002', '\u0003', '\u0004', '\u0005', '\u0006'];
const SAME = '\u0007';

/** What a key's numbers count: those of passages or of articles. */
export function isOfPassages(key: string): boolean {
  return key.startsWith(EVENT) || key > '\u0008';
}

/** Whether a key is that of an actor and a name that articles show. */
export const isShown = (key: string): boolean => key.startsWith(SHOWN);

/** The key of a stem: itself, so that indexing makes no new text for each word. */
export const wordKey = (stem: string): string => stem;
/** The key of a folded name of several words in a passage: no stem has a space in it. */
export const phraseKey = (folded: string): string => folded;
/** The key of a stem in a title. */
export const titleKey = (stem: string): string => `${TITLE}${stem}`;
/** The key of a feed. */
export const feedKey = (feedId: FeedId): string => `${FEED}${feedId}`;
/** The key of an event's first and last day. */
export const eventKey = ({ from, to }: { readonly from: Day; readonly to: Day }): string => `${EVENT}${from}/${to}`;
/** The key of an actor's folded name under a key of one of its names. */
export const nameKey = (key: string, folded: string): string => `${NAME}${key}${PART}${folded}`;
/** The key of an actor and the name that an article shows. */
export const shownKey = (folded: string, shown: string): string => `${SHOWN}${folded}${PART}${shown}`;

/** The keys of an actor from each later word of its folded name on, so that a surname is completed as well. */
export function laterKeys(folded: string): string[] {
  const keys: string[] = [];
  for (let at = folded.indexOf(' '); at !== -1; at = folded.indexOf(' ', at + 1))
    keys.push(`${LATER}${folded.slice(at + 1)}${PART}${folded}`);
  return keys;
}

/** The keys of a folded abbreviation and what it is short for, from either to the other. */
export const sameKeys = (one: string, other: string): readonly string[] => [
  `${SAME}${one}${PART}${other}`,
  `${SAME}${other}${PART}${one}`,
];

/** What stands behind the parting mark of a key; '' when nothing does. */
export function secondPart(key: string): string {
  const at = key.indexOf(PART);
  return at === -1 ? '' : key.slice(at + 1);
}

/** The range of all keys that start so, as a half-open interval of their order. */
export function keysStarting(start: string): { readonly from: string; readonly until: string } {
  return { from: start, until: `${start}\uffff` };
}

/** The range of the feeds' keys. */
export const allFeeds = keysStarting(FEED);
/** The range of all names that actors are shown by. */
export const allShown = keysStarting(SHOWN);
/** The range of the names that an actor is shown by. */
export const namesShown = (folded: string) => keysStarting(`${SHOWN}${folded}${PART}`);
/** The two ranges of actors of whose name some word begins so. */
export const actorsBeginning = (start: string) => [keysStarting(`${SHOWN}${start}`), keysStarting(`${LATER}${start}`)];
/** The folded name of an actor's key of either range. */
export const actorOf = (key: string): string => (isShown(key) ? key.slice(1, key.indexOf(PART)) : secondPart(key));
/** The range of the keys of an actor under one key of its names. */
export const namesUnder = (key: string) => keysStarting(`${NAME}${key}${PART}`);
/** The range of events that begin on one of the days, both ends included. */
export const eventsBeginning = (from: Day, to: Day) => ({ from: `${EVENT}${from}`, until: `${EVENT}${to}\uffff` });

/** The days of an event's key. */
export function eventOf(key: string): { readonly from: Day; readonly to: Day } {
  const [from = '', to = ''] = key.slice(1).split('/');
  return { from, to };
}
/** The range of what a folded abbreviation is short for, or of the abbreviations of a folded name. */
export const sameAs = (folded: string) => keysStarting(`${SAME}${folded}${PART}`);
