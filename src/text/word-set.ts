// Makes a set of words out of a readable list.

/** The words of a list written with white space or line breaks between them. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** The phrases of a list written with commas between them. */
export function phraseSet(phrases: string): ReadonlySet<string> {
  return new Set(phrases.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' ')));
}
