// What we use of the snowball-stemmers package, which ships no types of its own.

declare module 'snowball-stemmers' {
  interface Snowball {
    /** Throws when it does not know the language. */
    newStemmer(language: string): { stem(word: string): string };
    algorithms(): string[];
  }
  const snowball: Snowball;
  export default snowball;
}
