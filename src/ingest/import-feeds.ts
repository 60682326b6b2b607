// Follows the feeds of an OPML file, several at a time, and tells of each line what came of it.

import { readOpmlLines } from '../feeds/feeds.ts';
import { Failure } from '../news/failure.ts';
import type { Instant } from '../news/ids.ts';

/** What came of one line. */
export interface ImportedLine {
  readonly title: string;
  readonly url: string;
  readonly outcome: 'followed' | 'known' | 'duplicate' | 'failed' | 'left-out';
  /** Why it failed or was left out, one sentence. */
  readonly why?: string;
}

// Each line is a feed to be fetched: five hundred of them are a quarter of an hour with slow hosts.
const LINES_MAX = 500;
const FEEDS_AT_ONCE = 8;
// Discord lets an answer be edited for 15 minutes; the report must come before.
const WORK_MS_MAX = 12 * 60_000;

/** What is done with one address; gives whether it was new. Throws Failure for what is told in the line. */
export type FollowOne = (url: string) => Promise<{ readonly isNew: boolean }>;

/**
 * Follows the feeds of an OPML file by `follow`. Gives a line for each, in the file's order. After 500 lines, or 12
 * minutes, the rest is left out and says so. `onProgress` hears lines done and in all. Throws Failure when it is no OPML
 * or names no feed.
 */
export async function importFeeds(
  opml: string,
  follow: FollowOne,
  { now, onProgress }: { readonly now: () => Instant; readonly onProgress: (done: number, total: number) => void },
): Promise<readonly ImportedLine[]> {
  const feeds = readOpmlLines(opml);
  if (feeds.length === 0) throw new Failure('unreadable', 'The file names no feed: none of its lines has an xmlUrl.');
  const until = now() + WORK_MS_MAX;
  const lines: ImportedLine[] = [];
  const seen = new Set<string>();
  let next = 0;
  let done = 0;
  const take = async (at: number): Promise<ImportedLine> => {
    const { title, url } = feeds[at] ?? { title: '', url: '' };
    if (!/^https?:\/\//i.test(url)) return { title, url, outcome: 'failed', why: 'That is no web address.' };
    const address = foldAddress(url);
    if (seen.has(address)) return { title, url, outcome: 'duplicate' };
    seen.add(address);
    if (at >= LINES_MAX)
      return {
        title,
        url,
        outcome: 'left-out',
        why: `Only ${LINES_MAX} lines are read at once; give the rest in a second file.`,
      };
    if (now() >= until)
      return { title, url, outcome: 'left-out', why: 'It took too long to come to this line; give the file again.' };
    try {
      return { title, url, outcome: (await follow(url)).isNew ? 'followed' : 'known' };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { title, url, outcome: 'failed', why: error.message };
    }
  };
  const runners = Array.from({ length: FEEDS_AT_ONCE }, async () => {
    for (let at = next++; at < feeds.length; at = next++) {
      lines[at] = await take(at);
      done += 1;
      onProgress(done, feeds.length);
    }
  });
  await Promise.all(runners);
  return lines;
}

/** Readers write one feed's address in several ways: with or without `www.`, a final slash, TLS. */
function foldAddress(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}
