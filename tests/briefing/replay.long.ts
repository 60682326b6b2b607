// Two hundred briefings: a season of news day by day on five topics, judged without the code that wrote them.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { LOCAL_FEED } from '../../src/news/ids.ts';
import { judgeBriefings, type ReplayedArticle } from '../kit/judge-briefings.ts';
import { replayBriefings } from '../kit/replay-briefings.ts';

const ARTICLES = new URL('../../../shared/data/news-2023.articles.jsonl.gz', import.meta.url);
const PAIRS = new URL('../../../shared/data/story-pairs.jsonl', import.meta.url);
const missing = existsSync(ARTICLES) && existsSync(PAIRS) ? false : 'the articles are not in ../shared';

const TOPICS = [
  { name: 'Big tech', words: 'Google OR Amazon OR Apple OR Meta OR Microsoft', length: 'standard' },
  { name: 'American football', words: 'NFL OR quarterback', length: 'short' },
  { name: 'Football', words: 'Chelsea OR Liverpool OR Arsenal OR Manchester OR Messi', length: 'standard' },
  { name: 'The world', words: 'Israel OR Gaza OR Ukraine OR Trump OR China', length: 'full' },
  { name: 'Artificial intelligence', words: 'OpenAI OR ChatGPT OR "artificial intelligence" OR AI', length: 'short' },
] as const;

const linesOf = (text: string): string[] => text.trim().split('\n');

function readArticles(): ReplayedArticle[] {
  return linesOf(gunzipSync(readFileSync(ARTICLES)).toString()).map((line) => {
    const { url, title, source, publishedAt, text } = JSON.parse(line) as Record<string, string>;
    return {
      url: url ?? '',
      title: title ?? '',
      source: source ?? '',
      text: text ?? '',
      publishedAt: Date.parse(publishedAt ?? ''),
      publishedDay: (publishedAt ?? '').slice(0, 10),
      rights: { show: 'full' },
      feedId: LOCAL_FEED,
    };
  });
}

describe('a season of briefings', { skip: missing }, () => {
  it('tells in 200 briefings nothing that is not so, nothing twice and no source too much', async (context) => {
    const articles = readArticles();
    const posted = await replayBriefings(articles, TOPICS);
    const same = linesOf(readFileSync(PAIRS, 'utf8')).flatMap((line) => {
      const { a, b, label } = JSON.parse(line) as { a: string; b: string; label: string };
      return label === 'same' ? [[a, b] as const] : [];
    });
    const faults = judgeBriefings(posted, articles, same);
    const items = posted.flatMap(({ briefing }) => briefing.items);
    context.diagnostic(
      `${posted.length} briefings, ${items.length} items, ${items.filter(({ update }) => update !== undefined).length} of stories told before, ${faults.length} faults`,
    );
    for (const fault of faults.slice(0, 50)) context.diagnostic(fault);
    const out = process.env.REPLAY_OUT;
    if (out !== undefined) writeFileSync(out, JSON.stringify({ posted, faults }));
    assert.ok(posted.length >= 200, `${posted.length} briefings`);
    assert.deepEqual(faults, []);
  });
});
