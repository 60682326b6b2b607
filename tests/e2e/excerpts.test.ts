// An article whose rights allow excerpts: whatever says something of it, at most 300 of its characters are in one message.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { drawCheck } from '../../commands/check-feed.ts';
import { tellActor, tellDays } from '../../src/ask/ask.ts';
import { drawAlert } from '../../src/discord/alert-message.ts';
import type { Screen } from '../../src/discord/command.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import { checkFeed } from '../../src/ingest/ingest.ts';
import type { LanguageModel } from '../../src/llm/language-model.ts';
import { EXCERPT_CHARACTERS_MAX } from '../../src/news/article.ts';
import type { ChannelId, GuildId, OutboxId, SubscriptionId } from '../../src/news/ids.ts';
import { type NewsWorld, openNewsWorld, USER, viewOf } from '../kit/news-world.ts';

const GUILD = '100000000000000001' as GuildId;
const DAY_MS = 86_400_000;

const TITLE = 'Storm tears two cranes from the quay of Port Sevrin';
const SENTENCES = [
  'A storm tore two cranes from the quay of Port Sevrin on Monday, said the harbour master Ana Roth.',
  'At least 20 sailors were hurt when the storm threw the tanker Marta against the breakwater of Port Sevrin.',
  'Ana Roth said that the harbour of Port Sevrin stays closed until Thursday because of the storm.',
  'The storm cut the power of 400 houses in Port Sevrin, and the mayor asked people to stay at home.',
  'Port Sevrin had built a new quay in 2019 after another storm had swept the old one into the sea.',
  'Ana Roth told the council of Port Sevrin that the cranes cost nine million and were not insured against storm.',
];
const TEXT = SENTENCES.join(' ');
/** Another paper that may be shown whole, with other figures. */
const OTHER =
  'At least 35 sailors got hurt as gusts of the storm drove the tanker onto rocks off Port Sevrin. Wind had toppled both cranes there.';

/** How many characters of a message are the article's: all runs of 20 or more that stand in it. */
function charactersOf(message: string, article: string): number {
  const shown = message.replace(/[\u200b\\*]/gu, '').replace(/\s+/gu, ' ');
  let sum = 0;
  for (let at = 0; at < shown.length; ) {
    let length = 0;
    while (at + length < shown.length && article.includes(shown.slice(at, at + length + 1))) length += 1;
    if (length >= 20) sum += shown.slice(at, at + length).trim().length;
    at += Math.max(1, length >= 20 ? length : 1);
  }
  return sum;
}

const drawn = (screen: Screen): string =>
  drawScreen(screen, { offset: 0 })
    .components.map((component) => (component.type === 10 ? component.content : ''))
    .join('\n');

/** All text of a posted body. */
function textOf(body: string): string {
  const { content, embeds = [] } = JSON.parse(body) as { content: string; embeds?: readonly Record<string, string>[] };
  const labels = [...body.matchAll(/"label":"([^"]*)"/gu)].map((match) => match[1]);
  return [content, ...embeds.flatMap(({ title, description }) => [title, description]), ...labels].join('\n');
}

describe('an article that may be shown as an excerpt only', () => {
  let world: NewsWorld;
  /** A model that gives every sentence it is offered, word for word. */
  const parrot: LanguageModel = {
    write: async (task) => {
      const lines = [...JSON.stringify(task.material).matchAll(/\[(\d+)\]/gu)];
      const claims = SENTENCES.map((text, index) => ({ text, sentences: [Number(lines[index]?.[1] ?? index + 1)] }));
      return task.schema.parse({ claims }) as never;
    },
  };
  const article = `${TITLE} ${TEXT}`;
  const within = (message: string, what: string): void => {
    const characters = charactersOf(message, article);
    assert.ok(characters <= EXCERPT_CHARACTERS_MAX, `${what} shows ${characters}: ${message}`);
    seen.push(characters);
  };
  const seen: number[] = [];

  before(async () => {
    world = await openNewsWorld(parrot);
    const paid = await world.follow('Sevrin Paper', GUILD);
    const free = await world.follow('Free Gazette', GUILD);
    await world.store.feeds.setRights(paid.id, { show: 'excerpt' }, viewOf(GUILD));
    await world.store.subscriptions.add({
      id: '1'.repeat(32) as SubscriptionId,
      guildId: GUILD,
      channelId: '1' as ChannelId,
      cadence: 'daily 08:00',
      zone: 'UTC',
      length: 'full',
      whenEmpty: 'skip',
      state: 'active',
      nextDueAt: world.now() + 30_000,
      createdAt: world.now() - DAY_MS,
      createdBy: USER,
    });
    await world.add(free, { title: 'Tanker driven onto rocks, 35 sailors hurt', text: OTHER });
    // The newest tells the story.
    world.time.clock += 1_000;
    await world.add(paid, { title: TITLE, text: TEXT });
    world.time.clock += 60_000;
  });
  after(() => world.store.close());

  const QUESTIONS = [
    'What happened in Port Sevrin?',
    'What did Ana Roth say?',
    'How many sailors were hurt in Port Sevrin?',
    'Who is Ana Roth?',
    'When does the harbour of Port Sevrin open?',
    'Why is the harbour of Port Sevrin closed because of the storm?',
    'What did the cranes cost in rupees in the Antarctic?',
  ];

  it('is cut in answers, in what a model makes of them, and in their evidence and quotes', async () => {
    for (const question of QUESTIONS) {
      const request = { question, view: viewOf(GUILD), zone: 'UTC', asked: world.now() };
      const answer = await world.ask.ask(request);
      const improved = await world.ask.improve(answer, request);
      for (const each of improved === undefined ? [answer] : [answer, improved.answer]) {
        // The asker's own words are not the article's.
        within(drawn({ kind: 'answer', answer: { ...each, question: '' } }), question);
        const own = each.evidence.filter(({ text }) => article.includes(text));
        within(own.map(({ text }) => text).join('\n'), `the evidence of ${question}`);
        for (const { text } of own) assert.ok(article.includes(text));
        const quotes = new Set(each.claims.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
        within([...quotes].join('\n'), `the quotes of ${question}`);
      }
    }
    assert.ok(
      seen.some((characters) => characters > 100),
      'nothing of it was shown at all',
    );
  });

  it('is cut in hits', async () => {
    for (const words of ['storm', 'Sevrin', '"Ana Roth"', 'cranes OR quay', 'actor:"Ana Roth"', '']) {
      const hits = await world.search.search({ reading: 'query', words, view: viewOf(GUILD), limit: 10 });
      within(drawn({ kind: 'hits', hits: { ...hits, words: '' } }), `/search ${words}`);
    }
  });

  it('is cut in briefings, shown and posted', async () => {
    const briefing = await world.briefings.briefingNow({ guildId: GUILD, length: 'full' });
    assert.ok(briefing.items.length > 0);
    within(drawn({ kind: 'briefing', briefing }), '/briefing');
    for (const alert of briefing.items.map((item) => ({ title: briefing.title, item })))
      within(textOf(drawAlert(alert, { rowId: '1'.repeat(32) as OutboxId })), 'an alert');
    await world.briefings.runDue();
    await world.briefings.deliver();
    assert.equal(world.posted.length, 1);
    for (const body of world.posted) within(textOf(body), 'a posted briefing');
  });

  it('is cut in what happened on a day, whatever tells of it: events, longer times around it, headlines', async () => {
    for (const date of ['today', 'this week', 'this month', 'last Monday', '2019']) {
      const day = await tellDays({ date, view: viewOf(GUILD), zone: 'UTC', asked: world.now() }, world.store);
      const told = [...day.events, ...day.around].flatMap(({ claims, conflicts }) => [
        ...claims.map(({ claim }) => claim),
        ...conflicts,
      ]);
      const own = [...told.map(({ text }) => text), ...day.published.headlines.map(({ title }) => title)];
      within(own.join('\n'), `all that /on ${date} tells`);
      within(drawn({ kind: 'day', day, optionsOf: () => new Map() }), `/on ${date}`);
    }
  });

  it('is cut in what is known of an actor, over all pages together', async () => {
    const told = await tellActor('Ana Roth', viewOf(GUILD), world.store);
    assert.ok(told.kind === 'one');
    const { profile, coverage } = told;
    const quoted = [...profile.sentences.map(({ quote }) => quote), ...profile.statements.map(({ words }) => words)];
    assert.ok(quoted.length > 0);
    within([...profile.roles.map(({ role }) => role), ...quoted].join('\n'), 'all that /actor show tells');
    within(drawn({ kind: 'actor', profile, coverage, optionsOf: () => new Map() }), '/actor show');
  });

  it('is cut in the news on a message', async () => {
    for (const words of [TITLE, ...SENTENCES]) {
      const request = { reading: 'question', words, view: viewOf(GUILD), limit: 10, days: true } as const;
      const hits = await world.search.search(request);
      assert.ok(hits.hits.length > 0);
      within(drawn({ kind: 'hits', hits: { ...hits, words: '' } }), `the news on "${words}"`);
    }
  });

  it('is cut where a feed is looked at', async () => {
    const url = 'https://look.invalid/feed';
    world.pages.set(
      url,
      `<rss version="2.0"><channel><title>Look</title><item><title>${TITLE}</title><description>${TEXT}</description></item></channel></rss>`,
    );
    within(drawn(drawCheck(await checkFeed(url, world), undefined, () => '')), '/feed check');
  });
});
