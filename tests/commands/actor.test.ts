import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NoteButton, Screen } from '../../src/discord/command.ts';
import { actorProfile, actorSummary } from '../discord/samples.ts';
import { askerOf, run, runToScreen } from './act.ts';
import { type Fakes, makeFakes } from './fakes.ts';

async function buttonOf(fakes: Fakes, path: string, options: Parameters<typeof run>[2]): Promise<NoteButton> {
  const screen = await runToScreen(fakes, path, options);
  const [button] = screen.kind === 'note' ? (screen.buttons ?? []) : [];
  assert.ok(button !== undefined, JSON.stringify(screen));
  return button;
}

describe('/actor', () => {
  it('draws no chart of a single day, and none on later pages', async () => {
    const fakes = makeFakes();
    let drawn = 0;
    fakes.drawDays = async () => {
      drawn += 1;
      return undefined;
    };
    assert.match(await run(fakes, 'actor show', { name: 'Roth' }), /The chart could not be drawn/u);
    assert.equal(drawn, 1);
    const byDay = [{ day: '2017-02-20', articles: 3 }];
    fakes.tellActor = async () => ({
      kind: 'one',
      profile: actorProfile(1, 'Roth', { byDay }),
      coverage: { articles: 1, sources: 1 },
    });
    assert.doesNotMatch(await run(fakes, 'actor show', { name: 'Roth' }), /chart/u);
    assert.equal(drawn, 1);
  });

  it('shows the page at once when the chart takes its time, and the chart in it when it is there', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const fakes = makeFakes();
    const drawn = Promise.withResolvers<Uint8Array>();
    fakes.drawDays = () => {
      setImmediate(() => {
        test.mock.timers.tick(1_000);
        setImmediate(() => drawn.resolve(new Uint8Array(8)));
      });
      return drawn.promise;
    };
    const shown: Screen[] = [];
    const screen = await runToScreen(fakes, 'actor show', { name: 'Roth' }, askerOf(), shown);
    assert.deepEqual(
      [...shown, screen].map((each) => each.kind === 'actor' && each.chart),
      [undefined, new Uint8Array(8)],
    );
  });

  it('merges two after it has shown what will happen, and undoes that one decision', async () => {
    const fakes = makeFakes();
    const text = await run(fakes, 'actor merge', { name: 'Roth', into: 'Ana Roth' });
    assert.match(text, /\*\*Roth\*\* \(person, in 34 articles\) becomes one with \*\*Ana Roth\*\*.* in this server/u);
    assert.equal(fakes.decisions.length, 0);
    const sure = await buttonOf(fakes, 'actor merge', { name: 'Roth', into: 'Ana Roth' });
    assert.equal(sure.path, 'actor merge');
    const undo = await buttonOf(fakes, sure.path, sure.options);
    const [decided] = fakes.decisions;
    assert.deepEqual(decided?.decision, {
      kind: 'merge',
      actor: String(sure.options.name).slice(1),
      into: String(sure.options.into).slice(1),
    });
    await run(fakes, 'actor rename', { name: 'Roth', to: 'Ana' }, { ...askerOf(), now: askerOf().now + 1 });
    await assert.rejects(run(fakes, undo.path, undo.options), /Something else was decided/u);
    assert.match(await run(fakes, 'actor undo', {}), /^Undone: /u);
    assert.match(await run(fakes, undo.path, undo.options), /are two again/u);
    await assert.rejects(run(fakes, 'actor undo', {}), /No moderator of this server has decided/u);
  });

  it('refuses to merge an actor with itself', async () => {
    const name = '#00000000000000aa';
    await assert.rejects(run(makeFakes(), 'actor merge', { name, into: name }), /That is one actor already/u);
  });

  it('asks which one is meant, and goes on with the command', async () => {
    const fakes = makeFakes();
    const { coverage } = await fakes.tellActor('x');
    fakes.tellActor = async () => ({ kind: 'several', actors: [actorSummary(7, 'Ana Roth')], coverage });
    const screen = await runToScreen(fakes, 'actor merge', { name: 'Roth', into: 'Haftar' });
    assert.ok(screen.kind === 'actors');
    assert.deepEqual(Object.fromEntries(screen.optionsOf(actorSummary(7, '').id)), {
      name: '#0000000000000007',
      into: 'Haftar',
    });
  });

  it('offers the parts of an actor, and takes out the one that is named', async () => {
    const fakes = makeFakes();
    const text = await run(fakes, 'actor split', { name: 'Roth' });
    assert.match(text, /Which of it is somebody else\?\n- ana roth, Roth \(3 articles\)\n- roth, Roth \(2 articles\)/u);
    const { path, options } = await buttonOf(fakes, 'actor split', { name: 'Roth' });
    const sure = await buttonOf(fakes, path, options);
    await run(fakes, sure.path, sure.options);
    assert.deepEqual(fakes.decisions[0]?.decision, {
      kind: 'split',
      actor: String(options.name).slice(1),
      named: 'ana roth',
    });
  });

  it('asks what was left open, one at a time, and keeps the answer', async () => {
    const fakes = makeFakes();
    const text = await run(fakes, 'actor questions', {});
    assert.match(text, /^Is \*\*Roth\*\* \(person, in 34 articles\) the same as \*\*Ana \\\*Roth\\\*\*\*/u);
    assert.match(text, /> Ana \\\*Roth\\\* spoke\.\n-# \[1 · .*\]\(<https:.*>\) · 20 February 2017$/u);
    const screen = await runToScreen(fakes, 'actor questions', {});
    const [one, two, skip] = screen.kind === 'note' ? (screen.buttons ?? []) : [];
    assert.match(await run(fakes, 'actor questions', { ...one?.options }), /is one with .*\n\nIs /u);
    assert.match(await run(fakes, 'actor questions', { ...two?.options }), /are two in this server.*\n\nIs /u);
    assert.deepEqual(
      fakes.decisions.map(({ decision }) => decision.kind),
      ['apart', 'merge'],
    );
    assert.deepEqual(skip?.options, { skip: 1 });
    assert.match(await run(fakes, 'actor questions', { skip: 3 }), /There are no more questions/u);
  });

  it('is told no name that says nothing', async () => {
    await assert.rejects(run(makeFakes(), 'actor rename', { name: 'Roth', to: '\u200b' }), /Give a name/u);
  });
});
