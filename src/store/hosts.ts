// Keeps whose turn it is at the hosts of feeds, where several processes read: a row for each host, a lease for each turn.

import type { Kysely } from 'kysely';
import type { TurnGiven, TurnWanted } from '../news/process.ts';
import type { Database } from './dialect.ts';
import type { HostStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Takes the database; gives the store of hosts. */
export function hostStore(database: Database): HostStore {
  return {
    take: (host, wanted) => database.transaction((db) => take(db, host, wanted)),
    end: (host, leaseUntil) =>
      database.transaction(async (db) => {
        const row = await readHost(db, host);
        if (row === undefined) return;
        // Of equal leases one: they are as good as each other.
        const at = row.leases.indexOf(leaseUntil);
        if (at !== -1) await writeHost(db, { ...row, leases: row.leases.toSpliced(at, 1) });
      }),
    hold: (host, until) =>
      database.transaction(async (db) => {
        const row = (await readHost(db, host)) ?? newHost(host);
        await writeHost(db, { ...row, silentUntil: Math.max(row.silentUntil, until) });
      }),
    forgetIdle: (now) =>
      database.transaction(async (db) => {
        const idle = db.deleteFrom('hosts').where('next_at', '<=', now).where('silent_until', '<=', now);
        await idle.where('leased_until', '<=', now).execute();
      }),
  };
}

interface Host {
  readonly host: string;
  /** The earliest next beginning. */
  readonly nextAt: number;
  readonly silentUntil: number;
  /** When the turns that were not ended end by themselves. */
  readonly leases: readonly number[];
}

const newHost = (host: string): Host => ({ host, nextAt: 0, silentUntil: 0, leases: [] });

/** As `HostStore.take` says. */
async function take(
  db: Kysely<Tables>,
  host: string,
  { now, atOnce, spacingMs, waitMsMax, leaseMs }: TurnWanted,
): Promise<TurnGiven> {
  const row = (await readHost(db, host)) ?? newHost(host);
  if (row.silentUntil > now) return { silentUntil: row.silentUntil };
  const leases = row.leases.filter((until) => until > now);
  if (leases.length >= atOnce) return { takenUntil: Math.min(...leases) };
  const at = Math.max(now, row.nextAt);
  if (at - now > waitMsMax) return { tooLate: at };
  const leaseUntil = at + leaseMs;
  await writeHost(db, { ...row, nextAt: at + spacingMs, leases: [...leases, leaseUntil] });
  return { at, leaseUntil };
}

async function readHost(db: Kysely<Tables>, host: string): Promise<Host | undefined> {
  const row = await db.selectFrom('hosts').selectAll().where('host', '=', host).executeTakeFirst();
  if (row === undefined) return undefined;
  return { host, nextAt: row.next_at, silentUntil: row.silent_until, leases: JSON.parse(row.leases) as number[] };
}

async function writeHost(db: Kysely<Tables>, { host, nextAt, silentUntil, leases }: Host): Promise<void> {
  const values = {
    next_at: nextAt,
    silent_until: silentUntil,
    leases: JSON.stringify(leases),
    leased_until: Math.max(0, ...leases),
  };
  await db
    .insertInto('hosts')
    .values({ host, ...values })
    .onConflict((conflict) => conflict.column('host').doUpdateSet(values))
    .execute();
}
