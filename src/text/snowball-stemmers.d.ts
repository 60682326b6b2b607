// What we use of the snowball-stemmers package, which ships no types of its own.

declare module 'snowball-stemmers' {
  /** Throws when it does not know the language. */
  export function newStemmer(language: string): { stem(word: string): string };
}
