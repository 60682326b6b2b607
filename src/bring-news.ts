// What a visitor of the sandbox brings: news of their own, through the same doors as the commands. Wires, as main does.

import { addArticle, followFeed, importFeeds, readNewsFile, saveArticle } from './ingest/ingest.ts';
import { Failure } from './news/failure.ts';
import type { GuildId, UserId } from './news/ids.ts';
import { BY_HAND, isAsItHappens } from './news/subscription.ts';
import type { House } from './open-house.ts';
import type { NewsFile } from './sandbox/sample-news.ts';
import type { Said } from './sandbox/sandbox.ts';

const MINUTE_MS = 60_000;
// Named in the sentence, so that the person knows what to ask about.
const TITLES_MAX = 3;

/** The sandbox's one server, and who is in it. */
export interface OwnPlace {
  readonly guildId: GuildId;
  /** Who brings: the server's moderator. */
  readonly userId: UserId;
  readonly people: readonly UserId[];
}

/** Does it and gives its sentence; a Failure's own sentence where it throws one. Rejects with what is a bug. */
export async function sayOf(work: () => Promise<Said>): Promise<Said> {
  return work().catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    return { text: error.message, isFailure: true };
  });
}

/**
 * Follows the feed at an address (or the one that the page there names), else stores the article there, as /feed add and
 * /article add do. Throws their Failure.
 */
export async function bringAddress(address: string, place: OwnPlace, house: House): Promise<Said> {
  try {
    const { feed, isNew, saved } = await followFeed(address, place, house);
    const articles = `${saved} ${saved === 1 ? 'article' : 'articles'}`;
    const text = isNew ? `Following “${feed.title}”: ${articles} read.` : `“${feed.title}” was followed already.`;
    return { text, isFailure: false };
  } catch (error) {
    // A page that names no feed may be an article.
    if (!(error instanceof Failure) || error.code !== 'unreadable') throw error;
    const { title, source, outcome } = await addArticle(address, place, house);
    const text = outcome === 'unchanged' ? `“${title}” was there already.` : `Read “${title}” from ${source}.`;
    return { text, isFailure: false };
  }
}

/** Stores the articles of files, and follows the feeds of lists (OPML). Gives what came of it; a bad file is counted. */
export async function bringFiles(files: readonly NewsFile[], place: OwnPlace, house: House): Promise<Said> {
  const titles: string[] = [];
  const faults: string[] = [];
  let feeds = 0;
  for (const file of files) {
    try {
      if (/\.opml$/iu.test(file.name)) feeds += await bringList(file, place, house, faults);
      else titles.push(...(await bringArticles(file, house, faults)));
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'disk') throw error;
      faults.push(`${file.name}: ${error.message}`);
    }
  }
  const named = titles.slice(0, TITLES_MAX).map((title) => `“${title}”`);
  const more = titles.length > named.length ? ' and more' : '';
  const said = [
    ...(titles.length === 0 ? [] : [`Articles read: ${titles.length} (${named.join(', ')}${more}).`]),
    ...(feeds === 0 ? [] : [`Feeds followed: ${feeds}.`]),
    ...(faults.length === 0 ? [] : [`Not read: ${faults.length}. ${faults[0]}`]),
  ];
  return { text: said.join(' ') || 'There is nothing to read in that.', isFailure: titles.length + feeds === 0 };
}

async function bringList(file: NewsFile, place: OwnPlace, house: House, faults: string[]): Promise<number> {
  const follow = (url: string) => followFeed(url, place, house);
  const told = { now: house.now, onProgress: () => {} };
  const lines = await importFeeds(new TextDecoder().decode(file.bytes), follow, told);
  for (const { outcome, title, why = '' } of lines) if (outcome === 'failed') faults.push(`${title}: ${why}`);
  return lines.filter(({ outcome }) => outcome === 'followed' || outcome === 'known').length;
}

async function bringArticles(file: NewsFile, house: House, faults: string[]): Promise<string[]> {
  const titles: string[] = [];
  for await (const item of readNewsFile(file, {}, house)) {
    if ('failure' in item) faults.push(`${item.where}: ${item.failure.message}`);
    else {
      await saveArticle(item.article, house);
      titles.push(item.article.title);
    }
  }
  return titles;
}

/** When the next briefing or digest of the server is due, in a minute at the earliest; undefined when none is. */
export async function nextDueAt({ guildId, people }: OwnPlace, { store, now }: House): Promise<number | undefined> {
  const follows = await Promise.all(people.map((id) => store.subscriptions.follows(id, guildId)));
  const all = [...(await store.subscriptions.list(guildId)), ...follows.flat()];
  const due = all
    .filter(({ state, cadence }) => state === 'active' && cadence !== BY_HAND && !isAsItHappens(cadence))
    .map(({ nextDueAt: at }) => at)
    .filter((at) => at > now() - MINUTE_MS);
  return due.length === 0 ? undefined : Math.min(...due);
}
