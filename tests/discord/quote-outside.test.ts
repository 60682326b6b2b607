import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isBlank, plainOutside, quoteOurs, quoteOutside } from '../../src/discord/quote-outside.ts';
import { checkProperty } from '../kit/check-property.ts';

const Z = '\u200b';

describe('quoteOutside', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['@everyone', `@${Z}everyone`],
    ['a @here b', `a @${Z}here b`],
    ['＠everyone', `＠${Z}everyone`],
    ['<@123456789012345678>', `\\<${Z}@${Z}123456789012345678\\>`],
    ['<@&123>', `\\<${Z}@${Z}&123\\>`],
    ['<#123>', `\\<${Z}#123\\>`],
    ['</ask:123>', `\\<${Z}/ask:123\\>`],
    ['<t:1700000000:R>', `\\<${Z}t:1700000000:R\\>`],
    ['<:smile:123>', `\\<${Z}:smile:123\\>`],
    ['[click](https://evil.example)', `\\[click\\]\\(https:${Z}//evil.example)`],
    ['[click](<https://evil.example>)', `\\[click\\]\\(\\<${Z}https:${Z}//evil.example\\>)`],
    ['https://evil.example/a', `https:${Z}//evil.example/a`],
    ['discord.gg/abc', `discord.gg${Z}/abc`],
    ['# Heading', '\\# Heading'],
    ['### Heading', '\\### Heading'],
    ['-# small', '\\-# small'],
    ['- item', '\\- item'],
    ['1. first', '1\\. first'],
    ['1.5 million', '1.5 million'],
    ['> quoted', '\\> quoted'],
    ['**b** __u__ ~~s~~ ||x|| `c`', '\\*\\*b\\*\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\|\\|x\\|\\| \\`c\\`'],
    ['a\\b', 'a\\\\b'],
    ['5 < 6', '5 \\< 6'],
    ['one\n# two\r\n\tthree', 'one # two three'],
    ['a\u0000b', 'a b'],
    ['a\u202eb', 'ab'],
    ['half \ud83d', 'half \ufffd'],
    ['GNA’s Minister: “30 dead”', 'GNA’s Minister: “30 dead”'],
    [' \u200b\ufeff ', ''],
  ];
  for (const [given, wanted] of pairs) {
    it(`makes ${JSON.stringify(given)} harmless`, () => assert.equal(quoteOutside(given), wanted));
  }

  it('cuts at a word and says so', () => {
    assert.equal(quoteOutside('The ministry denied the report on Friday', 30), 'The ministry denied the…');
  });

  it('cuts a word that has no end at a whole character', () => {
    assert.equal(quoteOutside('A'.repeat(50), 10), `${'A'.repeat(9)}…`);
    const family = '👨‍👩‍👧‍👦';
    const cut = quoteOutside(family.repeat(20), 40);
    assert.equal(cut, `${family.repeat(3)}…`);
  });

  it('never gives more than asked for, never half a character, and ends a cut with …', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'@<[]()*_`~|> #-1.a🙂é\u202e'), maxLength: 300 }),
    );
    checkProperty(
      fc.property(texts, fc.integer({ min: 12, max: 200 }), (text, max) => {
        const quoted = quoteOutside(text, max);
        assert.ok(quoted.length <= max, `${quoted.length} > ${max}`);
        assert.ok(quoted.isWellFormed());
        assert.ok(!/@everyone|<@/u.test(quoted));
        if (quoteOutside(text, 5000) !== quoted) assert.ok(quoted.endsWith('…'));
      }),
      { numRuns: 500 },
    );
  });

  it('reads only the beginning of a very long text', () => {
    const timeOf = (text: string): number => {
      const before = performance.now();
      const quoted = quoteOutside(text, 250);
      assert.ok(quoted.endsWith('…') && quoted.length <= 250);
      return performance.now() - before;
    };
    const long = 'word '.repeat(4_000_000);
    const short = Math.max(timeOf('word '.repeat(4_000)), timeOf('word '.repeat(4_000)));
    assert.ok(Math.min(timeOf(long), timeOf(long)) < Math.max(short, 5) * 10);
  });
});

describe('quoteOurs', () => {
  it('keeps channels and commands that we name, and quotes the rest', () => {
    const text = 'Paused in <#123456789012345678>: @everyone [x](https://evil.example). Use `/subscription resume`.';
    const wanted = `Paused in <#123456789012345678>: @${Z}everyone \\[x\\]\\(https:${Z}//evil.example). Use \`/subscription resume\`.`;
    assert.equal(quoteOurs(text, 500), wanted);
  });
  it('takes no mention between backticks for ours', () => {
    assert.ok(!quoteOurs('see `@everyone`', 500).includes('@everyone'));
    assert.equal(
      quoteOurs('at `cron 0 8 * * 1-5` of ` ** ` and `**`', 500),
      'at `cron 0 8 * * 1-5` of \\` \\*\\* \\` and \\`\\*\\*\\`',
    );
  });
});

describe('plainOutside', () => {
  it('leaves markdown alone where Discord reads none', () => assert.equal(plainOutside('*a*\nb', 80), '*a* b'));
  it('cuts with …', () => assert.equal(plainOutside('one two three', 8), 'one two…'));
});

describe('isBlank', () => {
  for (const text of ['', ' ', '\u200b\u200b', '\u3164', '\u2800', '\ufeff\n']) {
    it(`sees nothing in ${JSON.stringify(text)}`, () => assert.equal(isBlank(text), true));
  }
  it('sees an emoji', () => assert.equal(isBlank('🙂'), false));
});
