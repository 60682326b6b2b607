// `feed add|remove|rights ADDRESS` and `feed list`: the feeds that the operator lists for all servers, or for one.

import { followFeed, type IngestNeeds, listFeedForAll, rightsOf } from '../ingest/ingest.ts';
import { Failure } from '../news/failure.ts';
import type { Feed } from '../news/guild.ts';
import type { GuildId, UserId } from '../news/ids.ts';
import { ALL, type View } from '../news/view.ts';
import { layTable, sayCount, type Terminal } from './terminal.ts';

/** For whom, and how much of it may be shown. */
export interface FeedFlags {
  readonly all: boolean;
  readonly guildId?: GuildId;
  readonly rights?: string;
  readonly json: boolean;
}

const USAGE =
  'Say what to do: feed add ADDRESS --all, feed remove ADDRESS --all, feed rights ADDRESS --rights NOTE, or feed list (with --guild ID in place of --all for one server).';

/** Runs the verb. Gives the exit code: 0. Throws Failure for what the operator can mend. */
export async function runFeed(
  [what, address, ...rest]: readonly string[],
  flags: FeedFlags,
  needs: IngestNeeds,
  terminal: Terminal,
): Promise<number> {
  if (what === 'list' && address === undefined) return printFeeds(flags, needs, terminal);
  if (address === undefined || rest.length > 0) throw new Failure('bad-input', USAGE);
  if (what === 'add') terminal.print(await addFeed(address, flags, needs));
  else if (what === 'remove') terminal.print(await removeFeed(address, flags, needs));
  else if (what === 'rights') terminal.print(await setRights(address, flags, needs));
  else throw new Failure('bad-input', USAGE);
  return 0;
}

/** The server meant, or undefined for all. Throws Failure when neither or both are said. */
function forWhom({ all, guildId }: FeedFlags): GuildId | undefined {
  if (all === (guildId !== undefined)) {
    throw new Failure('bad-input', 'Say for whom: --all for every server, or --guild ID for one.');
  }
  return guildId;
}

async function addFeed(address: string, flags: FeedFlags, needs: IngestNeeds): Promise<string> {
  const guildId = forWhom(flags);
  const { feed, isNew, saved } =
    guildId === undefined
      ? await listFeedForAll(address, needs)
      : await followFeed(address, { guildId, userId: 'operator' as UserId }, needs);
  const whose = guildId === undefined ? 'listed for all servers' : `followed by the server ${guildId}`;
  if (!isNew) return `${feed.title} <${feed.url}> is ${whose} already.`;
  return `${feed.title} <${feed.url}> is ${whose} now. ${sayCount(saved, 'article')} stored; nothing is posted of them.`;
}

async function removeFeed(address: string, flags: FeedFlags, { store }: IngestNeeds): Promise<string> {
  const guildId = forWhom(flags);
  const feed = await findFeed(address, store);
  if (guildId !== undefined) {
    if (!(await store.feeds.unfollow(guildId, feed.id))) {
      throw new Failure('not-found', `The server ${guildId} does not follow ${feed.url}.`);
    }
    return `The server ${guildId} no longer follows ${feed.title} <${feed.url}>.`;
  }
  if (!feed.listedForAll) throw new Failure('not-found', `${feed.url} is not listed for all servers.`);
  await store.feeds.setListedForAll(feed.id, false);
  return `${feed.title} <${feed.url}> is no longer listed for all servers; those that follow it go on reading it.`;
}

async function setRights(address: string, { rights }: FeedFlags, { store }: IngestNeeds): Promise<string> {
  if (rights === undefined) {
    throw new Failure(
      'bad-input',
      'Give the note, as in: --rights "excerpts only, ask first" or --rights "free to quote".',
    );
  }
  const feed = await findFeed(address, store);
  const said = rightsOf({ rights }).rights;
  await store.feeds.setRights(feed.id, said, ALL);
  const shown = said.show === 'excerpt' ? 'at most 300 characters of an article in a message' : 'whole passages';
  return `Of ${feed.title} <${feed.url}>, ${shown} are shown: kept articles and those to come.`;
}

async function findFeed(address: string, { feeds }: IngestNeeds['store']): Promise<Feed> {
  const feed = (await feeds.findByUrl(address)) ?? (await feeds.list(ALL)).find(({ title }) => title === address);
  if (feed === undefined)
    throw new Failure('not-found', `No feed has the address ${address}; \`feed list\` shows those there are.`);
  return feed;
}

async function printFeeds(
  { json, all, guildId }: FeedFlags,
  { store }: IngestNeeds,
  terminal: Terminal,
): Promise<number> {
  const view: View = guildId === undefined ? ALL : { kind: 'guild', guildId };
  const feeds = (await store.feeds.list(view)).filter(({ listedForAll }) => !all || listedForAll);
  if (json) {
    terminal.print(JSON.stringify(feeds));
    return 0;
  }
  if (feeds.length === 0) {
    terminal.print('No feed.');
    return 0;
  }
  const rows = feeds.map((feed) => [
    feed.title.slice(0, 40),
    feed.url,
    feed.listedForAll ? 'all' : '',
    feed.rights?.show ?? 'full',
    healthOf(feed),
  ]);
  for (const line of layTable([['title', 'address', 'listed', 'rights', 'health'], ...rows])) terminal.print(line);
  return 0;
}

function healthOf({ url, failures, lastSuccessAt, lastError }: Feed): string {
  if (!/^https?:/.test(url)) return 'imported';
  const last = lastSuccessAt === undefined ? 'not read yet' : `read ${new Date(lastSuccessAt).toISOString()}`;
  return failures === 0 ? last : `failed ${failures} times, ${last}: ${lastError ?? ''}`;
}
