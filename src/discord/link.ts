// Links that Dateline makes itself: only to addresses of the web, with a label of ours, never with words from outside.

import { URL_CHARACTERS_MAX } from './limits.ts';

/**
 * A masked link with a label of ours, that does not unfurl; just the label when the address is none of the web, carries
 * a user name, or is longer than we put into a message.
 */
export function linkTo(rawUrl: string, label: string): string {
  const url = linkableUrl(rawUrl);
  return url === undefined ? label : `[${label}](<${url}>)`;
}

/** The address in a form that ends no link and mentions nobody; undefined when it is not to be linked. */
function linkableUrl(rawUrl: string): string | undefined {
  if (rawUrl.length > URL_CHARACTERS_MAX || !URL.canParse(rawUrl)) return undefined;
  const url = new URL(rawUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const href = url.href.replace(/[()[\]<>@\\|`*\s]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length <= URL_CHARACTERS_MAX ? href : undefined;
}
