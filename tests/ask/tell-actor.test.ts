// Whom a name means in a view, and what is told of them: over a real store, filled by reading articles.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tellActor, writeActorId } from '../../src/ask/ask.ts';
import { runShowActor } from '../../src/cli/show-actor.ts';
import type { ActorId, GuildId, UserId } from '../../src/news/ids.ts';
import { type NewsWorld, openNewsWorld, viewOf } from '../kit/news-world.ts';

const [OURS, THEIRS] = ['100000000000000001', '100000000000000002'] as [GuildId, GuildId];
const DAY_MS = 86_400_000;
const NEWS = [
  [
    'Strike at the port',
    'Selma Brandt, the head of the Port Authority, met Minister Jonas Feld in Norvik. Brandt said: “The port opens on Monday.”',
  ],
  [
    'Talks go on',
    'Selma Brandt, the head of the Port Authority, met Minister Jonas Feld again. Brandt said that it was “two years short of what she wanted”.',
  ],
  ['Others speak', 'Oskar Brandt, a fisherman from Norvik, laughed about the talks. Minister Jonas Feld did not.'],
] as const;

describe('tellActor', () => {
  let world: NewsWorld;
  const tell = (name: string, guildId = OURS) => tellActor(name, viewOf(guildId), world.store);
  before(async () => {
    world = await openNewsWorld();
    const quay = await world.follow('The Quay', OURS);
    const secret = await world.follow('Secret Paper', THEIRS);
    for (const [title, text] of NEWS) {
      await world.add(quay, { title, text });
      world.time.clock += DAY_MS;
    }
    await world.add(secret, { title: 'A secret', text: 'Selma Brandt, the queen of thieves, hid with Carl Zander.' });
  });
  after(() => world.store.close());

  it('tells of the one who bears the name: roles, days, company, sentences and words, each cited', async () => {
    const told = await tell('selma brandt');
    assert.ok(told.kind === 'one');
    const { profile, coverage } = told;
    assert.deepEqual([profile.name, profile.kind, profile.articles], ['Selma Brandt', 'PER', 2]);
    assert.match(profile.roles[0]?.role ?? '', /head of the Port Authority/u);
    assert.deepEqual(
      profile.byDay.map(({ articles }) => articles),
      [1, 1],
    );
    assert.ok(profile.seenWith.some(({ name }) => /Feld/u.test(name)));
    assert.match(profile.sentences[0]?.quote ?? '', /^Selma Brandt/u);
    assert.ok(profile.statements.some(({ words }) => words.includes('The port opens on Monday')));
    assert.equal(coverage.articles, NEWS.length);
    const words = profile.statements.map((each) => each.words);
    assert.ok(!words.some((one) => words.some((other) => other !== one && other.includes(one))), words.join(' | '));
  });

  it('shows nothing that only another server may see', async () => {
    const told = await tell('Selma Brandt');
    assert.doesNotMatch(JSON.stringify(told), /thieves|Zander|Secret/u);
    assert.deepEqual([(await tell('Carl Zander')).kind, (await tell('Carl Zander', THEIRS)).kind], ['none', 'one']);
  });

  it('guesses nobody where a name may be several, and takes the one that a button names', async () => {
    const told = await tell('Brandt');
    assert.ok(told.kind === 'several');
    assert.deepEqual(told.actors.map(({ name }) => name).sort(), ['Oskar Brandt', 'Selma Brandt']);
    const [first] = told.actors;
    assert.ok(first !== undefined);
    const again = await tell(writeActorId(first.id));
    assert.ok(again.kind === 'one');
    assert.equal(again.profile.id, first.id);
  });

  it('knows a name in another spelling', async () => {
    for (const name of ['Selma Brendt', 'SELMA  brandt', 'Sélma Brandt']) {
      const told = await tell(name);
      assert.ok(told.kind === 'one', name);
      assert.equal(told.profile.name, 'Selma Brandt');
    }
  });

  it('gives the nearest names of the view for one that nobody bears, and none for nothing', async () => {
    const told = await tell('Selma Ohlsen');
    assert.ok(told.kind === 'none');
    assert.deepEqual(
      told.actors.map(({ name }) => name),
      ['Selma Brandt'],
    );
    for (const name of ['', '?!', writeActorId('f'.repeat(16) as ActorId)]) {
      assert.deepEqual(await tell(name), { kind: 'none', actors: [], coverage: told.coverage });
    }
  });

  it('heeds what moderators decided', async () => {
    const several = await tell('Brandt');
    assert.ok(several.kind === 'several');
    const [one, other] = several.actors;
    assert.ok(one !== undefined && other !== undefined);
    const decider = { view: viewOf(OURS), by: '1' as UserId };
    await world.store.actors.decide({ kind: 'merge', actor: one.id, into: other.id }, decider, world.now());
    const told = await tell('Brandt');
    assert.ok(told.kind === 'one');
    assert.equal(told.profile.articles, 3);
    await world.store.actors.undo(decider, world.now());
    assert.equal((await tell('Brandt')).kind, 'several');
  });

  it('is told on a terminal too', async () => {
    const printed: string[] = [];
    const terminal = { print: (line: string) => void printed.push(line), complain: () => {}, isWatched: false };
    assert.equal(await runShowActor('Brandt', { json: false }, world, terminal), 1);
    assert.match(printed[0] ?? '', /“Brandt” may be several/u);
    assert.equal(await runShowActor('Jonas Feld', { json: false }, world, terminal), 0);
    assert.match(printed.join('\n'), /Jonas Feld \(person, #[0-9a-f]{16}\)/u);
    printed.length = 0;
    await runShowActor('Jonas Feld', { json: true }, world, terminal);
    assert.equal(JSON.parse(printed[0] ?? '').profile.name, 'Jonas Feld');
    await assert.rejects(runShowActor(' ', { json: false }, world, terminal), /Say who/u);
  });
});
