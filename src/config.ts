// Reads the environment once, with zod, into one frozen Config. The only reader of process.env.

import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { Failure } from './news/failure.ts';
import type { Role, Shards } from './news/process.ts';
import { SETTINGS, type SettingName } from './settings.ts';

/** The settings as the program uses them; frozen. Nothing prints it whole: it holds secrets. */
export interface Config {
  readonly discordToken: string | undefined;
  readonly discordGuildId: string | undefined;
  readonly discordApiUrl: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** What this process does, and the shards that it holds; absent: all. */
  readonly role: Role;
  readonly shards: Shards | undefined;
  readonly model:
    | { readonly key: string; readonly baseUrl: string; readonly name: string; readonly timeoutMsMax: number }
    | undefined;
  /** What the model may be used for in a day of UTC: by a server, by each person in it. */
  readonly modelLimits: { readonly tokensPerDay: number; readonly questionsPerDay: number };
  /** How many new articles it may read in a day of UTC to propose roles; 0 for none. */
  readonly modelArticlesPerDay: number;
  /** How many items of briefings it may write in a day of UTC for each server; 0 for none. */
  readonly modelItemsPerDay: number;
  readonly contact: string | undefined;
  readonly allowedAddresses: readonly string[];
  readonly feedPorts: readonly number[];
  readonly workers: number;
  readonly indexMegabytes: number;
  readonly feedsPerServer: number;
  /** How many of each a server may have, and each person in it. */
  readonly limits: { readonly topics: number; readonly subscriptions: number; readonly followsPerPerson: number };
  /** The file of the packs that /setup offers; absent: the one that comes with the program. */
  readonly packsFile: string | undefined;
  readonly statusPort: number;
  readonly sandboxPort: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Variables that look like ours and are not: told to the operator, then ignored. */
  readonly unknown: readonly string[];
}

/**
 * Reads the settings from the process's environment, over a file `.env` in `folder` where there is one.
 * Throws one Failure that names every faulty variable, what is wrong with it and an example; values of secrets are
 * not repeated.
 */
export function readConfig(folder: string): Config {
  const file = `${folder}/.env`;
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return parseConfig({ ...fromFile, ...process.env });
}

/** The same from a given environment: names and values as text; empty values count as absent. Throws as `readConfig`. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const values: Partial<Record<SettingName, unknown>> = {};
  const faults: string[] = [];
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const { schema, example, secret } = SETTINGS[name];
    const raw = environment[name]?.trim();
    const parsed = schema.safeParse(raw === '' ? undefined : raw);
    if (parsed.success) values[name] = parsed.data;
    else {
      const shown = secret ? '' : ` (it is “${raw}”)`;
      faults.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}. Example: ${example}`);
    }
  }
  if (faults.length === 0) faults.push(...faultsTogether(values as Values));
  if (faults.length > 0) {
    throw new Failure(
      'bad-input',
      `The settings have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    );
  }
  const unknown = Object.keys(environment).filter((name) => name.startsWith('DATELINE_') && !(name in SETTINGS));
  return assemble(values as Values, unknown);
}

type Values = { [Name in SettingName]: z.infer<(typeof SETTINGS)[Name]['schema']> };

/** What each alone may be, and together may not. */
function faultsTogether(values: Values): string[] {
  const { DATELINE_ROLE: role, DATELINE_SHARDS: shards, DATELINE_DATABASE_URL: url, DISCORD_TOKEN: token } = values;
  const shares = role !== 'all' || shards !== undefined;
  const needed = [
    ...(url === undefined ? ['DATELINE_DATABASE_URL'] : []),
    ...(token === undefined ? ['DISCORD_TOKEN'] : []),
  ];
  return shares && needed.length > 0
    ? [`DATELINE_ROLE and DATELINE_SHARDS are for processes that share a database: they need ${needed.join(' and ')}.`]
    : [];
}

function assemble(values: Values, unknown: readonly string[]): Config {
  const key = values.OPENAI_API_KEY;
  return Object.freeze({
    discordToken: values.DISCORD_TOKEN,
    discordGuildId: values.DISCORD_GUILD_ID,
    discordApiUrl: values.DISCORD_API_URL,
    dataDir: values.DATELINE_DATA,
    databaseUrl: values.DATELINE_DATABASE_URL,
    redisUrl: values.DATELINE_REDIS_URL,
    role: values.DATELINE_ROLE,
    shards: values.DATELINE_SHARDS,
    model:
      key === undefined
        ? undefined
        : {
            key,
            baseUrl: values.OPENAI_BASE_URL,
            name: values.DATELINE_MODEL,
            timeoutMsMax: values.DATELINE_MODEL_SECONDS * 1000,
          },
    modelLimits: {
      tokensPerDay: values.DATELINE_MODEL_TOKENS_PER_DAY,
      questionsPerDay: values.DATELINE_MODEL_QUESTIONS_PER_DAY,
    },
    modelArticlesPerDay: values.DATELINE_MODEL_ARTICLES_PER_DAY,
    modelItemsPerDay: values.DATELINE_MODEL_ITEMS_PER_DAY,
    contact: values.DATELINE_CONTACT,
    allowedAddresses: values.DATELINE_ALLOW_ADDRESSES,
    feedPorts: values.DATELINE_FEED_PORTS,
    workers: values.DATELINE_WORKERS,
    indexMegabytes: values.DATELINE_INDEX_MB,
    feedsPerServer: values.DATELINE_FEEDS_PER_SERVER,
    limits: {
      topics: values.DATELINE_TOPICS_PER_SERVER,
      subscriptions: values.DATELINE_SUBSCRIPTIONS_PER_SERVER,
      followsPerPerson: values.DATELINE_FOLLOWS_PER_PERSON,
    },
    packsFile: values.DATELINE_PACKS,
    statusPort: values.DATELINE_STATUS_PORT,
    sandboxPort: values.DATELINE_SANDBOX_PORT,
    logLevel: values.DATELINE_LOG_LEVEL,
    unknown,
  });
}
