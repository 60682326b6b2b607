import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Screen } from '../../src/discord/command.ts';
import { readOpml } from '../../src/feeds/feeds.ts';
import { askerOf, run, runToScreen } from './act.ts';
import { makeFakes } from './fakes.ts';

describe('/feed', () => {
  it('follows, lists and removes, its title quoted', async () => {
    const fakes = makeFakes();
    const added = await run(fakes, 'feed add', { address: 'https://news.example/feed' });
    assert.match(
      added,
      /follows \*\*The \\\*Daily\\\* Paper\*\* now\. 12 articles of it can be searched; only what comes from now on is posted\./u,
    );
    assert.match(await run(fakes, 'feed list', {}), /not read yet/u);
    assert.match(await run(fakes, 'feed remove', { feed: 'The *Daily* Paper (news.example)' }), /no longer follows/u);
    await assert.rejects(
      run(fakes, 'feed remove', { feed: 'The *Daily* Paper (news.example)' }),
      /follows no such feed/u,
    );
  });

  it('says how much of a feed is shown, and lists that', async () => {
    const fakes = makeFakes();
    await run(fakes, 'feed add', { address: 'https://news.example/feed' });
    assert.doesNotMatch(await run(fakes, 'feed list', {}), /excerpts only/u);
    assert.match(
      await run(fakes, 'feed rights', { feed: 'The *Daily* Paper', show: 'excerpt' }),
      /at most 300 characters/u,
    );
    assert.match(await run(fakes, 'feed list', {}), /excerpts only/u);
    await assert.rejects(run(fakes, 'feed rights', { feed: 'Another', show: 'full' }), /follows no such feed/u);
  });

  it('shows what stands at an address, its faults in words, and the health of what is followed alone', async () => {
    const fakes = makeFakes();
    assert.match(await run(fakes, 'feed check', { address: 'https://news.example/feed' }), /It holds nothing/u);
    fakes.check = (url) => ({
      url,
      title: 'The Quay @everyone',
      language: 'en',
      items: 30,
      itemsPerDay: 4.2,
      newest: [{ title: 'Ferry sails', publishedAt: 1_700_000_000_000, text: 'long text '.repeat(90) }],
      texts: 'teasers, pages closed',
      faults: ['repeated ids'],
    });
    const seen = await run(fakes, 'feed check', { address: 'https://news.example/feed' });
    for (const words of [
      /30 items · about 4 items a day · language en/u,
      /asks not to read the pages/u,
      /bear the same id/u,
      /Ferry sails\*\* · <t:1700000000:f>/u,
    ]) {
      assert.match(seen, words);
    }
    assert.doesNotMatch(seen, /@everyone|follows it/u);
    assert.ok(seen.length < 800);
    await run(fakes, 'feed add', { address: 'https://news.example/feed' });
    assert.match(
      await run(fakes, 'feed check', { address: 'https://news.example/feed' }),
      /This server follows it\. not read yet/u,
    );
  });

  it('follows the feeds of a file, tells of each line, and gives them back as a file', async () => {
    const fakes = makeFakes();
    await assert.rejects(run(fakes, 'feed export', {}), /nothing to export/u);
    const urls = ['https://a.example/feed', 'https://b.example/feed', 'http://www.a.example/feed/', 'gopher://c'];
    const more = Array.from({ length: 40 }, (_, index) => `https://more.example/${index}`);
    const outlines = [...urls, ...more].map((url) => `<outline text="&lt;@1&gt;" xmlUrl="${url}"/>`).join('');
    fakes.files.set('https://cdn.example/list', `<opml><body>${outlines}</body></opml>`);
    const shown: Screen[] = [];
    const screen = await runToScreen(fakes, 'feed import', { file: 'https://cdn.example/list' }, askerOf(), shown);
    assert.ok(screen.kind === 'file');
    assert.match(screen.text, /\*\*42 feeds\*\* followed, 0 followed before, 1 named twice, 1 failed/u);
    assert.doesNotMatch(screen.text, /<@1>/u);
    const lines = new TextDecoder().decode(screen.bytes).trimEnd().split('\n');
    assert.equal(lines.length, 44);
    assert.deepEqual(
      [0, 2, 3].map((at) => lines[at]?.split('\t')[0]),
      ['followed', 'named twice', 'failed'],
    );
    assert.deepEqual(
      shown.map((each) => (each.kind === 'note' ? each.text : '')),
      ['Reading the feeds: 25 of 44 …'],
    );
    const exported = await runToScreen(fakes, 'feed export', {});
    assert.ok(exported.kind === 'file');
    assert.equal(readOpml(new TextDecoder().decode(exported.bytes)).length, 42);
    await assert.rejects(run(fakes, 'feed import', { file: 'https://cdn.example/none' }), /no such file/u);
  });

  it('reads 500 lines of a file at once, and says so of the others', async () => {
    const fakes = makeFakes();
    const outlines = Array.from({ length: 502 }, (_, index) => `<outline xmlUrl="https://x.example/${index}"/>`).join(
      '',
    );
    fakes.files.set('https://cdn.example/list', `<opml><body>${outlines}</body></opml>`);
    const screen = await runToScreen(fakes, 'feed import', { file: 'https://cdn.example/list' });
    assert.ok(screen.kind === 'file');
    assert.match(screen.text, /\*\*500 feeds\*\* followed.* 2 left out/u);
    assert.match(new TextDecoder().decode(screen.bytes), /left out.*Only 500 lines/u);
  });
});
