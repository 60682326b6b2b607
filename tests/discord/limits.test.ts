import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawAlert, drawNotice } from '../../src/discord/alert-message.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { Screen } from '../../src/discord/command.ts';
import { drawFailure, drawNote, drawScreen } from '../../src/discord/layouts.ts';
import type { OutboxId } from '../../src/news/ids.ts';
import { checkProperty } from '../kit/check-property.ts';
import { findHarm } from './find-harm.ts';
import { alert, answer, briefing, hits, storyView } from './samples.ts';

/** Texts from outside: any characters, in any script, of any length, with what Discord reads as marks. */
const outside = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 10 }),
        fc.constantFrom(
          'said',
          'the harbour',
          '**',
          '`',
          '[a](https://evil.example)',
          '@everyone',
          '<@123456789012345678>',
        ),
        fc.constantFrom('政府今天宣布', 'وقالت الحكومة', '👨‍👩‍👧‍👦', '\ud83d', '\n# x', '> ', '||', 'x'.repeat(200)),
      ),
      { maxLength: 12 },
    ),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([parts, times]) => parts.join(' ').repeat(times));

const counts = fc.integer({ min: 0, max: 25 });
const idOf = (offset: number, size: number): string => `p1~${offset}~${size}`;
const bodyOf = (components: unknown) => ({ components, flags: 32768, allowed_mentions: { parse: [] } });
const rowIds = (part: number): OutboxId => `${part}`.padStart(32, '0') as OutboxId;

describe('whatever comes from outside, Discord takes the message', () => {
  it('as the answer to a command', () => {
    checkProperty(
      fc.property(outside, counts, (text, count) => {
        const rows = Array.from({ length: count }, () => ({ title: text, detail: 'next <t:1700000000:f>' }));
        const screens: readonly Screen[] = [
          { kind: 'answer', answer: answer(count, text) },
          { kind: 'hits', hits: hits(Math.min(count, 10), text, 1_000) },
          { kind: 'briefing', briefing: briefing(Math.min(count, 20), text) },
          { kind: 'story', story: storyView(count + 1, text) },
          { kind: 'list', title: 'Feeds', rows, empty: 'None.' },
        ];
        for (const screen of screens) {
          assert.deepEqual(findHarm(bodyOf(drawScreen(screen, { offset: 0, idOf }).components)), [], screen.kind);
        }
        assert.deepEqual(findHarm(bodyOf(drawFailure({ message: `There is no topic “${text}”.`, by: text }))), []);
      }),
      { numRuns: 25 },
    );
  });

  it('as what is posted unasked', () => {
    checkProperty(
      fc.property(outside, counts, (text, count) => {
        const posts = drawBriefing(briefing(Math.min(count, 20), text), { rowIds });
        for (const post of [...posts, drawAlert(alert(text), { rowId: rowIds(0) }), drawNotice(text)]) {
          assert.deepEqual(findHarm(JSON.parse(post)), []);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('as a note of ours that is too long: cut with …, by characters and by bytes', () => {
    checkProperty(
      fc.property(
        fc.constantFrom('word ', '政府今天 ', '👩‍🚀 ', '**bold** '),
        fc.integer({ min: 1, max: 3_000 }),
        (word, times) => {
          const [component] = drawNote(word.repeat(times));
          assert.deepEqual(findHarm(bodyOf([component])), []);
          const content = component?.type === 10 ? component.content : '';
          assert.ok(content === word.repeat(times) || content.endsWith('…'));
        },
      ),
      { numRuns: 20 },
    );
  });
});
