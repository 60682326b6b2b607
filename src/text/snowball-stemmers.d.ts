// What we use of the snowball-stemmers package, which ships no types of its own.

declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem(word: string): string;
  }
  /** Throws when it does not know the language. */
  export function newStemmer(language: string): Stemmer;
  export function algorithms(): string[];
}
