// `import feeds.opml`: follows the feeds of lists, for all servers or for one, and tells of each line.

import { readFile } from 'node:fs/promises';
import { followFeed, type IngestNeeds, importFeeds, listFeedForAll } from '../ingest/ingest.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId, UserId } from '../news/ids.ts';
import { showProgress, type Terminal } from './terminal.ts';

/** True for a file that holds a list of feeds, by its ending. */
export function isFeedList(file: string): boolean {
  return /\.opml$/i.test(file);
}

/** Imports lists of feeds; prints a line for each feed. Gives the exit code: 0, or 1 when a line or a file failed. */
export async function importFeedLists(
  files: readonly string[],
  guildId: GuildId | undefined,
  needs: IngestNeeds,
  terminal: Terminal,
): Promise<number> {
  let hasFailed = false;
  for (const file of files) {
    const progress = showProgress('Reading feeds', terminal);
    try {
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new Failure('not-found', 'there is no such file, or it cannot be read', { cause });
      });
      const follow = (url: string) =>
        guildId === undefined
          ? listFeedForAll(url, needs)
          : followFeed(url, { guildId, userId: 'operator' as UserId }, needs);
      const lines = await importFeeds(text, follow, { now: needs.now, onProgress: progress.update });
      progress.stop();
      for (const { outcome, title, url, why } of lines) {
        terminal.print(`${outcome}: ${title} <${url}>${why === undefined ? '' : `: ${why}`}`);
        hasFailed ||= outcome === 'failed' || outcome === 'left-out';
      }
    } catch (error) {
      progress.stop();
      if (!(error instanceof Failure) || error.code === 'disk') throw error;
      terminal.print(`failed: ${file}: ${error.message}`);
      hasFailed = true;
    }
  }
  return hasFailed ? 1 : 0;
}
