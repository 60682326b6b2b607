// Cuts plain text where a reader would: at a word, else at a whole character.

/** A cut at a word may cost this share of what there is room for. */
const WORD_SHARE_MAX = 1 / 3;
/** No emoji sequence is longer than 40 units; marks piled up beyond 200 on one letter may be cut anywhere. */
const CHARACTER_UNITS_MAX = 200;
const EMOJI_UNITS_MAX = 40;

/**
 * The longest beginning of a line of which `fits` is true (it must be true of all shorter ones), made by `make`,
 * without its trailing spaces. It ends at a word where that costs at most a third, else at a whole character.
 */
export function cutWhere(line: string, fits: (piece: string) => boolean, make: (piece: string) => string): string {
  const end = longest(line, fits);
  if (end === line.length) return make(line);
  return make(line.slice(0, wordEnd(line, end) ?? characterEnd(line, end)).trimEnd());
}

/** The longest beginning of whole characters of which `fits` is true (it must be true of all shorter ones); may be ''. */
export function cutAtCharacter(text: string, fits: (piece: string) => boolean): string {
  const end = longest(text, fits);
  return end === text.length ? text : text.slice(0, end === 0 ? 0 : characterEnd(text, end));
}

function longest(line: string, fits: (piece: string) => boolean): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(line.slice(0, middle).toWellFormed())) low = middle;
    else high = middle - 1;
  }
  return low;
}

function wordEnd(line: string, end: number): number | undefined {
  if (line[end] === ' ') return end;
  const space = line.lastIndexOf(' ', end);
  return space >= end * (1 - WORD_SHARE_MAX) && space > 0 ? space : undefined;
}

/** Where the last whole character (as a reader counts: an emoji family is one) before `end` ends. */
function characterEnd(line: string, end: number): number {
  const from = Math.max(0, end - CHARACTER_UNITS_MAX);
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    line.slice(from, end + EMOJI_UNITS_MAX),
  );
  const start = segments.containing(end - from)?.index ?? 0;
  if (start > 0) return from + start;
  return /[\udc00-\udfff]/u.test(line[end] ?? '') ? end - 1 : end;
}
