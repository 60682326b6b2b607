// Opens the store: makes the folder, takes the bot's lock, brings the tables up to date and puts the nouns together.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';
import { actorStore } from './actors.ts';
import { articleStore } from './articles.ts';
import { auditStore } from './audit.ts';
import { backUpStore } from './backup-store.ts';
import { type BotLock, holdBotLock } from './bot-lock.ts';
import { budgetStore } from './budgets.ts';
import { countAll } from './counts.ts';
import { deliveryStore } from './deliveries.ts';
import { departureStore } from './departures.ts';
import type { Database } from './dialect.ts';
import { eventDayStore } from './event-days.ts';
import { factStore } from './facts.ts';
import { feedStore } from './feeds.ts';
import { guildStore } from './guilds.ts';
import { assertCurrent, migrate } from './migrate.ts';
import { personStore } from './people.ts';
import { segmentStore } from './segments.ts';
import { shownStore } from './shown-messages.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import { explainSqlite } from './sqlite-failure.ts';
import type { Store } from './store.ts';
import { subscriptionStore } from './subscriptions.ts';
import { takeDownStore } from './take-downs.ts';
import { topicStore } from './topics.ts';

/** The file in the data folder that holds everything that must not be lost. */
export const STORE_FILE = 'dateline.db';

/**
 * Takes the data folder (made when it is not there), the clock, and who opens: a `bot` keeps other bots away until it is
 * closed or dies; a `cli` may work beside a running bot. `readOnly` needs a file that exists and is current, and refuses
 * every write. Gives the store. Throws Failure: `busy` (a second bot; a CLI that would upgrade the file under a running
 * bot), `newer-schema`, `stale` (read-only on an older file), `not-found` (read-only, no file), `unreadable`, `disk`.
 */
export async function openStore(options: {
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly role?: 'bot' | 'cli';
  readonly readOnly?: boolean;
}): Promise<Store> {
  const { dataDir, now, role = 'cli', readOnly = false } = options;
  const file = join(dataDir, STORE_FILE);
  if (readOnly && !existsSync(file)) throw new Failure('not-found', `There is no data file yet in ${dataDir}.`);
  if (!readOnly) makeFolder(dataDir);
  const lock = role === 'bot' && !readOnly ? holdBotLock(dataDir, SECOND_BOT) : undefined;
  try {
    const prepare = async (database: Database) => {
      if (readOnly) await assertCurrent(database);
      else await migrate(database, { now: now(), beforeUpgrade: () => assertNoOtherBot(dataDir, lock) });
    };
    const database = await openSqliteDatabase({ file, readOnly, prepare });
    const close = async () => {
      await database.close();
      lock?.release();
    };
    return { ...nounsOver(database, now), backup: (to, onProgress) => backUpStore({ file, to, onProgress }), close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

const SECOND_BOT =
  'Another Dateline bot already runs on this data folder; stop it first, or give this one a folder of its own.';
const UPGRADE_UNDER_BOT =
  'The data file must be upgraded, and a bot of an older version runs on it; stop the bot, then try again.';

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainSqlite(error);
  }
}

/** An upgrade under a running bot of an older version would pull the tables from under it. */
function assertNoOtherBot(dataDir: string, lock: BotLock | undefined): void {
  if (lock === undefined) holdBotLock(dataDir, UPGRADE_UNDER_BOT).release();
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
    counts: (now) => countAll(database, now),
    check: async () => {
      await database.read((db) => db.selectFrom('counters').select('value').executeTakeFirstOrThrow());
    },
  };
}
