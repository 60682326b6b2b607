import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArticleId } from '../../src/news/ids.ts';
import { askerOf, openForm, run, submit } from './act.ts';
import { makeFakes } from './fakes.ts';

const CHANNEL = '100000000000000009';

describe('/subscription', () => {
  it('shows the next three due times', async () => {
    const fakes = makeFakes();
    await submit(fakes, 'topic create', '', { name: 'Libya', words: 'oil' });
    const text = await run(fakes, 'subscription add', {
      channel: CHANNEL,
      cadence: 'daily 08:00',
      topic: 'libya',
      zone: 'europe/berlin',
    });
    const due = [1, 2, 3].map((step) => `<t:${askerOf().now / 1000 + step * 8 * 3600}:f>`).join(', ');
    const [added, matched] = text.split('\n');
    assert.equal(added, `<#${CHANNEL}> hears **Libya**. Next (Europe/Berlin): ${due}.`);
    assert.match(matched ?? '', /^It would have matched 34 articles last week/u);
    const [kept] = fakes.subscriptions.values();
    assert.equal(kept?.nextDueAt, askerOf().now + 8 * 3_600_000);
    assert.equal(kept?.zone, 'Europe/Berlin');
    assert.equal(kept?.createdAt, askerOf().now);
  });

  it('tells of the day on which the clocks leave its hour out', async () => {
    const fakes = makeFakes();
    const options = { channel: CHANNEL, cadence: 'daily 02:30', zone: 'Europe/Berlin' };
    assert.match(
      await run(fakes, 'subscription add', options),
      /On \d+ March \d{4} the clocks leave out 02:30: it comes at 03:00\./u,
    );
  });

  it('names exactly what is missing in the channel, and keeps nothing', async () => {
    const fakes = makeFakes();
    fakes.missing = ['Send Messages', 'Embed Links'];
    await assert.rejects(
      run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' }),
      /Allow me “Send Messages” and “Embed Links” in/u,
    );
    fakes.missing = undefined;
    await assert.rejects(
      run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' }),
      /I cannot see that channel/u,
    );
    assert.equal(fakes.subscriptions.size, 0);
  });

  for (const [what, options, wanted] of [
    ['a cadence that cannot be read', { cadence: 'sometimes' }, /is no cadence/u],
    ['a zone that is none', { cadence: 'daily 08:00', zone: 'Mars/Base' }, /“Mars\/Base” is no time zone/u],
    ['an offset as a zone', { cadence: 'daily 08:00', zone: '+02:00' }, /is no time zone/u],
    ['a topic that is none', { cadence: 'daily 08:00', topic: 'Mars' }, /no topic “Mars”/u],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(makeFakes(), 'subscription add', { channel: CHANNEL, ...options }), wanted);
    });
  }

  it('is paused, resumed from now and removed by the name that completion offers', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const subscription = 'all the news in #news, daily 08:00';
    assert.match(await run(fakes, 'subscription pause', { subscription }), /^Paused: all the news/u);
    assert.match(await run(fakes, 'subscription list', {}), /paused/u);
    fakes.missing = ['Embed Links'];
    await assert.rejects(run(fakes, 'subscription resume', { subscription }), /Allow me “Embed Links” in/u);
    assert.match(await run(fakes, 'subscription list', {}), /paused/u);
    fakes.missing = [];
    const later = { ...askerOf(), now: askerOf().now + 3_600_000 };
    assert.match(await run(fakes, 'subscription resume', { subscription }, later), /^Resumed: .*next <t:/u);
    // Nothing seen before this is ever posted.
    assert.deepEqual(
      [...fakes.subscriptions.values()].map(({ createdAt }) => createdAt),
      [later.now],
    );
    assert.match(await run(fakes, 'subscription remove', { subscription }), /^Removed/u);
    assert.equal(fakes.subscriptions.size, 0);
    await assert.rejects(run(fakes, 'subscription pause', { subscription }), /no such subscription/u);
  });

  it('is edited in a form that holds what is set, and answers with what comes of it', async () => {
    const fakes = makeFakes();
    await submit(fakes, 'topic create', '', { name: 'Libya', words: 'oil' });
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00', 'quiet-hours': '22:00 to 7:00' });
    const form = await openForm(fakes, 'subscription edit', { subscription: 'all the news in #news, daily 08:00' });
    assert.deepEqual(
      form.fields.map(({ value }) => value),
      ['', 'daily 08:00', 'UTC', '22:00-07:00', 'standard, skip when nothing is new'],
    );
    const fields = { about: 'libya', cadence: 'daily 09:00', zone: 'UTC', quiet: '', how: 'short, at most 3, say so' };
    const text = await submit(fakes, 'subscription edit', form.state, fields);
    assert.match(
      text,
      /^Saved: \*\*Libya\*\* → <#\d+>, daily 09:00\. Next \(UTC\): (?:<t:\d+:f>(?:, )?){3}\.\nIt would have/u,
    );
    const [kept] = fakes.subscriptions.values();
    const { length, itemsMax, whenEmpty, quiet, version } = kept ?? {};
    assert.deepEqual([length, itemsMax, whenEmpty, quiet, version], ['short', 3, 'say so', undefined, 2]);
  });

  it('tells a channel as it happens, from now, and says so in the list', async () => {
    const fakes = makeFakes();
    const said = await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'As it  happens' });
    assert.match(said, /hears all the news\. It is told within a minute/u);
    const [kept] = fakes.subscriptions.values();
    assert.deepEqual([kept?.nextDueAt, kept?.createdAt], [askerOf().now, askerOf().now]);
    assert.match(await run(fakes, 'subscription list', {}), /· as it happens/u);
    const subscription = kept?.id ?? '';
    await run(fakes, 'subscription pause', { subscription });
    assert.match(await run(fakes, 'subscription resume', { subscription }), /Resumed/u);
  });

  it('refuses a stale edit with the difference, and keeps the other one', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const subscription = 'all the news in #news, daily 08:00';
    const form = await openForm(fakes, 'subscription edit', { subscription });
    const fields = {
      topic: '',
      cadence: 'daily 08:00',
      zone: 'UTC',
      quiet: '',
      how: 'standard, skip when nothing is new',
    };
    await submit(fakes, 'subscription edit', form.state, { ...fields, cadence: 'daily 10:00', how: 'full' });
    await assert.rejects(
      submit(fakes, 'subscription edit', form.state, { ...fields, quiet: '23:00-06:00' }),
      /Theirs says “When: daily 10:00” where yours says “daily 08:00”, “Quiet hours: nothing” where yours says “23:00-06:00” and “How: full, skip/u,
    );
    assert.equal([...fakes.subscriptions.values()][0]?.cadence, 'daily 10:00');
  });

  for (const [what, fields, wanted] of [
    ['words that it does not know', { how: 'loudly' }, /do not understand “loudly”/u],
    ['more stories than a briefing has', { how: 'at most 21' }, /from 1 to 20/u],
    ['quiet hours that are none', { quiet: 'at night' }, /“at night” are no quiet hours/u],
    ['a topic that is none', { about: 'Mars' }, /no topic “Mars”/u],
    ['a cadence that is none', { cadence: 'often' }, /is no cadence/u],
  ] as const) {
    it(`refuses in its form ${what}`, async () => {
      const fakes = makeFakes();
      await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
      const [kept] = fakes.subscriptions.values();
      const usual = { about: '', cadence: 'daily 08:00', zone: 'UTC', quiet: '', how: '' };
      const sent = submit(fakes, 'subscription edit', `${kept?.id}:1`, { ...usual, ...fields });
      await assert.rejects(sent, wanted);
      assert.deepEqual([...fakes.subscriptions.values()], [kept]);
    });
  }

  it('welcomes a channel with the last day, where that is asked for', async () => {
    const fakes = makeFakes();
    const text = await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00', welcome: true });
    assert.match(text, /A welcome briefing/u);
    const [kept] = fakes.subscriptions.values();
    assert.deepEqual([kept?.nextDueAt, kept?.createdAt], [askerOf().now, askerOf().now - 86_400_000]);
  });

  it('shows a preview', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const subscription = 'all the news in #news, daily 08:00';
    assert.match(await run(fakes, 'subscription preview', { subscription }), /Port closed/u);
  });

  it('posts into a forum as posts, with its tags by their names', async () => {
    const fakes = makeFakes();
    fakes.place = { kind: 'forum', tags: ['News', 'Libya'], needsTag: true };
    const add = (tags: string) => run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00', tags });
    await assert.rejects(add(''), /takes no post without a tag; it has News and Libya/u);
    await assert.rejects(add('sports'), /no tag “sports”; it has News and Libya/u);
    await add('news + libya');
    const [kept] = fakes.subscriptions.values();
    assert.deepEqual([kept?.target, kept?.tags], ['post', ['News', 'Libya']]);
    const form = await openForm(fakes, 'subscription edit', { subscription: 'all the news in #news, daily 08:00' });
    assert.match(form.fields.at(-1)?.value ?? '', /, post tagged News \+ Libya$/u);
    const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
    await submit(fakes, 'subscription edit', form.state, fields);
    assert.deepEqual([...fakes.subscriptions.values()], [{ ...kept, version: 2 }]);
  });

  for (const [what, kind, options, wanted] of [
    ['posts outside forums', 'text', { into: 'post' }, /is no forum/u],
    ['threads in threads', 'thread', { into: 'thread' }, /A thread a day grows/u],
    ['publishing from a plain channel', 'text', { publish: true }, /Only announcement channels/u],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const fakes = makeFakes();
      fakes.place = { kind, tags: [], needsTag: false };
      const sent = run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00', ...options });
      await assert.rejects(sent, wanted);
      assert.equal(fakes.subscriptions.size, 0);
    });
  }

  it('tells for an article, named by its headline, whether it is in and which rule decided', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const why = () =>
      run(fakes, 'subscription why', { subscription: 'all the news in #news, daily 08:00', article: 'Port closed' });
    assert.equal(
      await why(),
      '**Port closed**, in the briefing of <t:1699999200:f>: it is in: an item is told in its words.',
    );
    fakes.why = (articleId) => ({ decision: { articleId, rule: { kind: 'copy', of: 'a*b' as ArticleId } } });
    assert.equal(
      await why(),
      '**Port closed**, if the briefing were due now: it is not in: it is a copy of **Headline of a\\*b**, which was told.',
    );
    fakes.why = () => undefined;
    assert.match(await why(), /no briefing of this subscription has read it/u);
  });

  it('does not tell of articles that the server does not have, nor of those taken down', async () => {
    const fakes = makeFakes();
    await run(fakes, 'subscription add', { channel: CHANNEL, cadence: 'daily 08:00' });
    const subscription = 'all the news in #news, daily 08:00';
    const article = 'https://news.example/1';
    await assert.rejects(run(fakes, 'subscription why', { subscription, article }), /no article at that address/u);
    const down = { id: '1' as ArticleId, title: 'Port', source: 'Quay', address: article, isTakenDown: true };
    fakes.takenDown.set(article, down);
    assert.match(await run(fakes, 'subscription why', { subscription, article }), /^That article is taken down/u);
  });
});
