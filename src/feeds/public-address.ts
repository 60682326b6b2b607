// Which network addresses are public, and the exceptions that an operator opens.

import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A list entry read once: a range of addresses on every port, or one host on one port. */
export type AllowedAddress =
  | { readonly kind: 'range'; readonly network: Address; readonly bits: number }
  | { readonly kind: 'host'; readonly host: string; readonly port: number };

// Public by the registry's letter, yet answered from inside: Azure's host agent, which hands out a machine's secrets.
const INSIDE_THOUGH_PUBLIC = new Set(['168.63.129.16']);

// IPv6 that is handed out for the open internet lies in 2000::/3 (IANA "Global Unicast Address Space"); ipaddr.js
// calls everything it does not know "unicast", so that the older ::/96 and unassigned blocks would slip through.
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Says why an address is not public ("loopback", "private", …), or undefined when it is.
 * @param text an IPv4 address in four decimal parts or an IPv6 address; anything else is "not an address"
 */
export function whyNotPublic(text: string): string | undefined {
  const address = readAddress(text);
  if (address === undefined) return 'not an address';
  if (INSIDE_THOUGH_PUBLIC.has(address.toString())) return 'metadata';
  const range: string = address.range();
  if (range !== 'unicast') return range;
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST)) return 'not global unicast';
  return undefined;
}

/**
 * Reads the operator's exceptions: `10.0.0.0/8`, `127.0.0.1` (every port), `127.0.0.1:8080`, `[::1]:8080`, `feeds.lan:8080`.
 * Entries that are none of these are left out: an exception that is not understood opens nothing.
 */
export function readAllowedAddresses(entries: readonly string[]): AllowedAddress[] {
  return entries.flatMap((entry) => readAllowedAddress(entry.trim().toLowerCase()) ?? []);
}

/** True when an exception names this host and port, or holds this address. `host` is the URL's, without brackets. */
export function isException(
  where: { readonly host: string; readonly port: number; readonly address: string },
  allowed: readonly AllowedAddress[],
): boolean {
  const address = readAddress(where.address);
  return allowed.some((entry) => {
    if (entry.kind === 'host') return entry.port === where.port && entry.host === where.host;
    return address !== undefined && address.kind() === entry.network.kind() && address.match(entry.network, entry.bits);
  });
}

function readAllowedAddress(entry: string): AllowedAddress | undefined {
  if (ipaddr.isValidCIDR(entry)) {
    const [network, bits] = ipaddr.parseCIDR(entry);
    return { kind: 'range', network, bits };
  }
  const alone = readAddress(entry);
  if (alone !== undefined) return { kind: 'range', network: alone, bits: alone.kind() === 'ipv4' ? 32 : 128 };
  const pair = /^(\[[0-9a-f:.]+\]|[^:[\]/]+):(\d{1,5})$/.exec(entry);
  if (pair?.[1] === undefined) return undefined;
  return { kind: 'host', host: pair[1].replace(/^\[|\]$/g, ''), port: Number(pair[2]) };
}

/** Strict: only four decimal parts or IPv6, for a resolver gives nothing else and WHATWG URL has normalised the rest. */
function readAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  const bare = text.replace(/%.*$/, '');
  return ipaddr.IPv6.isValid(bare) ? ipaddr.IPv6.parse(bare) : undefined;
}
