// Two servers that share no feed: nothing of one's news is in what the other is told, by whatever door it asks.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBriefings } from '../../src/briefing/run-due.ts';
import { listActions } from '../../src/discord/actions.ts';
import type { Asker, Command, CommandInput, OptionValue } from '../../src/discord/command.ts';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { drawPosted } from '../../src/discord/draw-posted.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import { commandsOf } from '../../src/list-commands.ts';
import { Failure } from '../../src/news/failure.ts';
import type { ChannelId, GuildId, MessageId, SubscriptionId } from '../../src/news/ids.ts';
import type { House } from '../../src/open-house.ts';
import { groupIntoStories } from '../../src/stories/stories.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { type NewsWorld, openNewsWorld, USER, viewOf } from '../kit/news-world.ts';
import { type Told, walkCommands } from '../kit/walk-commands.ts';

const NORTH = '100000000000000001' as GuildId;
const SOUTH = '100000000000000002' as GuildId;

const WIRE = [
  'The trawler Marta ran aground near Cape Ilmen on Monday with eleven people aboard.',
  'All of them were brought ashore by a lifeboat before dusk, said the coastguard officer Pavel Orin.',
  'The ship lies on a sandbank and will be pulled free at the next spring tide, which comes on Friday night.',
  'Divers found two small holes in the hull, and booms were laid round the wreck to hold what oil might leak.',
  'The owners said that the trawler had been overhauled in March and that its crew knew these waters well.',
].join(' ');

/** What only the southern server's feeds tell: a name, a place, a source, a headline, a word. */
const SECRETS = ['Quillfeather', 'Zembrano', 'Southern Lamp', 'Harvest festival', 'pumpkin'];

/** What members of the north type, hoping to learn something: what they know of the south, and what is nearly it. */
const TYPING = {
  words: ['trawler', 'pumpkn', 'Tilda Quilfeather', 'Zembrano', '"Southern Lamp"', 'Who opened the Harvst festival?'],
  fitting: {
    date: ['today', 'this week'],
    'published-from': ['2000-01-01'],
    'published-to': ['2100-01-01'],
    'about-from': ['2000-01-01'],
    'about-to': ['2100-01-01'],
    cadence: ['daily 08:00'],
    zone: ['UTC'],
    address: ['https://nowhere.invalid/feed', 'https://southernlamp.invalid/feed/harvest'],
    file: ['https://nowhere.invalid/list.opml'],
  },
};

/** The house that main would open, over a world without Discord and network; a chart is what it shows. */
function houseOf(world: NewsWorld): House {
  const offload = {
    run: async (_: string, drawn: unknown) => ({ png: Buffer.from(JSON.stringify(drawn)) }),
  };
  return {
    ...world,
    offload,
    inTurn: (work: () => Promise<unknown>) => work(),
    hasModel: false,
    modelLimits: { tokensPerDay: 0, questionsPerDay: 0 },
    feedsPerServer: 100,
    limits: { topics: 100, subscriptions: 50, followsPerPerson: 20 },
  } as unknown as House;
}

describe('two servers without a common feed', () => {
  let world: NewsWorld;
  let commands: readonly Command[];
  let southUrl: string;
  let northUrl: string;
  const directly: string[] = [];

  before(async () => {
    world = await openNewsWorld();
    const north = await world.follow('North Beacon', NORTH);
    const south = await world.follow('Southern Lamp', SOUTH);
    await world.add(north, { title: 'Trawler aground near Cape Ilmen', text: WIRE });
    await world.add(north, {
      title: 'Council of Ilmen votes on a new pier',
      text: 'The council of Ilmen votes on a new pier on Tuesday, said Ana Roth.',
    });
    southUrl = `${south.url}/harvest`;
    northUrl = `${north.url}/${encodeURIComponent('trawler aground near cape ilmen')}`;
    const festival =
      'Mayor Tilda Quillfeather opened the Harvest festival in Zembrano on Monday and cut a pumpkin of 90 kilos. ';
    await world.add(south, { title: 'Harvest festival opens in Zembrano', url: southUrl, text: festival.repeat(3) });
    await world.add(south, {
      title: 'Trawler runs aground',
      text: WIRE.replace('The trawler Marta ran', 'A trawler ran'),
    });
    world.time.clock += 60_000;
    const { store, now } = world;
    commands = commandsOf(
      houseOf(world),
      world.briefings,
      () =>
        ({
          missingPermissions: async () => [],
          openDirectMessages: async () => '400000000000000001',
          post: async ({ body }: { readonly body: string }) => `${directly.push(body)}`,
          channelName: () => 'news',
          places: { describe: async () => ({ kind: 'text', tags: [], needsTag: false }) },
        }) as unknown as DiscordConnection,
    );
    // Each server has taken down something of its own, which the other must not learn either.
    await store.takeDowns.takeDown(southUrl, { view: viewOf(SOUTH), by: USER }, now());
    await store.takeDowns.restore(southUrl, viewOf(SOUTH));
  });
  after(() => world.store.close());

  const askerIn = (guildId: GuildId): Asker => ({
    userId: USER,
    guildId,
    channelId: '1' as ChannelId,
    isModerator: true,
    roleIds: [],
    now: world.now(),
  });

  /** What a command shows in a server, or the sentence that it fails with. */
  async function say(
    guildId: GuildId,
    path: string,
    options: Readonly<Record<string, OptionValue>> = {},
  ): Promise<string> {
    const action = listActions(commands).find((each) => each.path === path)?.action;
    const input: CommandInput = { asker: askerIn(guildId), options: new Map(Object.entries(options)) };
    try {
      const screen = await action?.run?.(input, { offset: 0, show: async () => undefined });
      assert.ok(screen !== undefined, path);
      const { components, file } = drawScreen(screen, { offset: 0 });
      return JSON.stringify(components) + (file === undefined ? '' : Buffer.from(file.bytes).toString());
    } catch (error) {
      if (error instanceof Failure) return error.message;
      throw error;
    }
  }

  async function idAt(address: string, guildId: GuildId): Promise<string> {
    const [article] = await world.store.takeDowns.find(address, viewOf(guildId));
    assert.ok(article !== undefined, address);
    return article.id;
  }

  const withoutAsked = (text: string, asked: string): string => text.replaceAll(asked, '');

  it('tells the north nothing of the south by any command', async () => {
    const questions = [
      'Who is Tilda Quillfeather?',
      'What happened in Zembrano?',
      'What does the Southern Lamp say about the trawler?',
    ];
    const said = [
      ...(await Promise.all(
        questions.map(async (question) => {
          const answer = await world.ask.ask({ question, view: viewOf(NORTH), zone: 'UTC', asked: world.now() });
          const { question: _, because, ...rest } = answer;
          return (
            JSON.stringify(rest) +
            withoutAsked(withoutAsked(JSON.stringify(because ?? ''), 'Tilda Quillfeather'), 'Zembrano').replace(
              'Southern Lamp',
              '',
            )
          );
        }),
      )),
      withoutAsked(await say(NORTH, 'search', { words: 'pumpkin' }), 'pumpkin'),
      withoutAsked(await say(NORTH, 'search', { words: 'source:"Southern Lamp"' }), 'Southern Lamp'),
      withoutAsked(await say(NORTH, 'search', { words: 'trawler', actor: 'Quillfeather' }), 'Quillfeather'),
      await say(NORTH, 'search', { words: 'trawler' }),
      await say(NORTH, 'briefing'),
      await say(NORTH, 'briefing', { story: await idAt(southUrl, SOUTH) }),
      await say(NORTH, 'briefing', { story: await idAt(northUrl, NORTH) }),
      await say(NORTH, 'feed list'),
      await say(NORTH, 'feed export'),
      await say(NORTH, 'feed remove', { feed: 'Southern Lamp (southernlamp.invalid)' }),
      await say(NORTH, 'article remove', { address: southUrl }),
      await say(NORTH, 'article restore', { article: southUrl }),
    ];
    for (const text of said) for (const secret of SECRETS) assert.ok(!text.includes(secret), `${secret} in ${text}`);
    assert.match(said.join(''), /Looked through 2 articles/u);
    assert.doesNotMatch(said.join(''), /Looked through 4 articles|also in/u);
  });

  it('tells the south its own by the same commands, so that the silence above means something', async () => {
    assert.match(await say(SOUTH, 'search', { words: 'pumpkin' }), /Harvest/u);
    assert.match(await say(SOUTH, 'ask', { question: 'Who opened the Harvest festival?' }), /Quillfeather/u);
    assert.match(await say(SOUTH, 'feed list'), /Southern Lamp/u);
    assert.match(await say(SOUTH, 'briefing'), /Zembrano/u);
    assert.match(await say(SOUTH, 'briefing', { story: await idAt(southUrl, SOUTH) }), /Zembrano/u);
  });

  it('completes names of the server’s own news alone, in every option that completes', async () => {
    for (const { path, action } of listActions(commands)) {
      for (const { name, complete } of action.options ?? []) {
        for (const typed of ['', 'Qu', 'Zem', 'South', 'Harv']) {
          const offered = (await complete?.(typed, askerIn(NORTH))) ?? [];
          for (const secret of SECRETS) assert.ok(!offered.join('\n').includes(secret), `${path} ${name}: ${secret}`);
        }
      }
    }
    assert.deepEqual(await world.search.complete('actor', 'Quill', viewOf(SOUTH), 5), ['Tilda Quillfeather']);
  });

  it('counts, covers and reads the server’s own alone in store and search', async () => {
    const view = viewOf(NORTH);
    const { articles } = world.store;
    const changes = await articles.changesSince(0, 100, view);
    const own = changes.flatMap((one) => (one.kind === 'saved' ? [one] : []));
    const others = (await articles.changesSince(0, 100, viewOf(SOUTH))).flatMap((one) =>
      one.kind === 'saved' ? [one] : [],
    );
    assert.deepEqual([own.length, others.length], [2, 2]);
    const ids = others.map(({ article }) => article.id);
    assert.deepEqual(await articles.getMany(ids, view), []);
    for (const id of ids) {
      assert.equal(await articles.get(id, view), undefined);
      assert.deepEqual(await articles.versions(id, view), []);
    }
    assert.equal((await articles.coverage(view)).sources, 1);
    assert.deepEqual(await world.search.coverage(view), await articles.coverage(view));
    assert.deepEqual(await world.search.countArticles(['pumpkin', 'Quillfeather', 'trawler'], view), [0, 0, 1]);
    assert.deepEqual(await world.search.matchArticles({ reading: 'query', words: 'pumpkin', view }), []);
    const passages = await world.search.findPassages({
      reading: 'question',
      words: 'pumpkin festival trawler',
      view,
      limit: 20,
    });
    assert.ok(passages.length > 0 && passages.every(({ articleId }) => !ids.includes(articleId)));
    assert.equal((await articles.newsBetween({ from: 0, until: world.now() + 1 }, view)).length, 2);
  });

  it('folds no copy of the other server into a hit or a story, though the store knows it for one', async () => {
    const all = (await world.store.articles.changesSince(0, 100, { kind: 'all' })).flatMap((one) =>
      one.kind === 'saved' ? [one] : [],
    );
    assert.equal(all.filter(({ article }) => article.copyOf !== undefined).length, 1);
    for (const guildId of [NORTH, SOUTH]) {
      const found = await world.search.search({ reading: 'query', words: 'trawler', view: viewOf(guildId), limit: 10 });
      assert.deepEqual([found.total, found.hits[0]?.alsoIn], [1, []]);
      const reads = await world.store.articles.getMany(
        all.map(({ article }) => article.id),
        viewOf(guildId),
      );
      assert.ok(groupIntoStories(reads).every(({ reads: told }) => told.length === 1));
    }
  });

  it('posts in the north’s channels nothing of the south: at their hour, as it happens, and by hand, though all ask for the same', async () => {
    const { store, tools } = world;
    const told = new Map<ChannelId, string>();
    const heard = (guildId: GuildId) =>
      [...told].flatMap(([channelId, text]) => (channelId.startsWith(guildId) ? [text] : [])).join('\n');
    const briefings = createBriefings({
      ...tools,
      draw: drawPosted,
      post: async ({ channelId, body }) => {
        told.set(channelId, `${told.get(channelId) ?? ''}${body}`);
        return `${channelId}${told.get(channelId)?.length}` as MessageId;
      },
    });
    const made: SubscriptionId[] = [];
    for (const [place, guildId] of [NORTH, SOUTH].entries()) {
      for (const [number, cadence] of ['daily 08:00', 'as it happens'].entries()) {
        const id = `${place}${number}`.padStart(32, 'f') as SubscriptionId;
        made.push(id);
        const channelId = `${guildId}${number}` as ChannelId;
        const times = { createdAt: world.now() - 3_600_000, nextDueAt: world.now() };
        await store.subscriptions.add(makeSubscription({ id, guildId, channelId, cadence, ...times }));
      }
    }
    await briefings.runDue();
    await briefings.deliver();
    for (const guildId of [NORTH, SOUTH]) {
      const channelId = `${guildId}9` as ChannelId;
      await briefings.postNow({ guildId, channelId, userId: USER, length: 'standard', until: world.now() });
    }
    assert.equal(told.size, 6, 'each channel was told something');
    for (const secret of [...SECRETS, 'southernlamp']) assert.ok(!heard(NORTH).includes(secret), secret);
    assert.match(heard(NORTH), /Council of Ilmen/u);
    for (const secret of ['Quillfeather', 'Zembrano', 'Southern Lamp'])
      assert.ok(heard(SOUTH).includes(secret), secret);
    assert.doesNotMatch(heard(SOUTH), /North Beacon|Council of Ilmen|northbeacon/u);
    for (const [at, id] of made.entries()) await store.subscriptions.remove(id, at < 2 ? NORTH : SOUTH);
  });

  // These take down, unfollow and merge what they can: they come last.
  it('tells the north nothing of the south by any command, option, form, completion or picture', async () => {
    const leaks = (await walkCommands(commands, askerIn(NORTH), TYPING)).flatMap(({ way, typed, told }) => {
      // What somebody follows is named by what they typed when they began.
      const own = /^follow (?:list|remove)/u.test(way) ? TYPING.words.join() : typed;
      const secrets = SECRETS.filter((secret) => !own.includes(secret) && told.includes(secret));
      const counts =
        /\b[34] articles|"articles":[34]\b|southernlamp(?!\.invalid\/feed\/harvest)/u.exec(told)?.[0] ?? [];
      return [...secrets, ...[counts].flat()].map((leak) => `${way} ${JSON.stringify(typed)}: ${leak}`);
    });
    assert.deepEqual(leaks, []);
  });

  it('tells the south its own by the same walk, so that the silence above means something', async () => {
    const told = await walkCommands(commands, askerIn(SOUTH), { ...TYPING, words: ['trawler', 'mayor'] });
    const waysTo = (secret: string) =>
      new Set(told.flatMap((one: Told) => (!one.typed.includes(secret) && one.told.includes(secret) ? [one.way] : [])));
    for (const secret of SECRETS) assert.ok(waysTo(secret).size >= 3, `${secret}: ${[...waysTo(secret)]}`);
    const walked = new Set(told.map(({ way }) => way.split(' ').slice(0, 2).join(' ')));
    for (const { path } of listActions(commands))
      assert.ok(
        [...walked].some((way) => path.startsWith(way)),
        path,
      );
  });

  it('tells a follower in the north by direct message nothing of the south, and one in the south its own', async () => {
    const { store } = world;
    for (const { id } of await store.subscriptions.follows(USER)) await store.subscriptions.removeFollow(id, USER);
    directly.length = 0;
    for (const [guildId, words] of [
      [NORTH, 'trawler'],
      [NORTH, 'festival'],
      [SOUTH, 'festival'],
    ] as const)
      assert.match(await say(guildId, 'follow add', { words }), /You follow/u);
    const follows = await store.subscriptions.follows(USER);
    world.time.clock += 60_000;
    for (const feed of await store.feeds.list({ kind: 'all' })) {
      const title = feed.title === 'North Beacon' ? 'Trawler is pulled free' : 'Harvest festival ends in Zembrano';
      const text = `${title}, said ${feed.title === 'North Beacon' ? 'Pavel Orin' : 'Tilda Quillfeather'} on Tuesday.`;
      if (!feed.url.startsWith('dateline:')) await world.add(feed, { title, text: `${text} `.repeat(3) });
    }
    world.time.clock += 24 * 3_600_000;
    await world.briefings.runDue();
    await world.briefings.deliver();
    const told = (guildId: GuildId) =>
      world.posted.filter((body) => follows.some((one) => one.guildId === guildId && body.includes(one.id)));
    assert.match(told(NORTH).join('\n'), /Trawler is pulled free/u);
    for (const secret of SECRETS) assert.ok(![...told(NORTH), ...directly].join('\n').includes(secret), secret);
    assert.match(told(SOUTH).join('\n'), /Quillfeather/u);
  });
});
