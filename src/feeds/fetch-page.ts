// Fetches one address over http: guarded, pinned to the checked address, limited in time and size, with conditional requests.

import { Failure } from '../news/failure.ts';
import { ADDRESS_CHARACTERS_MAX } from '../news/guild.ts';
import type { Instant } from '../news/ids.ts';
import { judgeAddress, type ResolveHost } from './address-guard.ts';
import { badStatus, networkFault, timedOut } from './fetch-faults.ts';
import type { HostTurns } from './host-turns.ts';
import { REDIRECTS_MAX, readRedirect } from './redirect.ts';
import { type RawAnswer, sendRequest } from './send-request.ts';
import { readMaxAge, readRetryAfter } from './waiting-times.ts';

export interface FetchPageSettings {
  readonly resolve: ResolveHost;
  /** CIDRs, addresses or host:port pairs that are allowed though they are not public. */
  readonly allowedAddresses?: readonly string[] | undefined;
  /** An honest name with a contact address. */
  readonly userAgent: string;
  /** Ports that may be asked; those of the web when not given. */
  readonly ports?: readonly number[] | undefined;
  /** Who may ask a host when; without it nobody waits. */
  readonly turns?: HostTurns | undefined;
  /** For the whole of one fetch, redirects included; waiting for the first host's turn is not counted. */
  readonly timeoutMsMax?: number | undefined;
  /** Of the decoded body. */
  readonly bytesMax?: number | undefined;
  readonly now: () => Instant;
}

interface FetchPageOptions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** The Accept header. */
  readonly accept?: string | undefined;
  readonly bytesMax?: number | undefined;
  /** Ends the fetch early: what it throws then is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a host answered. */
export interface FetchedPage {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  /** 304: nothing has changed since `etag`/`lastModified`; the body is empty. */
  readonly notModified: boolean;
  readonly body: Uint8Array;
  /** Names in lower case; several values of one name are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Set when the asked address was replaced for good: an unbroken run of permanent redirects led here. */
  readonly movedTo?: string;
  /** How long the host asks us to wait before the next request (Retry-After). */
  readonly retryAfterMs?: number;
  /** How long the host says that this answer stays good (Cache-Control: max-age). */
  readonly cacheMaxAgeMs?: number;
}

/**
 * Fetches an address. Throws a Failure: `refused` (the guard), `not-found` (404, 410), `unreachable` (unknown name, other
 * statuses, TLS, connection), `timeout`, `limit` (too large), `busy` (429, 503), `unreadable` (packed in an unknown way);
 * `fetchFaultOf` tells its status and wait.
 */
export type FetchPage = (url: string, options?: FetchPageOptions) => Promise<FetchedPage>;

// Feeds and news pages are far smaller (the largest feeds met in the wild are some 8 MB); beyond this memory is at risk.
const BYTES_MAX = 10_000_000;

// Slow but honest hosts answer within this; the tick must not be held longer by one feed.
const TIMEOUT_MS_MAX = 20_000;

// A host that asks us to come less often without saying when: our own first back-off.
const BUSY_HOLD_MS = 5 * 60_000;

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5';

/** Makes the function that fetches. `now` is used to read dates in Retry-After. */
export function createFetchPage(settings: FetchPageSettings): FetchPage {
  const timeoutMsMax = settings.timeoutMsMax ?? TIMEOUT_MS_MAX;
  return async (url, options = {}) => {
    const turn = takeTurns(settings.turns);
    try {
      await turn.at(URL.parse(url)?.hostname, options.signal);
      const timeout = AbortSignal.timeout(timeoutMsMax);
      const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
      try {
        const { answer, finalUrl, movedTo } = await followRedirects({ start: url, settings, options, signal, turn });
        return toPage({ answer, url: finalUrl, movedTo, settings, options });
      } catch (error) {
        if (error instanceof Failure) throw error;
        options.signal?.throwIfAborted();
        const host = turn.host() ?? 'The address';
        throw signal.aborted ? timedOut(host, timeoutMsMax) : networkFault(host, error);
      }
    } finally {
      turn.end();
    }
  };
}

/** The turn of one fetch, which goes from host to host with its redirects. */
interface Turn {
  at(host: string | undefined, signal: AbortSignal | undefined): Promise<void>;
  /** The host that is being asked. */
  host(): string | undefined;
  end(): void;
}

function takeTurns(turns: HostTurns | undefined): Turn {
  let host: string | undefined;
  let end = (): void => undefined;
  return {
    at: async (next, signal) => {
      if (next === host || next === undefined) return;
      // The former turn ends first: two fetches that lead to each other's hosts must not wait for each other.
      end();
      end = (): void => undefined;
      host = next;
      if (turns !== undefined) end = await turns.take(next, signal);
    },
    host: () => host,
    end: () => end(),
  };
}

interface Followed {
  readonly answer: RawAnswer;
  readonly finalUrl: URL;
  readonly movedTo: string | undefined;
}

/** Asks one address after the other, each judged before it is asked, until one is no redirect. */
async function followRedirects(fetch: {
  readonly start: string;
  readonly settings: FetchPageSettings;
  readonly options: FetchPageOptions;
  readonly signal: AbortSignal;
  readonly turn: Turn;
}): Promise<Followed> {
  const { start, settings, options, signal, turn } = fetch;
  let next = start;
  let movedTo: string | undefined;
  let isPermanentSoFar = true;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const { url, addresses } = await admit(next, settings, signal);
    await turn.at(url.hostname, signal);
    const bytesMax = options.bytesMax ?? settings.bytesMax ?? BYTES_MAX;
    const answer = await sendRequest({ url, addresses, headers: headersFor(settings, options), bytesMax, signal });
    const redirect = readRedirect(answer.status, answer.headers.location, url);
    if (redirect === undefined) return { answer, finalUrl: url, movedTo };
    isPermanentSoFar &&= redirect.isPermanent;
    // A longer one is followed each time and never kept.
    if (isPermanentSoFar && redirect.url.length <= ADDRESS_CHARACTERS_MAX) movedTo = redirect.url;
    next = redirect.url;
  }
  throw new Failure('unreachable', `The address sends me on more than ${REDIRECTS_MAX} times and never arrives.`);
}

/** Judges an address and gives it with what may be connected to; a resolver that hangs is cut off with the rest. */
async function admit(
  address: string,
  settings: FetchPageSettings,
  signal: AbortSignal,
): Promise<{ readonly url: URL; readonly addresses: readonly string[] }> {
  const judgement = await orAborted(
    judgeAddress(address, settings.resolve, { allowedAddresses: settings.allowedAddresses, ports: settings.ports }),
    signal,
  );
  if (judgement.decision === 'allow') return judgement;
  const shown = address.length > 200 ? `${address.slice(0, 200)}…` : address;
  if (judgement.isUnknownName) throw new Failure('unreachable', `I cannot read ${shown}: ${judgement.reason}.`);
  throw new Failure('refused', `I do not read ${shown}: ${judgement.reason}.`);
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function headersFor(settings: FetchPageSettings, options: FetchPageOptions): Record<string, string> {
  return {
    'user-agent': settings.userAgent,
    accept: options.accept ?? ACCEPT,
    'accept-encoding': 'gzip, br, zstd, deflate',
    ...(options.etag === undefined ? {} : { 'if-none-match': options.etag }),
    ...(options.lastModified === undefined ? {} : { 'if-modified-since': options.lastModified }),
  };
}

interface Answered {
  readonly answer: RawAnswer;
  readonly url: URL;
  readonly movedTo: string | undefined;
  readonly settings: FetchPageSettings;
  readonly options: FetchPageOptions;
}

/** Turns the last answer into a page, or into the Failure that its status means. */
function toPage({ answer, url, movedTo, settings, options }: Answered): FetchedPage {
  const { status, headers, body } = answer;
  const retryAfterMs = readRetryAfter(headers['retry-after'], settings.now());
  const isConditional = options.etag !== undefined || options.lastModified !== undefined;
  const notModified = status === 304 && isConditional;
  if (!notModified && (status < 200 || status >= 300)) {
    const holdMs = retryAfterMs ?? (status === 429 ? BUSY_HOLD_MS : undefined);
    if ((status === 429 || status === 503) && holdMs !== undefined) settings.turns?.hold(url.hostname, holdMs);
    throw badStatus(url.hostname, { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }
  const cacheMaxAgeMs = readMaxAge(headers['cache-control']);
  return {
    url: url.href,
    status,
    notModified,
    body,
    headers,
    ...(headers['content-type'] === undefined ? {} : { contentType: headers['content-type'] }),
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
    ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(cacheMaxAgeMs === undefined ? {} : { cacheMaxAgeMs }),
  };
}
