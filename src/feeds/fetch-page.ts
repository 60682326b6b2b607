// Fetches one address over http: guarded, pinned to the checked address, limited in time and size, with conditional requests.

import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import type { ResolveHost } from './address-guard.ts';

export interface FetchPageSettings {
  readonly resolve: ResolveHost;
  /** CIDRs, addresses or host:port pairs that are allowed though they are not public. */
  readonly allowedAddresses?: readonly string[] | undefined;
  /** An honest name with a contact address. */
  readonly userAgent: string;
  /** For the whole of one fetch, redirects included. */
  readonly timeoutMsMax?: number | undefined;
  /** Of the decoded body. */
  readonly bytesMax?: number | undefined;
  readonly now: () => Instant;
}

export interface FetchPageOptions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** The Accept header. */
  readonly accept?: string | undefined;
  readonly bytesMax?: number | undefined;
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
  /** How long the host asks us to wait before the next request (Retry-After, or Cache-Control max-age of a feed). */
  readonly retryAfterMs?: number;
  readonly cacheMaxAgeMs?: number;
}

/**
 * Fetches an address. Throws a Failure: `refused` (the guard), `not-found` (404, 410, unknown name), `unreachable` (other
 * statuses, TLS, connection), `timeout`, `limit` (too large), `busy` (429, 503); `fetchFaultOf` tells its status and wait.
 */
export type FetchPage = (url: string, options?: FetchPageOptions) => Promise<FetchedPage>;

/** Makes the function that fetches. */
export function createFetchPage(_settings: FetchPageSettings): FetchPage {
  return async () => {
    throw new Failure('not-built', 'Fetching is not built yet.');
  };
}

/** The http status and the asked-for wait behind a Failure thrown by a FetchPage; undefined fields where there was none. */
export function fetchFaultOf(failure: Failure): { readonly status?: number; readonly retryAfterMs?: number } {
  const cause = failure.cause;
  if (typeof cause !== 'object' || cause === null) return {};
  return {
    ...('status' in cause && typeof cause.status === 'number' ? { status: cause.status } : {}),
    ...('retryAfterMs' in cause && typeof cause.retryAfterMs === 'number' ? { retryAfterMs: cause.retryAfterMs } : {}),
  };
}
