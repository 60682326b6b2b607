// /on through the real client, the stand-in for Discord and a real store: pages, days before and after, copies, completion.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { onCommand } from '../../commands/on.ts';
import { completeDays, tellDays } from '../../src/ask/ask.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { buttonsIn, type StandIn, shownIn, startStandIn } from '../discord/stand-in.ts';
import { readArticle } from '../kit/memory-articles.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const NOW = Date.UTC(2025, 3, 10, 12);
const EPHEMERAL = 1 << 6;
const TOWNS = 'Norvik Eastvale Westhaven Lundby Skarholm Brandal Tornvik Hestad Osmark Fjellby Grindal Sandnes'.split(
  ' ',
);
const DEEDS =
  'opened a bakery|closed a quarry|sold the ferry|painted a lighthouse|bought two trams|planted an orchard|elected a judge|flooded a cellar|found a meteorite|burnt a barn|built a windmill|lost a bell'.split(
    '|',
  );

/** A dozen unlike events of 3 March, one of 6 March, and an article of a feed that this server does not follow. */
async function fill(store: Store): Promise<void> {
  for (const [at, town] of TOWNS.entries()) {
    const text = `The people of ${town} ${DEEDS[at]} on 3 March 2025 after a long quarrel.`;
    const read = readArticle({
      id: `${at}`,
      title: `News of ${town}`,
      text,
      source: `${town} Post`,
      publishedDay: '2025-03-04',
    });
    await store.articles.save(read, { expectedVersion: 0 });
  }
  const later = readArticle({ id: 'later', title: 'A fair', text: 'A fair was held in Norvik on 6 March 2025.' });
  await store.articles.save(later, { expectedVersion: 0 });
  const feed = { id: 'f'.repeat(32), url: 'https://hidden.example/feed', title: 'Hidden' };
  await store.feeds.add({ ...feed, listedForAll: false, nextPollAt: 0, leaseUntil: 0, failures: 0 } as never);
  const hidden = {
    id: 'hidden',
    title: 'A secret',
    text: 'A secret was kept in Hidden Valley on 5 March 2025.',
    feeds: [feed.id],
  };
  await store.articles.save(readArticle(hidden), { expectedVersion: 0 });
}

describe('/on, at the stand-in for Discord', () => {
  let standIn: StandIn;
  let store: Store;
  let general: string;
  before(async () => {
    store = await openStore({ dataDir: temporaryFolder(), now: () => NOW });
    await fill(store);
    standIn = await startStandIn();
    const command = onCommand({
      tellDays: (date, view) => tellDays({ date, view, zone: 'UTC', asked: NOW }, store),
      completeDays: (typed, view, _now, limit) => completeDays(typed, { view, zone: 'UTC', asked: NOW, limit }, store),
    });
    await standIn.connect({ commands: [command] });
    general = standIn.sandbox.channel('general');
  });
  after(async () => {
    await standIn.stop();
    await store.close();
  });

  const on = async (date: string) => {
    const seen = await standIn.sandbox.interact({
      kind: 'command',
      command: 'on',
      options: { date },
      channelId: general,
      as: 'member',
    });
    assert.equal(seen.kind, 'deferred');
    return seen.settled();
  };
  const press = async (
    message: Awaited<ReturnType<typeof on>>,
    label: RegExp,
    as: 'member' | 'moderator' = 'member',
  ) => {
    const [, customId = ''] = [...buttonsIn(message)].find(([name]) => label.test(name)) ?? [];
    const seen = await standIn.sandbox.interact({
      kind: 'component',
      messageId: message.id,
      customId,
      channelId: general,
      as,
    });
    return seen;
  };
  /** The message once it shows what is looked for. */
  const until = (id: string, wanted: RegExp) =>
    standIn.sandbox.until(() => {
      const message = standIn.sandbox.messages(general).find((each) => each.id === id);
      return wanted.test(shownIn(message)) ? message : undefined;
    });

  it('turns all pages of a day, each event once, and comes back', async () => {
    let message = await on('3 March 2025');
    assert.match(shownIn(message), /### 3 March 2025\n-# events 1–\d of 12/u);
    const seen = new Set<string>();
    for (let page = 0; page < 6; page += 1) {
      for (const [, town = ''] of shownIn(message).matchAll(/The people of (\p{L}+)/gu)) seen.add(town);
      const [, last, total] = /events \d+–(\d+) of (\d+)/u.exec(shownIn(message)) ?? [];
      if (last === total) break;
      await press(message, /Next/u);
      message = await until(message.id, new RegExp(`events ${Number(last) + 1}–`, 'u'));
    }
    assert.deepEqual([...seen].sort(), [...TOWNS].sort());
    await press(message, /Previous/u);
    await until(message.id, /events (?!9–)\d+–\d+ of 12/u);
  });

  it('steps to the next day, and from an empty one to the nearest with something', async () => {
    const message = await on('3 March 2025');
    await press(message, /^4 March 2025 ›$/u);
    const empty = await until(message.id, /No article here tells of something that happened on 4 March 2025/u);
    assert.match(shownIn(empty), /Looked through 13 articles, 4 March 2025, 13 sources/u);
    assert.match(shownIn(empty), /Published then, whatever it tells of: 12 articles of 12 sources/u);
    assert.deepEqual([...buttonsIn(empty).keys()], ['‹ Nearest before: 3 March 2025', 'Nearest after: 6 March 2025 ›']);
    await press(empty, /Nearest after/u);
    const fair = await until(message.id, /### 6 March 2025/u);
    assert.match(shownIn(fair), /A fair was held in Norvik/u);
    await press(fair, /^‹ 5 March 2025$/u);
    const hidden = await until(message.id, /### 5 March 2025/u);
    assert.doesNotMatch(shownIn(hidden), /secret|Hidden/u);
  });

  it('gives a copy to others, and leaves the asker’s message as it is', async () => {
    const message = await on('3 March 2025');
    const before = shownIn(message);
    const copy = await (await press(message, /^‹ 2 March 2025$/u, 'moderator')).settled();
    assert.equal(copy.flags & EPHEMERAL, EPHEMERAL);
    assert.match(shownIn(copy), /### 2 March 2025/u);
    assert.equal(shownIn(standIn.sandbox.messages(general).find(({ id }) => id === message.id)), before);
  });

  it('steps by weeks and months when those were asked for', async () => {
    assert.deepEqual([...buttonsIn(await on('2025-03-10/2025-03-16')).keys()], ['‹ Nearest before: 6 March 2025']);
    const month = await on('March 2025');
    assert.deepEqual([...buttonsIn(month).keys()].slice(-2), ['‹ February 2025', 'April 2025 ›']);
    const week = await on('between 3 and 9 March 2025');
    assert.deepEqual([...buttonsIn(week).keys()].slice(-2), ['‹ 24 February to 2 March 2025', '10–16 March 2025 ›']);
  });

  it('says which day was taken for one without its year, and in one sentence what it cannot read', async () => {
    assert.match(shownIn(await on('3 March')), /### 3 March 2025\n-# Read “3 March” as 3 March 2025\./u);
    assert.match(shownIn(await on('@everyone')), /I cannot read .* as a day: write it like 20 February 2017/u);
    assert.deepEqual(
      standIn.logged.filter(([event]) => event.startsWith('error')),
      [],
    );
  });

  it('completes words and days that have events in this server', async () => {
    const seen = await standIn.sandbox.interact({
      kind: 'complete',
      channelId: general,
      command: 'on',
      options: { date: 'march' },
      focused: 'date',
      as: 'member',
    });
    assert.deepEqual(
      seen.choices?.map(({ value }) => value),
      ['6 March 2025', '3 March 2025'],
    );
  });
});
