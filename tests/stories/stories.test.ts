import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { ReadArticle } from '../../src/news/article.ts';
import { growGroups } from '../../src/stories/grow-groups.ts';
import { createComparer } from '../../src/stories/same-story.ts';
import { groupIntoStories, growStories, type Story } from '../../src/stories/stories.ts';
import { inventReads } from '../bench/invented-reads.ts';
import { makeRead } from '../kit/briefing-world.ts';
import { checkProperty } from '../kit/check-property.ts';
import { readSampleArticles } from '../kit/sample-articles.ts';

const MONDAY = Date.parse('2026-03-02T09:00Z');
const HOUR = 3_600_000;

const FLOOD = [
  makeRead(MONDAY, {
    title: 'River Aln floods Northport old town',
    text: 'The river Aln burst its banks in Northport on Sunday night and flooded the old town. Some 300 people left their homes, the fire brigade said.',
    source: 'Northport Courier',
  }),
  makeRead(MONDAY + 2 * HOUR, {
    title: 'Hundreds flee as Aln floods Northport',
    text: 'Hundreds of people fled their homes in the old town of Northport after the river Aln burst its banks. The fire brigade said that 340 people were brought to safety.',
    source: 'Coast Radio',
  }),
];
const STRIKE = makeRead(MONDAY + HOUR, {
  title: 'Dockers strike in Southport over pay',
  text: 'Dockers in Southport stopped work on Monday over pay. Their union called it the first strike in ten years.',
  source: 'Coast Radio',
});

const titles = (stories: readonly Story[]) => stories.map(({ reads }) => reads.map(({ article }) => article.title));

describe('groupIntoStories', () => {
  it('puts two tellings of one happening together and leaves another apart', () => {
    assert.deepEqual(titles(groupIntoStories([...FLOOD, STRIKE])), [
      ['River Aln floods Northport old town', 'Hundreds flee as Aln floods Northport'],
      ['Dockers strike in Southport over pay'],
    ]);
  });

  it('does not make one story of a chain in which each is only like its neighbours, whichever comes first', () => {
    const word = (kind: string, index: number) => `${kind}${'qrstuvwxyz'[index]}${kind}`;
    const words = (kind: string, count: number) => Array.from({ length: count }, (_, index) => word(kind, index));
    const texts = [words('a', 10), [...words('a', 4), ...words('b', 2), ...words('c', 4)], words('c', 10)];
    const chain = texts.map((text, index) =>
      makeRead(MONDAY, { title: '…', text: `${text.join(' ')}.`, url: `https://c.example/${index}` }),
    );
    const stories = groupIntoStories(chain);
    assert.equal(stories.length, 2);
    assert.deepEqual(groupIntoStories(chain.toReversed()), stories);
  });

  it('keeps the same words apart when more than a week lies between them', () => {
    const [first, second] = FLOOD;
    assert.ok(first && second);
    const later = { ...second, article: { ...second.article, firstSeenAt: MONDAY + 8 * 24 * HOUR } };
    assert.equal(groupIntoStories([first, later]).length, 2);
  });

  it('counts a wire copy once, by what it is a copy of or by its text', () => {
    const [flood] = FLOOD;
    assert.ok(flood);
    const { title, text } = flood.article;
    const named = makeRead(MONDAY + 3 * HOUR, {
      title: 'Another headline',
      text: 'A copy that was cut down to very little.',
      url: 'https://a.example/1',
      copyOf: flood.article.id,
      source: 'Wire A',
    });
    const equal = makeRead(MONDAY + 4 * HOUR, { title, text, url: 'https://b.example/1', source: 'Wire B' });
    const [story, ...rest] = groupIntoStories([equal, named, flood]);
    assert.equal(rest.length, 0);
    assert.deepEqual(story?.originals, [flood]);
    assert.equal(story?.reads.length, 3);
  });

  it('puts copies together when their original is not among the articles, and knows circles', () => {
    const gone = makeRead(MONDAY, { title: 'Gone', text: 'Gone.' }).article.id;
    const one = makeRead(MONDAY, { title: 'One', text: 'Some words of one.', copyOf: gone });
    const two = makeRead(MONDAY, { title: 'Two', text: 'Other words entirely.', copyOf: gone });
    const three = makeRead(MONDAY, { title: 'Three', text: 'Nothing in common.', copyOf: two.article.id });
    const round = { ...two, article: { ...two.article, copyOf: three.article.id } };
    assert.equal(groupIntoStories([one, two, three]).length, 1);
    assert.equal(groupIntoStories([round, three]).length, 1);
  });

  it('takes no articles, and articles without a word', () => {
    assert.deepEqual(groupIntoStories([]), []);
    const silent = ['', ' '].map((text, index) =>
      makeRead(MONDAY, { title: '…', text, url: `https://s.example/${index}` }),
    );
    assert.equal(groupIntoStories(silent).length, 2);
  });

  it('puts every article in exactly one story, whatever the order they come in', () => {
    const words = ['river', 'flood', 'dock', 'strike', 'mayor', 'bridge', 'school', 'vote', 'court', 'fire'];
    const articles = fc.array(
      fc.record({
        words: fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 }),
        hours: fc.integer({ min: 0, max: 400 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    checkProperty(
      fc.property(articles, fc.integer(), (made, seed) => {
        const reads = made.map(({ words: chosen, hours }, index) =>
          makeRead(MONDAY + hours * HOUR, {
            title: chosen.slice(0, 2).join(' '),
            text: `${chosen.join(' ')}.`,
            url: `https://p.example/${index}`,
          }),
        );
        const stories = groupIntoStories(reads);
        const ids = stories.flatMap((story) => story.reads.map(({ article }) => article.id));
        assert.deepEqual(ids.toSorted(), reads.map(({ article }) => article.id).toSorted());
        assert.ok(stories.every(({ originals }) => originals.length > 0));
        assert.deepEqual(groupIntoStories(shuffle(reads, seed)), stories);
      }),
      { numRuns: 100 },
    );
  });
});

/** What our own sample news tell, as a person reads them: one happening, or what comes of it within a week. */
const SAMPLE_STORIES: readonly (readonly string[])[] = [
  ['01-ferry-contract'],
  ['02-union-warns'],
  ['03-bank-rate', '04-bank-rate-copy'],
  ['05-whales'],
  ['06-envoy-arrives', '07-talks-end', '08-er-rachidi-interview'],
  [
    '09-storm-forecast',
    '10-storm-hits',
    '11-storm-toll-wire',
    '12-storm-toll-copy',
    '13-storm-aid',
    '14-storm-correction',
  ],
  ['15-strike-vote', '16-strike-begins'],
  ['17-strike-cost'],
  ['18-strike-ends', '19-strike-ends-courier'],
  ['20-whale-ferry'],
  ['21-budget'],
  ['22-rashidi-returns', '25-fishing-agreement'],
  ['23-ferry-first'],
  ['24-rovers'],
  ['26-power-back'],
];

describe('stories that grow', () => {
  const sample = readSampleArticles(Date.parse('2026-03-20T12:00Z')).map((article) => ({
    name: article.name,
    read: makeRead(article.publishedAt, article),
  }));
  const reads = sample.map(({ read }) => read);
  const namesOf = (stories: readonly Story[]) => {
    const nameOf = new Map(sample.map(({ name, read }) => [read.article.id, name]));
    return stories.map((story) => story.reads.map(({ article }) => nameOf.get(article.id) ?? '').sort()).sort();
  };

  it('are those that a person sees in our own sample news', () => {
    assert.deepEqual(namesOf(groupIntoStories(reads)), SAMPLE_STORIES);
  });

  it('are the same one by one, in tens and all at once, and none is parted by what comes later', () => {
    checkProperty(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 26 }), (seed, size) => {
        const inOrder = shuffle(reads, seed);
        const growing = growStories();
        let before: Story[] = [];
        inOrder.forEach((read, index) => {
          growing.add(read);
          if ((index + 1) % size !== 0) return;
          const now = growing.stories();
          const storyOf = new Map(now.flatMap((story) => story.reads.map(({ article }) => [article.id, story])));
          for (const old of before)
            assert.equal(new Set(old.reads.map(({ article }) => storyOf.get(article.id))).size, 1, 'parted');
          before = now;
        });
        const whole = growStories();
        for (const read of inOrder) whole.add(read);
        assert.deepEqual(growing.stories(), whole.stories());
      }),
      {
        numRuns: 12,
        examples: [
          [1, 1],
          [1, 10],
          [1, 26],
        ],
      },
    );
  });

  it('stay one that were told as one, and become one when a third text is a copy of both', () => {
    const [first, , third] = reads;
    assert.ok(first && third);
    const ids = [first.article.id, third.article.id];
    const tied = groupIntoStories(reads, { together: [ids] });
    assert.ok(tied.some(({ reads: told }) => ids.every((id) => told.some(({ article }) => article.id === id))));
    const growing = growStories();
    for (const read of [first, third]) growing.add(read);
    assert.equal(growing.stories().length, 2);
    const { textHash } = third.article;
    const bridge = makeRead(MONDAY, { title: 'Both', text: 'Both.', copyOf: first.article.id });
    growing.add({ ...bridge, article: { ...bridge.article, textHash } });
    const [story, ...others] = growing.stories();
    assert.equal(others.length, 0);
    assert.deepEqual([story?.reads.length, story?.originals.length], [3, 1]);
  });

  it('compare a new article with few, however many came within the week', () => {
    const comparer = createComparer();
    let compared = 0;
    const groups = growGroups(undefined, {
      ...comparer,
      compare: (a, b) => {
        compared += 1;
        return comparer.compare(a, b);
      },
    });
    const counts = [...inventReads(240, 7 * 24 * HOUR)].map((read) => {
      compared = 0;
      groups.add(read);
      return compared;
    });
    const mean = (from: number) => counts.slice(from, from + 40).reduce((sum, count) => sum + count, 0) / 40;
    const ratio = mean(200) / mean(60);
    // Compared with all that came before, it would be nearly three times as many.
    assert.ok(mean(60) > 10 && ratio < 1.5, `${ratio.toFixed(2)} times as many as ${mean(60)}`);
  });
});

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const rank = (index: number) => Math.imul(index + 1, seed | 1) >>> 0;
  return items
    .map((item, index) => ({ item, rank: rank(index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const ARTICLES = new URL('../../../shared/data/news-2023.articles.jsonl.gz', import.meta.url);
const PAIRS = new URL('../../../shared/data/story-pairs.jsonl', import.meta.url);

describe('groupIntoStories on a year of news', () => {
  const missing = existsSync(ARTICLES) && existsSync(PAIRS) ? false : 'the labelled pairs are not in ../shared';
  it('agrees with people about labelled pairs (F1 of "same" at least 0.75)', { skip: missing }, (context) => {
    const lines = (text: string) => text.trim().split('\n');
    const reads = lines(gunzipSync(readFileSync(ARTICLES)).toString()).map(readOf);
    const storyOf = new Map(
      groupIntoStories(reads).flatMap(({ id, reads: members }) =>
        members.map(({ article }) => [article.url, id] as const),
      ),
    );
    const counts = { right: 0, wrong: 0, missed: 0 };
    for (const line of lines(readFileSync(PAIRS, 'utf8'))) {
      const { a, b, label } = JSON.parse(line) as { a: string; b: string; label: string };
      const joined = storyOf.get(a) === storyOf.get(b);
      if (joined && label === 'same') counts.right += 1;
      else if (joined) counts.wrong += 1;
      else if (label === 'same') counts.missed += 1;
    }
    const f1 = (2 * counts.right) / (2 * counts.right + counts.wrong + counts.missed);
    context.diagnostic(`F1 ${f1.toFixed(3)}: ${JSON.stringify(counts)}`);
    assert.ok(f1 >= 0.75, `F1 ${f1.toFixed(3)}`);
  });
});

/** Understanding is left out: it takes minutes for so many, and the words alone decide here. */
function readOf(line: string): ReadArticle {
  const raw = JSON.parse(line) as { url: string; title: string; source: string; publishedAt: string; text: string };
  const { url, title, source, text } = raw;
  const empty = makeRead(0, { url, title, source, text: '', publishedAt: Date.parse(raw.publishedAt) });
  return { ...empty, article: { ...empty.article, text, textHash: url } };
}
