// Tests of commands as the box offers them: who sees which, what fits, and how options are sent.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildOptions,
  type CommandEntry,
  filterEntries,
  listEntries,
  listMessageMenus,
  readField,
  type Viewer,
} from '../../../src/sandbox/page/command-entries.ts';
import type { CommandOption } from '../../../src/sandbox/page/discord-objects.ts';
import { readState, viewerIn, type World } from '../../../src/sandbox/page/world.ts';
import { DIRECT, GENERAL, sampleState } from './sample-state.ts';

const member = readState(sampleState('member'));
const moderator = readState(sampleState('moderator'));
const inGuild = (world: World): Viewer => viewerIn(world, GENERAL);
const names = (entries: readonly CommandEntry[]): string[] => entries.map(({ name }) => name);

function entry(name: string): CommandEntry {
  const found = listEntries(moderator.commands, inGuild(moderator)).find((one) => one.name === name);
  assert.ok(found !== undefined);
  return found;
}

function option(over: Partial<CommandOption>): CommandOption {
  return { type: 3, name: 'o', description: 'An option', ...over };
}

describe('listEntries', () => {
  it('shows members no command whose default permissions they lack, and moderators each subcommand', () => {
    assert.deepEqual(names(listEntries(member.commands, inGuild(member))), ['ask', 'briefing', 'search']);
    assert.deepEqual(names(listEntries(moderator.commands, inGuild(moderator))), [
      'ask',
      'briefing',
      'feed add',
      'feed list',
      'search',
    ]);
  });

  it('asks for no permission in direct messages, only whether a command is for them', () => {
    const direct = viewerIn(member, DIRECT);
    assert.ok(names(listEntries(member.commands, direct)).includes('feed add'));
    const command = { id: '9', name: 'topic', description: 'Topics', contexts: [0] };
    assert.deepEqual(listEntries([command], direct), []);
    assert.deepEqual(names(listEntries([command], inGuild(member))), ['topic']);
  });

  it('names subcommands of groups whole', () => {
    const inner = { type: 1, name: 'set', description: 'Sets' };
    const group = { type: 2, name: 'zone', description: 'Zones', options: [inner] };
    const command = { id: '9', name: 'settings', description: 'Settings', options: [group] };
    const [found] = listEntries([command], inGuild(member));
    assert.equal(found?.name, 'settings zone set');
    assert.deepEqual(buildOptions(found as CommandEntry, []), [
      { name: 'zone', type: 2, options: [{ name: 'set', type: 1, options: [] }] },
    ]);
  });

  it('puts required options first', () => {
    assert.deepEqual(
      entry('ask').options.map(({ name }) => name),
      ['question', 'private', 'topic'],
    );
  });

  it('keeps the commands of a message’s menu apart', () => {
    assert.deepEqual(
      listMessageMenus(member.commands, inGuild(member)).map(({ name }) => name),
      ['Find the news on this'],
    );
  });
});

describe('filterEntries', () => {
  const all = listEntries(moderator.commands, inGuild(moderator));

  it('puts names that start so before names and descriptions that hold it', () => {
    assert.deepEqual(names(filterEntries(all, 'fe')), ['feed add', 'feed list']);
    assert.deepEqual(names(filterEntries(all, 's')).slice(0, 1), ['search']);
    assert.deepEqual(names(filterEntries(all, 'sources')), ['ask']);
    assert.deepEqual(filterEntries(all, 'zzz'), []);
  });
});

describe('readField', () => {
  it('asks for what is required and takes an empty option as left out', () => {
    assert.equal(readField({ option: option({ required: true }), text: ' ' }).error, 'This option is required.');
    assert.deepEqual(readField({ option: option({}), text: '' }), {});
  });

  it('reads numbers within their bounds', () => {
    const whole = option({ type: 4, min_value: 1, max_value: 5 });
    assert.deepEqual(readField({ option: whole, text: '3' }), { value: 3 });
    for (const text of ['x', '1.5', '0', '6']) assert.ok(readField({ option: whole, text }).error !== undefined, text);
    assert.deepEqual(readField({ option: option({ type: 10 }), text: '1.5' }), { value: 1.5 });
  });

  it('takes a choice by its name, and nothing that is not in the list', () => {
    const sort = option({ choices: [{ name: 'Newest', value: 'new' }] });
    assert.deepEqual(readField({ option: sort, text: 'newest' }), { value: 'new' });
    assert.equal(readField({ option: sort, text: 'oldest' }).error, 'Choose one from the list.');
    assert.equal(readField({ option: option({ type: 7 }), text: 'general' }).error, 'Choose one from the list.');
  });

  it('takes free text where completion was never picked, within its lengths', () => {
    assert.deepEqual(readField({ option: option({ autocomplete: true }), text: 'harbour' }), { value: 'harbour' });
    assert.equal(readField({ option: option({ max_length: 3 }), text: 'abcd' }).error, 'At most 3 characters.');
  });
});

describe('buildOptions', () => {
  it('puts values inside their subcommand', () => {
    const address = option({ name: 'address', required: true });
    assert.deepEqual(buildOptions(entry('feed add'), [{ option: address, text: 'https://a.example' }]), [
      { name: 'add', type: 1, options: [{ name: 'address', type: 3, value: 'https://a.example' }] },
    ]);
  });

  it('marks the option that is being typed, even when it is empty', () => {
    const topic = option({ name: 'topic', autocomplete: true });
    assert.deepEqual(buildOptions(entry('ask'), [{ option: topic, text: '' }], 'topic'), [
      { name: 'topic', type: 3, value: '', focused: true },
    ]);
  });
});
