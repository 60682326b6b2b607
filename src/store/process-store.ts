// What is asked of the store about the processes that share a database: types of the door.

import type { Instant } from '../news/ids.ts';
import type { ProcessPlace } from '../news/process.ts';

export interface ProcessStore {
  /**
   * Takes a process's place, or keeps it: leased until now + leaseMs, with its share of the requests a second that all
   * together may send. `isNew`: this start of it has no place yet, and whatever held one under its id is dead. Gives the
   * place; or who is in the way: another that holds one of its shards (or counts them differently), or a later start of
   * the same process. All in one transaction.
   */
  hold(
    wanted: Omit<ProcessPlace, 'perSecond' | 'leaseUntil'> & {
      readonly now: Instant;
      readonly leaseMs: number;
      readonly isNew: boolean;
    },
  ): Promise<{ readonly place: ProcessPlace } | { readonly inTheWay: ProcessPlace }>;
  /** Gives a place back, with its share; nothing where a later start has it. */
  leave(of: Pick<ProcessPlace, 'id' | 'start'>): Promise<void>;
  /** Those whose lease has not ended, by name. */
  list(now: Instant): Promise<readonly ProcessPlace[]>;
}
