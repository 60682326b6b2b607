// Every text that Dateline says in Discord, in one place. What comes from outside is quoted before it is given here.

import type { Coverage } from '../news/cited-text.ts';
import type { Day, Instant } from '../news/ids.ts';

const DAY_MS = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day as people read it, without a zone: "20 February 2017". Gives the text as it is when it is no ISO day. */
export function sayDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  return name === undefined || date === undefined ? day : `${date} ${name} ${year}`;
}

/** As much of a day as is known: "2014", "May 2014", "3 May 2014". */
export function sayPartOfDay(known: string): string {
  return known.length === 4 ? known : sayDay(known.padEnd(10, '-01')).slice(known.length === 7 ? 2 : 0);
}

/** An instant as Discord shows it in each reader's own zone. */
export function sayInstant(instant: Instant, style: 'f' | 'R' = 'f'): string {
  return `<t:${Math.floor(instant / 1000)}:${style}>`;
}

/** "1 article", "412 articles". */
export function sayCount(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A span of days, saying once what both ends share: "1–7 May 2023", "24 October to 23 November 2026". */
function sayDays(from: Day, to: Day): string {
  if (from === to) return sayDay(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${sayDay(to)}`;
  return `${from.slice(0, 4) === to.slice(0, 4) ? sayDay(from).replace(/ \d+$/u, '') : sayDay(from)} to ${sayDay(to)}`;
}

/** Days as they are asked for: "20 February 2017", "13–19 February 2017", "February 2017", "January to March 2017", "2017". */
export function sayPeriod({ from, to }: { readonly from: Day; readonly to: Day }): string {
  const dayAfter = new Date(Date.parse(to) + DAY_MS).toISOString();
  if (!from.endsWith('-01') || !dayAfter.startsWith('01', 8)) return sayDays(from, to);
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) {
    return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)} to ${to.slice(0, 4)}`;
  }
  const [first, last] = [sayDay(from), sayDay(to)].map((day) => day.replace(/^\d+ /u, ''));
  if (first === last || first === undefined) return last ?? '';
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.replace(/ \d+$/u, '') : first} to ${last}`;
}

const REPAIRING = 'A part of the index is being repaired: some articles are missing here for some minutes.';

/** What was looked through: "412 articles, 1–7 May 2023, 6 sources". */
function sayCoverage({ articles, from, to, sources }: Coverage): string {
  const days = from === undefined || to === undefined ? [] : [sayDays(from, to)];
  return [sayCount(articles, 'article'), ...days, sayCount(sources, 'source')].join(', ');
}

/** "a, b and c"; '' for none. */
export function sayList(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The texts of layouts and of what concerns every command; those of the commands stand in command-texts.ts. */
export const texts = {
  noTitle: '(no title)',
  allNews: 'The news',
  noSource: '(source unknown)',
  noWords: 'All articles',
  dayUnknown: 'day unknown',

  previous: '‹ Previous',
  next: 'Next ›',
  aboutBriefing: 'About this briefing',
  aboutAlert: 'About this alert',
  more: 'More on this',
  moreOn: 'More on a story…',
  openAgain: 'Open the form again',

  looked: (coverage: Coverage): string =>
    `Looked through ${sayCoverage(coverage)}.${coverage.isPartial === true ? ` ${REPAIRING}` : ''}`,
  alsoIn: (sources: readonly string[]): string => `also in ${sayList(sources)}`,
  shown: (from: number, to: number, total: number): string =>
    `${from === to ? from : `${from}–${to}`} of ${total.toLocaleString('en')}`,
  didYouMean: (typed: readonly string[], meant: string) =>
    `No article holds ${typed.map((word) => `“${word}”`).join(' or ')}. Did you mean **${meant}**?`,
  aboutDays: (days: readonly string[]): string => `tells of ${sayList(days)}`,
  publishedOn: (day: string): string => `published ${day}`,
  everything: 'None of these words can be looked for by itself: this is everything.',
  unknownOperator: (name: string) =>
    `Nothing found. There is no operator \`${name}:\`; there are \`actor:\`, \`source:\`, \`title:\`, \`date:\`, \`published:\` and \`lang:\`.`,
  nothingSo: 'Nothing found with all of this together.',
  nothingFound: 'Nothing found. Try fewer or other words, or another spelling; `OR` between words widens a search.',
  noAnswer: 'I cannot answer that from the articles I have.',
  nearest: 'The nearest I found:',
  sources: 'Sources',
  asOf: (instant: Instant): string => `As of ${sayInstant(instant)}.`,
  moreSources: (count: number): string => sayCount(count, 'more source'),
  moreClaims: (count: number): string => `${sayCount(count, 'more sentence')} did not fit here.`,

  dayRead: (asked: string, days: string): string => `Read “${asked}” as ${days}.`,
  dayEvents: (from: number, to: number, total: number): string =>
    total <= to - from + 1 ? sayCount(total, 'event') : `events ${from}–${to} of ${total}`,
  dayEmpty: (days: string): string => `No article here tells of something that happened in these days: ${days}.`,
  dayEmptyOne: (day: string): string => `No article here tells of something that happened on ${day}.`,
  daysAround: 'Sometime in a longer time that covers these days',
  dayCounted: (words: string, days: string): string => `“${words}” → ${days}`,
  dayOfPaper: 'names no day: that of its paper',
  dayPlanned: 'announced beforehand',
  daysLeft: (articles: number): string => `${sayCount(articles, 'more article')} would tell of it; ask for fewer days.`,
  published: (articles: number, sources: number): string =>
    `Published then, whatever it tells of: ${sayCount(articles, 'article')} of ${sayCount(sources, 'source')}`,
  publishedLater: (articles: number): string =>
    `${sayCount(articles, 'article')} ${articles === 1 ? 'was' : 'were'} published then: on the last page.`,
  dayBefore: (days: string): string => `‹ ${days}`,
  dayAfter: (days: string): string => `${days} ›`,
  nearestBefore: (day: string): string => `‹ Nearest before: ${day}`,
  nearestAfter: (day: string): string => `Nearest after: ${day} ›`,

  sourcesDiffer: 'Sources differ:',
  /** `when` is an instant as Discord shows it, or a day. */
  saidBy: (source: string, when: string): string => (when === '' ? `**${source}**:` : `**${source}**, ${when}:`),
  newSince: (toldAt: Instant): string => `**New** since ${sayInstant(toldAt)}:`,
  figureChanged: (was: string, now: string, source: string): string => `was ${was}, now ${now}, per ${source}`,
  briefingRead: (
    articles: number,
    sources: number,
    storiesLeftOut: number,
    setAside: { readonly noNews: number; readonly nothingNew: number } = { noNews: 0, nothingNew: 0 },
  ): string => {
    const { noNews, nothingNew } = setAside;
    const parts = [
      ...(storiesLeftOut === 0 ? [] : [sayCount(storiesLeftOut, 'story', 'stories')]),
      ...(nothingNew === 0 ? [] : [`${sayCount(nothingNew, 'article')} with nothing new`]),
      ...(noNews === 0 ? [] : [sayCount(noNews, 'guide, offer or listing', 'guides, offers or listings')]),
    ];
    const leftOut = parts.length === 0 ? 'Nothing was left out' : `Left out: ${sayList(parts)}`;
    return `Read: ${sayCount(articles, 'article')} from ${sayCount(sources, 'source')}. ${leftOut}.`;
  },
  /** Behind what was read: why a language model did not write it. */
  briefingExact: {
    'model failed': 'In exact sentences: the language model failed.',
    'model late': 'In exact sentences: the language model took too long.',
    'budget spent': 'In exact sentences: this server has used up the language model for today.',
  },
  /** Over the sentences of an item that no report tells. */
  itemForm: (form: string): string => `*${form.charAt(0).toUpperCase()}${form.slice(1)}*`,
  briefingEmpty: 'Nothing new.',
  briefingSince: (since: Instant | undefined): string =>
    since === undefined ? 'Nothing new.' : `Nothing new since ${sayInstant(since)}.`,
  late: (minutes: number): string =>
    `Posted ${minutes < 120 ? sayCount(minutes, 'minute') : `about ${sayCount(Math.round(minutes / 60), 'hour')}`} late.`,
  takenDown: (by: 'operator' | 'moderators'): string =>
    by === 'operator' ? '*Taken down by the operator.*' : '*Taken down by the moderators.*',
  corrected: (at: Instant, source: string, nowSays: string | undefined): string =>
    nowSays === undefined
      ? `**Corrected** ${sayInstant(at)}: ${source} has changed its article, and words shown here no longer stand in it.`
      : `**Corrected** ${sayInstant(at)}: ${source} now writes “${nowSays}”`,
  part: (part: number, parts: number): string => `(${part} of ${parts})`,
  briefingExplained:
    'Briefings and alerts group the articles since the last one into stories. Their sentences are taken from the articles word for word, each with its source, and nothing is told twice. `/search` finds the articles, `/ask` answers questions about them.',

  sentLate: 'This page can no longer be turned. Type the command again to see it.',
  formLost: 'What you typed is no longer kept. Type the command again.',
  commandGone: 'That command is no longer there. Discord shows the present ones after `/`.',
  joined:
    'Hello! I read the news for this server: briefings at their hour, and answers with their sources. A moderator sets me up in three steps, with the button or with `/setup`.',
  setUp: 'Set up',
  doneBy: (userId: string): string => `It was <@${userId}>.`,
  whichServer: '### For which server?',
  server: 'The server',
  noServer:
    'I know no server that you and I share in which you have set something up. Use the command in the server itself.',
  followEnded: 'You no longer follow this. `/follow add` in the server begins anew.',
  onlyInServers: 'Dateline works in servers only. Use the command there.',
  onlyModerators: 'This is for moderators. Ask somebody who may manage the server, or who has the moderator role.',
  stopping: 'Dateline is restarting; ask again in a minute.',
  bug: (id: string): string =>
    `Something went wrong on my side. Try again; if it stays so, give \`${id}\` to whoever runs this bot.`,
  presence: ({ feeds, articles }: { readonly feeds: number; readonly articles: number }): string => {
    if (feeds === 0 && articles === 0) return 'Nothing to read yet: /feed add';
    const read = sayCount(articles, 'article');
    return feeds === 0 ? `${read} · /search` : `Reading ${sayCount(feeds, 'feed')} · ${read}`;
  },
  presenceOfMany: 'Reading the news · /help',
  noticesHead: 'Since you moderate here: these things need a look.',
  feedDisabled: (feed: {
    readonly title: string;
    readonly url: string;
    readonly reason: string;
    readonly since: string;
  }): string =>
    `The feed “${feed.title}” (${feed.url}) has failed since ${feed.since}, so I stopped asking it: ${feed.reason} I try it again once a week. If it has a new address, use \`/feed add\` with that one; \`/feed remove\` takes the old one off.`,
  feedGone: (feed: { readonly title: string; readonly url: string; readonly reason: string }): string =>
    `The feed “${feed.title}” (${feed.url}) is gone, so I stopped asking it: ${feed.reason} I try it again once a week. If it has a new address, use \`/feed add\` with that one; \`/feed remove\` takes the old one off.`,
  feedHealed: (feed: { readonly title: string; readonly url: string; readonly since: string }): string =>
    `The feed “${feed.title}” (${feed.url}) works again. I had given it up since ${feed.since}; what it brings from now on is read as before.`,
  alertHead: (topic: string): string => `New on ${topic}:`,
} as const;

/** What Dateline says when it cannot connect: for the operator, at the console. */
export const connectTexts = {
  wrongToken:
    'Discord refused the token: make a new one on the Bot page of https://discord.com/developers/applications and set DISCORD_TOKEN to it.',
  closed: (code: number, why: string): string => `Discord closed the connection for good (${code}): ${why}.`,
  closeReasons: {
    4004: 'the token is no longer valid; make a new one and set DISCORD_TOKEN to it',
    4010: 'the shard number is not valid; restart Dateline',
    4011: 'the bot is in so many servers that it must be sharded; restart Dateline, which shards by itself',
    4012: 'this version of the gateway is no longer served; upgrade Dateline',
    4013: 'an intent is not valid; upgrade Dateline',
    4014: 'an intent is not allowed for this bot; Dateline needs only the plain one for servers',
  } as Readonly<Record<number, string>>,
  closedOtherwise: 'no known reason; restart Dateline',
  unreachable: (why: string): string =>
    `Discord cannot be reached (${why}): check the network, and DISCORD_API_URL where it is set.`,
  stoppedBefore: 'Discord could not be reached before Dateline was stopped.',
  notInServer: ({ guildId, invite }: { readonly guildId: string; readonly invite: string }): string =>
    `Dateline is not in the server ${guildId} of DISCORD_GUILD_ID yet: invite it by ${invite} and the commands appear there, or take DISCORD_GUILD_ID away.`,
} as const;

/** Names of permissions as the settings of a channel show them in Discord's English, for those that Dateline asks for. */
export const permissionNames = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  CreatePublicThreads: 'Create Public Threads',
  ManageThreads: 'Manage Threads',
  EmbedLinks: 'Embed Links',
  AttachFiles: 'Attach Files',
  ReadMessageHistory: 'Read Message History',
  MentionEveryone: 'Mention @everyone, @here, and All Roles',
} as const;

/** The same where a forum's settings name them otherwise. */
export const forumPermissionNames = {
  SendMessages: 'Create Posts',
  SendMessagesInThreads: 'Send Messages in Posts',
  ManageThreads: 'Manage Posts',
} as const;
