import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';
import { askerOf, run, submit } from './act.ts';
import { makeFakes } from './fakes.ts';

const FIELDS = { name: 'Libya', words: 'oil OR port', actors: 'GNA, Haftar', sources: '', languages: 'EN, ar' };

describe('/topic', () => {
  it('is tried before it is saved, and says what it would have matched', async () => {
    const fakes = makeFakes();
    const text = await submit(fakes, 'topic create', '', FIELDS);
    assert.match(text, /Saved the topic \*\*Libya\*\*\. It would have matched 34 articles last week:\n- Port closed/u);
    assert.deepEqual(fakes.searched[0]?.filters, {
      actors: ['GNA', 'Haftar'],
      languages: ['en', 'ar'],
      firstSeen: { from: askerOf().now - 7 * 86_400_000, until: askerOf().now },
    });
    assert.equal([...fakes.topics.values()][0]?.version, 1);
  });

  it('is not saved when its words cannot be read', async () => {
    const fakes = makeFakes();
    fakes.find = async () => {
      throw new Failure('bad-input', 'The phrase has no end.');
    };
    await assert.rejects(submit(fakes, 'topic create', '', FIELDS), /The phrase has no end/u);
    assert.equal(fakes.topics.size, 0);
  });

  it('refuses an edit when another came first', async () => {
    const fakes = makeFakes();
    await submit(fakes, 'topic create', '', FIELDS);
    const form = await fakes.commands
      .find(({ name }) => name === 'topic')
      ?.actions?.edit?.form?.({
        asker: askerOf(),
        options: new Map([['topic', 'libya']]),
      });
    assert.equal(form?.fields.length, 5);
    assert.equal(form?.fields[2]?.value, 'GNA, Haftar');
    const state = form?.state ?? '';
    await submit(fakes, 'topic edit', state, { ...FIELDS, words: 'oil' });
    const { guildId, userId } = askerOf();
    const line = { guildId, userId, at: 1, kind: 'topic', deed: 'changed', subject: 'Libya', changes: [] } as const;
    fakes.changes.push({ ...line, subject: 'Another', userId: '7' as typeof userId }, line);
    await assert.rejects(submit(fakes, 'topic edit', state, { ...FIELDS, words: 'port' }), (error: Failure) => {
      assert.match(error.message, /Somebody else has edited.* Theirs says “Words: oil” where yours says “port”\./u);
      assert.equal(error.by, userId);
      return true;
    });
    assert.equal([...fakes.topics.values()][0]?.words, 'oil');
  });

  for (const [what, fields, wanted] of [
    ['nothing to match', { name: 'Empty', words: '' }, /needs words, actors, sources or languages/u],
    ['no name', { name: ' ', words: 'oil' }, /needs a name/u],
    ['an odd language', { name: 'X', words: 'oil', languages: 'english' }, /“english” is no language tag/u],
    [
      'too many actors',
      { name: 'X', actors: Array.from({ length: 21 }, (_, index) => `a${index}`).join(',') },
      /at most 20 actors/u,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(submit(makeFakes(), 'topic create', '', fields), wanted);
    });
  }

  it('refuses a name that is taken, case aside', async () => {
    const fakes = makeFakes();
    await submit(fakes, 'topic create', '', FIELDS);
    await assert.rejects(
      submit(fakes, 'topic create', '', { ...FIELDS, name: 'LIBYA' }),
      /There is a topic “LIBYA” already/u,
    );
  });

  it('says that there is none of a name', async () => {
    await assert.rejects(run(makeFakes(), 'topic show', { topic: 'Mars' }), /There is no topic “Mars” here/u);
  });
});
