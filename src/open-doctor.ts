// Opens what doctor looks at: the data, Discord, the model and the feeds. Wires, as main does.

import { runDoctor } from './cli/doctor.ts';
import { examineDiscord, examineFeeds, examineModel, examineSettings, examineStore } from './cli/examinations.ts';
import type { Terminal } from './cli/terminal.ts';
import type { Config } from './config.ts';
import { examineDiscord as askDiscord } from './discord/examine.ts';
import type { Log } from './log.ts';
import { ALL } from './news/view.ts';
import { openStore } from './store/open-store.ts';
import { quickCheck } from './store/quick-check.ts';
import type { Store } from './store/store.ts';

/** More subscriptions than any operator has; a limit all the same. */
const SUBSCRIPTIONS_MAX = 10_000;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** Runs doctor beside a running bot. Gives the exit code: 1 when something is wrong. */
export async function openDoctor(options: {
  readonly config: Config;
  readonly log: Log;
  readonly terminal: Terminal;
  readonly now: () => number;
}): Promise<number> {
  const { config, log, terminal, now } = options;
  const closing: (() => Promise<void>)[] = [];
  const { discordToken: token, discordApiUrl: apiUrl } = config;
  let opened: Promise<Store> | undefined;
  const store = (): Promise<Store> => {
    opened ??= openStore({ dataDir: config.dataDir, now, role: 'cli' });
    return opened;
  };
  const discord = async (needs: { readonly token: string }) => {
    const health = await askDiscord({ ...needs, log, now, ...(apiUrl === undefined ? {} : { apiUrl }) });
    closing.push(health.close);
    return health;
  };
  try {
    return await runDoctor(
      [
        examineSettings(config),
        examineStore(async () => quickCheck(config.dataDir) ?? (await store()).check().then(() => undefined)),
        examineDiscord(token === undefined ? undefined : () => discord({ token }), async () =>
          (await store()).subscriptions.due(FOR_EVER, SUBSCRIPTIONS_MAX),
        ),
        examineModel(config.model, fetch),
        examineFeeds(async () => (await store()).feeds.list(ALL), now),
      ],
      terminal,
    );
  } finally {
    for (const close of closing) await close();
    if (opened !== undefined) await opened.then((each) => each.close()).catch(() => undefined);
  }
}
