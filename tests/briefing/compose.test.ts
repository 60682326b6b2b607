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
  composeAll(reads, more).briefing;

const composeAll = (reads: readonly ReadArticle[], more: Partial<BriefingRequest> = {}) =>
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

  for (const [form, title] of [
    ['preview', 'River Aln flood talks in Northport: what to expect on Monday'],
    ['opinion', 'Opinion: River Aln flood in Northport old town was no accident'],
    ['anniversary', 'Ten years on, Northport old town remembers the river Aln flood'],
    ['weekly column', 'The week in review: river Aln floods Northport old town'],
    ['live blog', 'River Aln floods Northport old town: live updates'],
  ] as const) {
    it(`lets a report speak for a story that a ${form} tells too, and ranks one behind reports that it tells alone`, () => {
      const text = `${COURIER.article.text.split('\n\n')[0]} People stood on their roofs in the old town of Northport.`;
      const later = makeRead(SINCE + 5 * HOUR, { title, text, source: 'Island Voice', publishedAt: SINCE + 5 * HOUR });
      const [both, ...none] = compose([COURIER, later]).items;
      assert.equal(none.length, 0);
      assert.equal(both?.headline, COURIER.article.title);
      const reports = unrelated(6).map(({ article, ...read }, index) => ({
        ...read,
        article: { ...article, source: `Paper ${index}` },
      }));
      const { briefing, decisions } = composeAll([later, ...reports], { length: 'short' });
      assert.ok(briefing.items.every(({ articleIds }) => !articleIds.includes(later.article.id)));
      const rule = decisions.find(({ articleId }) => articleId === later.article.id)?.rule;
      assert.ok(rule?.kind === 'below weight' && rule.form === form);
      assert.equal(compose([later]).items.length, 1);
    });
  }

  for (const [form, title] of [
    ['sale list', 'The 30 best Boxing Day deals on kettles'],
    ['listing', 'How to watch Rovers v United: start time, TV channel'],
    ['guide', 'How to read a tide table'],
  ] as const) {
    it(`leaves a ${form} out, and says so`, () => {
      const read = makeRead(SINCE, { title, text: 'The council of Northport met on Monday to talk about bridges.' });
      const { briefing, decisions } = composeAll([read, COURIER]);
      assert.deepEqual(briefing.setAside, { noNews: 1, nothingNew: 0 });
      assert.equal(briefing.items.length, 1);
      assert.deepEqual(decisions.find(({ articleId }) => articleId === read.article.id)?.rule, { kind: 'form', form });
    });
  }

  it('shows a picture of the newest article that has one and may be shown in full, and none of excerpts', () => {
    const imageUrl = 'https://news.example/flood.jpg';
    const pictured = (read: ReadArticle, rights: ReadArticle['article']['rights']) => ({
      ...read,
      article: { ...read.article, imageUrl, rights },
    });
    assert.equal(compose([pictured(COURIER, { show: 'full' }), RADIO]).items[0]?.imageUrl, imageUrl);
    assert.equal(compose([pictured(COURIER, { show: 'excerpt' }), RADIO]).items[0]?.imageUrl, undefined);
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

  it('tells of a story that goes on what is new in it, and the figures that changed', () => {
    const first = composeAll([COURIER]);
    const earlier = { items: first.told, reads: [COURIER] };
    const told = new Set(first.briefing.items.flatMap(({ articleIds }) => articleIds));
    const [item] = compose([RADIO], { told, earlier, until: UNTIL + 24 * HOUR }).items;
    assert.deepEqual(item?.update, {
      toldAt: UNTIL,
      changes: [
        {
          was: 'At least 20 people',
          wasSource: 'Northport Courier',
          now: '84 people',
          nowSource: 'Coast Radio',
        },
      ],
    });
    assert.match(item?.claims[0]?.text ?? '', /84 people/);
  });

  it('tells as one what was told as one, and once what was told as two and turns out to be one', () => {
    const strike = makeRead(SINCE + HOUR, {
      title: 'Dockers strike in Southport over pay',
      text: 'Dockers in Southport stopped work on Monday over pay, their union said.',
      source: 'Coast Radio',
    });
    const strikeEnds = makeRead(UNTIL + HOUR, {
      title: 'Dockers in Southport end strike over pay',
      text: 'Dockers in Southport ended their strike over pay on Tuesday after 9 hours of talks, their union said.',
      source: 'Island Voice',
    });
    const ofOne = [COURIER, strike].map(({ article }) => article.id);
    const facts = composeAll([COURIER, strike]).told.flatMap((item) => item.facts);
    const day = { told: new Set(ofOne), since: UNTIL, until: UNTIL + 24 * HOUR };
    const later = { ...RADIO, article: { ...RADIO.article, firstSeenAt: UNTIL + HOUR } };
    const asOne = { items: [{ toldAt: UNTIL, articleIds: ofOne, facts }], reads: [COURIER, strike] };
    assert.equal(compose([later, strikeEnds], { ...day, earlier: asOne }).items.length, 1);
    const asTwo = { items: composeAll([COURIER, strike]).told, reads: [COURIER, strike] };
    assert.equal(compose([later, strikeEnds], { ...day, earlier: asTwo }).items.length, 2);
    const both = {
      ...strikeEnds,
      article: { ...strikeEnds.article, copyOf: strike.article.id, textHash: COURIER.article.textHash },
    };
    const joined = composeAll([both, later], { ...day, earlier: asTwo });
    assert.equal(joined.briefing.items.length, 1);
    assert.deepEqual(joined.briefing.items[0]?.update?.toldAt, UNTIL);
  });

  it('is silent about a story that goes on without a new actor, day, number or statement', () => {
    const first = composeAll([COURIER]);
    const echo = makeRead(SINCE + 5 * HOUR, {
      title: 'Flooded old town of Northport: river Aln burst banks',
      text: 'In Northport the river Aln burst its banks on Sunday night. In the flooded old town at least 20 people died.',
      source: 'Echo',
    });
    const told = new Set(first.briefing.items.flatMap(({ articleIds }) => articleIds));
    const earlier = { items: first.told, reads: [COURIER] };
    const { briefing, decisions } = composeAll([echo], { told, earlier });
    assert.deepEqual(briefing.items, []);
    assert.deepEqual(briefing.setAside, { noNews: 0, nothingNew: 1 });
    assert.deepEqual(decisions, [{ articleId: echo.article.id, rule: { kind: 'nothing new', toldAt: UNTIL } }]);
  });

  it('opens no item with a sentence that leans on another, and leaves the story out where all do', () => {
    const lean = [
      'He said that the harbour would be closed for a week.',
      'After his speech in Northport the harbour was closed.',
      'But the harbour stays closed until the end of the week.',
      'Unfortunately, that led to the closing of the whole harbour.',
      'You should not go to the harbour this week at all.',
      'Will the harbour ever be opened again this year?',
    ];
    for (const sentence of lean) {
      const stands = 'The harbour master closed the harbour on Monday for a week.';
      const opening = (text: string) =>
        compose([makeRead(SINCE, { title: 'Harbour', text })]).items[0]?.claims[0]?.text;
      assert.equal(opening(`${sentence} ${stands}`), stands, sentence);
      assert.equal(opening(sentence), undefined, sentence);
    }
  });

  it('shows one quotation at most, whole and with who says it', () => {
    const said = '“We have never seen waves of that height before,” said Ruth Calder, the harbour master.';
    const news = 'The harbour of Northport was closed on Monday after the storm.';
    const others = 'Workers cleared the quay of sand, of stones and of weed for the whole day. '.repeat(3);
    for (const between of ['', others]) {
      const text = `${news} ${between}${said} “We were all rather afraid,” said Paul Osei, a sailor.`;
      const [item] = compose([makeRead(SINCE, { title: 'Harbour closes', text })]).items;
      const shown = [...(item?.claims ?? []), ...(item?.quote === undefined ? [] : [item.quote])].map(
        (claim) => claim.text,
      );
      assert.deepEqual(
        shown.filter((sentence) => sentence.includes('“')),
        [said],
      );
      assert.equal(item?.quote === undefined, between === '');
    }
  });

  it('gives no source more than half of the items, unless there is no other', () => {
    const reads = unrelated(9).map((read, index) => ({
      ...read,
      article: { ...read.article, source: index === 8 ? 'Small Paper' : 'Big Paper' },
    }));
    const { briefing, decisions } = composeAll(reads, { length: 'short' });
    const leads = briefing.items.map(({ links }) => links[0]?.source);
    assert.equal(leads.filter((source) => source === 'Big Paper').length, 3);
    assert.equal(leads.length, 4);
    assert.equal(decisions.filter(({ rule }) => rule.kind === 'source share').length, 5);
    assert.equal(compose(reads.slice(0, 8), { length: 'short' }).items.length, 5);
  });

  it('says of each article whether it is in and which rule decided', () => {
    const copy = makeRead(SINCE + 4 * HOUR, {
      title: 'Copied',
      text: COURIER.article.text,
      url: 'https://w.example/1',
    });
    const sale = makeRead(SINCE, { title: 'The best Boxing Day deals on kettles', text: 'A kettle costs less today.' });
    const silent = makeRead(SINCE, { title: 'Xyzzy', text: 'Plugh.' });
    const [told] = unrelated(1);
    assert.ok(told);
    const others = unrelated(12).slice(1);
    const reads = [COURIER, RADIO, copy, sale, silent, told, ...others.slice(0, 3)];
    const { briefing, decisions } = composeAll(reads, { told: new Set([told.article.id]), length: 'short' });
    const ruleOf = (read: ReadArticle) => decisions.find(({ articleId }) => articleId === read.article.id);
    assert.deepEqual(ruleOf(RADIO), { articleId: RADIO.article.id, item: 0, rule: { kind: 'leads' } });
    assert.deepEqual(ruleOf(COURIER)?.rule, { kind: 'same story', of: RADIO.article.id });
    assert.deepEqual(ruleOf(copy)?.rule, { kind: 'copy', of: COURIER.article.id });
    assert.deepEqual(ruleOf(sale)?.rule, { kind: 'form', form: 'sale list' });
    assert.deepEqual(ruleOf(told)?.rule, { kind: 'told before' });
    assert.deepEqual(ruleOf(silent)?.rule, { kind: 'nothing to show' });
    const out = decisions.filter(({ rule }) => ['below weight', 'source share', 'nothing to show'].includes(rule.kind));
    assert.equal(out.length, briefing.storiesLeftOut);
    assert.deepEqual(
      decisions.map(({ articleId }) => articleId),
      reads.map(({ article }) => article.id).toSorted(),
    );
  });

  it('passes over forms, captions, greetings and pointers of the page', () => {
    const news = 'The harbour master closed the harbour of Northport for a week.';
    for (const furniture of [
      'Save, log in, register or subscribe to save articles for later.',
      'Got it Normal text size Larger text size Very large text size.',
      'Please {{ #name }} something went wrong with your {{ /name }} email.',
      '[A version of this story was first sent to the readers of our letter.]',
      'The harbour master answers questions in this photo of the harbour.',
      'A worker sorts ropes in the harbour of Northport on Aug. 31, 2021.',
      'Hello and welcome to the letter about the harbour of Northport.',
      'The Gangway is our weekly newsletter about the harbour of Northport.',
      'The Gangway is supported by Ropes & Co, a platform of the harbour.',
      'The whole letter of the harbour master can be read here.',
    ]) {
      const read = makeRead(SINCE, {
        title: 'Harbour closed',
        text: `${furniture} ${news}`,
        publishedDay: '2026-03-01',
      });
      assert.equal(compose([read]).items[0]?.claims[0]?.text, news, furniture);
    }
  });

  it('opens with what the headline says, not with the scene that is set before', () => {
    const scene = 'Fog lay on the hills when the sun rose over the town on Monday.';
    const news = 'The harbour master closed the harbour of Northport for a week.';
    const opening = (title: string) =>
      compose([makeRead(SINCE, { title, text: `${scene} ${news}` })]).items[0]?.claims[0]?.text;
    assert.equal(opening('Northport harbour closed'), news);
    assert.equal(opening('Fog over town'), scene);
    assert.equal(opening('What a day'), scene);
  });

  it('leaves out what says nothing of its headline, and says so', () => {
    const title = 'A harbour master reckons with the storms of winter';
    for (const text of [
      'Please enter a valid address of your mailbox.',
      'Hundreds of people are sprawled across a lawn with blankets.',
      'Here’s everything new for the harbour master of winter storms!',
    ]) {
      const { briefing, decisions } = composeAll([makeRead(SINCE, { title, text })]);
      assert.deepEqual(briefing.items, [], text);
      assert.deepEqual(decisions[0]?.rule, { kind: 'nothing to show' });
    }
  });

  it('opens with no quotation alone, and quotes none that leans on what was said before', () => {
    const news = 'The ferry company of Northport cuts jobs after the storm, it said on Monday.';
    const item = (text: string) => compose([makeRead(SINCE, { title: 'Ferry company cuts jobs', text })]).items[0];
    const alone = '“We are finding ways to bring more efficiency out of the ferry company and its jobs.”';
    assert.equal(item(`${alone} ${news}`)?.claims[0]?.text, news);
    const more = 'The council of Northport meets on Tuesday about it. The port of Southport has room for more ferries.';
    const quoted = (words: string) =>
      item(`${news} ${more}\n\n“${words},” Anna Vale of the union told reporters.`)?.quote?.text;
    assert.match(quoted('The jobs of Northport are worth a fight') ?? '', /worth a fight/u);
    assert.equal(quoted('They are worth a long fight to us'), undefined);
  });

  it('quotes nobody by a surname that the reader has not met', () => {
    const news = 'The harbour of Northport was closed on Monday after the storm of the night. ';
    const read = (speaker: string) =>
      makeRead(SINCE, {
        title: 'Harbour closes',
        text: `${news}${'Workers cleared the quay of sand, of stones and of weed for the whole day. '.repeat(3)}“We have never seen waves of that height before,” said ${speaker}. Ruth Calder is the harbour master.`,
      });
    assert.equal(compose([read('Calder')]).items[0]?.quote, undefined);
    assert.match(compose([read('Ruth Calder')]).items[0]?.quote?.text ?? '', /Ruth Calder/);
  });
});
