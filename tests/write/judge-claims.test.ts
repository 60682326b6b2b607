// The checker that judges every answer and briefing is judged itself: thirty planted faults, each found, and clean ones passed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type FaultKind, type JudgedArticle, type JudgedClaim, judgeClaims } from '../kit/judge-claims.ts';

const ARTICLE: JudgedArticle = {
  url: 'https://quay.example/1',
  title: 'Ferry Havbris sinks',
  source: 'The Quay',
  published: '2025-03-05',
  text: [
    'On Monday Mayor Ingrid Solvang said that around 40 families had been taken to a school in Eastvale.',
    'The Norvik Harbour Council (NHC) has not approved the plan, which would cost $3 million.',
    '“We will not open it before every bolt has been checked,” Solvang told reporters.',
    'The ferry Havbris sank near Westhaven on 3 March, and its 12 sailors were rescued.',
    'Fish prices rose by 4 percent, 2 percentage points more than last year.',
    'The NHC voted on the harbour budget on 4 March.\n\nCaptain Tomas Brekke steered 45 km along the coast in January.',
    'The sea wall may fall, according to the engineer Petra Zorn.',
  ].join(' '),
};
const [families = '', council = '', bolt = '', ferry = '', prices = '', budget = '', coast = '', wall = ''] =
  ARTICLE.text.split(/(?<=\.|,” Solvang told reporters\.)\s+(?=["“]?\p{Lu})/u);

const cite = (text: string, quote: string, url = ARTICLE.url): JudgedClaim => ({ text, citations: [{ url, quote }] });
const exact = (quote: string): JudgedClaim => cite(quote, quote);

const PLANTED: readonly (readonly [FaultKind, string, JudgedClaim])[] = [
  ['no citation', 'no citation at all', { text: ferry, citations: [] }],
  ['unknown article', 'an article that is not there', cite(ferry, ferry, 'https://quay.example/2')],
  ['quote', 'an empty quote', cite(ferry, '')],
  ['quote', 'a quote of spaces', cite(ferry, '  ')],
  ['quote', 'one word changed in the quote', cite(ferry, ferry.replace('sank', 'sunk'))],
  ['quote', 'two sentences made one quote', cite(ferry, `${families} ${ferry}`)],
  ['quote', 'a quote with its line break lost', cite(budget, `${budget} ${coast}`)],
  ['quote', 'a quote from the headline and the text', cite(ferry, `${ARTICLE.title} ${ferry}`)],
  [
    'quoted words',
    'a changed quotation',
    cite('Solvang told reporters: “We will not open it before every rivet has been checked.”', bolt),
  ],
  [
    'quoted words',
    'a quotation stitched from two ends',
    cite('Solvang told reporters: “We will not open it, checked.”', bolt),
  ],
  [
    'number',
    'another number',
    cite('Solvang said that around 60 families had been taken to a school in Eastvale.', families),
  ],
  [
    'number',
    'a number in words',
    cite('The ferry Havbris sank near Westhaven and its fourteen sailors were rescued.', ferry),
  ],
  ['number', 'another scale', cite('The NHC has not approved the plan, which would cost $3 billion.', council)],
  ['number', 'another currency', cite('The NHC has not approved the plan, which would cost €3 million.', council)],
  ['number', 'points made percent', cite('Fish prices rose by 2 percent more than last year.', prices)],
  ['number', 'kilometres made miles', cite('Captain Tomas Brekke steered 45 miles along the coast in January.', coast)],
  ['number', 'two numbers added', cite('Fish prices rose by 6 percent.', prices)],
  ['day', 'another day', cite('The ferry Havbris sank near Westhaven on 4 March.', ferry)],
  ['day', 'another month', cite('The ferry Havbris sank near Westhaven on 3 May.', ferry)],
  ['day', 'another year', cite('The ferry Havbris sank near Westhaven on 3 March 2024.', ferry)],
  [
    'day',
    'a weekday that is another day',
    cite('On Tuesday Solvang said that around 40 families had been taken to a school.', families),
  ],
  ['name', 'another name', cite('The ferry Solbris sank near Westhaven on 3 March.', ferry)],
  [
    'name',
    'somebody who is not there',
    cite('Tomas Brekke said that around 40 families had been taken to a school.', families),
  ],
  ['name', 'a place of another sentence', cite('The ferry Havbris sank near Eastvale on 3 March.', ferry)],
  ['negation', 'a lost negation', cite('The NHC has approved the plan, which would cost $3 million.', council)],
  ['negation', 'an added negation', cite('The ferry Havbris never sank near Westhaven on 3 March.', ferry)],
  ['hedge', 'a lost “around”', cite('Solvang said that 40 families had been taken to a school in Eastvale.', families)],
  ['hedge', 'a lost “may”', cite('The sea wall will fall, according to the engineer Petra Zorn.', wall)],
  ['attribution', 'a lost attribution', cite('Around 40 families had been taken to a school in Eastvale.', families)],
  ['words', 'something else altogether', cite('A lighthouse keeper retired after his long career.', ferry)],
  ['mark-up', 'a ping', cite(`@everyone ${ferry}`, ferry)],
  ['mark-up', 'a link', cite('The ferry Havbris [sank](https://evil.example) near Westhaven.', ferry)],
];

const CLEAN: readonly (readonly [string, JudgedClaim])[] = [
  ...[families, council, bolt, ferry, prices, budget, coast, wall].map(
    (sentence) => [`the exact sentence: ${sentence}`, exact(sentence)] as const,
  ),
  ['the headline', exact(ARTICLE.title)],
  ['a number in words', cite('The ferry Havbris sank near Westhaven and its twelve sailors were rescued.', ferry)],
  ['the year of a day', cite('The ferry Havbris sank near Westhaven on 3 March 2025.', ferry)],
  [
    'the day of a weekday',
    cite('On 3 March 2025 Solvang said that around 40 families had been taken to a school.', families),
  ],
  [
    'a long name for its short form',
    cite('The Norvik Harbour Council voted on the harbour budget on 4 March.', budget),
  ],
  [
    'an exact quotation',
    cite('Solvang told reporters: “We will not open it before every bolt has been checked.”', bolt),
  ],
  ['percent in a sign', cite('Fish prices rose by 4%.', prices)],
];

describe('the checker of claims', () => {
  const judge = (claim: JudgedClaim) => judgeClaims([claim], (url) => (url === ARTICLE.url ? ARTICLE : undefined));
  for (const [kind, what, claim] of PLANTED)
    it(`finds ${what}`, () => {
      assert.ok(
        judge(claim).some((fault) => fault.kind === kind),
        JSON.stringify(judge(claim)),
      );
    });
  for (const [what, claim] of CLEAN) it(`passes ${what}`, () => assert.deepEqual(judge(claim), []));

  it('imports nothing of what it judges', () => {
    for (const file of ['judge-claims', 'judge-words', 'judge-days', 'judge-names']) {
      const code = readFileSync(new URL(`../kit/${file}.ts`, import.meta.url), 'utf8');
      const imports = [...code.matchAll(/from '([^']+)'/gu)].map(([, from = '']) => from);
      assert.deepEqual(
        imports.filter((from) => !from.startsWith('./judge-')),
        [],
      );
    }
  });
});
