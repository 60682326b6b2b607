import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { drawMessages } from '../../src/discord/draw-messages.ts';
import { isBlank } from '../../src/discord/quote-outside.ts';
import { findHarm, textsOf } from './find-harm.ts';

const PLAIN = { title: 'A title', body: 'A sentence of a body.', source: 'A Source', question: 'A question?' };
const PLACES = ['title', 'body', 'source', 'question'] as const;

/** What is wrong with the four messages when `text` stands in each place in turn, and in all of them. */
function findHarmOf(text: string): readonly string[] {
  const everywhere = { title: text, body: text, source: text, question: text };
  const inputs = [...PLACES.map((place) => ({ ...PLAIN, [place]: text })), everywhere];
  return inputs.flatMap((input) =>
    drawMessages(input).flatMap((request) => {
      const body = request.body;
      const isLong = text.length > 5_000 && !isBlank(text.slice(0, 1_000));
      const isUncut = isLong && input.body === text && !textsOf(body).some((shown) => shown.includes('…'));
      return [...findHarm(body), ...(isUncut ? ['no sign of a cut'] : [])].map((harm) => `${request.kind}: ${harm}`);
    }),
  );
}

describe('drawMessages', () => {
  it('draws a hit, an answer, a briefing and an alert', () => {
    const kinds = drawMessages(PLAIN).map(({ kind, method }) => `${method} ${kind}`);
    assert.deepEqual(kinds, ['PATCH hit', 'PATCH answer', 'POST briefing', 'POST alert']);
    for (const { body } of drawMessages(PLAIN)) assert.match(JSON.stringify(body), /A sentence of a body\./u);
  });

  const hard: readonly (readonly [string, string])[] = [
    ['a title of 5,000 characters', 'Word '.repeat(1_000)],
    ['a word of 9,000 characters', 'A'.repeat(9_000)],
    ['marks that double when escaped', '*'.repeat(9_000)],
    ['emoji families', '👨‍👩‍👧‍👦'.repeat(2_000)],
    ['Arabic', 'وقالت الحكومة اليوم '.repeat(500)],
    ['Chinese', '政府今天宣布了新的措施'.repeat(600)],
    ['marks piled on one letter', `Z${'\u0301'.repeat(5_000)}`],
    ['mentions', '@everyone <@123456789012345678> <@&1234567890123456> '.repeat(200)],
    ['links', '[a](https://evil.example) '.repeat(300)],
    ['nothing', ''],
    ['nothing to see', '\u200b\u3164 '],
  ];
  for (const [name, text] of hard) {
    it(`keeps every limit and pings nobody with ${name}`, () => assert.deepEqual(findHarmOf(text), []));
  }

  for (const set of ['discord-injection-derived', 'naughty-strings']) {
    const file = new URL(`../../../shared/data/${set}.jsonl`, import.meta.url);
    const skip = existsSync(file) ? false : `${set} is not in ../shared`;
    it(`does no harm with any text of ${set}`, { skip }, () => {
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      const texts = lines.map((line) => {
        const { input } = JSON.parse(line) as { readonly input: string | { readonly text: string } };
        return typeof input === 'string' ? input : input.text;
      });
      assert.ok(texts.length >= 32);
      const harmed = texts.filter((text) => findHarmOf(text).length > 0);
      assert.deepEqual(
        harmed.map((text) => [text.slice(0, 80), findHarmOf(text)[0]?.slice(0, 200)]),
        [],
      );
    });
  }
});
