import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkToSource } from '../../src/discord/link.ts';

const draw = (url: string, source = 'The Quay', isLinked = true): string =>
  linkToSource({ url, source }, 1, { sourceMax: 40, isLinked });

describe('linkToSource', () => {
  const addresses: readonly (readonly [string, string])[] = [
    ['https://a.example/b?c=d#e', '[1 · The Quay](<https://a.example/b?c=d#e>)'],
    ['https://a.example/x>)y', '[1 · The Quay](<https://a.example/x%3E%29y>)'],
    ['https://a.example/@everyone', '[1 · The Quay](<https://a.example/%40everyone>)'],
    ['javascript:alert(1)', '1 · The Quay'],
    ['https://bank.example@evil.example/', '1 · The Quay'],
    ['dateline:article/0', '1 · The Quay'],
    ['no address', '1 · The Quay'],
    [`https://a.example/${'x'.repeat(600)}`, '1 · The Quay'],
  ];
  for (const [url, wanted] of addresses) {
    it(`makes ${wanted.slice(0, 30)} of ${url.slice(0, 40)}`, () => assert.equal(draw(url), wanted));
  }

  const names: readonly (readonly [string, string])[] = [
    ['', '[1 · (source unknown)](<https://a.example/>)'],
    ['The *Daily* [Paper]', '[1 · The \\*Daily\\* (Paper)](<https://a.example/>)'],
    ['x](<https://evil.example>) [y', '[1](<https://a.example/>) · x)(\\<\u200bhttps:\u200b//evil.example\\>) (y'],
    ['bank.example', '[1](<https://a.example/>) · bank.example'],
    ['www.a.example', '[1 · www.a.example](<https://a.example/>)'],
    ['The U.S. Times', '[1 · The U.S. Times](<https://a.example/>)'],
    [
      'A name that is much longer than there is room for',
      '[1 · A name that is much longer than there…](<https://a.example/>)',
    ],
  ];
  for (const [source, wanted] of names) {
    it(`names ${source || 'nobody'}`, () => assert.equal(draw('https://a.example/', source), wanted));
  }

  it('is no link where there is no room for one', () => {
    assert.equal(draw('https://a.example/', 'The Quay', false), '1 · The Quay');
  });
});
