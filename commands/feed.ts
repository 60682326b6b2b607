// /feed: which feeds this server follows.

import {
  type Action,
  type Asker,
  type Command,
  type CommandInput,
  type CommandOption,
  commandTexts,
  type ListRow,
  quoteOutside,
} from '../src/discord/command.ts';
import { type FeedReport, isLocalFeed } from '../src/ingest/ingest.ts';
import { Failure } from '../src/news/failure.ts';
import { healthOf } from '../src/news/feed-health.ts';
import type { Feed } from '../src/news/guild.ts';
import type { GuildId, UserId } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';
import { drawCheck } from './check-feed.ts';
import { exportAction, type FeedListNeeds, importAction } from './feed-lists.ts';
import { authorOf, NAME_CHARACTERS_MAX, startingFirst, textOf, viewOf } from './options.ts';

interface FeedNeeds extends FeedListNeeds {
  readonly feeds: Pick<Store['feeds'], 'list' | 'unfollow' | 'setRights'>;
  /** Looks at the feed at an address without following it. Throws Failure when there is none. */
  readonly checkFeed: (rawUrl: string) => Promise<FeedReport>;
  /** Follows the feed at an address, or the one that the page there names. Throws Failure when there is none. */
  readonly followFeed: (
    rawUrl: string,
    by: { readonly guildId: GuildId; readonly userId: UserId },
  ) => Promise<{ readonly feed: Feed; readonly isNew: boolean; readonly saved: number }>;
}

const ADDRESS_CHARACTERS_MAX = 2_000;
const TITLE_CHARACTERS_MAX = 120;
/** Of an address and of what went wrong, in a row of the list: both fit its 400 characters. */
const DETAIL_CHARACTERS_MAX = 150;
// Both, with the signs between them, fit the 100 characters of a choice.
const LABEL_TITLE_MAX = 50;
const LABEL_HOST_MAX = 40;

const ADDRESS: CommandOption = {
  name: 'address',
  description: commandTexts.option.address,
  kind: 'text',
  required: true,
  lengthMax: ADDRESS_CHARACTERS_MAX,
};

/** Makes the command. */
export function feedCommand(needs: FeedNeeds): Command {
  return {
    name: 'feed',
    description: 'Which feeds this server follows',
    actions: {
      add: {
        description: 'follows a feed; its present articles can be searched and are posted nowhere',
        first: 'defer privately',
        moderators: true,
        options: [ADDRESS],
        run: async (input) => {
          const { guildId, userId } = input.asker;
          const { feed, isNew, saved } = await needs.followFeed(textOf(input, 'address') ?? '', { guildId, userId });
          const title = titleOf(feed);
          return { kind: 'note', text: isNew ? commandTexts.feed.added(title, saved) : commandTexts.feed.known(title) };
        },
      },
      list: {
        description: 'lists the feeds and how they fare',
        first: 'defer privately',
        moderators: true,
        run: async ({ asker }) => {
          const rows = (await listFetched(asker, needs)).map(drawRow);
          return { kind: 'list', title: commandTexts.feed.title, rows, empty: commandTexts.feed.none };
        },
      },
      check: checkAction(needs),
      remove: removeAction(needs),
      rights: rightsAction(needs),
      import: importAction(needs),
      export: exportAction(({ asker }) => listFetched(asker, needs)),
    },
  };
}

function checkAction(needs: FeedNeeds): Action {
  return {
    description: 'shows what Dateline sees at an address: rhythm, newest items, faults',
    first: 'defer privately',
    moderators: true,
    options: [ADDRESS],
    run: async (input) => {
      const rawUrl = textOf(input, 'address') ?? '';
      // Of a feed that only other servers follow, nothing is told that they know.
      const followed = await listFetched(input.asker, needs);
      const report = await needs.checkFeed(rawUrl).catch((error: unknown) => {
        const known = followed.find(({ url }) => url === rawUrl);
        if (!(error instanceof Failure) || known === undefined) throw error;
        throw new Failure(error.code, `${error.message} ${commandTexts.check.followed}`, { cause: error });
      });
      const known = followed.find(({ url }) => url === report.url || url === rawUrl);
      return drawCheck(report, known === undefined ? undefined : sayHealth(known), commandTexts.feed.day);
    },
  };
}

function removeAction(needs: FeedNeeds): Action {
  return {
    description: 'follows a feed no longer; what others share of it stays',
    first: 'defer privately',
    moderators: true,
    options: [followedOption(needs)],
    run: async (input) => {
      const found = await findFollowed(input, needs);
      if (!(await needs.feeds.unfollow(input.asker.guildId, found.id, authorOf(input.asker)))) {
        throw new Failure('not-found', commandTexts.failure.noFeed);
      }
      return { kind: 'note', text: commandTexts.feed.removed(titleOf(found)) };
    },
  };
}

function rightsAction(needs: FeedNeeds): Action {
  const { rights } = commandTexts.choice;
  return {
    description: 'says how much of a feed’s articles may be shown in this server',
    first: 'defer privately',
    moderators: true,
    options: [
      followedOption(needs),
      {
        name: 'show',
        description: commandTexts.option.feedRights,
        kind: 'text',
        required: true,
        choices: [
          { name: rights.full, value: 'full' },
          { name: rights.excerpt, value: 'excerpt' },
        ],
      },
    ],
    run: async (input) => {
      const found = await findFollowed(input, needs);
      const show = textOf(input, 'show') === 'excerpt' ? 'excerpt' : 'full';
      await needs.feeds.setRights(found.id, { show }, viewOf(input.asker), authorOf(input.asker));
      return { kind: 'note', text: commandTexts.feed.rightsSet(titleOf(found), show) };
    },
  };
}

/** A feed that the server follows by itself, completed as it is typed. */
function followedOption(needs: FeedNeeds): CommandOption {
  return {
    name: 'feed',
    description: commandTexts.option.feed,
    kind: 'text',
    required: true,
    lengthMax: ADDRESS_CHARACTERS_MAX,
    complete: async (typed, asker) => startingFirst((await listOwn(asker, needs)).map(labelOf), typed),
  };
}

/** The feed named by the option `feed`. Throws Failure('not-found') when the server follows none of that name. */
async function findFollowed(input: CommandInput, needs: FeedNeeds): Promise<Feed> {
  const wanted = (textOf(input, 'feed') ?? '').toLowerCase();
  const feeds = await listOwn(input.asker, needs);
  const found = feeds.find((feed) =>
    [labelOf(feed), feed.url, feed.title].some((name) => name.toLowerCase() === wanted),
  );
  if (found === undefined) throw new Failure('not-found', commandTexts.failure.noFeed);
  return found;
}

/** The feeds that the server follows on the web: not what was handed in. */
async function listFetched(asker: Asker, { feeds }: FeedNeeds): Promise<readonly Feed[]> {
  return (await feeds.list(viewOf(asker))).filter((feed) => !isLocalFeed(feed));
}

/** The feeds that the server may stop following: not those that the operator listed for all. */
async function listOwn(asker: Asker, needs: FeedNeeds): Promise<readonly Feed[]> {
  return (await listFetched(asker, needs)).filter(({ listedForAll }) => !listedForAll);
}

/** What completion offers: the title and the host, at most 100 characters. */
function labelOf({ title, url }: Feed): string {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  return `${title.slice(0, LABEL_TITLE_MAX)} (${host.slice(0, LABEL_HOST_MAX)})`
    .slice(0, NAME_CHARACTERS_MAX)
    .toWellFormed();
}

const titleOf = ({ title }: Feed): string => quoteOutside(title, TITLE_CHARACTERS_MAX);

function drawRow(feed: Feed): ListRow {
  const texts = commandTexts.feed;
  const details = [
    quoteOutside(feed.url, DETAIL_CHARACTERS_MAX),
    sayHealth(feed),
    ...(feed.listedForAll ? [texts.forAll] : []),
    ...(feed.rights?.show === 'excerpt' ? [texts.excerpts] : []),
  ];
  return { title: feed.title, detail: details.join(' · ') };
}

/** Since when it fails and why, or when it was read last. */
function sayHealth(feed: Feed): string {
  const texts = commandTexts.feed;
  const { state, since, reason = '' } = healthOf(feed);
  const why = quoteOutside(reason, DETAIL_CHARACTERS_MAX);
  if (state === 'disabled') return texts.disabled(since, why);
  if (state === 'failing') return texts.failing(feed.failures, since, why);
  return since === undefined ? texts.neverRead : texts.healthy(since);
}
