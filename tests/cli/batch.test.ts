import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { type BatchVerb, runBatch } from '../../src/cli/batch.ts';
import { PLAIN_BATCH_VERBS, storeVerbs } from '../../src/cli/batch-verbs.ts';
import { Failure } from '../../src/news/failure.ts';
import { createSearch } from '../../src/search/search.ts';
import { HARBOUR_NEWS } from '../kit/harbour-news.ts';
import { memoryArticles } from '../kit/memory-articles.ts';

async function batch(verb: BatchVerb, input: string): Promise<{ code: number; lines: Record<string, unknown>[] }> {
  const output = new PassThrough();
  const written = Array.fromAsync(output);
  const silent = { print: () => {}, complain: () => {}, isWatched: false };
  const code = await runBatch(verb, { input: Readable.from([Buffer.from(input)]), output }, silent);
  output.end();
  const text = Buffer.concat((await written) as Buffer[]).toString('utf8');
  return {
    code,
    lines: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const verb = (name: string): BatchVerb => PLAIN_BATCH_VERBS[name] ?? assert.fail(`there is no verb ${name}`);
const codeOf = (result: Record<string, unknown> | undefined): unknown =>
  (result?.error as { code?: string } | undefined)?.code;
const line = (id: unknown, input: unknown): string => `${JSON.stringify({ id, input })}\n`;

describe('batch', () => {
  it('answers every line in order, also those that fail, and ends with 0', async () => {
    const echo: BatchVerb = async (input) => {
      const { value } = input as { value: number };
      if (value === 2) throw new Failure('not-found', 'There is no two.');
      return { value };
    };
    const { code, lines } = await batch(
      echo,
      `${line('a', { value: 1 })}${line('b', { value: 2 })}nonsense\n${line(7, { value: 3 })}`,
    );
    assert.equal(code, 0);
    assert.deepEqual(lines.slice(0, 2), [
      { id: 'a', output: { value: 1 } },
      { id: 'b', error: { code: 'not-found', message: 'There is no two.' } },
    ]);
    assert.equal(codeOf(lines[2]), 'bad-input');
    assert.deepEqual(lines[3], { id: 7, output: { value: 3 } });
  });

  it('parts lines at line feeds alone: a string may hold U+2028', async () => {
    const { lines } = await batch((input) => input, `{"id":1,"input":{"text":"a\u2028b"}}\n`);
    assert.deepEqual(lines, [{ id: 1, output: { text: 'a\u2028b' } }]);
  });

  it('says in one sentence which field is wrong and what to give', async () => {
    const said = async (name: string, input: unknown): Promise<unknown> => {
      const { lines } = await batch(verb(name), line(1, input));
      return (lines[0]?.error as { message?: string } | undefined)?.message;
    };
    assert.equal(await said('feed-date', {}), '"text" in the input is missing; give a text in quotes there.');
    assert.equal(
      await said('page', { html: '<p>a</p>', url: 5 }),
      '"url" in the input is of a wrong kind; give a text in quotes there.',
    );
    assert.equal(
      await said('address', { url: 'http://a.example', dns: { 'a.example': '1.2.3.4' } }),
      '"dns.a.example" in the input is of a wrong kind; give a list in brackets there.',
    );
    assert.match(String(await said('feed', { url: 'http://a.example' })), /^The input has neither "body".*give one/);
    assert.equal(
      await said('dates', { text: 'x', prefers: 'now' }),
      '"prefers" in the input is none of past, future; give one of them.',
    );
    assert.match(String(await said('robots', 'x')), /^The line is not of the form/);
  });

  it('says of a bug that it is one, and goes on', async () => {
    const { lines } = await batch(() => assert.fail('broken'), line(1, {}));
    assert.equal(codeOf(lines[0]), 'bug');
  });

  it('has the verbs that need no store, in the measures’ shapes', async () => {
    const first = async (name: string, input: unknown): Promise<Record<string, unknown>> =>
      ((await batch(verb(name), line(1, input))).lines[0]?.output ?? {}) as Record<string, unknown>;
    assert.deepEqual((await first('sentences', { text: 'One. Two.' })).sentences, [
      { start: 0, end: 4, text: 'One.' },
      { start: 5, end: 9, text: 'Two.' },
    ]);
    const [date] = (await first('dates', { text: 'on 20 February 2017', published: null })).dates as Record<
      string,
      unknown
    >[];
    assert.deepEqual(
      [date?.value, date?.from, date?.to, date?.type, date?.basis],
      ['2017-02-20', '2017-02-20', '2017-02-20', 'DATE', 'stated'],
    );
    const french = { text: 'Ils se sont réunis le 20 février dans la capitale.', published: '2017-02-22' };
    for (const input of [french, { ...french, language: 'fr' }]) {
      const [day] = (await first('dates', input)).dates as Record<string, unknown>[];
      assert.deepEqual([day?.text, day?.from], ['20 février', '2017-02-20']);
    }
    assert.deepEqual(await first('feed-date', { text: 'no date' }), { instant: null });
    assert.deepEqual(await first('address', { url: 'http://127.0.0.1/' }).then(({ decision }) => decision), 'reject');
    assert.deepEqual(
      await first('robots', { robots_txt: 'User-agent: *\nDisallow: /', user_agent: 'X', url: 'http://a.b/c' }),
      { allowed: false },
    );
    assert.deepEqual(
      await first('cadence', { rule: 'daily 08:00', zone: 'Europe/Berlin', after: '2026-05-04T00:00:00Z', count: 1 }),
      { due: ['2026-05-04T06:00:00.000Z'] },
    );
    const feed = await first('feed', {
      body: '<rss version="2.0"><channel><title>Q</title><item><title>T</title></item></channel></rss>',
    });
    assert.equal(feed.title, 'Q');
  });

  it('answers a line whose input is of another shape by an error line', async () => {
    const { lines } = await batch(verb('sentences'), line(1, { words: 'x' }));
    assert.equal(codeOf(lines[0]), 'bad-input');
  });
});

describe('batch search', () => {
  const search = createSearch(memoryArticles(HARBOUR_NEWS));
  const { search: ofStore } = storeVerbs({ search, ask: {} as never, articles: {} as never, now: () => 0 } as never);
  const find = async (input: unknown) => {
    const { code, lines } = await batch(ofStore ?? assert.fail('there is no verb search'), line('a', input));
    assert.equal(code, 0);
    return (lines[0] as { output: { total: number; hits: Record<string, unknown>[] } }).output;
  };

  for (const [filters, urls] of [
    [{ actor: 'Solvang' }, ['bridge']],
    [{ source: 'Coastal Radio' }, ['families']],
    [{ topic: 'kelp' }, ['harvest']],
    [{ lang: 'de' }, []],
    [{ published: { from: '2025-04-01', to: '2025-04-30' } }, ['harvest', 'secret']],
    [{ about: { from: '2025-03-03', to: '2025-03-03' } }, ['bridge']],
    [{ actor: 'Solvang', published: { from: '2025-04-01' } }, []],
  ] as const)
    it(`takes the filter ${JSON.stringify(filters)}`, async () => {
      const { hits } = await find({ query: '', filters });
      assert.deepEqual(hits.map(({ url }) => String(url).split('/').at(-1)).sort(), urls);
    });

  it('gives the total, and of each hit what the measures name', async () => {
    const { total, hits } = await find({ query: 'families OR kelp', limit: 1 });
    assert.deepEqual([total, hits.length], [3, 1]);
    assert.deepEqual(Object.keys(hits[0] ?? {}), ['url', 'title', 'source', 'published', 'score', 'passages']);
    const [passage] = (hits[0]?.passages ?? []) as readonly object[];
    assert.deepEqual(Object.keys(passage ?? {}), ['text']);
  });

  it('answers a query that cannot be read with where', async () => {
    const { lines } = await batch(ofStore ?? assert.fail(), line('a', { query: 'storm date:soon' }));
    assert.match(JSON.stringify(lines[0]), /"code":"bad-input","message":"I cannot read the query at character 7/u);
  });
});
