// Opens the sandbox for a bot without a token: the stand-in for Discord, its page, and sample news in the store. Wires, as main does.

import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { readNewsFile, saveArticle } from './ingest/ingest.ts';
import { Failure } from './news/failure.ts';
import type { House } from './open-house.ts';
import { readSampleNews } from './sandbox/sample-news.ts';
import { startSandbox } from './sandbox/sandbox.ts';

export interface OpenSandbox {
  readonly token: string;
  readonly apiUrl: string;
  readonly pageUrl: string;
  stop(): Promise<void>;
}

/** Starts the stand-in and fills the store. Throws Failure when its port is taken and when the sample news cannot be saved. */
export async function openSandbox(options: {
  readonly config: Config;
  readonly house: House;
  readonly clock: { aheadMs: number };
  readonly tick: () => Promise<void>;
}): Promise<OpenSandbox> {
  const { config, house, clock, tick } = options;
  const token = `sandbox.${randomBytes(12).toString('hex')}`;
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    now: house.now,
    token,
    page: true,
    hooks: {
      importFiles: async (files) => ({ ...(await importBytes(files, house)) }),
      moveClock: (byMs) => {
        clock.aheadMs += Math.max(0, byMs);
        return house.now();
      },
      runTick: tick,
    },
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Failure(
      'busy',
      `Port ${config.sandboxPort} is taken: set DATELINE_SANDBOX_PORT to another one, or to 0 for any.`,
      { cause },
    );
  });
  try {
    await importBytes(readSampleNews(house.now()), house);
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  return { token, apiUrl: sandbox.apiUrl, pageUrl: sandbox.pageUrl ?? '', stop: sandbox.stop };
}

async function importBytes(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  house: House,
): Promise<{ saved: number; failed: number }> {
  const count = { saved: 0, failed: 0 };
  for (const file of files) {
    for await (const item of readNewsFile(file, {}, house)) {
      if ('failure' in item) count.failed += 1;
      else {
        await saveArticle(item.article, house);
        count.saved += 1;
      }
    }
  }
  return count;
}
