// Cuts words out of scripts that are written without spaces.

/** Han and kana are cut into pairs of characters, the others into the words that ICU knows of them. */
const PAIRED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;
const BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const UNSPACED = new RegExp(`${PAIRED.source}|${BY_DICTIONARY.source}`, 'u');
const RUNS = new RegExp(
  `(?<paired>(?:${PAIRED.source}\\p{M}*)+)|(?<known>(?:${BY_DICTIONARY.source}\\p{M}*)+)|(?:(?!${UNSPACED.source}).)+`,
  'gsu',
);

let dictionary: Intl.Segmenter | undefined;

/** Whether a run of letters holds some of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

/**
 * The terms in a run of letters, with their offsets: of Han and kana each two characters that follow each other (a lone one
 * by itself), of Thai, Khmer, Lao and Burmese the words, of others runs of at most `charsMax`. Pairs find words without a
 * dictionary of them, and name themselves rarely by chance (as Lucene's CJKAnalyzer does).
 */
export function cutUnspaced(word: string, charsMax: number): readonly Piece[] {
  return [...word.matchAll(RUNS)].flatMap(({ 0: text, index, groups }): Piece[] => {
    if (groups?.paired !== undefined) return pairsOf(text, index);
    if (groups?.known !== undefined) return wordsOf(text, index);
    return Array.from({ length: Math.ceil(text.length / charsMax) }, (_, at) => {
      return { text: text.slice(at * charsMax, (at + 1) * charsMax), at: index + at * charsMax };
    });
  });
}

/** The one character of a term that stands for itself, or the two of a pair; none of other terms. */
export function charactersOf(term: string): readonly string[] {
  if (!PAIRED.test(term)) return [];
  const characters = [...term];
  return characters.length <= 2 ? characters : [];
}

function pairsOf(text: string, index: number): Piece[] {
  const characters = [...text.matchAll(/.\p{M}*/gsu)];
  const [first] = characters;
  if (characters.length < 2) return first === undefined ? [] : [{ text, at: index }];
  return characters.slice(1).map((second, at) => {
    const start = (characters[at] as RegExpMatchArray).index as number;
    return { text: text.slice(start, (second.index as number) + second[0].length), at: index + start };
  });
}

function wordsOf(text: string, index: number): Piece[] {
  dictionary ??= new Intl.Segmenter('th', { granularity: 'word' });
  return [...dictionary.segment(text)].flatMap((piece) =>
    piece.isWordLike === true ? [{ text: piece.segment, at: index + piece.index }] : [],
  );
}
