// Every setting of Dateline: its name, what it may hold, what it does and its default.

import { z } from 'zod';
import { isAddressOrHostPort, isPort } from './is-address.ts';
import type { Shards } from './news/process.ts';

/** One setting: its schema, what it does (for the README and .env.example), and an example for people who got it wrong. */
interface Setting<Value> {
  readonly schema: z.ZodType<Value>;
  readonly does: string;
  readonly example: string;
  /** Shown as the default where the schema's own default does not speak for itself. */
  readonly defaultText: string;
  readonly secret?: boolean;
}

const text = z.string().trim().min(1);
const snowflake = z.string().regex(/^\d{17,20}$/, 'is not a Discord id (17 to 20 digits)');
const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http(s) address' });
const wholeNumber = (min: number, max: number) =>
  z.coerce.number({ error: 'is not a number' }).int().min(min, `is below ${min}`).max(max, `is above ${max}`);
const port = wholeNumber(0, 65_535);
const count = z.coerce.number({ error: 'is not a number' }).int('is not a whole number').min(0, 'is below 0');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const SHARDS = /^\d{1,5}(-\d{1,5})?\/\d{1,5}$/;

/** `0-3/16`, or `5/16` for one. */
function readShards(text: string): Shards {
  const [part = '', of = ''] = text.split('/');
  const [from = '', until = from] = part.split('-');
  return { from: Number(from), until: Number(until), of: Number(of) };
}

const isPart = ({ from, until, of }: Shards): boolean => from <= until && until < of;

function setting<Value>(value: Setting<Value>): Setting<Value> {
  return value;
}

/** Every setting of Dateline, in the order of the README's table. */
export const SETTINGS = {
  DISCORD_TOKEN: setting({
    schema: text.optional(),
    does: 'The bot’s token. Without it, Dateline starts its sandbox: a stand-in for Discord with sample news.',
    example: 'the token from the Bot page of your Discord application',
    defaultText: '(sandbox)',
    secret: true,
  }),
  DISCORD_GUILD_ID: setting({
    schema: snowflake.optional(),
    does: 'Registers the commands in this one server only (they appear at once); for trying things out.',
    example: '123456789012345678',
    defaultText: '(all servers)',
  }),
  DISCORD_API_URL: setting({
    schema: httpUrl.optional(),
    does: 'Another address of Discord’s API, such as a stand-in.',
    example: 'http://127.0.0.1:4000/api',
    defaultText: '(Discord’s own)',
  }),
  DATELINE_DATA: setting({
    schema: text.default('data'),
    does: 'The folder of the data file (dateline.db) and the cache (cache.db).',
    example: '/data',
    defaultText: 'data',
  }),
  DATELINE_DATABASE_URL: setting({
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' }).optional(),
    does: 'Keeps everything that must not be lost in this PostgreSQL database (15 or newer) instead of dateline.db.',
    example: 'postgres://dateline:password@127.0.0.1:5432/dateline',
    defaultText: '(dateline.db)',
    secret: true,
  }),
  DATELINE_REDIS_URL: setting({
    schema: z.url({ protocol: /^rediss?$/, error: 'is not a redis:// address' }).optional(),
    does: 'Keeps what may be lost (page state, model replies) in Redis instead of cache.db.',
    example: 'redis://127.0.0.1:6379',
    defaultText: '(cache.db)',
    secret: true,
  }),
  DATELINE_ROLE: setting({
    schema: z.enum(['bot', 'worker', 'all'], { error: 'is none of bot, worker, all' }).default('all'),
    does: 'What this process does where several share a PostgreSQL database: a bot speaks in Discord and sends, a worker reads feeds and composes briefings.',
    example: 'worker',
    defaultText: 'all',
  }),
  DATELINE_SHARDS: setting({
    schema: z
      .string()
      .regex(SHARDS, 'is no part of the shards')
      .transform(readShards)
      .refine(isPart, 'is no part of the shards')
      .optional(),
    does: 'The shards of Discord that this bot holds, of how many; the bots of a database name the same number.',
    example: '0-3/16',
    defaultText: '(all, as many as Discord advises)',
  }),
  OPENAI_API_KEY: setting({
    schema: text.optional(),
    does: 'With a key, answers and briefings are also written fluently, under the same check of sources.',
    example: 'the key of any endpoint that speaks the OpenAI API',
    defaultText: '(exact sentences only)',
    secret: true,
  }),
  OPENAI_BASE_URL: setting({
    schema: httpUrl.default('https://api.openai.com/v1'),
    does: 'The endpoint of the language model.',
    example: 'http://127.0.0.1:11434/v1',
    defaultText: 'https://api.openai.com/v1',
  }),
  DATELINE_MODEL: setting({
    schema: text.default('gpt-4o-mini'),
    does: 'The language model’s name at that endpoint.',
    example: 'gpt-4o-mini',
    defaultText: 'gpt-4o-mini',
  }),
  DATELINE_MODEL_SECONDS: setting({
    schema: z.coerce.number({ error: 'is not a number' }).min(1, 'is below 1').max(60, 'is above 60').default(20),
    does: 'How long the model may take in all before the exact sentences stay.',
    example: '20',
    defaultText: '20',
  }),
  DATELINE_MODEL_TOKENS_PER_DAY: setting({
    schema: count.default(200_000),
    does: 'Tokens of the model that one server may use in a day (UTC); its moderators may set less.',
    example: '200000',
    defaultText: '200000',
  }),
  DATELINE_MODEL_QUESTIONS_PER_DAY: setting({
    schema: count.default(20),
    does: 'Questions a day (UTC) with which each member may use the model, where moderators set no other number.',
    example: '20',
    defaultText: '20',
  }),
  DATELINE_MODEL_ARTICLES_PER_DAY: setting({
    schema: count.default(0),
    does: 'New articles a day (UTC) that the model may read to propose who holds which role; 0 leaves that to the rules alone.',
    example: '200',
    defaultText: '0',
  }),
  DATELINE_MODEL_ITEMS_PER_DAY: setting({
    schema: count.default(50),
    does: 'Items of due briefings that the model may write for one server in a day (UTC), from its tokens; 0 leaves them to exact sentences.',
    example: '50',
    defaultText: '50',
  }),
  DATELINE_CONTACT: setting({
    schema: text.optional(),
    does: 'An address or mailbox of yours, told to the sites that are read.',
    example: 'https://example.org/about-our-bot',
    defaultText: '(none)',
  }),
  DATELINE_ALLOW_ADDRESSES: setting({
    schema: list
      .refine((parts) => parts.every(isAddressOrHostPort), 'holds something that is no address, network or host:port')
      .default([]),
    does: 'Private networks or hosts that feeds may be read from all the same, separated by commas.',
    example: '10.1.0.0/16, 127.0.0.1:8080',
    defaultText: '(none)',
  }),
  DATELINE_FEED_PORTS: setting({
    schema: list
      .refine((parts) => parts.length > 0 && parts.every(isPort), 'holds something that is no port')
      .transform((parts) => parts.map(Number))
      .default([80, 443, 8080, 8443]),
    does: 'The ports that feeds and pages may be read from, separated by commas.',
    example: '80, 443, 8000',
    defaultText: '80, 443, 8080, 8443',
  }),
  DATELINE_WORKERS: setting({
    schema: wholeNumber(1, 32).default(1),
    does: 'Threads that parse and understand articles.',
    example: '2',
    defaultText: '1',
  }),
  DATELINE_INDEX_MB: setting({
    schema: z.coerce
      .number({ error: 'is not a number' })
      .int()
      .min(16, 'is below 16')
      .max(65_536, 'is above 65536')
      .default(256),
    does: 'Megabytes of memory that the search index may keep of itself, whatever the size of the store.',
    example: '512',
    defaultText: '256',
  }),
  DATELINE_FEEDS_PER_SERVER: setting({
    schema: wholeNumber(1, 10_000).default(500),
    does: 'How many feeds a server may follow.',
    example: '100',
    defaultText: '500',
  }),
  DATELINE_TOPICS_PER_SERVER: setting({
    schema: wholeNumber(1, 1_000).default(100),
    does: 'How many topics a server may have.',
    example: '100',
    defaultText: '100',
  }),
  DATELINE_SUBSCRIPTIONS_PER_SERVER: setting({
    schema: wholeNumber(1, 1_000).default(50),
    does: 'How many subscriptions a server may have.',
    example: '50',
    defaultText: '50',
  }),
  DATELINE_FOLLOWS_PER_PERSON: setting({
    schema: wholeNumber(0, 25).default(20),
    does: 'How many things each person may follow in a server by direct message; 0 turns that off.',
    example: '10',
    defaultText: '20',
  }),
  DATELINE_PACKS: setting({
    schema: text.optional(),
    does: 'An OPML file whose folders are the packs of feeds that /setup offers.',
    example: '/data/packs.opml',
    defaultText: '(packs.opml, which comes with Dateline)',
  }),
  DATELINE_STATUS_PORT: setting({
    schema: port.default(8787),
    does: 'The port of /healthz, /readyz and /metrics on 127.0.0.1; 0 turns them off.',
    example: '8787',
    defaultText: '8787',
  }),
  DATELINE_SANDBOX_PORT: setting({
    schema: port.default(4747),
    does: 'The port of the sandbox’s page on 127.0.0.1; 0 takes any free one.',
    example: '4747',
    defaultText: '4747',
  }),
  DATELINE_LOG_LEVEL: setting({
    schema: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'is none of debug, info, warn, error, silent' })
      .default('info'),
    does: 'How much is logged: debug, info, warn, error or silent.',
    example: 'info',
    defaultText: 'info',
  }),
};

export type SettingName = keyof typeof SETTINGS;
