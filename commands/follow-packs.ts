// Follows the feeds of the packs that were picked, and says what came of it.

import { type Asker, commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import { type FeedPack, type OpmlFeed, writeOpml } from '../src/feeds/feeds.ts';
import type { ImportedLine } from '../src/ingest/ingest.ts';
import type { GuildId } from '../src/news/ids.ts';
import type { FeedListNeeds } from './feed-lists.ts';
import { pickedPacks, type SetupState } from './setup-state.ts';

export interface PackNeeds extends Pick<FeedListNeeds, 'importFeeds'> {
  readonly packs: readonly FeedPack[];
  /** How many feeds of the web a server follows. */
  readonly countFollowed: (guildId: GuildId) => Promise<number>;
}

const texts = commandTexts.setup.first;
/** Discord takes some five edits in five seconds. */
const PROGRESS_EVERY = 3;
const FAILED_SHOWN_MAX = 4;
const TITLE_CHARACTERS_MAX = 60;
const WHY_CHARACTERS_MAX = 160;

/** Gives lines of text; none where the packs hold no feed of the web. What cannot be read is told and left out. */
export async function followPacks(
  state: SetupState,
  { guildId, userId }: Asker,
  needs: PackNeeds,
  show: (screen: Screen) => Promise<void>,
): Promise<readonly string[]> {
  const feeds = pickedPacks(state, needs.packs).flatMap((pack) => pack.feeds);
  if (feeds.length === 0) return [];
  await show({ kind: 'note', text: texts.reading(0, feeds.length) });
  const lines = await needs.importFeeds(writeOpml(onceEach(feeds)), { guildId, userId }, (done, total) => {
    // What cannot be shown in between is no reason to stop.
    if (done % PROGRESS_EVERY === 0 && done < total)
      void show({ kind: 'note', text: texts.reading(done, total) }).catch(() => undefined);
  });
  return sayLines(lines);
}

function onceEach(feeds: readonly OpmlFeed[]): readonly OpmlFeed[] {
  return [...new Map(feeds.map((feed) => [feed.url, feed])).values()];
}

function sayLines(lines: readonly ImportedLine[]): readonly string[] {
  const bad = lines.filter(({ outcome }) => outcome === 'failed' || outcome === 'left-out');
  const shown = bad
    .slice(0, FAILED_SHOWN_MAX)
    .map(({ title, why }) =>
      texts.failed(quoteOutside(title, TITLE_CHARACTERS_MAX), quoteOutside(why ?? '', WHY_CHARACTERS_MAX)),
    );
  const more = bad.length > shown.length ? [texts.moreFailed(bad.length - shown.length)] : [];
  return [texts.read(lines.length - bad.length, bad.length), ...shown, ...more];
}
