// Bytes to text: which encoding a feed or a page is in, and what to do when it says so wrongly.

import iconv from 'iconv-lite';
import { guessEncoding } from './guess-encoding.ts';

// The declaration stands at the start: XML's prolog on its first line, HTML's meta within 1,024 bytes (HTML standard); some
// publishers write more before it.
const HEAD_BYTES = 4_096;

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** The Content-Type header. */
  readonly contentType?: string | undefined;
}

/**
 * Gives the text. The order is: byte order mark, the bytes' own shape (UTF-16, UTF-32 without a mark), the header's charset,
 * the document's own declaration, UTF-8, a guess by the letters. A charset that the bytes contradict is passed over. Never throws.
 */
export function decodeText({ bytes, contentType }: EncodedText): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return decodeAs(bytes, wide, false) ?? '';
  // A mark that the rest contradicts is passed over too.
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
  const head = iconv.decode(Buffer.from(bytes.subarray(0, HEAD_BYTES)), 'latin1');
  for (const label of [marked, headerCharset(contentType), declaredCharset(head), 'utf-8']) {
    const text = label === undefined ? undefined : decodeAs(bytes, label, true);
    if (text !== undefined) return text;
  }
  return decodeAs(bytes, isMostlyUtf8(bytes) ? 'utf-8' : guessEncoding(bytes), false) ?? '';
}

/** Names in any case → the value of one header. */
export function headerOf(headers: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** UTF-16 and UTF-32 by their mark or by the zeros beside the first "<". */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && (c === 0xfe || c === 0) && (d === 0xff || d === 0x3c)) return 'utf-32be';
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return undefined;
}

function headerCharset(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function declaredCharset(head: string): string | undefined {
  const prolog = /^[^<]*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
  return prolog ?? /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** The text, or undefined when the label is unknown or (if `isStrict`) the bytes are not of this encoding. */
function decodeAs(bytes: Uint8Array, label: string, isStrict: boolean): string | undefined {
  const name = label.toLowerCase().replaceAll('_', '-');
  // Servers say ASCII where nobody chose: other bytes contradict it.
  if (isStrict && /^(?:us-?)?ascii$/.test(name) && bytes.some((byte) => byte >= 0x80)) return undefined;
  // A document whose bytes are plain cannot be in a wide encoding, whatever it declares.
  if (isStrict && /^(?:utf-?|u|ucs-?)(?:16|32|2|4)/.test(name)) return undefined;
  const decoder = decoderFor(name, isStrict);
  if (decoder !== undefined) {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }
  if (!iconv.encodingExists(name)) return undefined;
  const text = iconv.decode(Buffer.from(bytes), name);
  return isStrict && !/[<{]/.test(text) ? undefined : text;
}

function decoderFor(name: string, isStrict: boolean): { decode: (bytes: Uint8Array) => string } | undefined {
  try {
    return new TextDecoder(name, { fatal: isStrict });
  } catch {
    return undefined;
  }
}

/** One broken character in a long UTF-8 text must not turn all others into windows-1252. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const match of text.matchAll(/\P{ASCII}/gu)) {
    if (match[0] === '\ufffd') broken += 1;
    else whole += 1;
  }
  return whole > 4 * broken;
}
