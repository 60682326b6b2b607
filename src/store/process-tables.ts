// The tables of the processes that share a database: their migrations, and their rows as TypeScript sees them.

import type { Role } from '../news/process.ts';

export interface ProcessTables {
  processes: {
    id: string;
    start: string;
    name: string;
    role: Role;
    shard_from: number | null;
    shard_until: number | null;
    shard_count: number | null;
    per_second: number;
    started_at: number;
    lease_until: number;
  };
  hosts: {
    host: string;
    next_at: number;
    silent_until: number;
    /** A JSON array of instants. */
    leases: string;
    /** The last of them. */
    leased_until: number;
  };
}

/** Who is at work on this database, and how much of Discord's limit is whose. Never edited, as all migrations. */
export const PROCESSES = [
  `create table processes (
    id text primary key, start text not null, name text not null, role text not null, shard_from integer,
    shard_until integer, shard_count integer, per_second integer not null, started_at bigint not null,
    lease_until bigint not null)`,
];

/** Whose turn it is at the hosts that they read from. */
export const HOSTS = [
  `create table hosts (
    host text primary key, next_at bigint not null, silent_until bigint not null, leases text not null,
    leased_until bigint not null)`,
];
