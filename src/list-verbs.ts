// Lists the verbs of the command line with what each needs. Wires, as main does; modules are loaded when a verb is run.

import type { BatchVerb } from './cli/batch.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { Failure } from './news/failure.ts';
import type { House } from './open-house.ts';
import { envExample, settingsTable } from './print-settings.ts';
import { type Flags, factsOf, guildOf } from './read-arguments.ts';

/** One call of the program. */
export interface Call {
  readonly args: readonly string[];
  readonly flags: Flags;
  readonly config: Config;
  readonly log: Log;
  readonly terminal: Terminal;
}

/** The verbs that work in the open house beside a running bot; each gives the exit code. Modules are loaded when needed. */
export const HOUSE_VERBS: Readonly<Record<string, (house: House, call: Call) => Promise<number>>> = {
  import: async (house, { args, flags, terminal }) => {
    const { runImport } = await import('./cli/import.ts');
    const code = await runImport(args, { facts: factsOf(flags), ...guildOf(flags) }, house, terminal);
    // What is left to the next search would be waited for there.
    await house.search.settle();
    return code;
  },
  feed: async (house, { args, flags, terminal }) => {
    const { runFeed } = await import('./cli/feed.ts');
    const { rights, all, json } = flags;
    const given = { ...(rights === undefined ? {} : { rights }), all: all === true, json: json === true };
    return runFeed(args, { ...given, ...guildOf(flags) }, house, terminal);
  },
  article: async (house, { args, terminal }) => {
    const { runArticle } = await import('./cli/article.ts');
    return runArticle(args, house, terminal);
  },
  search: async (house, { args, flags, terminal }) => {
    const { runSearch } = await import('./cli/search.ts');
    return runSearch(args.join(' '), { json: flags.json === true }, house, terminal);
  },
  ask: async (house, { args, flags, terminal }) => {
    const { runAsk } = await import('./cli/ask.ts');
    const { sayWhyNot } = await import('./discord/answer-texts.ts');
    const needs = {
      ask: house.ask,
      sayWhyNot: (why: Parameters<typeof sayWhyNot>[0]) => sayWhyNot(why, (text) => text),
    };
    return runAsk(args.join(' '), { json: flags.json === true, now: Date.now() }, needs, terminal);
  },
  on: async (house, { args, flags, terminal }) => {
    const { runOn } = await import('./cli/on.ts');
    return runOn(args.join(' '), { json: flags.json === true, now: Date.now() }, house, terminal);
  },
  briefing: async (house, { args, flags, terminal }) => {
    const { runBriefing } = await import('./cli/briefing.ts');
    const asked = { words: args.join(' '), json: flags.json === true, ...guildOf(flags) };
    return runBriefing(asked, { ...house, now: Date.now }, terminal);
  },
  timeline: async ({ store, search }, { args, flags, terminal }) => {
    const { runTimeline } = await import('./cli/timeline.ts');
    return runTimeline(args.join(' '), { json: flags.json === true }, { ...store, search }, terminal);
  },
  actor: async (house, { args, flags, terminal }) => {
    const { ACTOR_DEEDS, runDecideActors } = await import('./cli/decide-actors.ts');
    if (ACTOR_DEEDS.has(args[0] ?? '')) return runDecideActors(args, guildOf(flags), house, terminal);
    const { runShowActor } = await import('./cli/show-actor.ts');
    return runShowActor(args.join(' '), { json: flags.json === true }, house, terminal);
  },
  backup: async (house, { args, terminal }) => {
    const { runBackup } = await import('./cli/backup.ts');
    return runBackup(args[0], house, terminal);
  },
  rebuild: async (house, { terminal }) => {
    const { runRebuild } = await import('./cli/rebuild.ts');
    return runRebuild(house, terminal);
  },
  batch: async (house, { args, terminal }) => {
    const { runBatch } = await import('./cli/batch.ts');
    const { storeVerbs } = await import('./cli/batch-verbs.ts');
    const { search, ask, store } = house;
    const verbs = storeVerbs({ search, ask, articles: store.articles, actors: store.actors, now: Date.now });
    const verb = verbs[args[0] ?? ''];
    if (args[0] === undefined) throw new Failure('bad-input', 'Say what to do with each line, as in: batch dates');
    if (verb === undefined) throw new Failure('not-built', `batch ${args[0]} is not built.`);
    return runBatch(verb, { input: process.stdin, output: process.stdout }, terminal);
  },
};

const RESTORE_ELSEWHERE =
  'The store is in PostgreSQL (DATELINE_DATABASE_URL), which has its own backups: use pg_restore, or name a folder with --data.';

const MOVE_WHERE =
  'Say where to move the store: DATELINE_DATABASE_URL is to name an empty PostgreSQL database; the folder is DATELINE_DATA, or what stands behind the verb.';

/** The verbs that need no store. */
export const PLAIN_VERBS: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  start: async ({ config, log, terminal }) => {
    const { startBot } = await import('./start-bot.ts');
    return startBot(config, log, terminal.print);
  },
  restore: async ({ args, config, terminal }) => {
    const { runRestore } = await import('./cli/restore.ts');
    const { restoreStore } = await import('./store/restore.ts');
    if (config.databaseUrl !== undefined) throw new Failure('not-allowed', RESTORE_ELSEWHERE);
    return runRestore(args[0], (from) => restoreStore({ from, dataDir: config.dataDir }), terminal);
  },
  move: async ({ args, config, terminal }) => {
    const { runMove } = await import('./cli/move.ts');
    const { moveStore } = await import('./store/move-store.ts');
    const { databaseUrl } = config;
    if (databaseUrl === undefined) throw new Failure('bad-input', MOVE_WHERE);
    const dataDir = args[0] ?? config.dataDir;
    return runMove((onMoved) => moveStore({ dataDir, databaseUrl, now: Date.now, onMoved }), terminal);
  },
  doctor: async ({ config, flags, log, terminal }) => {
    const { openDoctor } = await import('./open-doctor.ts');
    return openDoctor({ config, json: flags.json === true, log, terminal, now: Date.now });
  },
  print: async ({ args, terminal }) => {
    const pages: Readonly<Record<string, () => string | Promise<string>>> = {
      settings: settingsTable,
      env: envExample,
      commands: async () => (await import('./print-tables.ts')).printCommandTable(),
      permissions: async () => (await import('./print-tables.ts')).printPermissionTable(),
      metrics: async () => (await import('./print-metrics.ts')).printMetricTable(),
    };
    const page = pages[args[0] ?? ''];
    if (page === undefined) throw new Failure('bad-input', `Say what to print: ${Object.keys(pages).join(', ')}.`);
    terminal.print((await page()).replace(/\n$/, ''));
    return 0;
  },
};

/** The verb that `batch` names, where it reads no store and needs no house; else undefined. */
export async function plainBatch(
  verb: string,
  args: readonly string[],
): Promise<((call: Call) => Promise<number>) | undefined> {
  if (verb !== 'batch') return undefined;
  const { actorsVerb, messageVerb, PLAIN_BATCH_VERBS } = await import('./cli/batch-verbs.ts');
  const name = args[0] ?? '';
  const handedIn: Readonly<Record<string, () => Promise<BatchVerb>>> = {
    message: async () => messageVerb((await import('./discord/draw-messages.ts')).drawMessages),
    actors: async () => actorsVerb((await import('./workers/read-cities.ts')).readCities),
  };
  const plain = (await handedIn[name]?.()) ?? PLAIN_BATCH_VERBS[name];
  if (plain === undefined) return undefined;
  const { runBatch } = await import('./cli/batch.ts');
  return ({ terminal }) => runBatch(plain, { input: process.stdin, output: process.stdout }, terminal);
}
