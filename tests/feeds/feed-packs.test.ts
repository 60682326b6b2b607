import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readPacks } from '../../src/feeds/feeds.ts';
import { Failure } from '../../src/news/failure.ts';

const pack = (name: string, ...urls: readonly string[]): string =>
  `<outline text="${name}">${urls.map((url) => `<outline type="rss" text="${url}" xmlUrl="${url}"/>`).join('')}</outline>`;
const file = (...body: readonly string[]): string => `<opml version="2.0"><body>${body.join('')}</body></opml>`;

describe('packs of feeds', () => {
  it('are the outer folders of an OPML file, inner ones flattened, each feed once', () => {
    const inner = `<outline text="B &amp; C" description=" about&#10;both "><outline text="inner">${pack('x', 'https://b.example/1')}</outline><outline type="rss" text="two" xmlUrl="https://b.example/2"/><outline type="rss" text="again" xmlUrl="https://b.example/2"/></outline>`;
    assert.deepEqual(readPacks(file(pack('A', 'https://a.example/'), inner)), [
      { name: 'A', feeds: [{ title: 'https://a.example/', url: 'https://a.example/' }] },
      {
        name: 'B & C',
        description: 'about both',
        feeds: [
          { title: 'https://b.example/1', url: 'https://b.example/1' },
          { title: 'two', url: 'https://b.example/2' },
        ],
      },
    ]);
  });

  it('leave out feeds that stand in no folder, and folders without feeds', () => {
    const lone = '<outline type="rss" text="lone" xmlUrl="https://lone.example/"/>';
    const names = readPacks(file(lone, '<outline text="Empty"></outline>', pack('A', 'https://a.example/'), lone));
    assert.deepEqual(
      names.map(({ name, feeds }) => [name, feeds.length]),
      [['A', 1]],
    );
  });

  for (const [what, text] of [
    ['no OPML', 'feeds: none'],
    ['no pack', file()],
    ['two packs of one name', file(pack('A', 'https://a.example/'), pack('A', 'https://b.example/'))],
    [
      'more packs than a menu takes',
      file(...Array.from({ length: 26 }, (_, at) => pack(`P${at}`, 'https://a.example/'))),
    ],
  ] as const) {
    it(`are refused where there is ${what}`, () => assert.throws(() => readPacks(text), Failure));
  }

  it('that come with Dateline are whole: distinct https addresses under distinct names, eight packs at least', () => {
    const packs = readPacks(readFileSync(new URL('../../packs.opml', import.meta.url), 'utf8'));
    const urls = packs.flatMap(({ feeds }) => feeds.map(({ url }) => url));
    assert.ok(packs.length >= 8 && packs.every(({ feeds }) => feeds.length >= 3));
    assert.equal(new Set(urls).size, urls.length);
    for (const url of urls) assert.equal(new URL(url).protocol, 'https:');
  });
});
