// The address guard: decides, before anything is sent, whether an address may be reached at all.

import { type AllowedAddress, isException, readAllowedAddresses, whyNotPublic } from './public-address.ts';

/** Gives all addresses of a host name; throws or gives none when there are none. Asked exactly once for each judgement. */
export type ResolveHost = (host: string) => Promise<string[]>;

export interface AddressOptions {
  /** CIDRs, addresses or host:port pairs that are allowed though they are not public. */
  readonly allowedAddresses?: readonly string[] | undefined;
  /** Ports that may be asked; 80, 443, 8080 and 8443 when not given. */
  readonly ports?: readonly number[] | undefined;
}

type AddressJudgement =
  | { readonly decision: 'allow'; readonly url: URL; readonly addresses: string[] }
  | {
      readonly decision: 'reject';
      /** One short clause that follows "because": "it leads to 127.0.0.1, which is not a public address (loopback)". */
      readonly reason: string;
      /** True when nothing is wrong but that the name has no address. */
      readonly isUnknownName?: boolean;
    };

// News is served on these; every other port of a public machine is some other service, and none of our business.
const WEB_PORTS: readonly number[] = [80, 443, 8080, 8443];

// RFC 9110, 4.1 asks for at least 8,000 octets; longer ones are attacks or accidents.
const URL_LENGTH_MAX = 8_000;

// Names that mean "this machine" or "this network" wherever they are asked (RFC 6761, 6762, 7686, 8375, ICANN's .internal).
const INSIDE_NAMES = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'lan', 'home.arpa', 'onion'];

/**
 * Judges an address as it was typed or linked. Takes the text, a resolver and the exceptions; gives the parsed URL and the
 * addresses that may be connected to (connect to these only, never resolve again), or the reason why not, one short clause.
 * Never throws and never connects; a resolver that throws is a rejection.
 */
export async function judgeAddress(
  url: string,
  resolve: ResolveHost,
  options: AddressOptions = {},
): Promise<AddressJudgement> {
  const parsed = readUrl(url);
  if (typeof parsed === 'string') return reject(parsed);
  const allowed = readAllowedAddresses(options.allowedAddresses ?? []);
  const host = bareHost(parsed);
  const port = Number(parsed.port) || (parsed.protocol === 'https:' ? 443 : 80);
  const isNamed = allowed.some((entry) => entry.kind === 'host' && entry.host === host && entry.port === port);
  const addresses = isLiteral(parsed, host) ? [host] : await ask(host, resolve, isNamed);
  if (!Array.isArray(addresses)) return addresses;
  return judgeAnswers({ parsed, host, port, addresses, allowed, ports: options.ports ?? WEB_PORTS });
}

interface Answers {
  readonly parsed: URL;
  readonly host: string;
  readonly port: number;
  readonly addresses: string[];
  readonly allowed: readonly AllowedAddress[];
  readonly ports: readonly number[];
}

/** Every answer must be public or an exception; one bad answer among good ones rejects, for we cannot choose which is used. */
function judgeAnswers(answers: Answers): AddressJudgement {
  const { parsed, host, port, addresses, allowed, ports } = answers;
  let isExcepted = true;
  for (const address of addresses) {
    if (isException({ host, port, address }, allowed)) continue;
    isExcepted = false;
    const why = whyNotPublic(address);
    if (why === undefined) continue;
    if (host === address) return reject(`it leads to ${address}, which is not a public address (${why})`);
    // What a name resolves to inside a network is nobody's business but the operator's: it is not told.
    return reject(`${host} has an address that is not a public address (${why})`);
  }
  if (!isExcepted && !ports.includes(port)) return reject(`port ${port} is not a port of the web`);
  return { decision: 'allow', url: parsed, addresses };
}

/** The URL, or what is wrong with it. */
function readUrl(text: string): URL | string {
  if (text.length > URL_LENGTH_MAX) return 'it is too long';
  const parsed = URL.parse(text.trim());
  if (parsed === null) return 'it is not a valid address';
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return 'only http and https are read';
  if (parsed.username !== '' || parsed.password !== '') return 'it carries a user name or password';
  if (bareHost(parsed) === '') return 'it names no host';
  return parsed;
}

/** The host in lower case, without the brackets of IPv6 and without the dot that may end a full name. */
function bareHost(parsed: URL): string {
  return parsed.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

// WHATWG URL turns every odd notation of IPv4 (octal, hex, one number, fewer parts, full-width digits) into four decimal
// parts, and refuses hosts that end in a number without being an address. So a literal is what looks like one now.
function isLiteral(parsed: URL, host: string): boolean {
  return parsed.hostname.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** The addresses of a name, or the rejection when it is not to be asked or has none. */
async function ask(host: string, resolve: ResolveHost, isNamed: boolean): Promise<string[] | AddressJudgement> {
  const fault = isNamed ? undefined : whyNotName(host);
  if (fault !== undefined) return reject(fault);
  const unknown: AddressJudgement = {
    decision: 'reject',
    reason: `the name ${host} is not known`,
    isUnknownName: true,
  };
  try {
    const addresses = await resolve(host);
    return addresses.length > 0 ? addresses : unknown;
  } catch {
    return unknown;
  }
}

function whyNotName(host: string): string | undefined {
  if (!/^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(host) || host.length > 253) return 'it names no valid host';
  if (INSIDE_NAMES.some((name) => host === name || host.endsWith(`.${name}`)))
    return `${host} is a name of this network`;
  if (!host.includes('.')) return `${host} is not a full name of the internet`;
  return undefined;
}

function reject(reason: string): AddressJudgement {
  return { decision: 'reject', reason };
}
