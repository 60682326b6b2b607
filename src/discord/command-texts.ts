// What the commands say: descriptions that Discord shows while people type, and their answers. What comes from outside
// is quoted before it is given here.

import type { Instant } from '../news/ids.ts';
import { auditTexts } from './audit-texts.ts';
import { followTexts } from './follow-texts.ts';
import { helpTexts } from './help-texts.ts';
import { privacyTexts } from './privacy-texts.ts';
import { settingsTexts } from './settings-texts.ts';
import { setupTexts } from './setup-texts.ts';
import { staleTexts } from './stale-texts.ts';
import { subscriptionTexts } from './subscription-texts.ts';
import { permissionNames, sayCount, sayInstant, sayList } from './texts.ts';
import { whyTexts } from './why-texts.ts';

/** What may come of one line of a list of feeds. */
type ImportOutcome = 'followed' | 'known' | 'duplicate' | 'failed' | 'left-out';

export const commandTexts = {
  /** As a message's menu shows it. */
  menu: { findNews: 'Find the news on this' },

  note: {
    foundAnew: 'Searched anew: the pages before were more than an hour old, and articles may have come or gone.',
  },

  /** On buttons under a search that found nothing. */
  way: {
    meant: (words: string): string => `Search for “${words}”`,
    without: (piece: string, total: number): string => `Without “${piece}”: ${sayCount(total, 'article')}`,
  },

  option: {
    question: 'Your question, in plain words',
    private: 'Show the answer to you alone',
    topic: 'A topic of this server',
    words: 'Words to find; "a phrase", -word, OR, actor:, source:, title:, date:, published:, lang:',
    actor: 'Only articles that name this person, organisation or place',
    source: 'Only articles of this source',
    publishedFrom: 'Published then or later: 20 February 2017, yesterday, last week',
    publishedTo: 'Published then or earlier: 28 February 2017, yesterday, last week',
    aboutFrom: 'Telling of something then or later: 20 February 2017, last week, Q1 2017',
    aboutTo: 'Telling of something then or earlier: 28 February 2017, last week, Q1 2017',
    date: 'A day, week, month or range: 20 February 2017, last week, December 2016, 16 to 20 February',
    sort: 'What comes first',
    topicName: 'The topic',
    channel: 'The channel that hears it',
    cadence: 'When: daily 08:00 18:00, weekdays 08:00, weekly mon 08:00, cron 0 8 * * 1-5, as it happens',
    subscribedTopic: 'The topic to brief on; without it, all the news of this server',
    zone: 'The time zone of those hours, such as Europe/Berlin; without it, the one of /settings',
    length: 'How much: 5, 10 or 20 stories at most',
    role: 'A role to mention with each briefing',
    whenEmpty: 'When nothing is new',
    quietHours: 'Nothing is posted then: 22:00-07:00; what falls due is posted at their end',
    into: 'As messages of the channel, in a thread each day, or as a forum’s posts',
    tags: 'The tags of a forum’s posts, parted by +',
    publish: 'Publish to the servers that follow the announcement channel',
    whyArticle: 'The article: words of its headline, or its address',
    atMost: 'At most so many stories: 1 to 20',
    welcome: 'Post a first briefing now, on the last day; else nothing older than now is ever posted',
    subscription: 'The subscription',
    address: 'The address of a feed, or of a page that names one',
    feed: 'The feed',
    feedRights: 'How much of its articles may be shown here',
    opml: 'An OPML file, as other feed readers export it',
    articleAddress: 'The address of an article',
    takenDown: 'What was taken down',
    settingZone: 'The time zone of this server, such as Europe/Berlin',
    moderatorRole: 'Members with this role may use the commands for moderators',
    noticesChannel: 'Where Dateline says that something does not work',
    modelTokens: 'Tokens of the language model that this server may use in a day; 0 turns it off here',
    memberQuestions: 'Answers by the language model that each person may have in a day; 0 turns it off here',
  },

  choice: {
    sort: { relevance: 'Best match', newest: 'Newest', oldest: 'Oldest' },
    length: { short: 'Short: 5 stories', standard: 'Standard: 10 stories', full: 'Full: 20 stories' },
    target: { channel: 'Messages in the channel', thread: 'A thread each day', post: 'A post in the forum' },
    whenEmpty: { skip: 'Post nothing', 'say so': 'Say that nothing is new' },
    rights: { full: 'Whole passages', excerpt: 'Excerpts: 300 characters of an article in a message' },
  },

  /** Thrown as failures: quoted where they are shown, so they hold plain text. */
  failure: {
    noWordsInMessage: 'That message has no words to look for. Pick one with text, or type `/search`.',
    noTopic: (name: string): string =>
      `There is no topic “${name}” here. Pick one of those that are offered as you type.`,
    topicGone: 'That topic was deleted in the meantime. `/topic list` shows those there are.',
    topicTaken: (name: string): string => `There is a topic “${name}” already. Give this one another name.`,
    topicEmpty: 'A topic needs words, actors, sources or languages; give at least one of them.',
    topicName: 'A topic needs a name of 1 to 50 characters.',
    tooMany: (what: string, max: number): string => `A topic takes at most ${max} ${what}, parted by commas.`,
    language: (tag: string): string => `“${tag}” is no language tag. Use two letters, such as en, de or ar.`,
    noSubscription: 'There is no such subscription. `/subscription list` shows those there are.',
    noFeed: 'This server follows no such feed. `/feed list` shows those it follows.',
    noArticle: 'This server has no article at that address.',
    alreadyDown: 'That article is taken down here already. `/article restore` shows it again.',
    notTakenDown: 'No moderator of this server took that down. `/article restore` offers what was.',
    noFeedsToExport: 'This server follows no feed yet, so there is nothing to export.',
    noFile: 'The file could not be fetched from Discord; attach it again.',
    endsBefore: (option: string, period: string): string => `Exchange ${option}: ${period} ends before it begins.`,
    noZone: (zone: string): string =>
      `“${zone}” is no time zone. Use a name such as Europe/Berlin, America/New_York or UTC.`,
    noChannel: `I cannot see that channel. Allow me “${permissionNames.ViewChannel}” in its settings, or choose another.`,
    missing: (missing: readonly string[]): string =>
      `I may not post there yet. Allow me ${sayList(missing.map((name) => `“${name}”`))} in the channel's settings and try again.`,
    tokens: (max: number): string =>
      `Give a number of tokens from 0 to ${max.toLocaleString('en')}: the operator allows no more.`,
    questions: (max: number): string => `Give a number of answers from 0 to ${max.toLocaleString('en')}.`,
    noModel: 'Dateline works without a language model here: there is nothing to set. The operator can give it one.',
    nothingToSet: 'Give at least one setting to change.',
    neverDue: 'That cadence never comes. Write it like `daily 08:00`, `weekdays 08:00` or `weekly mon 08:00`.',
    tooManySubscriptions: (max: number): string => `A server has at most ${max} subscriptions. Remove one first.`,
    tooManyTopics: (max: number): string => `A server has at most ${max} topics. Delete one first.`,
  },

  topic: {
    none: 'There is no topic yet. `/topic create` makes one.',
    title: 'Topics',
    formCreate: 'A new topic',
    formEdit: 'Edit the topic',
    fieldName: 'Name',
    fieldWords: 'Words',
    hintWords: 'As in /search: "a phrase", -word, OR. May stay empty.',
    fieldActors: 'Actors',
    hintActors: 'Persons, organisations, places, parted by commas: any of them.',
    fieldSources: 'Sources',
    hintSources: 'Parted by commas: any of them.',
    fieldLanguages: 'Languages',
    hintLanguages: 'Two letters each, parted by commas: en, de.',
    saved: (name: string, tried: string): string => `Saved the topic **${name}**. ${tried}`,
    wouldMatch: (count: number, titles: readonly string[]): string =>
      count === 0
        ? 'It would have matched no article of the last week.'
        : `It would have matched ${sayCount(count, 'article')} last week${titles.length === 0 ? '.' : `:\n${titles.map((title) => `- ${title}`).join('\n')}`}`,
    deleted: (name: string): string => `Deleted the topic **${name}**.`,
    part: { words: 'words', actors: 'actors', sources: 'sources', languages: 'languages' },
  },

  subscription: subscriptionTexts,
  setup: setupTexts,
  privacy: privacyTexts,
  follow: followTexts,
  audit: auditTexts,
  stale: staleTexts,
  why: whyTexts,

  feed: {
    none: 'This server follows no feed yet. `/feed add` does that.',
    title: 'Feeds',
    added: (title: string, saved: number): string =>
      saved === 0
        ? `This server follows **${title}** now. It holds no article yet.`
        : `This server follows **${title}** now. ${sayCount(saved, 'article')} of it can be searched; only what comes from now on is posted.`,
    known: (title: string): string => `This server follows **${title}** already.`,
    removed: (title: string): string => `This server no longer follows **${title}**.`,
    healthy: (at: Instant): string => `last read ${sayInstant(at, 'R')}`,
    neverRead: 'not read yet',
    failing: (failures: number, since: Instant | undefined, error: string): string => {
      const failed = failures === 1 ? 'failed at the last try' : `failed ${sayCount(failures, 'time')} in a row`;
      return `${failed}${since === undefined ? '' : `, the first ${sayInstant(since, 'R')}`}: ${error}`;
    },
    disabled: (since: Instant | undefined, error: string): string =>
      `given up${since === undefined ? '' : ` ${sayInstant(since, 'R')}`}, tried again once a week: ${error}`,
    day: (at: Instant): string => sayInstant(at),
    excerpts: 'excerpts only',
    rightsSet: (title: string, show: 'full' | 'excerpt'): string =>
      show === 'excerpt'
        ? `Of the articles of **${title}**, at most 300 characters each are shown in one message here.`
        : `The articles of **${title}** are shown in whole passages here, as far as the operator allows it.`,
    exported: (count: number): string => `${sayCount(count, 'feed')} of this server, as other readers import them.`,
    importing: (done: number, total: number): string => `Reading the feeds: ${done} of ${total} …`,
    imported: (counts: Readonly<Record<ImportOutcome, number>>, bad: readonly string[]): string =>
      [
        `**${sayCount(counts.followed, 'feed')}** followed, ${counts.known} followed before, ${counts.duplicate} named twice, ${counts.failed} failed, ${counts['left-out']} left out. What came of each line stands in the file; nothing is posted of what these feeds hold now.`,
        ...bad,
      ].join('\n'),
    outcome: {
      followed: 'followed',
      known: 'followed before',
      duplicate: 'named twice',
      failed: 'failed',
      'left-out': 'left out',
    },
    forAll: 'for all servers',
  },

  check: {
    language: (tag: string): string => `language ${tag}`,
    items: (count: number): string => sayCount(count, 'item'),
    rhythm: (perDay: number): string =>
      perDay >= 1
        ? `about ${sayCount(Math.round(perDay), 'item')} a day`
        : `about ${sayCount(Math.max(1, Math.round(perDay * 7)), 'item')} a week`,
    texts: {
      whole: 'It brings whole texts.',
      'teasers, pages read': 'It brings teasers; the pages behind them are read.',
      'teasers, pages closed':
        'It brings teasers, and the site’s robots.txt asks not to read the pages behind them: only the teasers can be searched.',
      'teasers, pages unread':
        'It brings teasers, and the page behind the newest could not be read: only the teasers can be searched.',
      none: 'It brings no text.',
    },
    fault: {
      'no items': 'It holds nothing: following it does nothing until it does.',
      'no days': 'Its items bear no day: what they tell is dated by what they say alone.',
      'no links': 'Its items link nowhere: citations will name it without a link.',
      'shared links': 'Several of its items link the same page, so links do not tell them apart.',
      'repeated ids': 'Several of its items bear the same id, so ids do not tell them apart.',
      'days to come': 'It bears days that are still to come.',
      stale: 'It brought nothing for three months; the site may have moved it.',
    },
    followed: 'This server follows it.',
    noFault: 'Nothing is wrong with it.',
  },

  article: {
    added: (title: string, source: string): string =>
      `Stored **${title}** (${source}) for this server; it can be searched and asked about now.`,
    known: (title: string): string => `**${title}** is here already.`,
    stillDown: (title: string): string =>
      `**${title}** was read, but it is taken down, so nothing of it is shown. \`/article restore\` undoes what moderators took down.`,
    taken: (titles: readonly string[]): string =>
      `Taken down in this server: ${titles.map((title) => `**${title}**`).join(', ')}. It is in no search, answer or briefing from now on, also when its feed brings it again. What was posted of it is marked within a minute or two.`,
    undo: 'Show it again',
    restored: (titles: readonly string[]): string =>
      `Shown again: ${titles.map((title) => `**${title}**`).join(', ')}.`,
    restoredNone: 'The take-down is undone; the operator or the feeds of this server still keep the article away.',
  },

  settings: settingsTexts,

  help: helpTexts,
} as const;
