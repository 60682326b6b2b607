// Turns HTML into plain text.

/** Takes an HTML fragment; gives plain text, paragraphs parted by blank lines. '' when it holds no text. */
export function htmlToText(_html: string): string {
  return '';
}
