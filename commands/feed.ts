// /feed: which feeds this server follows.

import {
  type Action,
  type Asker,
  type Command,
  commandTexts,
  type ListRow,
  quoteOutside,
} from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { Feed } from '../src/news/guild.ts';
import type { GuildId, UserId } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';
import { NAME_CHARACTERS_MAX, startingFirst, textOf, viewOf } from './options.ts';

interface FeedNeeds {
  readonly feeds: Pick<Store['feeds'], 'list' | 'unfollow'>;
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
        options: [
          {
            name: 'address',
            description: commandTexts.option.address,
            kind: 'text',
            required: true,
            lengthMax: ADDRESS_CHARACTERS_MAX,
          },
        ],
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
          const rows = (await needs.feeds.list(viewOf(asker))).map(drawRow);
          return { kind: 'list', title: commandTexts.feed.title, rows, empty: commandTexts.feed.none };
        },
      },
      remove: removeAction(needs),
    },
  };
}

function removeAction(needs: FeedNeeds): Action {
  return {
    description: 'follows a feed no longer; what others share of it stays',
    first: 'defer privately',
    moderators: true,
    options: [
      {
        name: 'feed',
        description: commandTexts.option.feed,
        kind: 'text',
        required: true,
        lengthMax: ADDRESS_CHARACTERS_MAX,
        complete: async (typed, asker) => startingFirst((await listOwn(asker, needs)).map(labelOf), typed),
      },
    ],
    run: async (input) => {
      const wanted = (textOf(input, 'feed') ?? '').toLowerCase();
      const feeds = await listOwn(input.asker, needs);
      const found = feeds.find((feed) =>
        [labelOf(feed), feed.url, feed.title].some((name) => name.toLowerCase() === wanted),
      );
      if (found === undefined || !(await needs.feeds.unfollow(input.asker.guildId, found.id))) {
        throw new Failure('not-found', commandTexts.failure.noFeed);
      }
      return { kind: 'note', text: commandTexts.feed.removed(titleOf(found)) };
    },
  };
}

/** The feeds that the server may stop following: not those that the operator listed for all. */
async function listOwn(asker: Asker, { feeds }: FeedNeeds): Promise<readonly Feed[]> {
  return (await feeds.list(viewOf(asker))).filter(({ listedForAll }) => !listedForAll);
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
  const last = feed.lastSuccessAt === undefined ? texts.neverRead : texts.healthy(feed.lastSuccessAt);
  const health =
    feed.failures === 0
      ? last
      : texts.failing(feed.failures, quoteOutside(feed.lastError ?? '', DETAIL_CHARACTERS_MAX));
  const details = [quoteOutside(feed.url, DETAIL_CHARACTERS_MAX), health, ...(feed.listedForAll ? [texts.forAll] : [])];
  return { title: feed.title, detail: details.join(' · ') };
}
