// One of the processes that share a database: what it does, and which of Discord's shards it holds.

import type { Instant } from './ids.ts';

/** A bot speaks with people and sends; a worker reads feeds and composes; `all` does both, for one process alone. */
export type Role = 'bot' | 'worker' | 'all';

/** Shards `from` to `until`, both counted in, of so many; a server belongs to shard (its id >> 22) modulo `of`. */
export interface Shards {
  readonly from: number;
  readonly until: number;
  readonly of: number;
}

/** Where a process stands among those of its database, until its lease ends. */
export interface ProcessPlace {
  /** The process's own, of its data folder: the same after a restart. */
  readonly id: string;
  /** Of this start of it: another one with the same id has come after it. */
  readonly start: string;
  /** What people call it: the machine's name. */
  readonly name: string;
  readonly role: Role;
  /** Absent for a worker, which hears nobody; a bot without it holds all. */
  readonly shards?: Shards;
  /** Requests a second that it may send to Discord. */
  readonly perSecond: number;
  readonly startedAt: Instant;
  readonly leaseUntil: Instant;
}

/** A place that is wanted. */
export interface PlaceWanted extends Omit<ProcessPlace, 'perSecond' | 'leaseUntil'> {
  readonly now: Instant;
  readonly leaseMs: number;
  /** This start of the process has no place yet, and whatever held one under its id is dead. */
  readonly isNew: boolean;
}

/** The place; or who is in the way: another that holds one of its shards (or counts them differently), or a later start of it. */
export type PlaceGiven = { readonly place: ProcessPlace } | { readonly inTheWay: ProcessPlace };

/** Whether two processes would both hear some server: also where they count shards differently. */
export function overlap(
  one: Pick<ProcessPlace, 'role' | 'shards'>,
  other: Pick<ProcessPlace, 'role' | 'shards'>,
): boolean {
  if (one.role === 'worker' || other.role === 'worker') return false;
  if (one.shards === undefined || other.shards === undefined) return true;
  if (one.shards.of !== other.shards.of) return true;
  return one.shards.from <= other.shards.until && other.shards.from <= one.shards.until;
}

/** Discord's documentation, "Sharding": the timestamp bits of the id, modulo the number of shards. */
export function holdsServer(shards: Shards | undefined, guildId: string): boolean {
  if (shards === undefined) return true;
  const shard = Number((BigInt(guildId) >> 22n) % BigInt(shards.of));
  return shards.from <= shard && shard <= shards.until;
}

/** A turn at a host that is wanted, among those that all processes have together. */
export interface TurnWanted {
  readonly now: Instant;
  /** So many have one at once. */
  readonly atOnce: number;
  /** So long after the one before. */
  readonly spacingMs: number;
  /** Nothing is taken where it would begin later than this from now. */
  readonly waitMsMax: number;
  /** From its beginning on, unless it is ended before. */
  readonly leaseMs: number;
}

/** When it begins and until when it is leased; or until when the host is silent or others have all turns; or when it would begin. */
export type TurnGiven =
  | { readonly at: Instant; readonly leaseUntil: Instant }
  | { readonly silentUntil: Instant }
  | { readonly takenUntil: Instant }
  | { readonly tooLate: Instant };
