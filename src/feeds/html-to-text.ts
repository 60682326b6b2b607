// Turns HTML into plain text: whole paragraphs for contents, one line for titles.

import { decodeEntities } from './decode-entities.ts';
import { scanMarkup } from './scan-markup.ts';

// What stands in these is not for reading.
const SILENT = new Set('script style template noscript head svg math iframe object select button form'.split(' '));

// These begin a paragraph of their own.
const BLOCKS = new Set(
  (
    'p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol dl dd dt li blockquote pre figure ' +
    'figcaption table thead tbody tfoot caption tr hr address details summary fieldset'
  ).split(' '),
);

/** Takes an HTML fragment; gives plain text, paragraphs parted by blank lines. '' when it holds no text. Never throws. */
export function htmlToText(html: string): string {
  return paragraphsOf(html).join('\n\n');
}

/** Takes HTML that should be one line (a title, a name); gives it as one line of plain text. */
export function htmlToLine(html: string): string {
  return html.includes('<') || html.includes('&') ? paragraphsOf(html).join(' ') : foldSpace(html);
}

/** Runs of white space (line breaks and hard spaces too) as one space, trimmed, without invisible control characters. */
export function foldSpace(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|[\u00ad\u200b\u2060\ufeff]/gu, '')
    .trim();
}

function paragraphsOf(html: string): string[] {
  const paragraphs: string[] = [];
  let run: string[] = [];
  let breaks = 0;
  let silent: string | undefined;
  const close = (): void => {
    const text = foldSpace(run.join(''));
    if (text !== '') paragraphs.push(text);
    run = [];
    breaks = 0;
  };
  for (const token of scanMarkup(html, { isXml: false })) {
    if (silent !== undefined) {
      if (token.kind === 'end' && token.name === silent) silent = undefined;
    } else if (token.kind === 'text' || token.kind === 'cdata') {
      const text = decodeEntities(token.text);
      if (text.trim() !== '') breaks = 0;
      run.push(text);
    } else if (token.kind === 'start' && SILENT.has(token.name)) {
      if (!token.isEmpty) silent = token.name;
    } else if (token.kind === 'start' && token.name === 'br') {
      breaks += 1;
      // One <br> is a line, two are a paragraph.
      if (breaks === 2) close();
      else run.push(' ');
    } else if ((token.kind === 'start' || token.kind === 'end') && BLOCKS.has(token.name)) {
      close();
    } else if (token.kind === 'start' && (token.name === 'td' || token.name === 'th')) {
      run.push(' ');
    }
  }
  close();
  return paragraphs;
}
