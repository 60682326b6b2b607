// A model that lies in forty ways, fails, is slow or too dear changes nothing of what is posted; one that writes honestly does.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeBriefing, createBriefings, createWriteItems } from '../../src/briefing/run-due.ts';
import { drawBriefing } from '../../src/discord/briefing-message.ts';
import { type LanguageModel, ModelFault, type Purse, PurseEmpty } from '../../src/llm/language-model.ts';
import type { ReadArticle } from '../../src/news/article.ts';
import { HONEST, LIES, NEWS_LINES, type Told } from '../golden/lies.ts';
import { GUILD, makeRead, openWorld, QUIET } from '../kit/briefing-world.ts';
import { judgeClaims } from '../kit/judge-claims.ts';

const DAY = Date.parse('2025-03-05T06:00Z');
const HOUR = 3_600_000;

/** The news in three papers: what the model is offered stands near the top of an article. */
const READS = [0, 4, 8].map((from, index) =>
  makeRead(DAY + index * HOUR, {
    title: 'Ferry Havbris of Norvik sinks near Westhaven',
    text: `The ferry Havbris of Norvik is at the bottom of the sea near Westhaven after the storm, paper ${'ABC'[index]} says. ${NEWS_LINES.slice(from, from + 4).join('\n\n')}`,
    source: `Paper ${'ABC'[index]}`,
    url: `https://paper.example/${index}`,
    publishedAt: DAY + index * HOUR,
    publishedDay: '2025-03-05',
  }),
);

const compose = (reads: readonly ReadArticle[] = READS, more: Partial<Parameters<typeof composeBriefing>[0]> = {}) =>
  composeBriefing({
    ...{ title: 'Norvik', reads, told: new Set(), length: 'standard', since: DAY - HOUR, until: DAY + 4 * HOUR },
    ...more,
  });

const FREE: Purse = { reserve: async () => async () => undefined };

/** A model that replies with the claims, each cited by the numbers under which it was given the lines. */
function saying(claims: readonly Told[]): LanguageModel & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async write(task) {
      asked.push(task.material);
      const numberOf = (line: number) => {
        const at = task.material.indexOf(NEWS_LINES[line - 1] ?? '∅');
        return Number(/number="(\d+)"[^>]*>$/u.exec(task.material.slice(0, Math.max(0, at)))?.[1] ?? 99);
      };
      return task.schema.parse({ claims: claims.map(({ text, cites }) => ({ text, sentences: cites.map(numberOf) })) });
    },
  };
}

const writing = (model: LanguageModel, more: Partial<Parameters<typeof createWriteItems>[0]> = {}) =>
  createWriteItems({ model, purseOf: async () => FREE, now: () => DAY, log: QUIET, ...more });

const CAREFUL = HONEST.filter(({ text }) => !/^(?:He|She|They)\b/u.test(text));

describe('items written by a language model', () => {
  it('are offered the sentences of all papers of a story, and nothing else of them', async () => {
    const model = saying([]);
    await writing(model)(compose(), GUILD);
    assert.equal(model.asked.length, 1);
    const [material = ''] = model.asked;
    assert.equal(material.match(/<sentence /gu)?.length, 14);
    assert.doesNotMatch(material, /banana/u, 'orders are no news');
  });

  it('stay exact where the model lies, whichever of forty ways', async () => {
    const exact = compose();
    for (const lie of LIES) {
      const { briefing, told } = await writing(saying([lie]))(exact, GUILD);
      assert.deepEqual(briefing, exact.briefing, lie.what);
      assert.deepEqual(told, exact.told);
    }
  });

  it('are what an honest model writes, cited, linked, at most sixty words, and remembered as told', async () => {
    const exact = compose();
    let changed = 0;
    for (const honest of CAREFUL) {
      const { briefing, told } = await writing(saying([honest]))(exact, GUILD);
      const [item] = briefing.items;
      assert.ok(item);
      if (item.claims[0]?.text !== honest.text) continue;
      changed += 1;
      const urls = item.links.map(({ url }) => url);
      const cited = item.claims.flatMap(({ citations }) => citations);
      assert.ok(cited.every(({ url }) => urls.includes(url)));
      assert.notDeepEqual(told, exact.told);
      const found = (url: string) => {
        const read = READS.find(({ article }) => article.citedUrl === url);
        return read && { url, title: read.article.title, text: read.article.text, published: '2025-03-05' };
      };
      assert.deepEqual(judgeClaims([...item.claims, ...(item.quote ? [item.quote] : [])], found), []);
    }
    assert.ok(changed >= 20, `${changed} of ${CAREFUL.length}`);
  });

  it('have at most three claims and sixty words, and none that leans on another', async () => {
    const said = (text: string, line = 4): Told => ({ what: '', text, cites: [line] });
    const lines = [3, 4, 4, 6, 7, 8].map((at) => said(NEWS_LINES[at] ?? '', at + 1));
    const many = await writing(saying(lines))(compose(), GUILD);
    assert.deepEqual(
      many.briefing.items[0]?.claims.map(({ text }) => text),
      [NEWS_LINES[3], NEWS_LINES[4], NEWS_LINES[6]],
    );
    const leaning = said('Its 12 sailors were rescued on 3 March near Westhaven.');
    assert.deepEqual((await writing(saying([leaning]))(compose(), GUILD)).briefing, compose().briefing);
  });

  it('stay exact, with a note, where the model throws, never answers, or nothing may be spent', async () => {
    const exact = compose().briefing;
    const failing = (write: LanguageModel['write'], more = {}) => writing({ write }, more)(compose(), GUILD);
    const spent = new PurseEmpty({ kind: 'budget spent', until: DAY });
    const cases = [
      ['model failed', failing(() => Promise.reject(new ModelFault('server error', 'No.')))],
      ['model late', failing(() => new Promise(() => undefined), { timeoutMsMax: 20 })],
      ['budget spent', failing(() => Promise.reject(spent))],
    ] as const;
    for (const [note, result] of cases) assert.deepEqual((await result).briefing, { ...exact, note });
    const none = await writing(saying([]), { purseOf: async () => 'none' })(compose(), GUILD);
    assert.deepEqual(none.briefing, exact);
  });

  it('leave a model that failed alone for five minutes', async () => {
    let at = DAY;
    let calls = 0;
    const write = createWriteItems({
      model: {
        write: () => {
          calls += 1;
          return Promise.reject(new Error('no'));
        },
      },
      ...{ purseOf: async () => FREE, now: () => at, log: QUIET },
    });
    for (const later of [0, 60_000, 299_000]) {
      at = DAY + later;
      assert.equal((await write(compose(), GUILD)).briefing.note, 'model failed');
      assert.equal(calls, 1);
    }
    at = DAY + 300_000;
    await write(compose(), GUILD);
    assert.equal(calls, 2);
  });

  it('stay exact where figures differ, where the story was told, and where only excerpts may be shown', async () => {
    const model = saying([{ what: '', text: NEWS_LINES[3], cites: [4] }]);
    const excerpts = READS.map(({ article, ...read }) => ({
      ...read,
      article: { ...article, rights: { show: 'excerpt' } as const },
    }));
    const earlier = { items: compose(READS.slice(0, 1)).told, reads: READS.slice(0, 1) };
    const told = new Set(READS.slice(0, 1).map(({ article }) => article.id));
    for (const made of [compose(excerpts), compose(READS.slice(1), { earlier, told })]) {
      assert.ok(made.briefing.items.length > 0);
      assert.deepEqual((await writing(model)(made, GUILD)).briefing, made.briefing);
    }
    assert.equal(model.asked.length, 0);
  });

  it('are posted once, without a lie of ten told at once', async () => {
    const world = await openWorld(DAY);
    try {
      const lies = LIES.slice(0, 10);
      const briefings = createBriefings({
        ...world.tools,
        draw: (briefing, { rowIds }) => drawBriefing(briefing, { rowIds }),
        writeItems: writing(saying([...lies.slice(0, 9), { what: 'true', text: NEWS_LINES[3], cites: [4] }])),
      });
      await world.subscribe({ nextDueAt: DAY + 4 * HOUR, length: 'short' });
      for (const { article } of READS) await world.addArticle(article);
      world.turnTo(DAY + 4 * HOUR);
      assert.deepEqual((await briefings.runDue()).failed, []);
      await briefings.deliver();
      assert.equal(world.poster.messages.length, 1);
      const { description } = JSON.parse(world.poster.messages[0]?.body ?? '').embeds[0];
      assert.match(
        description,
        /^The ferry Havbris sank near Westhaven on 3 March, and its 12 sailors were rescued\./u,
      );
      for (const { text } of lies) assert.ok(!description.includes(text), text);
    } finally {
      await world.close();
    }
  });
});
