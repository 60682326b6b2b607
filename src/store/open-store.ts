// Opens the store, in the data folder's file or in a PostgreSQL database, and puts the nouns together.

import type { Instant } from '../news/ids.ts';
import { actorStore } from './actors.ts';
import { articleStore } from './articles.ts';
import { auditStore } from './audit.ts';
import { budgetStore } from './budgets.ts';
import { countAll } from './counts.ts';
import { deliveryStore } from './deliveries.ts';
import { departureStore } from './departures.ts';
import type { Database } from './dialect.ts';
import { eventDayStore } from './event-days.ts';
import { factStore } from './facts.ts';
import { feedStore } from './feeds.ts';
import { guildStore } from './guilds.ts';
import { hostStore } from './hosts.ts';
import { openSqlite } from './open-sqlite.ts';
import { personStore } from './people.ts';
import { processStore } from './processes.ts';
import { segmentStore } from './segments.ts';
import { shownStore } from './shown-messages.ts';
import type { Store } from './store.ts';
import { subscriptionStore } from './subscriptions.ts';
import { takeDownStore } from './take-downs.ts';
import { topicStore } from './topics.ts';

export { STORE_FILE } from './open-sqlite.ts';

/**
 * Takes the data folder (made when it is not there), the clock, and who opens: a `bot` keeps other bots away until it is
 * closed or dies; a `cli` may work beside a running bot. With `databaseUrl` (postgres://) the store is that database,
 * which many processes share. `readOnly` needs a store that exists and is current, and refuses every write. Gives the
 * store. Throws Failure: `busy` (a second bot; a CLI that would upgrade the file under a running bot; a database that
 * cannot be reached), `newer-schema`, `stale` (read-only on an older one), `not-found` (read-only, no file; no such
 * database), `not-allowed` (by the database), `unreadable`, `disk`.
 */
export async function openStore(options: {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly now: () => Instant;
  readonly role?: 'bot' | 'cli';
  readonly readOnly?: boolean;
}): Promise<Store> {
  const { dataDir, databaseUrl: url, now, role = 'cli', readOnly = false } = options;
  const database =
    url === undefined
      ? await openSqlite({ dataDir, now, role, readOnly })
      : await (await import('./open-postgres.ts')).openPostgres({ url, dataDir, now, role, readOnly });
  return { ...nounsOver(database, now), backup: database.backup, close: database.close };
}

function nounsOver(database: Database, now: () => Instant): Omit<Store, 'backup' | 'close'> {
  return {
    articles: articleStore(database),
    actors: actorStore(database),
    eventDays: eventDayStore(database),
    feeds: feedStore(database),
    guilds: guildStore(database),
    topics: topicStore(database),
    subscriptions: subscriptionStore(database),
    deliveries: deliveryStore(database),
    shown: shownStore(database),
    budgets: budgetStore(database),
    segments: segmentStore(database, now),
    takeDowns: takeDownStore(database),
    departures: departureStore(database),
    people: personStore(database),
    audit: auditStore(database),
    facts: factStore(database),
    processes: processStore(database),
    hosts: hostStore(database),
    counts: (now) => countAll(database, now),
    check: async () => {
      await database.read((db) => db.selectFrom('counters').select('value').executeTakeFirstOrThrow());
    },
  };
}
