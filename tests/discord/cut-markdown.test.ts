import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutMarkdown } from '../../src/discord/cut-markdown.ts';

describe('cutMarkdown', () => {
  it('leaves what fits', () => assert.equal(cutMarkdown('**a** b', 20), '**a** b'));
  it('cuts between words', () => assert.equal(cutMarkdown('one two three four', 14), 'one two…'));
  it('closes what is bold', () => assert.equal(cutMarkdown('say **one two three four**', 20), 'say **one two…**'));
  it('never cuts inside a link', () => {
    assert.equal(cutMarkdown('see it all here [1](<https://a.example/long/address>) end', 40), 'see it all here…');
  });
  it('never cuts inside a mention of a channel', () => {
    assert.equal(cutMarkdown('posts are in <#123456789012345678> now', 30), 'posts are in…');
  });
});
