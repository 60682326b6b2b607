// The guard and the redirect rule on made-up answers, so that they can be measured without connecting to anything.

import { type AddressOptions, judgeAddress, type ResolveHost } from './address-guard.ts';
import { readRedirect } from './redirect.ts';

export interface StubbedAddress {
  readonly url: string;
  /** Host → its addresses. */
  readonly dns?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Host → its addresses at the first look-up, at the second, … (the last one stays). */
  readonly dns_sequence?: Readonly<Record<string, readonly (readonly string[])[]>> | undefined;
  /** What the first host would answer. */
  readonly redirect?: { readonly status: number; readonly location: string } | undefined;
}

/**
 * Takes an address with what name servers and the first host would answer; gives the decision that fetching would come to.
 * Names that the stubs do not know have no address.
 */
export async function judgeAddressWithStubs(
  stubbed: StubbedAddress,
  options: AddressOptions = {},
): Promise<{ readonly decision: 'allow' | 'reject'; readonly reason: string }> {
  const resolve = stubResolver(stubbed);
  const first = await judgeAddress(stubbed.url, resolve, options);
  if (first.decision === 'reject') return first;
  const { redirect } = stubbed;
  const next = redirect === undefined ? undefined : readRedirect(redirect.status, redirect.location, first.url);
  if (next === undefined) return { decision: 'allow', reason: `it leads to ${first.addresses.join(', ')}` };
  const second = await judgeAddress(next.url, resolve, options);
  if (second.decision === 'allow')
    return { decision: 'allow', reason: `it is sent on to ${second.addresses.join(', ')}` };
  return { decision: 'reject', reason: `it is sent on, and then ${second.reason}` };
}

function stubResolver(stubbed: StubbedAddress): ResolveHost {
  const asked = new Map<string, number>();
  return async (host) => {
    const sequence = Object.entries(stubbed.dns_sequence ?? {}).find(([name]) => name.toLowerCase() === host)?.[1];
    if (sequence !== undefined) {
      const turn = asked.get(host) ?? 0;
      asked.set(host, turn + 1);
      return [...(sequence[Math.min(turn, sequence.length - 1)] ?? [])];
    }
    const answers = Object.entries(stubbed.dns ?? {}).find(
      ([name]) => name.toLowerCase().replace(/\.$/, '') === host,
    )?.[1];
    return [...(answers ?? [])];
  };
}
