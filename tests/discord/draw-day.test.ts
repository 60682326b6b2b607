// A day as it is shown: what is said of each event, its pages, and the buttons to other days.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Component } from '../../src/discord/components.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import { sayPeriod } from '../../src/discord/texts.ts';
import type { DayView, Period } from '../../src/news/day-view.ts';
import { dayView } from './samples.ts';

const optionsOf = ({ from, to }: Period) => new Map([['date', `${from}/${to}`]]);

function draw(day: DayView, pages: { readonly offset: number; readonly size?: number } = { offset: 0 }) {
  const idOf = (offset: number, size: number, options?: ReadonlyMap<string, unknown>): string =>
    `${offset}~${size}~${options?.get('date')}`;
  const { components } = drawScreen({ kind: 'day', day, optionsOf }, { ...pages, idOf });
  return { text: textOf(components), buttons: buttonsOf(components) };
}

const textOf = (components: readonly Component[]): string =>
  components.map((component) => (component.type === 10 ? component.content : '')).join('\n');
const buttonsOf = (components: readonly Component[]): readonly (readonly [string, string])[] =>
  components.flatMap((component) =>
    component.type === 1
      ? [...component.components].flatMap((part) => (part.type === 2 ? [[part.label, part.custom_id] as const] : []))
      : [],
  );

describe('a drawn day', () => {
  it('says how the words were read, how many events there are, and of each how its day is known', () => {
    const { text } = draw(dayView(1, 'last week'));
    assert.match(text, /^### 13–19 February 2017\n-# Read “last week” as 13–19 February 2017\.\n-# 1 event$/mu);
    assert.match(text, /^16 February 2017 · \*\*last week, last week, last week\*\*$/mu);
    assert.match(text, /“last week” → 16 February 2017 · names no day: that of its paper · announced beforehand/u);
    assert.match(text, /Looked through 412 articles.*12 more articles would tell of it/u);
  });

  it('keeps what was published apart from what happened, and what happened around it too', () => {
    const { text } = draw(dayView(1, 'Port closed'));
    const [happened = '', published = ''] = text.split('Published then, whatever it tells of');
    assert.match(published, /1,200 articles of 40 sources\*\*\n\[1 · Port closed\]\(<.*>\) · Port closed/u);
    assert.match(happened, /\*\*Sometime in a longer time that covers these days\*\*/u);
  });

  it('turns pages of the very days that were shown, and the headlines stand on the last', () => {
    const first = draw(dayView(20, 'Port closed'));
    const [next] = first.buttons;
    assert.equal(next?.[0], 'Next ›');
    const [offset = '', size = '', date] = next?.[1].split('~') ?? [];
    assert.equal(date, '2017-02-13/2017-02-19');
    assert.ok(Number(size) >= 3 && offset === size);
    assert.match(first.text, new RegExp(`events 1–${size} of 20`, 'u'));
    assert.match(first.text, /1,200 articles were published then: on the last page/u);
    const last = draw(dayView(20, 'Port closed'), { offset: 25, size: Number(size) });
    assert.match(last.text, /Published then/u);
    assert.equal(last.buttons[0]?.[0], '‹ Previous');
  });

  it('leads to the days before and after by the length that was asked for', () => {
    assert.deepEqual(draw(dayView(1, 'x')).buttons, [
      ['‹ 6–12 February 2017', '0~0~2017-02-06/2017-02-12'],
      ['20–26 February 2017 ›', '0~0~2017-02-20/2017-02-26'],
    ]);
  });

  it('says of an empty day that nothing is known, what there is, and offers the nearest days', () => {
    const { text, buttons } = draw(dayView(0, 'x', { from: '2017-02-16', to: '2017-02-16' }));
    assert.match(text, /No article here tells of something that happened on 16 February 2017\./u);
    assert.match(text, /Looked through 412 articles, 1–7 May 2023, 6 sources/u);
    assert.deepEqual(buttons, [
      ['‹ Nearest before: 1 February 2017', '0~0~2017-02-01/2017-02-01'],
      ['Nearest after: 5 March 2017 ›', '0~0~2017-03-05/2017-03-05'],
    ]);
  });

  it('settles its own number of events when a button brought it here', () => {
    assert.equal(draw(dayView(5, 'x'), { offset: 0, size: 0 }).text, draw(dayView(5, 'x')).text);
  });
});

describe('sayPeriod', () => {
  for (const [from, to, said] of [
    ['2017-02-20', '2017-02-20', '20 February 2017'],
    ['2017-02-13', '2017-02-19', '13–19 February 2017'],
    ['2017-02-27', '2017-03-05', '27 February to 5 March 2017'],
    ['2016-02-01', '2016-02-29', 'February 2016'],
    ['2017-01-01', '2017-03-31', 'January to March 2017'],
    ['2016-12-01', '2017-01-31', 'December 2016 to January 2017'],
    ['2017-01-01', '2017-12-31', '2017'],
    ['2010-01-01', '2019-12-31', '2010 to 2019'],
  ] as const) {
    it(`says ${said}`, () => assert.equal(sayPeriod({ from, to }), said));
  }
});
