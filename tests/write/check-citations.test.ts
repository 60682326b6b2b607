// The check of claims against what they cite: planted faults must fall, true sentences must stand.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Article } from '../../src/news/article.ts';
import type { Citation, Claim } from '../../src/news/cited-text.ts';
import { checkCitations } from '../../src/write/write-cited.ts';
import { readArticle } from '../kit/memory-articles.ts';

const TEXT = [
  'On Monday Mayor Ingrid Solvang said that around 40 families had been taken to a school in Eastvale.',
  'The Norvik Harbour Council (NHC) has not approved the plan, which would cost $3 million.',
  '“We will not open it before every bolt has been checked,” Solvang told reporters.',
  'The ferry Havbris sank near Westhaven on 3 March, and its 12 sailors were rescued.',
  'The NHC voted on the harbour budget on 4 March.',
].join(' ');

const { article } = readArticle({ id: 'a', title: 'Ferry Havbris sinks', text: TEXT, publishedDay: '2025-03-05' });
const SENTENCES = readArticle({ id: 'a', title: 'x', text: TEXT }).understanding.sentences.map(({ text }) => text);

function claim(text: string, quote: string, from: Article = article): Claim {
  const citation: Citation = {
    articleId: from.id,
    url: from.citedUrl,
    title: from.title,
    source: from.source,
    publishedDay: '2025-03-05',
    quote,
  };
  return { text, citations: [citation] };
}

const [families = '', council = '', bolt = '', ferry = '', budget = ''] = SENTENCES;

/** What is planted, the claim, and the words it cites. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  ['a quote that is not in the article', 'The ferry Havbris sank.', 'The ferry Havbris sank in the harbour.'],
  ['a quote with one word changed', 'The ferry Havbris sank.', ferry.replace('sank', 'sunk')],
  ['an empty quote', 'The ferry Havbris sank.', ''],
  ['another number', 'Solvang said that around 60 families had been taken to a school in Eastvale.', families],
  ['a number in words', 'The ferry Havbris sank near Westhaven and its fourteen sailors were rescued.', ferry],
  ['another scale', 'The Norvik Harbour Council has not approved the plan, which would cost $3 billion.', council],
  ['a number become a percentage', 'The ferry Havbris sank and 12 percent of its sailors were rescued.', ferry],
  ['another day', 'The ferry Havbris sank near Westhaven on 4 March.', ferry],
  ['another year', 'The ferry Havbris sank near Westhaven on 3 March 2024.', ferry],
  ['another name', 'The ferry Solbris sank near Westhaven on 3 March.', ferry],
  [
    'a person who is not there',
    'Tomas Brekke said that around 40 families had been taken to a school in Eastvale.',
    families,
  ],
  ['a lost hedge', 'Solvang said that 40 families had been taken to a school in Eastvale.', families],
  ['a lost attribution', 'Around 40 families had been taken to a school in Eastvale.', families],
  ['a lost negation', 'The Norvik Harbour Council has approved the plan, which would cost $3 million.', council],
  ['an added negation', 'The ferry Havbris did not sink near Westhaven on 3 March.', ferry],
  ['a changed quotation', 'Solvang told reporters: “We will not open it before every bolt has been counted.”', bolt],
  ['something else altogether', 'The lighthouse keeper retired after a long career at sea.', ferry],
  ['words cut off behind a negation', 'has approved the plan', 'approved the plan'],
];

const TRUE: readonly (readonly [string, string, string])[] = [
  ['the exact sentence', ferry, ferry],
  ['fewer words of it', 'The ferry Havbris sank near Westhaven on 3 March.', ferry],
  ['the day in other words', 'The ferry Havbris sank near Westhaven on 3 March 2025.', ferry],
  ['a resolved weekday', 'On 3 March 2025 Solvang said that around 40 families had been taken to a school.', families],
  ['another name of the same actor', 'The Norvik Harbour Council voted on the harbour budget on 4 March.', budget],
  ['a number in digits', 'The ferry Havbris sank and its twelve sailors were rescued.', ferry],
  ['an exact quotation', 'Solvang told reporters: “We will not open it before every bolt has been checked.”', bolt],
  ['words of the title', 'The ferry Havbris sinks.', 'Ferry Havbris sinks'],
];

describe('checkCitations', () => {
  for (const [what, text, quote] of FAULTS) {
    it(`drops ${what}`, () => {
      const { kept, dropped } = checkCitations([claim(text, quote)], () => article);
      assert.equal(kept.length, 0);
      assert.equal(dropped.length, 1);
    });
  }
  for (const [what, text, quote] of TRUE) {
    it(`keeps ${what}`, () => {
      const { dropped } = checkCitations([claim(text, quote)], () => article);
      assert.deepEqual(
        dropped.map(({ why }) => why),
        [],
      );
    });
  }
  it('drops what cites an article that may not be seen', () => {
    assert.equal(checkCitations([claim(ferry, ferry)], () => undefined).kept.length, 0);
  });
  it('drops a citation with another article’s address', () => {
    const { text, citations } = claim(ferry, ferry);
    const forged: Claim = { text, citations: [{ ...citations[0], url: 'https://other.example/' }] };
    assert.equal(checkCitations([forged], () => article).kept.length, 0);
  });
  it('keeps every exact sentence of an article', () => {
    const claims = SENTENCES.map((sentence) => claim(sentence, sentence));
    assert.deepEqual(checkCitations(claims, () => article).dropped, []);
  });
});
