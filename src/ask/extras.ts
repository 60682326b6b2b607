// What is done to find evidence beyond plain BM25 of the question's words: each may be left out, to measure what it gains.

/** Their names, as measuring prints them. */
export const EXTRAS = [
  'parts of the question',
  'sources named',
  'names',
  'days',
  'quoted phrases',
  'headline',
  'words in one sentence',
  'asking words',
  'levelled rareness',
  'spread',
  'joined runs',
  'suggested name',
  'expansion',
] as const;

export type Extra = (typeof EXTRAS)[number];
export type Extras = ReadonlySet<Extra>;

/** What is done for every question; the words of what was found are added only where little was. */
export const ALL_EXTRAS: Extras = new Set(EXTRAS.filter((extra) => extra !== 'expansion'));
