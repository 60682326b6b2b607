// Finds the quotations and brackets of a text, which sentences do not end in.

/** A quotation longer than this is cut like other text: about 100 words, half of a passage. */
const QUOTE_CHARS_MAX = 600;
/** A bracket longer than this is cut like other text. */
const BRACKET_CHARS_MAX = 300;
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Quotations and brackets of a text that close within their limits, each without its closing mark; no sentence ends
 * inside them. Outermost ones, in order.
 */
export function wholeSpans(part: string): Span[] {
  const spans: Span[] = [];
  let open: { mark: string; at: number } | null = null;
  for (const { 0: mark, index } of part.matchAll(/["“”«»()[\]]|``|''/gu)) {
    if (open !== null) {
      const limit = open.mark === '(' || open.mark === '[' ? BRACKET_CHARS_MAX : QUOTE_CHARS_MAX;
      if (index - open.at > limit) open = null;
      else if (closes(open.mark, mark)) {
        // The closing mark itself is outside, so that a stop right before it is still seen by its closers.
        spans.push({ start: open.at, end: index });
        open = null;
        continue;
      }
    }
    if (open === null && /["“«([]|``/u.test(mark)) open = { mark, at: index };
  }
  const singles = singleQuotes(part).filter(
    (one) => !spans.some(({ start, end }) => one.start < end && start < one.end),
  );
  return singles.length === 0 ? spans : [...spans, ...singles].sort((a, b) => a.start - b.start);
}

/** The single marks of British papers are apostrophes too: one opens before a letter and closes after a stop. */
function singleQuotes(part: string): Span[] {
  const pattern =
    /(?<=^|[\s(—–])['‘](?=\p{L})(?:[^"“”«»\n'’‘]|(?<=\p{L})['’](?=\p{L})){1,600}(?<=[.,!?…])['’](?=[\s)—–]|$)/gu;
  return [...part.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length - 1 }));
}

function closes(opening: string, mark: string): boolean {
  const pairs: Record<string, string> = { '"': '"', '“': '”', '«': '»', '(': ')', '[': ']', '``': "''" };
  return pairs[opening] === mark;
}
