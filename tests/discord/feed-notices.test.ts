// A feed that fails for a week, from its last answer to the message that one person of each server reads, over the
// jobs of the tick, the store, the real client and the stand-in for Discord.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DiscordConnection } from '../../src/discord/connect.ts';
import { createPolling, followFeed } from '../../src/ingest/ingest.ts';
import { jobsOf } from '../../src/list-jobs.ts';
import { Failure } from '../../src/news/failure.ts';
import type { ChannelId, FeedId, GuildId, UserId } from '../../src/news/ids.ts';
import { ALL } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';
import { type StandIn, shownIn, startStandIn } from './stand-in.ts';

const DAY_MS = 86_400_000;
const FEED_URL = 'https://quay.example/feed';
const OTHER_URL = 'https://mountain.example/feed';
const JOBS = ['feeds', 'notices of feeds'];

const feedOf = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><item><guid>1</guid><title>Ferry sails</title><description>The ferry sailed, said the mayor.</description></item></channel></rss>`;

describe('a feed that fails for a week', () => {
  let bench: IngestBench;
  let standIn: StandIn;
  let connection: DiscordConnection;
  let feedId: FeedId;
  let runJobs: () => Promise<void>;
  const channelIn = (guild: number, name: string): string =>
    standIn.sandbox.world().guilds[guild]?.channels.find((channel) => channel.name === name)?.id ?? '';

  before(async () => {
    bench = await openIngestBench();
    standIn = await startStandIn({ now: bench.now, world: { guilds: 3 }, limits: { globalPerSecond: 0 } });
    connection = await standIn.connect({ guilds: bench.store.guilds, now: bench.now });
    await followInAll();
    const polling = createPolling(bench);
    const { tell, showReading } = connection;
    const house = bench as unknown as Parameters<typeof jobsOf>[0]['house'];
    const none = {} as Parameters<typeof jobsOf>[0];
    const jobs = jobsOf({ ...none, house, polling, tell, showReading }).filter(({ name }) => JOBS.includes(name));
    assert.equal(jobs.length, JOBS.length);
    runJobs = async () => {
      for (const { run } of jobs) await run();
    };
  });
  after(async () => {
    await standIn.stop();
    await bench.store.close();
  });

  /** In the first server with a channel for notices; in the others for two people, one of whom takes no direct messages. */
  async function followInAll(): Promise<void> {
    const { sandbox } = standIn;
    const { guilds, people } = sandbox.world();
    bench.pages.set(FEED_URL, feedOf('The *Quay*'));
    bench.pages.set(OTHER_URL, feedOf('The Mountain'));
    const [first, second, third] = guilds.map(({ id }) => id as GuildId);
    const followers = [
      [first, people.moderator],
      [second, people.moderator],
      [third, people.member],
    ] as const;
    for (const [guildId, userId] of followers) {
      const { feed } = await followFeed(FEED_URL, { guildId: guildId as GuildId, userId: userId as UserId }, bench);
      feedId = feed.id;
    }
    // Another host answers meanwhile, so that it is the feed's fault and not the bot's own network.
    await followFeed(OTHER_URL, { guildId: first as GuildId, userId: people.moderator as UserId }, bench);
    await bench.store.guilds.saveSettings({
      ...(await bench.store.guilds.settings(first as GuildId)),
      noticesChannelId: channelIn(0, 'moderators') as ChannelId,
    });
    sandbox.closeDirectMessages('member');
  }

  /** The jobs of the tick, every six hours, for so many days. */
  async function liveDays(days: number): Promise<void> {
    for (let quarter = 0; quarter < days * 4; quarter += 1) {
      bench.time.clock += DAY_MS / 4;
      await runJobs();
    }
  }

  /** What was posted in the channels of the servers and in direct messages, by where it stands; answers have no content. */
  function heard(): Readonly<Record<string, readonly string[]>> {
    const { sandbox } = standIn;
    const contents = (channelId: string) =>
      sandbox.messages(channelId).flatMap(({ content }) => (content === '' ? [] : [content]));
    const channels = sandbox
      .world()
      .guilds.flatMap(({ channels }, guild) =>
        channels.filter(({ type }) => type === 0).map(({ id, name }) => [`${guild} ${name}`, contents(id)] as const),
      );
    const direct = (['moderator', 'member'] as const).map(
      (who) => [who, contents(sandbox.directMessages(who))] as const,
    );
    return Object.fromEntries([...channels, ...direct].filter(([, said]) => said.length > 0));
  }

  it('is told to nobody before the week is over', async () => {
    await liveDays(1);
    bench.pages.set(FEED_URL, new Failure('unreachable', 'quay.example does not take connections.'));
    await liveDays(6);
    assert.deepEqual(heard(), {});
  });

  it('is told once in each server: in its channel for notices, else to who followed it', async () => {
    await liveDays(14);
    assert.deepEqual(Object.keys(heard()).sort(), ['0 moderators', 'moderator']);
    for (const said of Object.values(heard())) {
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0] ?? '', /“The \\\*Quay\\\*” .* has failed since 5 May 2026.*does not take connections/u);
    }
  });

  it('is shown privately to the next moderator where neither can be told, once', async () => {
    const guildId = standIn.sandbox.world().guilds[2]?.id as GuildId;
    const help = { kind: 'command', command: 'help', channelId: channelIn(2, 'general') } as const;
    const asMember = await standIn.sandbox.interact({ ...help, as: 'member' });
    const asModerator = await standIn.sandbox.interact({ ...help, as: 'moderator' });
    const shown = await standIn.sandbox.until(() => asModerator.followUps()[0]);
    assert.notEqual(shown.visibleTo, undefined);
    assert.match(shownIn(shown), /“The \\\*Quay\\\*” .* has failed since/u);
    while ((await bench.store.guilds.pendingNotices(guildId)).length > 0) await new Promise(setImmediate);
    const again = await standIn.sandbox.interact({ ...help, as: 'moderator' });
    assert.deepEqual([asMember.followUps().length, again.followUps().length], [0, 0]);
  });

  it('is told as mended, once, when it answers again', async () => {
    bench.pages.set(FEED_URL, feedOf('The *Quay*'));
    await liveDays(15);
    assert.equal((await bench.store.feeds.get(feedId, ALL))?.failures, 0);
    for (const said of Object.values(heard())) {
      assert.equal(said.length, 2, said.join('\n'));
      assert.match(said[1] ?? '', /“The \\\*Quay\\\*” .* works again/u);
    }
    const guildId = standIn.sandbox.world().guilds[2]?.id as GuildId;
    assert.equal((await bench.store.guilds.pendingNotices(guildId)).length, 1);
  });
});
