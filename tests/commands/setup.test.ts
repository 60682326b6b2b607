import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { OptionValue, Screen } from '../../src/discord/command.ts';
import { Failure } from '../../src/news/failure.ts';
import { briefing } from '../discord/samples.ts';
import { askerOf, runToScreen } from './act.ts';
import { type Fakes, makeFakes } from './fakes.ts';

type Panel = Extract<Screen, { kind: 'panel' }>;

describe('/setup', () => {
  let fakes: Fakes;
  beforeEach(() => {
    fakes = makeFakes();
  });

  const shown: Screen[] = [];
  const run = (options: Readonly<Record<string, OptionValue>>): Promise<Screen> =>
    runToScreen(fakes, 'setup', options, askerOf(), shown);

  async function step(options: Readonly<Record<string, OptionValue>>): Promise<Panel> {
    const screen = await run(options);
    assert.equal(screen.kind, 'panel');
    return screen as Panel;
  }

  /** The options that a panel's button of this label goes on with. */
  function press({ buttons }: Panel, label: RegExp): Readonly<Record<string, OptionValue>> {
    const found = buttons.find((button) => label.test(button.label));
    assert.ok(found !== undefined, `${label} among ${buttons.map((button) => button.label)}`);
    return found.options;
  }

  const pick = ({ options }: Panel, name: string, value: string): Readonly<Record<string, OptionValue>> => ({
    ...Object.fromEntries(options),
    [name]: value,
  });

  it('leads from a pack to the first briefing, and keeps nothing before it is asked for', async () => {
    const what = await step({});
    assert.deepEqual(what.buttons, [], 'there is nothing to read yet');
    const packed = await step(pick(what, 'packs', '0,1'));
    const where = await step(press(packed, /where and when/u));
    assert.match(where.text, /Daily, the next times \(UTC\): <t:/u);
    assert.deepEqual([fakes.feeds.size, fakes.subscriptions.size], [0, 0]);
    const placed = await step(pick(where, 'channel', '300000000000000001'));
    assert.match(placed.text, /I may post in <#300000000000000001>/u);
    const zoned = await step(pick(placed, 'zone', 'Asia/Tokyo'));
    const timed = await step(pick(zoned, 'hour', '07'));
    const first = await step(press(timed, /first briefing/u));
    assert.equal(first.briefing?.items.length, 2);
    assert.match(first.text, /Nothing is posted yet[\s\S]*1 feed read\./u);
    assert.deepEqual([fakes.feeds.size, fakes.subscriptions.size], [1, 0]);
    const done = await run(press(first, /Post it now/u));
    assert.match(done.kind === 'note' ? done.text : '', /stands in <#300000000000000001>/u);
    const [kept] = fakes.subscriptions.values();
    assert.deepEqual(
      [kept?.cadence, kept?.zone, kept?.welcome, kept?.nextDueAt],
      ['daily 07:00', 'Asia/Tokyo', true, askerOf().now],
    );
    assert.equal((await fakes.guilds.settings(askerOf().guildId)).zone, 'Asia/Tokyo');
    const again = await run(press(first, /Post it now/u));
    assert.equal(fakes.subscriptions.size, 1, 'pressed twice, it subscribes once');
    assert.match(again.kind === 'note' ? again.text : '', /stands in/u, 'and waits for that one');
  });

  it('posts nothing older than itself where it starts at the next hour', async () => {
    const first = await step({ packs: '1', channel: '3', step: 'first' });
    await run(press(first, /next one/u));
    const [kept] = fakes.subscriptions.values();
    assert.deepEqual([kept?.welcome, kept?.createdAt], [undefined, askerOf().now]);
    assert.ok((kept?.nextDueAt ?? 0) > askerOf().now);
  });

  it('names each permission that is missing in a line of its own, and goes no further', async () => {
    fakes.missing = ['Send Messages', 'Embed Links'];
    const where = await step({ packs: '1', channel: '3', step: 'where' });
    assert.match(where.text, /^- \*\*Send Messages\*\*$/mu);
    assert.match(where.text, /^- \*\*Embed Links\*\*$/mu);
    assert.deepEqual(
      where.buttons.map(({ label }) => label),
      ['Back', 'Check again'],
    );
    await assert.rejects(run({ packs: '1', channel: '3', step: 'post' }), Failure);
    fakes.missing = undefined;
    assert.match((await step({ packs: '1', channel: '3', step: 'where' })).text, /I cannot see <#3>/u);
    fakes.missing = [];
    fakes.place = { kind: 'forum', tags: ['news'], needsTag: true };
    assert.match((await step({ packs: '1', channel: '3', step: 'where' })).text, /no post without a tag/u);
    assert.equal(fakes.subscriptions.size, 0);
  });

  it('looks back a week where a day brought nothing, and offers no empty briefing', async () => {
    fakes.brief = async () => briefing(0, 'Port closed');
    const first = await step({ packs: '0', channel: '3', step: 'first' });
    assert.deepEqual(
      first.buttons.map(({ label }) => label),
      ['Start with the next one', 'Back'],
    );
    let asked = 0;
    fakes.brief = async () => briefing(asked++ === 0 ? 0 : 2, 'Port closed');
    const week = await step({ packs: '0', channel: '3', step: 'first' });
    await run(press(week, /Post it now/u));
    const [kept] = fakes.subscriptions.values();
    assert.equal(kept?.createdAt, askerOf().now - 7 * 86_400_000);
  });

  it('refuses packs that are offered no more, a zone that there is not, and one subscription too many', async () => {
    await assert.rejects(run({ packs: '7', channel: '3', step: 'first' }), /no longer offered/u);
    await assert.rejects(run({ zone: 'Nowhere/At_All' }), /no time zone/u);
    const first = await step({ packs: '1', channel: '3', step: 'first' });
    for (let at = 0; at < 50; at += 1) {
      await run({ ...press(first, /next one/u), channel: `${at + 10}` });
    }
    await assert.rejects(run(press(first, /next one/u)), /at most 50 subscriptions/u);
  });

  it('fits a message of Discord’s with the fullest briefing', async () => {
    fakes.brief = async () => briefing(20, 'Port closed '.repeat(20));
    const first = await step({ packs: '1', channel: '3', step: 'first' });
    const { drawScreen } = await import('../../src/discord/layouts.ts');
    const { components } = drawScreen(first, { offset: 0, pickIdOf: (name) => name, actionIds: ['1', '2', '3'] });
    assert.ok(components.length <= 40);
    assert.equal(components.at(-1)?.type, 1);
  });
});
