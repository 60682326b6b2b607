import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawAlert, drawNotice } from '../../src/discord/alert-message.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import { readCustomId } from '../../src/discord/components.ts';
import { drawPosted } from '../../src/discord/draw-posted.ts';
import { countItems, redrawBriefing } from '../../src/discord/redraw-briefing.ts';
import type { ArticleId, OutboxId, RoleId, SubscriptionId } from '../../src/news/ids.ts';
import { makeSubscription } from '../kit/briefing-world.ts';
import { findHarm } from './find-harm.ts';
import { alert, briefing, HARD_TEXTS } from './samples.ts';

interface Body {
  readonly content: string;
  readonly embeds: readonly {
    readonly title: string;
    readonly description: string;
    readonly footer?: { readonly text: string };
  }[];
  readonly components: readonly {
    readonly components: readonly {
      readonly custom_id: string;
      readonly options?: readonly { readonly label: string; readonly value: string }[];
    }[];
  }[];
  readonly allowed_mentions: unknown;
}

const rowIds = (part: number): OutboxId => `${part}`.padStart(32, '0') as OutboxId;
const draw = (count: number, text: string, role?: string): readonly Body[] =>
  drawBriefing(briefing(count, text), { rowIds, ...(role === undefined ? {} : { mentionRoleId: role as RoleId }) }).map(
    (body) => JSON.parse(body) as Body,
  );

describe('drawBriefing', () => {
  for (const [name, text] of HARD_TEXTS) {
    it(`keeps every limit with ${name}`, () => {
      for (const count of [0, 1, 10, 20]) {
        for (const body of draw(count, text)) assert.deepEqual(findHarm(body), []);
      }
    });
  }

  it('tells every item once, in messages cut between items', () => {
    const bodies = draw(20, 'The ministry denied the report on Friday. '.repeat(12));
    assert.ok(bodies.length > 1);
    assert.equal(bodies.flatMap(({ embeds }) => embeds).length, 20);
    assert.match(bodies[0]?.content ?? '', new RegExp(`\\(1 of ${bodies.length}\\)`, 'u'));
  });

  it('carries the outbox row of each part in its last button', () => {
    const bodies = draw(20, 'The ministry denied the report on Friday. '.repeat(12));
    assert.deepEqual(
      bodies.map(({ components }) => components.at(-1)?.components[0]?.custom_id),
      bodies.map((_, part) => `b:${rowIds(part)}`),
    );
  });

  it('opens the story of each of its items from a menu, of one alone by a button, whoever presses and whenever', () => {
    const [two] = draw(2, 'Port closed');
    const [menu] = two?.components[0]?.components ?? [];
    assert.deepEqual(readCustomId(menu?.custom_id ?? ''), {
      kind: 'select',
      state: { owner: '0', path: 'briefing', offset: 0, size: 0, options: { json: '{}' } },
    });
    assert.deepEqual(
      menu?.options?.map(({ label, value }) => [label, value]),
      [
        ['1 · Port closed', '{"story":"0"}'],
        ['2 · Port closed', '{"story":"1"}'],
      ],
    );
    const [one] = draw(1, 'Port closed');
    const [button] = one?.components[0]?.components ?? [];
    const read = readCustomId(button?.custom_id ?? '');
    assert.deepEqual('state' in read && read.state, {
      owner: '0',
      path: 'briefing',
      offset: 0,
      size: 0,
      options: { json: '{"story":"0"}' },
    });
    const gone = [{ place: 0, kind: 'taken down', by: 'operator' }] as const;
    const left = JSON.parse(redrawBriefing(JSON.stringify(two), gone)) as Body;
    assert.deepEqual(
      left.components[0]?.components[0]?.options?.map(({ value }) => value),
      ['{"story":"1"}'],
    );
  });

  it('has title and headlines as content, and what was read at its end', () => {
    const [body] = draw(2, 'Port closed');
    assert.equal(body?.content, '**Port closed**\n- Port closed\n- Port closed');
    assert.equal(body?.embeds[1]?.footer?.text, 'Read: 42 articles from 6 sources. Left out: 3 stories.');
    assert.match(
      body?.embeds[0]?.description ?? '',
      /\[1 · Port closed\]\(<https:\/\/news\.example\/0>\), <t:1700000000:f>/u,
    );
  });

  it('mentions the configured role in the first part and nobody else', () => {
    const bodies = draw(20, '@everyone '.repeat(100), '123456789012345678');
    assert.ok(bodies[0]?.content.startsWith('<@&123456789012345678> '));
    assert.deepEqual(bodies[0]?.allowed_mentions, { parse: [], roles: ['123456789012345678'] });
    assert.deepEqual(bodies[1]?.allowed_mentions, { parse: [] });
  });

  it('says what is new and which figures changed, quotes once, and puts who says what before figures that differ', () => {
    const said = (source: string, text: string) => {
      const article = { articleId: source as ArticleId, url: `https://news.example/${source}`, title: text, source };
      return { text, citations: [{ ...article, quote: text }] } as const;
    };
    const [radio, post] = [said('Radio', 'Nine people died.'), said('Post', 'Six people died.')];
    const toldAt = 1_700_000_000_000;
    const changes = [{ was: 'six people', wasSource: 'Post', now: 'nine people', nowSource: 'Radio' }];
    const item = {
      headline: 'Storm',
      claims: [said('Radio', 'The storm went on.')],
      quote: said('Radio', '“It was loud,” said Ann Roth.'),
      update: { toldAt, changes },
      conflicts: [post, radio],
      links: ['Radio', 'Post'].map((source) => ({
        url: `https://news.example/${source}`,
        source,
        title: 'Storm',
        publishedAt: toldAt,
      })),
      articleIds: [],
      imageUrl: 'https://news.example/storm.jpg',
    };
    const drawn = { title: 'Storms', articlesRead: 9, sourcesRead: 2, storiesLeftOut: 0, until: toldAt };
    const setAside = { noNews: 1, nothingNew: 2 };
    const [body] = drawBriefing({ ...drawn, items: [item], setAside }, { rowIds });
    const [embed] = (
      JSON.parse(body ?? '') as { embeds: { description: string; thumbnail: unknown; footer: unknown }[] }
    ).embeds;
    assert.deepEqual(embed?.description.split('\n'), [
      '**New** since <t:1700000000:f>: was six people, now nine people, per Radio',
      'The storm went on. \\[1\\]',
      '> “It was loud,” said Ann Roth. \\[1\\]',
      'Sources differ:',
      '- **Post**, <t:1700000000:f>: Six people died. \\[2\\]',
      '- **Radio**, <t:1700000000:f>: Nine people died. \\[1\\]',
      '[1 · Radio](<https://news.example/Radio>), <t:1700000000:f>',
      '[2 · Post](<https://news.example/Post>), <t:1700000000:f>',
    ]);
    assert.deepEqual(embed?.thumbnail, { url: 'https://news.example/storm.jpg' });
    const text =
      'Read: 9 articles from 2 sources. Left out: 2 articles with nothing new and 1 guide, offer or listing.';
    assert.deepEqual(embed?.footer, { text });
    const [bare] = drawBriefing({ ...drawn, items: [{ ...item, imageUrl: 'file:///etc/passwd' }] }, { rowIds });
    assert.ok(!(bare ?? '').includes('thumbnail'));
  });

  it('says over an item what kind of text it is of, where that is no report', () => {
    const { items, ...rest } = briefing(1, 'Port closed');
    const [body] = drawBriefing(
      { ...rest, items: items.map((item) => ({ ...item, form: 'opinion' as const })) },
      { rowIds },
    );
    assert.match((JSON.parse(body ?? '') as Body).embeds[0]?.description ?? '', /^\*Opinion\*\n/u);
  });

  it('says at its end why a language model did not write it', () => {
    const [body] = drawBriefing({ ...briefing(2, 'Port closed'), note: 'model late' }, { rowIds });
    const { embeds } = JSON.parse(body ?? '') as Body;
    assert.match(
      embeds.at(-1)?.footer?.text ?? '',
      /^Read: .*In exact sentences: the language model took too long\.$/u,
    );
  });

  it('says so when nothing is new', () => assert.match(draw(0, 'Libya')[0]?.content ?? '', /Nothing new\./u));

  it('says when it is late', () => {
    const [body] = drawBriefing({ ...briefing(1, 'Port closed'), lateMinutes: 75 }, { rowIds });
    assert.match((JSON.parse(body ?? '') as Body).content, /Posted 75 minutes late\./u);
  });
});

describe('drawPosted', () => {
  const subscription = makeSubscription({ id: '1'.repeat(32) as SubscriptionId, createdAt: 0 });
  const post = (count: number, cadence: string, more = {}) =>
    drawPosted(
      { ...briefing(count, 'Port closed'), ...more },
      { subscription: { ...subscription, cadence }, rowIds },
    ).map((body) => JSON.parse(body) as Body);

  it('posts one story that is told as it happens as an alert, which follows its article as a briefing does', () => {
    const [body] = post(1, 'as it happens');
    assert.match(body?.content ?? '', /^New on \*\*Port closed\*\*:\n- Port closed$/u);
    assert.equal(body?.components.at(-1)?.components[0]?.custom_id, `b:${rowIds(0)}`);
    const gone = redrawBriefing(JSON.stringify(body), [{ place: 0, kind: 'taken down', by: 'moderators' }]);
    assert.match(body?.content ?? '', /- Port closed/u);
    assert.doesNotMatch((JSON.parse(gone) as Body).content, /- Port closed/u);
    assert.equal(countItems(JSON.stringify(body)), 1);
  });

  it('posts several at once, what is late, and what comes at its hour as a briefing', () => {
    const others = [post(2, 'as it happens'), post(1, 'as it happens', { lateMinutes: 20 }), post(1, 'daily 08:00')];
    for (const [body] of others) assert.doesNotMatch(body?.content ?? '', /New on/u);
  });
});

describe('drawAlert and drawNotice', () => {
  it('says in the notification what is new on which topic, and tells the story as a briefing does', () => {
    const rowId = rowIds(7);
    const mentionRoleId = '123456789012345678' as RoleId;
    const body = JSON.parse(drawAlert(alert('Port closed'), { rowId, mentionRoleId })) as Body;
    assert.equal(body.content, '<@&123456789012345678> New on **Port closed**:\n- Port closed');
    const [inBriefing] = draw(1, 'Port closed')[0]?.embeds ?? [];
    assert.deepEqual(body.embeds, [{ title: inBriefing?.title, description: inBriefing?.description }]);
    assert.equal(body.components.at(-1)?.components[0]?.custom_id, `b:${rowId}`);
    const plain = JSON.parse(drawAlert({ ...alert('Port closed'), title: '' }, { rowId })) as Body;
    assert.equal(plain.content, 'New on **The news**:\n- Port closed');
  });

  for (const [name, text] of HARD_TEXTS) {
    it(`keep every limit with ${name}`, () => {
      assert.deepEqual(findHarm(JSON.parse(drawAlert(alert(text), { rowId: rowIds(0) }))), []);
      assert.deepEqual(findHarm(JSON.parse(drawNotice(text))), []);
    });
  }
});
