// Links to what is cited: only to addresses of the web, their text a number and the source's name.

import { URL_CHARACTERS_MAX } from './limits.ts';
import { quoteOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

/** What is cited: where it stands, and who publishes it. */
interface Cited {
  readonly url: string;
  readonly source: string;
}

/**
 * A link that does not unfurl and is wide enough for a thumb: `[1 · The Quay](<address>)`. Without the link where
 * `isLinked` is false, or the address is none of the web, carries a user name, or is longer than we put into a message.
 * `sourceMax` limits the source's name, in UTF-16 units.
 */
export function linkToSource(
  { url: rawUrl, source }: Cited,
  number: number,
  { sourceMax, isLinked = true }: { readonly sourceMax: number; readonly isLinked?: boolean },
): string {
  const url = isLinked ? webAddress(rawUrl) : undefined;
  if (url === undefined) return `${number} · ${quoteOutside(source, sourceMax) || texts.noSource}`;
  // A bracket, escaped or not, may end the text of a link.
  const name = quoteOutside(source.replaceAll('[', '(').replaceAll(']', ')'), sourceMax) || texts.noSource;
  return misleads(source, url) ? `[${number}](<${url}>) · ${name}` : `[${number} · ${name}](<${url}>)`;
}

/** True for a name that reads as an address, and not as that of the link: it would be taken for where the link leads. */
function misleads(source: string, url: string): boolean {
  const host = source
    .trim()
    .toLowerCase()
    .replace(/^www\./u, '');
  return ADDRESS.test(source) && !`.${new URL(url).hostname}`.endsWith(`.${host}`);
}

/** Something like `example.org` or `https://…`. */
const ADDRESS = /:\/\/|[\p{L}\p{N}-]\.\p{L}{2,}(?![\p{L}\p{N}])/u;

/** The address in a form that ends no link and mentions nobody; undefined when it is not to be linked. */
export function webAddress(rawUrl: string): string | undefined {
  if (rawUrl.length > URL_CHARACTERS_MAX || !URL.canParse(rawUrl)) return undefined;
  const url = new URL(rawUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const href = url.href.replace(/[()[\]<>@\\|`*\s]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length <= URL_CHARACTERS_MAX ? href : undefined;
}
