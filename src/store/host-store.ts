// What is asked of the store about the hosts that several processes read from: types of the door.

import type { Instant } from '../news/ids.ts';
import type { TurnGiven, TurnWanted } from '../news/process.ts';

export interface HostStore {
  /** Takes a turn at a host, in one transaction; or tells what is in the way, and nothing is taken. */
  take(host: string, wanted: TurnWanted): Promise<TurnGiven>;
  /** Ends a turn. */
  end(host: string, leaseUntil: Instant): Promise<void>;
  /** The host is not to be asked before. */
  hold(host: string, until: Instant): Promise<void>;
  /** Forgets the hosts of which nothing is left to be heeded. */
  forgetIdle(now: Instant): Promise<void>;
}
