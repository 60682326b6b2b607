// A timeline as it is shown: a line for each event, its pages, its chart with words for those who do not see it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Component } from '../../src/discord/components.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import type { Timeline } from '../../src/news/timeline.ts';
import { timelineOf } from './samples.ts';

const options = new Map([['subject', '#1'.padEnd(17, '0')]]);

function draw(timeline: Timeline, offset = 0, chart?: Uint8Array | 'undrawn') {
  const idOf = (to: number, size: number, others?: ReadonlyMap<string, unknown>) =>
    `${to}~${size}~${others?.get('subject')}`;
  const { components, file } = drawScreen(
    { kind: 'timeline', timeline, options, ...(chart && { chart }) },
    { offset, idOf },
  );
  const text = components.map((component) => (component.type === 10 ? component.content : '')).join('\n');
  return { text, file, components };
}

const galleryOf = (components: readonly Component[]) => components.find(({ type }) => type === 12);

describe('a drawn timeline', () => {
  it('says whose it is, how much there is, and of each event its day, words, source and what its day rests on', () => {
    const { text } = draw({ ...timelineOf('Port closed', 23), from: '2017-02-01', to: '2017-02-28' });
    assert.match(text, /^### Port closed\n-# February 2017 · events 1–\d+ of 23 · named in 1,200 articles$/mu);
    assert.match(
      text,
      /^- \*\*1 February 2017\*\* Port closed \[1 · Port closed\]\(<.*>\) · \+2 · “Port closed” · news of that day · announced beforehand$/mu,
    );
    assert.match(text, /Looked through 1,412 articles.*12 more articles name it/u);
  });

  it('turns its pages under the options that were resolved, numbers going on', () => {
    const { text, components } = draw(timelineOf('Port closed', 23), 10);
    assert.match(text, /^- \*\*11 February 2017\*\* Port closed \[11 · /mu);
    assert.match(JSON.stringify(components), /~#1000/u);
  });

  it('shows the chart on its first page alone, with words for it', () => {
    const chart = Buffer.from('png');
    const first = draw(timelineOf('Port closed', 23), 0, chart);
    assert.match(
      JSON.stringify(galleryOf(first.components)),
      /Articles by day of publication: \d+ in all, on 23 days/u,
    );
    assert.equal(first.file?.bytes, chart);
    assert.equal(draw(timelineOf('Port closed', 23), 10, chart).file, undefined);
    assert.match(
      draw(timelineOf('Port closed', 23), 0, 'undrawn').text,
      /The chart could not be drawn\. Articles by day/u,
    );
  });

  it('says so where nothing is told', () => {
    assert.match(
      draw(timelineOf('Port closed', 0)).text,
      /No article here tells of something that happened to Port closed\./u,
    );
  });
});
