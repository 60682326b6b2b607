import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkTo } from '../../src/discord/link.ts';

describe('linkTo', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['https://a.example/b?c=d#e', '[1](<https://a.example/b?c=d#e>)'],
    ['https://a.example/x>)y', '[1](<https://a.example/x%3E%29y>)'],
    ['https://a.example/@everyone', '[1](<https://a.example/%40everyone>)'],
    ['javascript:alert(1)', '1'],
    ['https://bank.example@evil.example/', '1'],
    ['dateline:article/0', '1'],
    ['no address', '1'],
    [`https://a.example/${'x'.repeat(600)}`, '1'],
  ];
  for (const [url, wanted] of pairs)
    it(`makes ${wanted.slice(0, 30)} of ${url.slice(0, 40)}`, () => assert.equal(linkTo(url, '1'), wanted));
});
