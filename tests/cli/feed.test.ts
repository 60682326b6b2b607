import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { runArticle } from '../../src/cli/article.ts';
import { runFeed } from '../../src/cli/feed.ts';
import { runImport } from '../../src/cli/import.ts';
import type { GuildId } from '../../src/news/ids.ts';
import { ALL, type View } from '../../src/news/view.ts';
import { type IngestBench, openIngestBench } from '../kit/ingest-bench.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const GUILD = '100000000000000001' as GuildId;
const OWN: View = { kind: 'guild', guildId: GUILD };
const OTHER: View = { kind: 'guild', guildId: '100000000000000002' as GuildId };
const FEED = 'https://quay.invalid/feed';
const PAGE = 'https://quay.invalid/ferry';
const RSS = `<rss version="2.0"><channel><title>The Quay</title><item><guid>1</guid><title>Ferry sails</title><link>${PAGE}</link><description>${'The ferry sailed at noon, said Ana Roth. '.repeat(20)}</description></item></channel></rss>`;

describe('the operator’s verbs', () => {
  let bench: IngestBench;
  let printed: string[];
  const terminal = {
    print: (line: string): void => void printed.push(line),
    complain: (): void => undefined,
    isWatched: false,
  };
  const feed = (words: readonly string[], flags: Partial<Parameters<typeof runFeed>[1]> = {}) =>
    runFeed(words, { all: false, json: false, ...flags }, bench, terminal);
  const countIn = async (view: View): Promise<number> => (await bench.store.articles.coverage(view)).articles;

  beforeEach(async () => {
    printed = [];
    bench = await openIngestBench();
    bench.pages.set(FEED, RSS);
  });
  afterEach(() => bench.store.close());

  it('list a feed for all servers, whose present items are no news, and take it off the list', async () => {
    assert.equal(await feed(['add', FEED], { all: true }), 0);
    assert.match(
      printed[0] ?? '',
      /^The Quay <https:\/\/quay\.invalid\/feed> is listed for all servers now\. 1 article stored/u,
    );
    assert.equal(await countIn(OTHER), 1);
    const day = { from: bench.time.clock - 1_000, until: bench.time.clock + 1_000 };
    assert.deepEqual(await bench.store.articles.newsBetween(day, OTHER), []);
    await feed(['list']);
    assert.ok(printed.some((line) => /^The Quay +https:\/\/quay\.invalid\/feed +all +full +read 2026/u.test(line)));
    await feed(['remove', FEED], { all: true });
    assert.equal(await countIn(OTHER), 0);
    await assert.rejects(feed(['remove', FEED], { all: true }), /not listed/u);
  });

  it('say for whom, and what is wrong', async () => {
    await assert.rejects(feed(['add', FEED]), /Say for whom/u);
    await assert.rejects(feed(['add', FEED], { all: true, guildId: GUILD }), /Say for whom/u);
    await assert.rejects(feed([]), /Say what to do/u);
    await assert.rejects(feed(['remove', 'https://none.invalid'], { all: true }), /No feed has the address/u);
  });

  it('follow a feed for one server, and print lists for programs', async () => {
    await feed(['add', FEED], { guildId: GUILD });
    assert.deepEqual([await countIn(OWN), await countIn(OTHER)], [1, 0]);
    printed = [];
    await feed(['list'], { json: true, guildId: GUILD });
    assert.deepEqual(
      (JSON.parse(printed[0] ?? '') as { url: string }[]).map(({ url }) => url),
      [FEED],
    );
    await feed(['remove', FEED], { guildId: GUILD });
    assert.equal(await countIn(OWN), 0);
  });

  it('set how much of a feed is shown, of what is kept and what comes', async () => {
    await feed(['add', FEED], { all: true });
    await feed(['rights', FEED], { rights: 'excerpts only, ask first' });
    const [change] = await bench.store.articles.changesSince(0, 9, ALL);
    assert.deepEqual(change?.kind === 'saved' && change.article.rights, {
      show: 'excerpt',
      note: 'excerpts only, ask first',
    });
    bench.pages.set(FEED, RSS.replaceAll('ferry', 'boat').replace('<guid>1', '<guid>2').replace('Ferry', 'Boat'));
    bench.time.clock += 86_400_000;
    const { pollDueFeeds } = await import('../../src/ingest/ingest.ts');
    await pollDueFeeds(bench);
    const changes = await bench.store.articles.changesSince(0, 9, ALL);
    assert.deepEqual(
      changes.map((one) => one.kind === 'saved' && one.article.rights.show),
      ['excerpt', 'excerpt'],
    );
  });

  it('take an article down everywhere, also when its feed brings it again, and show it again', async () => {
    await feed(['add', FEED], { all: true });
    await assert.rejects(
      runArticle(['remove', 'https://quay.invalid/none'], bench, terminal),
      /address of no article/u,
    );
    assert.equal(await runArticle(['remove', `${PAGE}/?utm_source=x#top`], bench, terminal), 0);
    assert.deepEqual([await countIn(OWN), await countIn(ALL)], [0, 0]);
    await assert.rejects(runArticle(['remove', PAGE], bench, terminal), /taken down everywhere already/u);
    bench.pages.set(FEED, RSS.replaceAll('noon', 'one'));
    bench.time.clock += 86_400_000;
    const { pollDueFeeds } = await import('../../src/ingest/ingest.ts');
    await pollDueFeeds(bench);
    assert.deepEqual([await countIn(OWN), await countIn(ALL)], [0, 0]);
    assert.equal(await runArticle(['restore', PAGE], bench, terminal), 0);
    assert.deepEqual([await countIn(OWN), await countIn(ALL)], [1, 1]);
    await assert.rejects(runArticle(['restore', PAGE], bench, terminal), /was not taken down everywhere/u);
    await assert.rejects(runArticle(['dance', PAGE], bench, terminal), /Say what to do/u);
  });

  it('import for all servers, or for one alone', async () => {
    const folder = temporaryFolder();
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const article = file('a.txt', 'Whales seen\n\nThree whales swam by the pier.\n\nThey were blue.');
    const lines = file(
      'b.jsonl',
      `${JSON.stringify({ url: 'https://x.invalid/1', title: 'Storm', text: 'It blew hard.' })}\n`,
    );
    assert.equal(await runImport([article, lines], { facts: {}, guildId: GUILD }, bench, terminal), 0);
    assert.deepEqual([await countIn(OWN), await countIn(OTHER)], [2, 0]);
    assert.equal(await runImport([article], { facts: {} }, bench, terminal), 0);
    assert.equal(await countIn(OTHER), 1);
  });

  it('import lists of feeds, and tell of each line', async () => {
    const file = join(temporaryFolder(), 'mine.opml');
    writeFileSync(
      file,
      `<opml><body><outline text="Q" xmlUrl="${FEED}"/><outline text="N" xmlUrl="https://none.invalid/"/></body></opml>`,
    );
    assert.equal(await runImport([file], { facts: {}, guildId: GUILD }, bench, terminal), 1);
    assert.deepEqual(printed, [
      `followed: Q <${FEED}>`,
      'failed: N <https://none.invalid/>: https://none.invalid/ has nothing (HTTP 404).',
    ]);
    assert.deepEqual([await countIn(OWN), await countIn(OTHER)], [1, 0]);
    printed = [];
    await runImport([file], { facts: {} }, bench, terminal);
    assert.equal(await countIn(OTHER), 1);
  });
});
