// The checker that judges the replayed briefings is judged itself: thirty planted faults of briefings, each found.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { composeBriefing } from '../../src/briefing/run-due.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import type { BriefingItem, Claim } from '../../src/news/cited-text.ts';
import type { ArticleId, OutboxId } from '../../src/news/ids.ts';
import { makeRead } from '../kit/briefing-world.ts';
import { judgeBriefings, type Posted, type ReplayedArticle } from '../kit/judge-briefings.ts';

const FIRST = Date.parse('2025-03-04T08:00Z');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const NEWS: readonly (readonly [day: number, source: string, title: string, text: string])[] = [
  [
    0,
    'The Quay',
    'Ferry Havbris sinks near Westhaven in storm',
    'The ferry Havbris sank near Westhaven on 3 March, and its 12 sailors were rescued. At least 20 families of Westhaven left their flooded homes, the harbour police said.',
  ],
  [
    0,
    'Coast Radio',
    'Norvik council has not approved sea wall',
    'The council of Norvik has not approved the sea wall, which would cost $3 million. “We will not build it before every bolt is checked,” Mayor Ingrid Solvang told reporters.',
  ],
  [
    0,
    'The Quay',
    'Fish prices rise in Eastvale market',
    'Fish prices in Eastvale rose by 4 percent in February, the market office announced.',
  ],
  [
    0,
    'The Quay',
    'Petra Zorn elected head of divers union',
    'The engineer Petra Zorn beat Olaf Brandt in the election of the divers union on 3 March.',
  ],
  [
    1,
    'Coast Radio',
    'Ferry Havbris raised near Westhaven after storm',
    'Divers raised the ferry Havbris near Westhaven on 4 March. At least 35 families of Westhaven left their flooded homes, the harbour police said.',
  ],
];

const articles: readonly ReplayedArticle[] = NEWS.map(([day, source, title, text], index) => {
  const publishedAt = FIRST + day * DAY_MS - 2 * HOUR_MS + index * 60_000;
  const publishedDay = new Date(publishedAt).toISOString().slice(0, 10);
  const url = `https://news.example/${index}`;
  return { url, source, title, text, publishedAt, publishedDay, rights: { show: 'full' }, feedId: 'local' as never };
});

/** The briefings of two mornings, as they are composed and drawn. */
function postTwo(): readonly [Posted, Posted] {
  const reads = articles.map((article) => makeRead(article.publishedAt, article));
  const rowIds = (part: number) => `${part}`.repeat(32) as OutboxId;
  const briefOn = (
    day: number,
    told: ReadonlySet<ArticleId>,
    earlier?: Parameters<typeof composeBriefing>[0]['earlier'],
  ) => {
    const until = FIRST + day * DAY_MS;
    const since = until - DAY_MS;
    const fresh = reads.filter(({ article }) => article.firstSeenAt >= since && article.firstSeenAt < until);
    const {
      briefing,
      decisions,
      told: facts,
    } = composeBriefing({
      ...{ title: 'Norvik', reads: fresh, told, length: 'short', since, until },
      ...(earlier === undefined ? {} : { earlier }),
    });
    const posted: Posted = {
      topic: 'Norvik',
      briefing,
      length: 'short',
      bodies: drawBriefing(briefing, { rowIds }),
      decisions,
    };
    return { posted, facts, fresh };
  };
  const one = briefOn(0, new Set());
  const told = new Set(one.fresh.map(({ article }) => article.id));
  const two = briefOn(1, told, { items: one.facts, reads: one.fresh });
  return [one.posted, two.posted];
}

const [FRIDAY, SATURDAY] = postTwo();
const itemOf = (posted: Posted, word: string): number =>
  posted.briefing.items.findIndex(({ headline }) => headline.includes(word));

type Change = (item: BriefingItem) => Partial<BriefingItem>;
/** The first briefing with one item changed; the second stays. */
const changing = (word: string, change: Change, posted = FRIDAY): Posted => {
  const at = itemOf(posted, word);
  const items = posted.briefing.items.map((item, index) => (index === at ? { ...item, ...change(item) } : item));
  return { ...posted, briefing: { ...posted.briefing, items } };
};
/** The same with the text of the first claim that holds the words changed. */
const saying = (word: string, from: string, to: string): Posted =>
  changing(word, ({ claims, quote }) => {
    const change = (claim: Claim): Claim => ({ ...claim, text: claim.text.replace(from, to) });
    return { claims: claims.map(change), ...(quote === undefined ? {} : { quote: change(quote) }) };
  });
const briefing = (change: Partial<Posted['briefing']>, posted = FRIDAY): Posted => ({
  ...posted,
  briefing: { ...posted.briefing, ...change },
});
const drawn = (change: (body: string, part: number) => string): Posted => ({
  ...FRIDAY,
  bodies: FRIDAY.bodies.map(change),
});
const clone = (times: number): readonly BriefingItem[] =>
  Array.from({ length: times }, () => FRIDAY.briefing.items[itemOf(FRIDAY, 'Fish')] as BriefingItem);

/** The ferry sinks, the ferry is raised: people would say that both tell one story. */
const SAME = [['https://news.example/0', 'https://news.example/4']] as const;
const RAISED = makeRead(0, { title: '', text: '', url: SAME[0][1] }).article.id;

const PLANTED: readonly (readonly [what: string, found: RegExp, ...briefings: readonly Posted[]])[] = [
  ['a lost hedge', /hedge/, saying('Ferry', 'At least 20', '20')],
  ['a lost attribution', /attribution/, saying('Ferry', ', the harbour police said', '')],
  ['a lost negation', /negation/, saying('Norvik', 'has not approved', 'has approved')],
  ['an added negation', /negation/, saying('Zorn', 'beat', 'never beat')],
  ['another number', /number/, saying('Ferry', '12 sailors', '13 sailors')],
  ['another currency', /number/, saying('Norvik', '$3', '€3')],
  ['another day', /day/, saying('Ferry', '3 March', '2 March')],
  ['another name', /name/, saying('Zorn', 'Olaf Brandt', 'Tomas Brekke')],
  ['a changed quotation', /quoted words/, saying('Norvik', 'every bolt', 'every rivet')],
  [
    'another happening',
    /words/,
    saying(
      'Zorn',
      'The engineer Petra Zorn beat Olaf Brandt in the election of the divers union',
      'Gardeners of some palace planted roses',
    ),
  ],
  ['a ping', /mark-up/, saying('Zorn', 'The engineer', '@everyone The engineer')],
  ['a link of its own', /mark-up/, saying('Zorn', 'The engineer', '[The](https://evil.example) engineer')],
  [
    'a sentence without a citation',
    /no citation/,
    changing('Zorn', ({ claims }) => ({ claims: claims.map((claim) => ({ ...claim, citations: [] as never })) })),
  ],
  [
    'a citation of nowhere',
    /unknown article/,
    changing('Zorn', ({ claims }) => ({
      claims: claims.map((claim) => ({ ...claim, citations: [{ ...claim.citations[0], url: 'https://x.example' }] })),
    })),
  ],
  [
    'a quote that is not exact',
    /quote:/,
    changing('Zorn', ({ claims }) => ({
      claims: claims.map((claim) => ({
        ...claim,
        citations: [{ ...claim.citations[0], quote: claim.text.replace('beat', 'beats') }],
      })),
    })),
  ],
  [
    'a headline of eleven words',
    /ten words/,
    changing('Zorn', () => ({ headline: 'one two three four five six seven eight nine ten eleven' })),
  ],
  [
    'more than sixty words',
    /sixty words/,
    changing('Zorn', ({ claims }) => ({ claims: Array.from({ length: 5 }, () => claims).flat() })),
  ],
  ['an item that tells nothing', /nothing told/, changing('Zorn', () => ({ claims: [] }))],
  ['an opening with “She”', /opens without/, saying('Zorn', 'The engineer Petra Zorn', 'She')],
  ['no link at all', /no link/, changing('Zorn', () => ({ links: [] }))],
  [
    'a cited article that is not linked',
    /not linked/,
    changing('Zorn', ({ links }) => ({ links: links.map((link) => ({ ...link, url: 'https://news.example/2' })) })),
  ],
  [
    'two quotations',
    /two quotations/,
    changing('Norvik', ({ quote, claims }) => ({ claims: [...claims, ...claims, ...(quote ? [quote, quote] : [])] })),
  ],
  ['six items in a short briefing', /too long/, briefing({ items: clone(6) })],
  ['a source over its share', /over its share: The Quay/, briefing({ items: clone(4) })],
  ['one story told by two items', /one story twice/, changing('Zorn', () => ({ articleIds: [RAISED] }))],
  ['a sentence said the day before', /said before/, FRIDAY, FRIDAY],
  [
    'a story that goes on, as if it were new',
    /does not say that it was told/,
    FRIDAY,
    changing('Ferry', ({ update: _, ...item }) => ({ ...item, update: undefined as never }), SATURDAY),
  ],
  [
    'an update that tells nothing new',
    /nothing new/,
    FRIDAY,
    changing('Ferry', () => ({ claims: FRIDAY.briefing.items[itemOf(FRIDAY, 'Ferry')]?.claims ?? [] }), SATURDAY),
  ],
  [
    'a former figure that nobody told',
    /was never told/,
    FRIDAY,
    changing(
      'Ferry',
      ({ update }) => ({
        update: {
          toldAt: 0,
          changes: (update?.changes ?? []).map((change) => ({ ...change, was: 'at least 25 families' })),
        },
      }),
      SATURDAY,
    ),
  ],
  [
    'a new figure that it does not tell',
    /a figure that is not told/,
    FRIDAY,
    changing(
      'Ferry',
      ({ update }) => ({
        update: {
          toldAt: 0,
          changes: (update?.changes ?? []).map((change) => ({ ...change, now: 'at least 50 families' })),
        },
      }),
      SATURDAY,
    ),
  ],
  ['no decision', /no decision/, { ...FRIDAY, decisions: [] }],
  [
    'an item that no message tells',
    /tell other items/,
    drawn((body) => {
      const { embeds, ...rest } = JSON.parse(body);
      return JSON.stringify({ ...rest, embeds: embeds.slice(1) });
    }),
  ],
  [
    'items in another order',
    /tell other items/,
    drawn((body) => {
      const { embeds, ...rest } = JSON.parse(body);
      return JSON.stringify({ ...rest, embeds: embeds.toReversed() });
    }),
  ],
  [
    'a headline that no notification shows',
    /no notification/,
    drawn((body) => JSON.stringify({ ...JSON.parse(body), content: '**Norvik**' })),
  ],
  [
    'no word of what was read',
    /does not say what was read/,
    drawn((body) => body.replace(/Read: \d+ articles from \d+ sources/u, 'Read')),
  ],
  [
    'mentions that Discord would read',
    /mentions are parsed/,
    drawn((body) => body.replace('{"parse":[]}', '{"parse":["everyone"]}')),
  ],
  [
    'a message over the limit',
    /content over/,
    drawn((body) => {
      const { content, ...rest } = JSON.parse(body);
      return JSON.stringify({ ...rest, content: content + 'x'.repeat(2_000) });
    }),
  ],
];

describe('the checker of briefings', () => {
  it('passes what was composed, with a story that goes on in it', () => {
    assert.equal(FRIDAY.briefing.items.length, 4);
    assert.equal(SATURDAY.briefing.items[0]?.update?.changes.length, 1);
    assert.deepEqual(judgeBriefings([FRIDAY, SATURDAY], articles), []);
  });

  for (const [what, found, ...briefings] of PLANTED)
    it(`finds ${what}`, () => {
      const faults = judgeBriefings(briefings, articles, SAME);
      assert.ok(
        faults.some((fault) => found.test(fault)),
        JSON.stringify(faults),
      );
    });

  it('imports the types alone of what it judges', () => {
    const code = readFileSync(new URL('../kit/judge-briefings.ts', import.meta.url), 'utf8');
    const imports = [...code.matchAll(/^import (?!type)[^;]* from '([^']+)'/gmu)].map(([, from = '']) => from);
    assert.deepEqual(
      imports.filter((from) => from.includes('/src/')),
      [],
    );
  });
});
