// Fifty sentences of news prose: their times and event days, with what is known to be missed.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understand } from '../../src/text/understand.ts';
import { NEWS_PROSE } from '../golden/news-prose.ts';

/** The sentences stand in paragraphs of five or so, as in an article: each is read with what stands before it. */
const text = NEWS_PROSE.map((pair) => pair.text).join(' ');
const { sentences, timeMentions, eventDays } = understand({ title: '', text, publishedDay: '2019-10-16' });

function readingOf(pair: (typeof NEWS_PROSE)[number]): { times: string[][]; day: string } {
  const start = text.indexOf(pair.text);
  const times = timeMentions
    .filter((time) => time.start >= start && time.end <= start + pair.text.length)
    .map((time) => [time.text, time.from ?? '']);
  const index = sentences.findIndex((sentence) => sentence.start === start);
  const day = eventDays.find(({ sentence }) => sentence === index);
  if (day === undefined) return { times, day: '' };
  if (day.mention === undefined) return { times, day: 'published' };
  return { times, day: day.from === day.to ? day.from : `${day.from}/${day.to}` };
}

describe('news prose', () => {
  for (const pair of NEWS_PROSE) {
    const { times, day } = pair;
    it(`${pair.missed === undefined ? 'reads' : `misses (${pair.missed})`}: ${pair.text}`, () => {
      const reading = readingOf(pair);
      if (pair.missed === undefined) assert.deepEqual(reading, { times, day });
      else assert.notDeepEqual(reading, { times, day });
    });
  }
});
