// Who may ask a host next: a few requests at a time, some time apart, and none while it has asked us to stay away.

import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import type { TurnGiven, TurnWanted } from '../news/process.ts';

export interface HostTurns {
  /**
   * Waits for a turn at a host; gives what ends it. Throws Failure `busy` at once when the host has asked us to stay
   * away or the wait would be too long, and what the signal throws when it is aborted meanwhile.
   */
  take(host: string, signal?: AbortSignal): Promise<() => void>;
  /** The host asks for a silence from now on (Retry-After), at most a day. */
  hold(host: string, ms: number): void;
  /** The host asks for so much time between two requests (robots.txt: crawl-delay); a second at least, an hour at most. */
  setSpacing(host: string, ms: number): void;
  /** When the host may be asked next, as far as this process knows; now or earlier when it is free. */
  freeAt(host: string): Instant;
}

/** The turns that several processes share: the store's hosts fit. */
interface SharedTurns {
  take(host: string, wanted: TurnWanted): Promise<TurnGiven>;
  end(host: string, leaseUntil: Instant): Promise<void>;
  hold(host: string, until: Instant): Promise<void>;
}

// What browsers and feed readers do without complaint: two connections, and a request a second.
const AT_ONCE_MAX = 2;
const SPACING_MS_MIN = 1_000;
const SPACING_MS_MAX = 3_600_000;
// What waits longer is better tried by the next poll than held in memory.
const WAIT_MS_MAX = 30_000;
const HOLD_MS_MAX = 24 * 3_600_000;
// A fetch takes 20 s at most: what a process that died had in hand is free soon after.
const LEASE_MS = 30_000;
// Who waits for another process's turn looks again as often: it may end before its lease does.
const LOOK_EVERY_MS = 1_000;
// Hosts that were asked long ago are forgotten when there are more than this.
const HOSTS_MAX = 5_000;

interface Host {
  inHand: number;
  /** The earliest next start. */
  nextAt: Instant;
  heldUntil: Instant;
  spacingMs: number;
  readonly waiting: (() => void)[];
}

/**
 * Takes the clock and how to wait; gives the turns, one for the whole house. `spacingMs` is the least there is, one second
 * when not given. `shared`: where other processes read too, a turn is taken there as well; what goes wrong with its end
 * goes to `onFault`, for it ends by itself.
 */
export function createHostTurns(needs: {
  readonly now: () => Instant;
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly spacingMs?: number;
  readonly shared?: SharedTurns | undefined;
  readonly onFault?: (error: unknown) => void;
}): HostTurns {
  const { now, pause, spacingMs = SPACING_MS_MIN, shared, onFault = () => {} } = needs;
  const hosts = new Map<string, Host>();

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    if (hosts.size >= HOSTS_MAX) forgetIdle(hosts, now());
    const host: Host = { inHand: 0, nextAt: 0, heldUntil: 0, spacingMs, waiting: [] };
    hosts.set(name, host);
    return host;
  }

  async function take(name: string, signal?: AbortSignal): Promise<() => void> {
    const host = hostOf(name);
    refuseWhenHeld(name, host, now());
    if (host.inHand >= AT_ONCE_MAX) await freed(host, signal);
    else host.inHand += 1;
    let isEnded = false;
    let endShared = async (): Promise<void> => {};
    const end = (): void => {
      if (isEnded) return;
      isEnded = true;
      endShared().catch(onFault);
      const next = host.waiting.shift();
      if (next === undefined) host.inHand -= 1;
      else next();
    };
    try {
      refuseWhenHeld(name, host, now());
      const at = Math.max(now(), host.nextAt);
      if (at - now() > WAIT_MS_MAX) throw tooLong(name);
      host.nextAt = at + host.spacingMs;
      if (at > now()) await pause(at - now(), signal);
      if (shared === undefined) return end;
      const turn = await takeShared({ name, host, shared, now, pause }, signal);
      endShared = () => shared.end(name, turn.leaseUntil);
      if (turn.at > now()) await pause(turn.at - now(), signal);
      return end;
    } catch (error) {
      end();
      throw error;
    }
  }

  return {
    take,
    hold: (name, ms) => {
      const host = hostOf(name);
      host.heldUntil = Math.max(host.heldUntil, now() + Math.min(ms, HOLD_MS_MAX));
      shared?.hold(name, host.heldUntil).catch(onFault);
    },
    setSpacing: (name, ms) => {
      hostOf(name).spacingMs = Math.min(Math.max(ms, spacingMs), SPACING_MS_MAX);
    },
    freeAt: (name) => {
      const host = hosts.get(name);
      return host === undefined ? 0 : Math.max(host.nextAt, host.heldUntil);
    },
  };
}

/** Takes a turn among all processes, as soon as there is one; gives when it begins and until when it is leased. */
async function takeShared(
  of: Pick<Parameters<typeof createHostTurns>[0], 'now' | 'pause'> & {
    readonly name: string;
    readonly host: Host;
    readonly shared: SharedTurns;
  },
  signal: AbortSignal | undefined,
): Promise<{ readonly at: Instant; readonly leaseUntil: Instant }> {
  const { name, host, shared, now, pause } = of;
  const waitsUntil = now() + WAIT_MS_MAX;
  for (;;) {
    const wanted = { atOnce: AT_ONCE_MAX, spacingMs: host.spacingMs, leaseMs: LEASE_MS };
    const given = await shared.take(name, { ...wanted, now: now(), waitMsMax: waitsUntil - now() });
    if ('at' in given) {
      host.nextAt = Math.max(host.nextAt, given.at + host.spacingMs);
      return given;
    }
    if ('silentUntil' in given) host.heldUntil = Math.max(host.heldUntil, given.silentUntil);
    refuseWhenHeld(name, host, now());
    if ('tooLate' in given || now() >= waitsUntil) throw tooLong(name);
    await pause(LOOK_EVERY_MS, signal);
  }
}

/** Waits until a turn is handed over by who ends it. */
async function freed(host: Host, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = (): void => {
    const place = host.waiting.indexOf(resolve);
    if (place >= 0) host.waiting.splice(place, 1);
    reject(signal?.reason);
  };
  host.waiting.push(resolve);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await promise;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function refuseWhenHeld(name: string, host: Host, at: Instant): void {
  const waitMs = host.heldUntil - at;
  if (waitMs <= 0) return;
  const minutes = Math.ceil(waitMs / 60_000);
  throw new Failure('busy', `${name} has asked me to stay away for another ${minutes} minutes.`, {
    cause: { retryAfterMs: waitMs },
  });
}

function tooLong(name: string): Failure {
  return new Failure('busy', `${name} wants more time between two requests than I can wait for; try again later.`);
}

function forgetIdle(hosts: Map<string, Host>, at: Instant): void {
  for (const [name, host] of hosts) {
    if (host.inHand === 0 && host.nextAt <= at && host.heldUntil <= at) hosts.delete(name);
  }
}
