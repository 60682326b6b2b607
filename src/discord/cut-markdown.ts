// Cuts text of ours that carries markdown, so that words, links and marks stay whole.

/**
 * Gives `text` with at most `charactersMax` UTF-16 units. A cut falls between words, never inside a link or a mention,
 * closes an open `**`, and ends with …
 */
export function cutMarkdown(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  // Three units are kept for the sign of the cut and a closing mark.
  let piece = text.slice(0, charactersMax - 3).toWellFormed();
  const space = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n'));
  if (space > piece.length / 2) piece = piece.slice(0, space);
  piece = dropOpen(piece, '[', ')');
  piece = dropOpen(piece, '<', '>');
  // A lone backslash would escape what follows it.
  piece = piece.replace(/\\$/u, '').trimEnd();
  const isBoldOpen = piece.split('**').length % 2 === 0;
  return `${piece}…${isBoldOpen ? '**' : ''}`;
}

/** Without its end from the last opening sign on, when that is not closed. Escaped signs do not open. */
function dropOpen(piece: string, opening: string, closing: string): string {
  const start = piece.lastIndexOf(opening);
  if (start < 0 || piece[start - 1] === '\\') return piece;
  return piece.indexOf(closing, start) < 0 ? piece.slice(0, start) : piece;
}
