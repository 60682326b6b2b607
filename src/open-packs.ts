// Opens the packs of feeds that /setup offers: the operator's file, or the one that comes with Dateline. Wires, as main does.

import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { commandTexts } from './discord/command.ts';
import { type FeedPack, readPacks } from './feeds/feeds.ts';
import { Failure } from './news/failure.ts';

const SHIPPED = new URL('../packs.opml', import.meta.url);
/** Discord's, for a menu. */
const PACKS_MAX = 25;

/**
 * Gives the packs; in the sandbox its sample news first, which are there without any feed. Throws Failure that names the
 * setting when the operator's file cannot be read.
 */
export function readPacksOf({ packsFile, discordToken }: Config): readonly FeedPack[] {
  const packs = packsFile === undefined ? readPacks(readFileSync(SHIPPED, 'utf8')) : readOwn(packsFile);
  const { name, detail: description } = commandTexts.setup.sample;
  const sample = discordToken === undefined ? [{ name, description, feeds: [] }] : [];
  return [...sample, ...packs].slice(0, PACKS_MAX);
}

function readOwn(file: string): readonly FeedPack[] {
  try {
    return readPacks(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('bad-input', `DATELINE_PACKS names ${file}, which cannot be used: ${why}`, { cause });
  }
}
