// What can go wrong while fetching, each in one sentence for people.

import { Failure, type FailureCode } from '../news/failure.ts';

/** The http status and the asked-for wait, kept as the cause of a Failure. */
export interface FetchFault {
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** The http status and the asked-for wait behind a Failure thrown by a FetchPage; empty where there was none. */
export function fetchFaultOf(failure: Failure): FetchFault {
  const cause = failure.cause;
  if (typeof cause !== 'object' || cause === null) return {};
  return {
    ...('status' in cause && typeof cause.status === 'number' ? { status: cause.status } : {}),
    ...('retryAfterMs' in cause && typeof cause.retryAfterMs === 'number' ? { retryAfterMs: cause.retryAfterMs } : {}),
  };
}

/** The body, packed or unpacked, is over the limit. */
export function tooLarge(bytesMax: number): Failure {
  const size = bytesMax >= 1_000_000 ? `${Math.round(bytesMax / 1_000_000)} MB` : `${Math.ceil(bytesMax / 1_000)} kB`;
  return new Failure('limit', `The answer is larger than the ${size} that I read at most.`);
}

/** The whole fetch took longer than allowed. */
export function timedOut(host: string, timeoutMsMax: number): Failure {
  return new Failure('timeout', `${host} did not answer in full within ${timeoutMsMax / 1_000} seconds.`);
}

/** A status that is neither success nor redirect nor "not modified". */
export function badStatus(host: string, fault: FetchFault & { readonly status: number }): Failure {
  const [code, says] = readStatus(fault.status);
  return new Failure(code, `${host} ${says} (HTTP ${fault.status}).`, { cause: fault });
}

/** What the network or TLS said, by the error's code; errors without a code are bugs and are given back as they are. */
export function networkFault(host: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new Failure('unreachable', `${host} ${explain(code)}.`, { cause: error });
}

function readStatus(status: number): [FailureCode, string] {
  if (status === 404) return ['not-found', 'has nothing at this address'];
  if (status === 410) return ['not-found', 'says that this address is gone for good'];
  if (status === 401 || status === 403 || status === 407 || status === 451)
    return ['unreachable', 'refuses to show this address to me'];
  if (status === 429) return ['busy', 'asks me to come less often'];
  if (status === 503) return ['busy', 'is out of service for now'];
  if (status >= 500) return ['unreachable', 'has a fault of its own'];
  return ['unreachable', 'gave an answer that I cannot use'];
}

function explain(code: string): string {
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED|ISSUER/.test(code)) return `has no certificate that I can trust (${code})`;
  if (code === 'ECONNREFUSED') return 'does not take connections';
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return 'broke off the connection';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'could not be connected to in time';
  if (/UNREACH|ENETDOWN|EADDRNOTAVAIL/.test(code)) return 'cannot be reached from here';
  if (/^HPE_|UND_ERR_HEADERS_OVERFLOW|PARSER|MISMATCH/.test(code)) return `does not speak proper http (${code})`;
  return `cannot be reached (${code})`;
}

/** The first code in the error, its parts (Node's AggregateError of several addresses) or its causes. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // undici gives its parser's faults a name, and only most of them a code.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID';
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
