import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cutMarkdown } from '../../src/discord/cut-markdown.ts';
import { quoteOurs, quoteOutside } from '../../src/discord/quote-outside.ts';
import { checkProperty } from '../kit/check-property.ts';

describe('cutMarkdown', () => {
  for (const [text, max, wanted] of [
    ['**a** b', 20, '**a** b'],
    ['one two three four', 14, 'one two three…'],
    ['one two three four', 13, 'one two…'],
    ['say **one two three four**', 20, 'say **one two**…'],
    ['say **one two three four**', 9, 'say…'],
    ['an _old_ and ~~very *long* story~~', 24, 'an _old_ and ~~very~~…'],
    ['see it all here [1](<https://a.example/long/address>) end', 40, 'see it all here…'],
    ['[1 · A \\[b\\] c](<https://a.example/>) and more', 40, '[1 · A \\[b\\] c](<https://a.example/>)…'],
    ['posts are in <#123456789012345678> now', 30, 'posts are in…'],
    ['type `/topic list` and pick one of them', 12, 'type…'],
    ['type `/topic list` and pick one of them', 24, 'type `/topic list` and…'],
    ['it is 5 * 3 * 2 and so on and on', 16, 'it is 5 * 3 * 2…'],
    ['the file snake_case_name.txt is here', 32, 'the file snake_case_name.txt is…'],
    ['新的措施今天宣布了政府', 6, '新的措施今…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 15, '👨‍👩‍👧‍👦…'],
    ['end of it\\*\\*\\*', 12, 'end of…'],
  ] as const) {
    it(`cuts ${text} to ${max}`, () => assert.equal(cutMarkdown(text, max), wanted));
  }

  it('cuts by bytes too', () => {
    const cut = cutMarkdown('政府今天宣布了新的措施', 4_000, 20);
    assert.equal(cut, '政府今天宣…');
  });

  const words = fc.constantFrom(
    'Ada',
    'said',
    'the',
    'harbour',
    'über',
    '政府',
    '👩‍🚀',
    'e\u0301'.repeat(3),
    'a'.repeat(30),
    '\ud83d',
  );
  const atoms = fc.oneof(
    { weight: 6, arbitrary: words },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '`/topic list`',
        '``a ` b``',
        '[1 · Quay](<https://q.example/a_b*c>)',
        '<#123456789012345678>',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('<t:1700000000:R>', '\\*', '\\[x\\]', '5 * 3', 'a_b', 'https://a.example/x_y'),
    },
  );
  const run = fc.array(atoms, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
  const marked = fc
    .tuple(fc.constantFrom('', '**', '*', '_', '__', '~~', '||', '***'), run)
    .map(([mark, text]) => `${mark}${text}${mark}`);
  const texts = fc.array(marked, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
  const limits = fc.record({ characters: fc.integer({ min: 1, max: 300 }), bytes: fc.integer({ min: 3, max: 600 }) });

  it('is never over a limit, ends with … when cut, and leaves nothing half or open', () => {
    checkProperty(
      fc.property(texts, limits, (text, { characters, bytes }) => {
        const cut = cutMarkdown(text, characters, bytes);
        assert.ok(cut.length <= characters && Buffer.byteLength(cut) <= bytes);
        assert.ok(cut.isWellFormed());
        if (cut === text.toWellFormed()) return;
        assert.ok(cut.endsWith('…'), cut);
        const left = withoutWhole(cut);
        assert.doesNotMatch(left, /\]\(|<|`|\\$/u, `half of something in ${cut}`);
        for (const mark of ['**', '__', '~~', '||']) {
          const open = (of: string): number => withoutWhole(of).split(mark).length - 1;
          if (open(text) % 2 === 0) assert.equal(open(cut) % 2, 0, `${mark} stays open in ${cut}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps those promises for whatever people write, and for what is quoted in our sentences', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), limits, (text, { characters, bytes }) => {
        for (const cut of [cutMarkdown(text, characters, bytes), quoteOurs(`No topic “${text}”.`, characters)]) {
          assert.ok(cut.length <= characters, `${cut.length} > ${characters}`);
          assert.ok(cut.isWellFormed());
        }
        const quoted = cutMarkdown(quoteOutside(text, 400), characters, bytes);
        assert.ok(!/(?<!\\)(?:\\\\)*\\…?$/u.test(quoted), `a lone backslash at the end of ${quoted}`);
      }),
      { numRuns: 200 },
    );
  });

  it('reads a very long text no further than it must', () => {
    const short = '`'.repeat(3_000);
    const time = (text: string): number => {
      const before = performance.now();
      cutMarkdown(text, 4_000);
      return performance.now() - before;
    };
    time(short);
    const whole = time('[`*'.repeat(5_000));
    assert.ok(time('[`*'.repeat(500_000)) < Math.max(whole, 20) * 10);
  });
});

/** The text with an x for all that stands whole. */
function withoutWhole(text: string): string {
  return text
    .replace(/\\[\s\S]/gu, 'x')
    .replace(/``a ` b``|`\/topic list`/gu, 'x')
    .replace(/\[1 · Quay\]\(<https:\/\/q\.example\/a_b\*c>\)/gu, 'x')
    .replace(/<#\d+>|<t:\d+:R>|https:\/\/a\.example\/x_y/gu, 'x');
}
