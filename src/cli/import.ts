// `import FILE…`: fills the store from files, with progress, and tells at the end what came of each.

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type FileFacts,
  type IngestNeeds,
  localFeedOf,
  readNewsFile,
  type Saved,
  saveArticle,
} from '../ingest/ingest.ts';
import { Failure } from '../news/failure.ts';
import type { GuildId } from '../news/ids.ts';
import { importFeedLists, isFeedList } from './import-feed-lists.ts';
import { layTable, showProgress, type Terminal } from './terminal.ts';

interface ImportReport {
  readonly saved: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly copies: number;
  readonly failed: readonly { readonly where: string; readonly why: string }[];
}

type Needs = Pick<IngestNeeds, 'store' | 'offload' | 'now'>;

// A few at once keep the worker threads busy while the store writes.
const ARTICLES_AT_ONCE = 4;
// The report names this many failures one by one; a file of 10,000 bad lines needs no 10,000 lines of report.
const FAILURES_SHOWN_MAX = 20;

/**
 * Imports files, shows progress, prints the report. Articles are for all servers, with `guildId` for one; a list of feeds
 * (OPML) is listed for all, or followed by that one. Gives the exit code: 0, or 1 when anything failed.
 * A file that cannot be read is one failure; the others go on.
 */
export async function runImport(
  files: readonly string[],
  { facts: told, guildId }: { readonly facts: FileFacts; readonly guildId?: GuildId },
  needs: IngestNeeds,
  terminal: Terminal,
): Promise<number> {
  if (files.length === 0)
    throw new Failure('bad-input', 'Name the files to import, as in: import news.jsonl.gz article.txt');
  const lists = files.filter(isFeedList);
  const articles = files.filter((file) => !isFeedList(file));
  const code = lists.length === 0 ? 0 : await importFeedLists(lists, guildId, needs, terminal);
  if (articles.length === 0) return code;
  const feed = guildId === undefined ? undefined : await localFeedOf(guildId, 'operator', needs);
  const facts = feed === undefined ? told : { ...told, feedId: feed.id };
  const progress = showProgress('Importing', terminal);
  const report = await importFiles(articles, facts, needs, progress.update);
  progress.stop();
  const counts = [report.saved, report.changed, report.unchanged, report.copies, report.failed.length];
  const table = layTable([['saved', 'changed', 'unchanged', 'copies', 'failed'], counts.map(String)]);
  for (const line of table) terminal.print(line);
  for (const { where, why } of report.failed.slice(0, FAILURES_SHOWN_MAX)) terminal.print(`failed: ${where}: ${why}`);
  if (report.failed.length > FAILURES_SHOWN_MAX)
    terminal.print(`… and ${report.failed.length - FAILURES_SHOWN_MAX} more`);
  return report.failed.length === 0 ? code : 1;
}

/** Imports files one after the other. `onProgress` hears bytes done and in all. Gives the counts; throws only what is a bug or a full disk. */
async function importFiles(
  files: readonly string[],
  facts: FileFacts,
  needs: Needs,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ImportReport> {
  const counts = { saved: 0, changed: 0, unchanged: 0, moved: 0, republished: 0, copy: 0 };
  const failed: { where: string; why: string }[] = [];
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [index, file] of files.entries()) {
    const size = sizes[index] ?? 0;
    await importFile(file, facts, needs, counts, failed, (part) => onProgress(done + Math.round(part * size), total));
    done += size;
    onProgress(done, total);
  }
  // The same text at another address, or published anew, is nothing new to who imports it.
  const unchanged = counts.unchanged + counts.moved + counts.republished;
  return { saved: counts.saved, changed: counts.changed, unchanged, copies: counts.copy, failed };
}

async function importFile(
  file: string,
  facts: FileFacts,
  needs: Needs,
  counts: Record<Saved['outcome'], number>,
  failed: { where: string; why: string }[],
  onPart: (part: number) => void,
): Promise<void> {
  try {
    const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
      throw new Failure(
        'not-found',
        cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${cause.code})`,
        { cause },
      );
    });
    const items = await Array.fromAsync(readNewsFile({ name: basename(file), bytes }, facts, needs));
    let next = 0;
    const runners = Array.from({ length: ARTICLES_AT_ONCE }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) {
        if ('failure' in item) failed.push({ where: item.where, why: item.failure.message });
        else {
          const { where } = item;
          const saved = await saveArticle(item.article, needs).catch((error: unknown) => fail(where, error));
          if (saved !== undefined) counts[saved.outcome] += 1;
        }
        onPart(Math.min(next, items.length) / items.length);
      }
    });
    await Promise.all(runners);
  } catch (error) {
    fail(file, error);
  }

  function fail(where: string, error: unknown): undefined {
    // A full disk fails the whole import; all other failures are one article's.
    if (!(error instanceof Failure) || error.code === 'disk') throw error;
    failed.push({ where, why: error.message });
  }
}
