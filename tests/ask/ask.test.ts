// Asking over invented news: each kind of question, abstention, views, injection, and the model's turn.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createAsk } from '../../src/ask/ask.ts';
import { sayWhyNot } from '../../src/discord/answer-texts.ts';
import type { ClaimList, LanguageModel } from '../../src/llm/language-model.ts';
import type { Answer } from '../../src/news/cited-text.ts';
import { ALL } from '../../src/news/view.ts';
import { createSearch } from '../../src/search/search.ts';
import { HARBOUR_NEWS } from '../kit/harbour-news.ts';
import { guildView, memoryArticles, type Told } from '../kit/memory-articles.ts';

const ASKED = Date.UTC(2025, 3, 10, 12);

function asker(told: readonly Told[] = HARBOUR_NEWS, model?: LanguageModel) {
  const store = memoryArticles(told);
  store.follow('1', 'post');
  return createAsk({ search: createSearch(store), articles: store.articles, ...(model && { model }) });
}

function request(question: string, view = ALL) {
  return { question, view, zone: 'UTC', asked: ASKED };
}

async function answer(question: string, view = ALL): Promise<Answer> {
  return asker().ask(request(question, view));
}

function textOf({ claims }: Answer): string {
  return claims.map(({ text }) => text).join(' | ');
}

describe('ask', () => {
  it('tells who somebody is by the role given', async () => {
    const found = await answer('Who is Ingrid Solvang?');
    assert.equal(found.slot, 'the head of the Norvik council');
  });
  it('tells what somebody said, and nobody else', async () => {
    const found = await answer('What did Solvang say about the repairs?');
    assert.match(textOf(found), /repairs would take about six weeks/u);
    assert.doesNotMatch(textOf(found), /Brekke|Red Lantern/u);
  });
  it('takes nobody of whom sources tell for the source, and no name for a yes', async () => {
    assert.equal((await answer('Which report tells that families were taken to the school in Eastvale?')).slot, '');
    const question =
      'After the closing of the Norvik bridge, which the council announced, were families taken to the school in Eastvale?';
    assert.equal((await answer(question)).slot, '');
  });
  it('asks for somebody also where a verb of being follows a clause about that one', async () => {
    const question =
      'Considering the reports of the storm that damaged the Norvik bridge, which mayor, who said that the repairs would take six weeks, was also named as the head of the Norvik council?';
    assert.equal((await answer(question)).slot, 'Ingrid Solvang');
  });
  it('tells when', async () => {
    assert.equal((await answer('When was the Norvik bridge closed?')).slot, '3 March 2025');
  });
  it('tells what happened on a day of event, not of publication', async () => {
    const found = await answer('What happened on 18 March 2025?');
    assert.match(textOf(found), /first of them returned to Norvik/u);
    assert.equal((await answer('What happened on 20 March 2025?')).answered, false);
  });
  it('reads a day without its year as the last one told of', async () => {
    assert.match(textOf(await answer('What happened on 4 March?')), /40 families/u);
  });
  it('shows figures that differ side by side', async () => {
    const found = await answer('How many families were taken to the school in Eastvale?');
    assert.match(textOf(found), /40 families/u);
    assert.match(textOf(found), /55 families/u);
  });
  it('names who did it', async () => {
    const found = await answer('Who found zanzolite under the old quarry?');
    assert.equal(found.slot, 'Petra Zorn');
  });
  it('says of a day in an article without a day of publication that its year is not stated', async () => {
    const told = { id: 'undated', title: 'A bell', text: 'The bell of Westhaven was stolen on 7 June at night.' };
    const found = await asker([told]).ask(request('When was the bell of Westhaven stolen?'));
    assert.equal(found.slot, '7 June, year not stated');
  });
  it('cites exact words', async () => {
    const found = await answer('When was the Norvik bridge closed?');
    const article = HARBOUR_NEWS.find(({ id }) => id === found.claims[0]?.citations[0].articleId);
    assert.ok(article?.text.includes(found.claims[0]?.citations[0].quote ?? '∅'));
  });
  it('keeps evidence within its limits, as it stands in the articles', async () => {
    const { evidence } = await answer('What did Solvang say about the bridge, and when did families return to Norvik?');
    assert.ok(evidence.length > 0 && evidence.length <= 10);
    for (const { articleId, text } of evidence) {
      assert.ok(HARBOUR_NEWS.find(({ id }) => id === articleId)?.text.includes(text));
    }
  });
});

describe('ask abstains', () => {
  for (const [question, because] of [
    ['Who is Waldemar Quist?', /Waldemar Quist/u],
    ['What happened on 5 June 2024?', /5 June 2024/u],
    ['What did Brekke say on 1 April 2025?', /statement/u],
    ['According to Reuters, who closed the bridge?', /Reuters/u],
    ['Did "the purple whale" close the bridge?', /purple whale/u],
    ['What colour are tropical parrots?', /None of them/u],
  ] as const) {
    it(`from ${question}`, async () => {
      const found = await answer(question);
      assert.equal(found.answered, false);
      assert.match(found.because === undefined ? '' : sayWhyNot(found.because, (text) => text), because);
      assert.deepEqual(found.claims, []);
      assert.equal(found.coverage.articles, HARBOUR_NEWS.length);
    });
  }
  it('from a name whose words stand in one article, but not together', async () => {
    const far = 'The keeper counts the boats in the harbour of Norvik. '.repeat(30);
    const told = {
      id: 'apart',
      title: 'A festival',
      text: `Tomas sang on the pier. ${far}Then Rahl played the flute.`,
    };
    const found = await asker([told]).ask(request('What did Tomas Rahl say about the boats?'));
    assert.deepEqual(found.because, { kind: 'no mention', name: 'Tomas Rahl' });
  });
  it('from letters of names, of which articles tell nothing', async () => {
    const question =
      'Considering the reports of the storm that damaged the pillars of the Norvik bridge, which letter represents the first initial of the mayor who heads the Norvik council and of the town to which families were taken?';
    assert.equal((await answer(question)).answered, false);
    assert.equal(
      (await answer(question.replace('which letter represents the first initial of', 'who is'))).answered,
      true,
    );
  });
  it('when the answer is another server’s news, without a trace of it', async () => {
    const found = await answer('Who found zanzolite under the old quarry?', guildView('1'));
    assert.equal(found.answered, false);
    assert.doesNotMatch(JSON.stringify(found), /Zorn/u);
  });
  it('in an empty store', async () => {
    assert.equal((await asker([]).ask(request('What happened?'))).answered, false);
  });
});

describe('an article that gives orders', () => {
  it('changes no answer', async () => {
    const clean = HARBOUR_NEWS.map((told) => ({ ...told, text: told.text.replace(/Ignore all.*$/u, '') }));
    for (const question of ['When was the Norvik bridge closed?', 'What did Solvang say about the repairs?']) {
      const [first, second] = [await asker(clean).ask(request(question)), await answer(question)];
      assert.deepEqual([first.slot, first.claims], [second.slot, second.claims]);
    }
  });
});

describe('improve', () => {
  const question = 'When was the Norvik bridge closed?';
  const modelOf = (write: () => Promise<ClaimList>): LanguageModel => ({
    write: (async () => write()) as LanguageModel['write'],
  });
  async function improved(write: () => Promise<ClaimList>, signal?: AbortSignal) {
    const ask = asker(HARBOUR_NEWS, modelOf(write));
    const exact = await ask.ask(request(question));
    return { exact, better: await ask.improve(exact, request(question), signal) };
  }
  it('gives the model’s claims when they pass', async () => {
    const text = 'A storm closed the Norvik bridge on 3 March and damaged two of its pillars.';
    const { better } = await improved(async () => ({ claims: [{ text, sentences: [1] }] }));
    assert.equal(better?.answer.claims[0]?.text, text);
    assert.equal(better?.answer.note, undefined);
    assert.equal(better?.fault, undefined);
  });
  it('keeps the exact answer with a note when the model lies', async () => {
    const lie = { text: 'The Norvik bridge was closed on 9 May.', sentences: [1] };
    const { exact, better } = await improved(async () => ({ claims: [lie] }));
    assert.deepEqual(better?.answer.claims, exact.claims);
    assert.deepEqual(better?.answer.note, { kind: 'model unchecked' });
  });
  it('keeps it when the model throws or hangs', async () => {
    const thrown = await improved(() => Promise.reject(new Error('down')));
    assert.deepEqual(thrown.better?.answer.claims, thrown.exact.claims);
    assert.deepEqual(thrown.better?.answer.note, { kind: 'model failed' });
    assert.match(String(thrown.better?.fault), /down/u);
    const hung = await improved(() => new Promise(() => {}), AbortSignal.abort());
    assert.deepEqual(hung.better?.answer.note, { kind: 'model late' });
  });
  it('gives undefined without a model', async () => {
    const ask = asker();
    assert.equal(await ask.improve(await ask.ask(request(question)), request(question)), undefined);
  });
});

const REAL = new URL('../../../shared/articles/us-interrogates-is-fighters.txt', import.meta.url);

describe('the real article', { skip: existsSync(REAL) ? false : 'SKIPPED: the shared article is not here' }, () => {
  async function asked(question: string): Promise<Answer> {
    const [title = '', ...lines] = readFileSync(REAL, 'utf8').split('\n');
    const told = {
      id: 'real',
      title,
      text: lines.join('\n').trim(),
      source: 'Libya-Analysis',
      publishedDay: '2017-02-22',
    };
    return asker([told]).ask(request(question));
  }
  for (const [question, said] of [
    ['Who is Thomas Waldhauser?', /head of US Africa Command/u],
    ['What did Waldhauser say about the intelligence?', /actionable intelligence/u],
    ['When were the ISIS camps near Sirte hit?', /airstrikes on 19 January/u],
    ['What happened on 20 February 2017?', /Foreign Ministers.*French ambassador/u],
    ['What is known about Hifter?', /Khalifa Haftar/u],
    ['Who is Alaref al-Khoja?', /Minister of Interior/u],
  ] as const) {
    it(`answers ${question}`, async () => assert.match(textOf(await asked(question)), said));
  }
  it('abstains where it tells nothing', async () => {
    assert.equal((await asked('What happened on 5 March 2017?')).answered, false);
    assert.equal((await asked('What did Haftar say on 17 February?')).answered, false);
  });
});
