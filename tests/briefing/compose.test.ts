import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BriefingRequest, composeBriefing } from '../../src/briefing/run-due.ts';
import type { ReadArticle } from '../../src/news/article.ts';
import type { ArticleId } from '../../src/news/ids.ts';
import { checkCitations } from '../../src/write/write-cited.ts';
import { makeRead } from '../kit/briefing-world.ts';

const SINCE = Date.parse('2026-03-01T08:00Z');
const UNTIL = Date.parse('2026-03-02T08:00Z');
const HOUR = 3_600_000;

const compose = (reads: readonly ReadArticle[], more: Partial<BriefingRequest> = {}) =>
  composeBriefing({
    title: 'Harbours',
    reads,
    told: new Set<ArticleId>(),
    length: 'standard',
    since: SINCE,
    until: UNTIL,
    ...more,
  });

const COURIER = makeRead(SINCE + HOUR, {
  title: 'River Aln floods Northport old town',
  text: 'The river Aln burst its banks in Northport on Sunday night. At least 20 people died in the flooded old town, the fire brigade said.\n\nThe mayor called it the worst flood in memory.',
  source: 'Northport Courier',
  publishedAt: SINCE + HOUR,
});
const RADIO = makeRead(SINCE + 3 * HOUR, {
  title: 'Hundreds flee as river Aln floods Northport old town',
  text: 'The river Aln burst its banks and flooded the old town of Northport. The fire brigade said that 84 people died in the flooded old town.',
  source: 'Coast Radio',
  publishedAt: SINCE + 3 * HOUR,
});

/** Articles with no word in common but the small ones. */
function unrelated(count: number): ReadArticle[] {
  return Array.from({ length: count }, (_, index) => {
    const word = (part: number) => `w${String.fromCharCode(97 + part)}${'abcdefghij'[index % 10]}${index}x`;
    const text = `${[0, 1, 2, 3, 4, 5].map(word).join(' ')}.`;
    return makeRead(SINCE + index, { title: `${word(6)} ${word(7)}`, text, url: `https://u.example/${index}` });
  });
}

describe('composeBriefing', () => {
  it('tells a story once: headline, exact sentences, links of each source with their time', () => {
    const { items, ...briefing } = compose([COURIER, RADIO]);
    const [item, ...more] = items;
    assert.equal(more.length, 0);
    assert.equal(item?.headline, 'Hundreds flee as river Aln floods Northport old town');
    assert.equal(item?.claims[0]?.text, 'The river Aln burst its banks and flooded the old town of Northport.');
    assert.deepEqual(
      item?.links.map(({ source, publishedAt }) => [source, publishedAt]),
      [
        ['Coast Radio', SINCE + 3 * HOUR],
        ['Northport Courier', SINCE + HOUR],
      ],
    );
    assert.deepEqual(item?.articleIds.toSorted(), [COURIER.article.id, RADIO.article.id].toSorted());
    assert.deepEqual(briefing, {
      title: 'Harbours',
      articlesRead: 2,
      sourcesRead: 2,
      storiesLeftOut: 0,
      since: SINCE,
      until: UNTIL,
    });
  });

  it('says nothing that does not stand in its article', () => {
    const reads = [COURIER, RADIO, ...unrelated(3)];
    const claims = compose(reads).items.flatMap((item) => [...item.claims, ...item.conflicts]);
    assert.ok(claims.length >= 5);
    const { dropped } = checkCitations(claims, (id) => reads.find(({ article }) => article.id === id)?.article);
    assert.deepEqual(dropped, []);
  });

  it('keeps an item to sixty words and a headline to ten', () => {
    const sentence = (word: string) =>
      `The council ${word} of Northport met on Monday to talk about ${'very '.repeat(20)}old bridges.`;
    const long = makeRead(SINCE, {
      title: 'The council of Northport met on Monday to talk about the very old bridges of the town',
      text: `${sentence('first')} ${sentence('second')} ${sentence('third')}`,
    });
    const [item] = compose([long]).items;
    const words = (text: string) => text.split(/\s+/).length;
    assert.ok(words(item?.claims.map(({ text }) => text).join(' ') ?? '') <= 60);
    assert.equal(item?.claims.length, 1);
    assert.ok(words(item?.headline ?? '') <= 10);
    assert.match(item?.headline ?? '', /…$/);
  });

  it('opens with a later sentence that stands by itself where the first is too long to be cut honestly', () => {
    const long = makeRead(SINCE, {
      title: 'Bridges',
      text: `The council ${'of the old town '.repeat(20)}met 20 times. It then went home to sleep on Monday. The mayor stayed up for the whole night.`,
    });
    assert.deepEqual(
      compose([long]).items[0]?.claims.map(({ text }) => text),
      ['The mayor stayed up for the whole night.'],
    );
  });

  it('passes over cross-headings and bylines', () => {
    const read = makeRead(SINCE, {
      title: 'Bridges',
      text: 'By Ann Example\n\nThe council met on Monday to talk about bridges.',
    });
    assert.equal(compose([read]).items[0]?.claims[0]?.text, 'The council met on Monday to talk about bridges.');
  });

  it('shows at most 300 characters of an article whose rights allow an excerpt', () => {
    const sentence =
      'The council of Northport met on Monday to talk about the bridges over the river Aln and its many arms. ';
    const read = makeRead(SINCE, { title: 'Bridges', text: sentence.repeat(5).trim(), rights: { show: 'excerpt' } });
    const claims = compose([read]).items[0]?.claims ?? [];
    const shown = claims.reduce((sum, { text }) => sum + text.length, 'Bridges'.length);
    assert.ok(claims.length > 0 && shown <= 300, String(shown));
  });

  it('does not repeat an article that was told, nor its copy, and tells the rest of the story', () => {
    const copy = makeRead(SINCE + 4 * HOUR, {
      title: 'Copied',
      text: COURIER.article.text,
      url: 'https://w.example/1',
    });
    const told = new Set([COURIER.article.id]);
    assert.deepEqual(compose([COURIER, copy], { told }).items, []);
    const [item] = compose([COURIER, copy, RADIO], { told }).items;
    assert.deepEqual(
      item?.links.map(({ source }) => source),
      ['Coast Radio'],
    );
  });

  it('does not tell an original that was told as a copy, nor a copy whose original was told days ago', () => {
    const copy = makeRead(SINCE + 4 * HOUR, {
      title: 'Copied',
      text: COURIER.article.text,
      url: 'https://w.example/1',
      copyOf: COURIER.article.id,
    });
    assert.deepEqual(compose([copy, COURIER], { told: new Set([copy.article.id]) }).items, []);
    assert.deepEqual(compose([copy], { told: new Set([COURIER.article.id]) }).items, []);
    assert.equal(compose([copy]).items.length, 1);
  });

  it('stops at the length and says how much it left out', () => {
    const reads = unrelated(25);
    const counts = (['short', 'standard', 'full'] as const).map((length) => {
      const { items, storiesLeftOut } = compose(reads, { length });
      return [items.length, storiesLeftOut];
    });
    assert.deepEqual(counts, [
      [5, 20],
      [10, 15],
      [20, 5],
    ]);
  });

  it('gives the same briefing whatever the order of the articles', () => {
    const reads = [COURIER, RADIO, ...unrelated(6)];
    assert.deepEqual(compose(reads.toReversed()), compose(reads));
  });

  it('has no items when there is nothing, and passes on that it is late', () => {
    assert.deepEqual(compose([], { lateMinutes: 12 }), {
      title: 'Harbours',
      items: [],
      articlesRead: 0,
      sourcesRead: 0,
      storiesLeftOut: 0,
      since: SINCE,
      until: UNTIL,
      lateMinutes: 12,
    });
  });
});
