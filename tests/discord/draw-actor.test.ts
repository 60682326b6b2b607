// An actor as it is shown: what is said of it, where it stands, its pages, and the buttons to others.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Screen } from '../../src/discord/command.ts';
import { drawScreen } from '../../src/discord/layouts.ts';
import type { ActorProfile } from '../../src/news/actor-profile.ts';
import type { ActorId } from '../../src/news/ids.ts';
import { actorProfile, actorSummary, hits } from './samples.ts';

const PNG = new Uint8Array(8);
const { coverage } = hits(0, '');

function draw(screen: Screen, pages: { readonly offset: number; readonly size?: number } = { offset: 0 }) {
  const idOf = (offset: number, size: number, options?: ReadonlyMap<string, unknown>): string =>
    `${offset}~${size}~${options?.get('name')}`;
  const { components, file } = drawScreen(screen, { ...pages, idOf });
  return {
    text: components.map((component) => (component.type === 10 ? component.content : '')).join('\n'),
    pictures: components.flatMap((component) => (component.type === 12 ? component.items : [])),
    buttons: components.flatMap((component) =>
      component.type === 1
        ? [...component.components].flatMap((part) => (part.type === 2 ? [[part.label, part.custom_id] as const] : []))
        : [],
    ),
    file,
  };
}

function screenOf(profile: ActorProfile, chart?: Uint8Array | 'undrawn'): Screen {
  const optionsOf = (id: ActorId) => new Map([['name', `#${id}`]]);
  return { kind: 'actor', profile, coverage, optionsOf, ...(chart === undefined ? {} : { chart }) };
}

const NAMES = { name: 'Khalifa Haftar', aliases: ['Haftar', 'Hifter'] };

describe('a drawn actor', () => {
  it('says who it is: kind, other names, roles with their days and sources, first and last named, with whom', () => {
    const { text, buttons } = draw(screenOf(actorProfile(2, 'head of the port', NAMES)));
    assert.match(text, /^### Khalifa Haftar\n-# person · also Haftar, Hifter · named in 34 articles\n/u);
    assert.match(
      text,
      /\*\*What the articles call them\*\*\n- head of the port · 3 January to 20 February 2017 · \[1 · head of the port\]\(<https:\/\/news\.example\/0>\) · \[2 · .*\/20>\)\n/u,
    );
    assert.match(text, /First named 3 January 2017 \(\[2 · .*\), last named 20 February 2017 \(\[4 · /u);
    assert.match(text, /\*\*Most often named with\*\* head of the port \(9\), head of the port \(9\)/u);
    assert.match(text, /Looked through 412 articles/u);
    assert.deepEqual(buttons, [
      ['head of the port', '0~0~#0000000000000002'],
      ['head of the port', '0~0~#0000000000000003'],
    ]);
  });

  it('says the day of a role that one article tells, and no span', () => {
    const [role] = actorProfile(1, 'former head of the port').roles;
    const roles = [{ ...(role as NonNullable<typeof role>), from: '2017-02-20', to: '2017-02-20' }];
    const { text } = draw(screenOf(actorProfile(1, 'The Quay', { ...NAMES, roles })));
    assert.match(text, /- former head of the port · \[1 · .*\]\(<.*>\) · 20 February 2017$/mu);
  });

  it('says of a role that it is over, and since when it is held', () => {
    const [role] = actorProfile(1, 'mayor of Norvik').roles;
    const held = role as NonNullable<typeof role>;
    const lines = [
      { ...held, former: true as const },
      { ...held, role: 'former mayor of Norvik', former: true as const },
      { ...held, since: '2014' },
      { ...held, since: '2014-05' },
      { ...held, since: '2014-05-03' },
    ].map((one) => draw(screenOf(actorProfile(1, 'Quay', { ...NAMES, roles: [one] }))).text);
    for (const [index, words] of [
      '- mayor of Norvik · no longer · ',
      '- former mayor of Norvik · 3 January',
      '- mayor of Norvik · since 2014 · ',
      '- mayor of Norvik · since May 2014 · ',
      '- mayor of Norvik · since 3 May 2014 · ',
    ].entries())
      assert.ok(lines[index]?.includes(words), `${words} in ${lines[index]}`);
  });

  it('cites every sentence and every word with its day, and tells exact words from reported ones', () => {
    const { text } = draw(screenOf(actorProfile(2, 'The port is closed.', NAMES)), { offset: 0, size: 6 });
    assert.match(
      text,
      /\*\*From the latest articles\*\*\n> The port is closed\.\n-# \[1 · The port is closed\.\]\(<.*>\) · 20 February 2017$/mu,
    );
    assert.match(text, /\*\*Most quoted words\*\*\n> “The port is closed\.”\n-# .* · 20 February 2017$/mu);
    assert.match(text, /> The port is closed\.\n-# .* · 20 February 2017 · as reported · in 2 articles$/mu);
  });

  it('shows the chart on its first page alone; its alternative gives the very counts', () => {
    const profile = actorProfile(8, 'The port is closed.', NAMES);
    const first = draw(screenOf(profile, PNG));
    assert.equal(
      first.pictures[0]?.description,
      'Articles by day of publication: 34 in all, on 3 days from 3 January 2017 to 20 February 2017. Most on 20 February 2017 (18), 19 February 2017 (12) and 3 January 2017 (4). 2 more articles have no day.',
    );
    assert.equal(first.file?.bytes, PNG);
    const [next] = first.buttons;
    const [offset, size, name] = next?.[1].split('~') ?? [];
    assert.deepEqual([next?.[0], name], ['Next ›', '#0000000000000001']);
    const second = draw(screenOf(profile), { offset: Number(offset), size: Number(size) });
    assert.deepEqual([second.pictures, second.file], [[], undefined]);
    assert.match(second.text, new RegExp(`sentences ${Number(offset) + 1}–${2 * Number(size)} of 16`, 'u'));
    assert.doesNotMatch(second.text, /What the articles call them/u);
  });

  it('says in words what the chart would have shown, where it could not be drawn', () => {
    const { text, pictures, file } = draw(screenOf(actorProfile(1, 'The port', NAMES), 'undrawn'));
    assert.match(text, /The chart could not be drawn\. Articles by day of publication: 34 in all, on 3 days/u);
    assert.deepEqual([pictures, file], [[], undefined]);
  });
});

describe('a drawn choice of actors', () => {
  const choices = [actorSummary(1, 'Ada Roth'), { ...actorSummary(2, 'Ben Roth'), kind: 'ORG', aliases: [] } as const];
  const screenOf = (isFound: boolean): Screen => {
    const optionsOf = (id: ActorId) => new Map([['name', `#${id}`]]);
    return { kind: 'actors', asked: 'Roth', isFound, choices, coverage, optionsOf };
  };

  it('asks whom a name means, tells them apart, and has a button for each', () => {
    const { text, buttons } = draw(screenOf(true));
    assert.match(text, /“Roth” may be several\. Whom do you mean\?\n\*\*1 · Ada Roth\*\*\n-# person · named in 34/u);
    assert.match(text, /\*\*2 · Ben Roth\*\*\n-# organisation · named in 34 articles$/mu);
    assert.deepEqual(buttons, [
      ['1 · Ada Roth', '0~0~#0000000000000001'],
      ['2 · Ben Roth', '0~0~#0000000000000002'],
    ]);
  });

  it('says that nobody is named so, what was looked through, and the nearest names', () => {
    const { text } = draw(screenOf(false));
    assert.match(text, /No article here names “Roth”\. The nearest names here:/u);
    assert.match(text, /Looked through 412 articles, 1–7 May 2023, 6 sources/u);
  });
});
