// Reads the command line: the words after the verb, and what its options say.

import { parseArgs } from 'node:util';
import type { FileFacts } from './ingest/ingest.ts';
import { Failure } from './news/failure.ts';
import type { GuildId } from './news/ids.ts';

const OPTIONS = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  published: { type: 'string' },
  source: { type: 'string' },
  byline: { type: 'string' },
  url: { type: 'string' },
  rights: { type: 'string' },
  language: { type: 'string' },
  all: { type: 'boolean' },
  guild: { type: 'string' },
} as const;

/** What the options say. */
export type Flags = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/** The options and the other words. Throws Failure for an option that there is not. */
export function readArguments(words: readonly string[]): {
  readonly values: Flags;
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new Failure('bad-input', `${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** True for an ISO day that the calendar has. */
function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The server that `--guild` names. Throws Failure when it is no id. */
export function guildOf({ guild }: Flags): { readonly guildId?: GuildId } {
  if (guild === undefined) return {};
  if (!/^\d{17,20}$/.test(guild)) {
    throw new Failure('bad-input', `--guild takes a server’s id of 17 to 20 digits, not “${guild}”.`);
  }
  return { guildId: guild as GuildId };
}

/** What `import` is told of files. Throws Failure when `--published` is no day. */
export function factsOf({ published, source, byline, url, rights, language }: Flags): FileFacts {
  if (published !== undefined && !isDay(published)) {
    throw new Failure('bad-input', `--published takes a day like 2017-02-22, not “${published}”.`);
  }
  return {
    ...(published === undefined ? {} : { publishedDay: published }),
    ...(source === undefined ? {} : { source }),
    ...(byline === undefined ? {} : { byline }),
    ...(url === undefined ? {} : { url }),
    ...(rights === undefined ? {} : { rights }),
    ...(language === undefined ? {} : { language }),
  };
}
