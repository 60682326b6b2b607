// One address for one page: what advertising and habit add to an address is taken off.

import { ADDRESS_CHARACTERS_MAX } from '../news/guild.ts';

// Parameters that tell where a reader came from, never which page it is (as documented by Google Analytics, Meta, Microsoft and Mailchimp).
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid)$/i;

/**
 * Takes an address, gives its canonical form: https-or-http as given, host in lower case without a default port,
 * no fragment, no tracking parameters, the others sorted, no final slash after a path. Undefined when it is no
 * http(s) address, or longer than ADDRESS_CHARACTERS_MAX.
 */
export function canonicalUrl(rawUrl: string): string | undefined {
  const url = readWebAddress(rawUrl);
  if (url === undefined) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  if (url.pathname.length > 1 && url.pathname.endsWith('/')) url.pathname = url.pathname.slice(0, -1);
  const address = url.toString();
  return address.length > ADDRESS_CHARACTERS_MAX ? undefined : address;
}

/** Reads an http(s) address, however long; undefined when it is none. */
export function readWebAddress(rawUrl: string): URL | undefined {
  if (!URL.canParse(rawUrl.trim())) return undefined;
  const url = new URL(rawUrl.trim());
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
