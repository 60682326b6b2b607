// /feed import and /feed export: lists of feeds as files that other readers write and read.

import { type Action, type CommandInput, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { type OpmlFeed, writeOpml } from '../src/feeds/feeds.ts';
import type { ImportedLine } from '../src/ingest/ingest.ts';
import { Failure } from '../src/news/failure.ts';
import type { Feed } from '../src/news/guild.ts';
import type { GuildId, UserId } from '../src/news/ids.ts';
import { textOf } from './options.ts';

/** What the two need. */
export interface FeedListNeeds {
  /** The text of an attached file. Throws Failure. */
  readonly readFile: (url: string) => Promise<string>;
  /** Follows the feeds of an OPML file; gives what came of each line. Throws Failure when it is none. */
  readonly importFeeds: (
    opml: string,
    by: { readonly guildId: GuildId; readonly userId: UserId },
    onProgress: (done: number, total: number) => void,
  ) => Promise<readonly ImportedLine[]>;
}

// The message is edited at each: Discord takes some five edits in five seconds.
const PROGRESS_EVERY = 25;
// Named in the message itself; all stand in the file.
const BAD_LINES_SHOWN_MAX = 8;

/** Follows all feeds of a file. */
export function importAction(needs: FeedListNeeds): Action {
  return {
    description: 'follows the feeds of an OPML file, at most 500, and tells of each line',
    first: 'defer privately',
    moderators: true,
    options: [{ name: 'file', description: commandTexts.option.opml, kind: 'file', required: true }],
    run: async (input, page) => {
      const opml = await needs.readFile(textOf(input, 'file') ?? '');
      const { guildId, userId } = input.asker;
      const lines = await needs.importFeeds(opml, { guildId, userId }, (done, total) => {
        if (done % PROGRESS_EVERY !== 0 || done === total) return;
        // What cannot be shown in between is no reason to stop.
        void page.show({ kind: 'note', text: commandTexts.feed.importing(done, total) }).catch(() => undefined);
      });
      return drawImport(lines);
    },
  };
}

function drawImport(lines: readonly ImportedLine[]): Screen {
  const texts = commandTexts.feed;
  const counts = { followed: 0, known: 0, duplicate: 0, failed: 0, 'left-out': 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  const bad = lines.filter(({ outcome }) => outcome === 'failed').slice(0, BAD_LINES_SHOWN_MAX);
  const shown = bad.map(({ title, why }) => `- **${quoteOutside(title, 80)}**: ${quoteOutside(why ?? '', 150)}`);
  const report = lines.map(({ title, url, outcome, why }) =>
    [texts.outcome[outcome], title, url, ...(why === undefined ? [] : [why])].map(toCell).join('\t'),
  );
  return {
    kind: 'file',
    name: 'import-report.txt',
    bytes: new TextEncoder().encode(`${report.join('\n')}\n`),
    text: texts.imported(counts, shown),
  };
}

const toCell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Gives the feeds of a server as a file. */
export function exportAction(list: (input: CommandInput) => Promise<readonly Feed[]>): Action {
  return {
    description: 'gives the feeds of this server as an OPML file',
    first: 'defer privately',
    moderators: true,
    run: async (input) => {
      const feeds = (await list(input)).map(
        ({ title, url, siteUrl }): OpmlFeed => ({ title, url, ...(siteUrl === undefined ? {} : { siteUrl }) }),
      );
      if (feeds.length === 0) throw new Failure('not-found', commandTexts.failure.noFeedsToExport);
      const bytes = new TextEncoder().encode(writeOpml(feeds));
      return { kind: 'file', name: 'feeds.opml', bytes, text: commandTexts.feed.exported(feeds.length) };
    },
  };
}
