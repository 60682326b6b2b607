// Where an answer sends us on to.

/** At most this many hops; Fetch allows 20, Googlebot 5 for robots.txt, and no honest feed needs more than three. */
export const REDIRECTS_MAX = 5;

/**
 * Takes an answer's status and Location header and the address that was asked. Gives the next address as absolute text (not
 * yet judged) and whether it replaces the old one for good; undefined when the answer is no redirect or names no place.
 * 305 (use a proxy) counts like 302, so that its target is judged too.
 */
export function readRedirect(
  status: number,
  location: string | undefined,
  from: URL,
): { readonly url: string; readonly isPermanent: boolean } | undefined {
  if (status < 300 || status > 308 || status === 304 || location === undefined || location.trim() === '')
    return undefined;
  const next = URL.parse(location.trim(), from.href);
  if (next !== null && next.hash === '') next.hash = from.hash;
  // What cannot be parsed is handed on as it is: the guard then says what is wrong with it.
  return { url: next?.href ?? location, isPermanent: status === 301 || status === 308 };
}
