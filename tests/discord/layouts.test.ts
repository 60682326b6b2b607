import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Screen } from '../../src/discord/command.ts';
import type { Component } from '../../src/discord/components.ts';
import { drawFailure, drawScreen } from '../../src/discord/layouts.ts';
import { findHarm } from './find-harm.ts';
import {
  actorProfile,
  actorSummary,
  answer,
  briefing,
  dayView,
  HARD_TEXTS,
  hits,
  storyView,
  timelineOf,
} from './samples.ts';

const idOf = (offset: number, size: number): string => `p1~${offset}~${size}`;

const bodyOf = (components: readonly Component[]) => ({ components, flags: 32768, allowed_mentions: { parse: [] } });
const textOf = (components: readonly Component[]): string =>
  components.map((component) => (component.type === 10 ? component.content : '')).join('\n');
const buttonsOf = (components: readonly Component[]) =>
  components
    .flatMap((component) => (component.type === 1 ? [...component.components] : []))
    .filter((part) => part.type === 2);

function screensOf(text: string): readonly Screen[] {
  return [
    ...[0, 1, 10, 40].map((count): Screen => ({ kind: 'answer', answer: answer(count, text) })),
    ...[0, 1, 5, 10, 100].map((count): Screen => ({ kind: 'hits', hits: hits(count, text, 1_000_000) })),
    ...[0, 1, 9, 60].map((count): Screen => ({ kind: 'day', day: dayView(count, text), optionsOf: () => new Map() })),
    ...[0, 1, 60].map((count): Screen => ({ kind: 'timeline', timeline: timelineOf(text, count), options: new Map() })),
    ...[0, 1, 9, 12].map((count): Screen => {
      const screen = { kind: 'actor', profile: actorProfile(count, text), coverage: hits(0, '').coverage } as const;
      return { ...screen, chart: count === 9 ? new Uint8Array(8) : 'undrawn', optionsOf: () => new Map() };
    }),
    ...[0, 1, 40].map((count): Screen => {
      const choices = Array.from({ length: count }, (_, at) => actorSummary(at, text));
      const said = { asked: text, isFound: count > 1, choices, coverage: hits(0, '').coverage };
      return { kind: 'actors', ...said, optionsOf: (id) => new Map([['name', id]]) };
    }),
    ...[0, 1, 20].map((count): Screen => ({ kind: 'briefing', briefing: briefing(count, text) })),
    ...[1, 12].map((count): Screen => ({ kind: 'story', story: storyView(count, text) })),
    ...[0, 1, 300].map((count): Screen => {
      const rows = Array.from({ length: count }, () => ({ title: text, detail: 'next <t:1700000000:f>' }));
      return { kind: 'list', title: 'Feeds', rows, empty: 'None.' };
    }),
  ];
}

describe('drawScreen', () => {
  for (const [name, text] of HARD_TEXTS) {
    it(`keeps every limit with ${name}`, () => {
      for (const screen of screensOf(text)) {
        for (const size of [undefined, 5, 10]) {
          const pages = { offset: 0, idOf, ...(size === undefined ? {} : { size }) };
          const { components } = drawScreen(screen, pages);
          assert.deepEqual(findHarm(bodyOf(components)), [], screen.kind);
        }
      }
    });
  }

  it('shows a hit with its title, its linked number and source, its day and the matching words in bold', () => {
    const one = hits(1, 'Port closed after the storm');
    const text = textOf(drawScreen({ kind: 'hits', hits: one }, { offset: 0 }).components);
    assert.match(
      text,
      /\*\*Port closed after the storm\*\*\n\[1 · Port closed after the storm\]\(<https:\/\/news\.example\/0>\)/u,
    );
    assert.match(text, /20 February 2017 · also in/u);
    assert.match(text, /> Port\*\* ?closed\*\*|> Port \*\*closed\*\*/u);
    assert.match(text, /412 articles, 1–7 May 2023, 6 sources/u);
  });

  it('marks a passage that is a piece of a sentence, and no whole one', () => {
    const drawn = (text: string): string => {
      const [hit] = hits(1, 'Port closed').hits;
      assert.ok(hit);
      const screen = { ...hits(1, 'Port closed'), hits: [{ ...hit, passages: [{ text, highlights: [] }] }] };
      return textOf(drawScreen({ kind: 'hits', hits: screen }, { offset: 0 }).components);
    };
    assert.match(drawn('that it may strike. She said around'), /^> …that it may strike\. She said around…$/mu);
    assert.match(drawn('She said: "It may strike."'), /^> She said: "It may strike\."$/mu);
  });

  it('says once that nothing was found', () => {
    const text = textOf(drawScreen({ kind: 'hits', hits: hits(0, 'Port closed', 0) }, { offset: 0 }).components);
    assert.equal(text.match(/nothing found/giu)?.length, 1);
  });

  it('says of a search what could not be looked for', () => {
    const drawn = (change: object): string =>
      textOf(drawScreen({ kind: 'hits', hits: { ...hits(1, 'Port closed'), ...change } }, { offset: 0 }).components);
    assert.match(drawn({ isEverything: true }), /this is everything/u);
    assert.doesNotMatch(drawn({}), /this is everything/u);
    const nothing = drawn({ total: 0, hits: [], unknownOperators: ['sorce'] });
    assert.match(nothing, /no operator `sorce:`; there are `actor:`/u);
    assert.equal(nothing.match(/nothing found/giu)?.length, 1);
  });

  it('counts one hit as one', () => {
    const text = textOf(drawScreen({ kind: 'hits', hits: hits(1, 'Port closed', 1) }, { offset: 0 }).components);
    assert.match(text, /^-# 1 of 1$/mu);
  });

  it('puts as many hits on a page as fit, five at least, and turns by that number', () => {
    const short = drawScreen({ kind: 'hits', hits: hits(10, 'Port closed', 30) }, { offset: 0, idOf }).components;
    assert.match(textOf(short), /1–10 of 30/u);
    assert.deepEqual(
      buttonsOf(short).map(({ custom_id }) => custom_id),
      ['p1~10~10'],
    );
    const long = drawScreen(
      { kind: 'hits', hits: hits(10, '政府今天宣布了新的措施'.repeat(500), 30) },
      { offset: 0, idOf },
    ).components;
    const [next] = buttonsOf(long);
    const size = Number(next?.custom_id.split('~')[2]);
    assert.ok(size >= 5 && size < 10, next?.custom_id);
    assert.match(textOf(long), new RegExp(`1–${size} of 30`, 'u'));
  });

  it('gives the middle page both buttons and the last none forward', () => {
    const middle = { ...hits(10, 'Port closed', 30), offset: 10 };
    const pages = { offset: 10, size: 10, idOf };
    assert.deepEqual(
      buttonsOf(drawScreen({ kind: 'hits', hits: middle }, pages).components).map(({ label }) => label),
      ['‹ Previous', 'Next ›'],
    );
    const last = { ...hits(10, 'Port closed', 30), offset: 20 };
    assert.deepEqual(
      buttonsOf(drawScreen({ kind: 'hits', hits: last }, { ...pages, offset: 20 }).components).map(
        ({ label }) => label,
      ),
      ['‹ Previous'],
    );
  });

  it('shows an answer with numbered sentences and their sources', () => {
    const text = textOf(drawScreen({ kind: 'answer', answer: answer(2, 'Port closed') }, { offset: 0 }).components);
    assert.match(text, /- Port closed \\\[1\\\] \\\[2\\\]\n- Port closed \\\[2\\\] \\\[3\\\]/u);
    assert.match(text, /\[3 · Port closed\]\(<https:\/\/news\.example\/2>\) · 20 February 2017/u);
    assert.match(text, /As of <t:1700000000:f>/u);
  });

  it('says that it does not know, why, and the nearest thing found', () => {
    const text = textOf(
      drawScreen({ kind: 'answer', answer: answer(0, 'Waldemar *Quist*') }, { offset: 0 }).components,
    );
    assert.match(
      text,
      /I cannot answer that from the articles I have\. None of them mentions Waldemar \\\*Quist\\\*\./u,
    );
    assert.match(text, /The nearest I found:/u);
  });

  it('turns a long list by twelve rows', () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ title: `Row ${index}` }));
    const { components } = drawScreen(
      { kind: 'list', title: 'Feeds', rows, empty: '' },
      { offset: 12, size: 12, idOf },
    );
    assert.match(textOf(components), /\*\*Row 12\*\*/u);
    assert.match(textOf(components), /13–24 of 30/u);
    assert.deepEqual(
      buttonsOf(components).map(({ custom_id }) => custom_id),
      ['p1~0~12', 'p1~24~12'],
    );
  });

  it('refers to its picture, with the alternative text', () => {
    const drawing = drawScreen(
      { kind: 'picture', png: new Uint8Array([1]), alternative: 'Mentions by day' },
      { offset: 0 },
    );
    assert.deepEqual(drawing.components.at(-1), {
      type: 12,
      items: [{ media: { url: 'attachment://picture.png' }, description: 'Mentions by day' }],
    });
    assert.equal(drawing.file?.name, 'picture.png');
  });

  it('cuts a note that is too long for one message', () => {
    for (const text of ['word '.repeat(2_000), '政府今天 '.repeat(2_000)]) {
      const { components } = drawScreen({ kind: 'note', text }, { offset: 0 });
      assert.deepEqual(findHarm(bodyOf(components)), []);
      assert.ok(textOf(components).endsWith('…'));
    }
  });

  it('quotes a failure, whatever it names', () => {
    for (const [, text] of HARD_TEXTS)
      assert.deepEqual(findHarm(bodyOf(drawFailure({ message: `No topic “${text}”.`, by: text }))), []);
  });
});
