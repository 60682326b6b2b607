// What is asked of the store about the processes that share a database: types of the door.

import type { Instant } from '../news/ids.ts';
import type { PlaceGiven, PlaceWanted, ProcessPlace } from '../news/process.ts';

export interface ProcessStore {
  /**
   * Takes a process's place, or keeps it: leased until now + leaseMs, with its share of the requests a second that all
   * together may send. All in one transaction.
   */
  hold(wanted: PlaceWanted): Promise<PlaceGiven>;
  /** Gives a place back, with its share; nothing where a later start has it. */
  leave(of: Pick<ProcessPlace, 'id' | 'start'>): Promise<void>;
  /** Those whose lease has not ended, by name. */
  list(now: Instant): Promise<readonly ProcessPlace[]>;
}
