// Counts what the stand-in was asked, in its own process: thousands of requests with their bodies are not sent about.

import type { Sandbox } from '../../src/sandbox/offer.ts';

/** What was asked since the stand-in began, as far as it is remembered (20,000 requests). */
export interface Tally {
  /** Messages that were created: when, in milliseconds of the stand-in's clock, and in which channel; in their order. */
  readonly created: readonly { readonly at: number; readonly channelId: string }[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

const CREATE = /^\/api\/v10\/channels\/(\d+)\/messages$/u;

/** Takes the stand-in; gives what it remembers. */
export function tallyRequests(sandbox: Sandbox): Tally {
  const created: { at: number; channelId: string }[] = [];
  const statuses: Record<string, number> = {};
  for (const { method, path, status, at } of sandbox.requests()) {
    statuses[status] = (statuses[status] ?? 0) + 1;
    const channelId = method === 'POST' && status === 200 ? CREATE.exec(path)?.[1] : undefined;
    if (channelId !== undefined) created.push({ at, channelId });
  }
  return { created, statuses };
}

/** The most messages that were created within any second. */
export function mostInASecond({ created }: Pick<Tally, 'created'>): number {
  let most = 0;
  let first = 0;
  for (const [last, { at }] of created.entries()) {
    while (at - (created[first]?.at ?? 0) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Messages a second, from the first to the last. */
export function paceOf({ created }: Pick<Tally, 'created'>): number {
  const [first, last] = [created[0]?.at ?? 0, created.at(-1)?.at ?? 0];
  return (created.length - 1) / ((last - first) / 1_000);
}
