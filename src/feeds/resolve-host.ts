// Host names to addresses, by the machine's own resolver.

import { lookup } from 'node:dns/promises';

/**
 * Takes a host name, gives all its IPv4 and IPv6 addresses in the resolver's order. Throws Node's error when it has none.
 * The system's resolver is asked (not DNS itself), so that what is checked is what a connection would have used.
 */
export async function resolveHost(host: string): Promise<string[]> {
  const answers = await lookup(host, { all: true, order: 'verbatim' });
  return answers.map((answer) => answer.address);
}
