import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReadArticle } from '../../src/news/article.ts';
import { groupIntoStories, type WeighOptions, weighStories } from '../../src/stories/stories.ts';
import { makeRead } from '../kit/briefing-world.ts';

const NOON = Date.parse('2026-03-02T12:00Z');
const HOUR = 3_600_000;

function article(title: string, source: string, at = NOON): ReadArticle {
  return makeRead(at, {
    title,
    text: `${title}.`,
    source,
    url: `https://${source.toLowerCase()}.example/${title.length}`,
  });
}

function ranked(reads: readonly ReadArticle[], options: Partial<WeighOptions> = {}): string[] {
  const weighed = weighStories(groupIntoStories(reads), {
    until: NOON,
    actors: [],
    ...options,
  });
  return weighed.map(({ story }) => story.originals[0]?.article.title ?? '');
}

describe('weighStories', () => {
  const bridge = article('Bridge closes', 'Courier');
  const school = article('School opens', 'Courier');

  it('puts what several sources tell before what one tells', () => {
    assert.deepEqual(ranked([bridge, school, article('School opens early', 'Radio', NOON + 1)]), [
      'School opens',
      'Bridge closes',
    ]);
  });

  it('does not count a wire copy as another source', () => {
    const copies = ['A', 'B', 'C'].map((source) => {
      const copy = article('Bridge closes', source);
      return { ...copy, article: { ...copy.article, copyOf: bridge.article.id } };
    });
    const [first] = weighStories(groupIntoStories([bridge, ...copies]), { until: NOON, actors: [] });
    assert.equal(first?.sources, 1);
  });

  it('puts the newer before the older', () => {
    assert.deepEqual(ranked([article('Bridge closes', 'Courier', NOON - 20 * HOUR), school]), [
      'School opens',
      'Bridge closes',
    ]);
  });

  it('puts a story that was told before behind a new one', () => {
    assert.deepEqual(ranked([bridge, school], { noveltyOf: ({ id }) => (id === bridge.article.id ? 0 : 1) }), [
      'School opens',
      'Bridge closes',
    ]);
  });

  it('puts what only a preview or an opinion tells behind a report', () => {
    const [first] = ranked([article('Opinion: close the bridge', 'Courier', NOON + HOUR), school]);
    assert.equal(first, 'School opens');
  });

  it("puts the topic's actors first", () => {
    const named: ReadArticle = {
      ...school,
      understanding: {
        ...school.understanding,
        actorMentions: [{ start: 0, end: 6, text: 'School', type: 'ORG', actor: 'northport school' }],
      },
    };
    assert.deepEqual(ranked([bridge, named], { actors: ['Northport School'] })[0], 'School opens');
  });
});
