import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listActions } from '../../src/discord/actions.ts';
import { commandJson } from '../../src/discord/command-json.ts';
import { commandTable } from '../../src/discord/command-table.ts';
import { makeFakes } from './fakes.ts';

const { commands } = makeFakes();
const actions = listActions(commands);

describe('every command', () => {
  it('is one of those promised', () => {
    assert.deepEqual(
      actions.map(({ path }) => path),
      [
        'ask',
        'search',
        'on',
        ...['show', 'merge', 'split', 'rename', 'undo', 'questions'].map((name) => `actor ${name}`),
        'timeline',
        'Find the news on this',
        'briefing',
        ...['create', 'edit', 'show', 'delete', 'list'].map((name) => `topic ${name}`),
        ...['add', 'list', 'edit', 'preview', 'why', 'pause', 'resume', 'remove'].map((name) => `subscription ${name}`),
        ...['add', 'list', 'check', 'remove', 'rights', 'import', 'export'].map((name) => `feed ${name}`),
        ...['add', 'remove', 'restore'].map((name) => `article ${name}`),
        ...['view', 'audit', 'set'].map((name) => `settings ${name}`),
        'setup',
        ...['add', 'list', 'remove'].map((name) => `follow ${name}`),
        ...['show', 'delete'].map((name) => `privacy ${name}`),
        'help',
      ],
    );
  });

  for (const command of commands) {
    it(`/${command.name} has names, descriptions and options as Discord takes them`, () => {
      const described = [
        command,
        ...listActions([command]).flatMap(({ action }) => [action, ...(action.options ?? [])]),
      ];
      for (const { description } of described) {
        assert.ok(description.length >= 1 && description.length <= 100, description);
      }
      for (const { path, action } of listActions([command])) {
        if (command.menu === undefined) for (const name of path.split(' ')) assert.match(name, /^[a-z-]{1,32}$/u);
        else assert.match(path, /^[\w -]{1,32}$/u);
        const options = action.options ?? [];
        assert.ok(options.length <= 25);
        assert.equal(new Set(options.map(({ name }) => name)).size, options.length);
        const required = options.map((option) => option.required === true);
        assert.deepEqual(required, [...required].sort().reverse(), 'required options come first');
        for (const option of options) {
          assert.match(option.name, /^[a-z-]{1,32}$/u);
          assert.ok(option.choices === undefined || option.complete === undefined);
          assert.ok((option.choices ?? []).length <= 25);
          for (const { name, value } of option.choices ?? []) assert.ok(name.length <= 100 && value.length <= 100);
          assert.ok((option.lengthMax ?? 1) >= 1 && (option.lengthMax ?? 1) <= 6000);
        }
      }
      assert.ok(JSON.stringify(commandJson(command)).length < 8000);
    });
  }

  it('has what its first answer asks for', () => {
    for (const { path, action } of actions) {
      const isForm = action.first === 'form';
      assert.equal(action.form !== undefined && action.submit !== undefined, isForm, path);
      assert.equal(action.run !== undefined, !isForm, path);
    }
  });

  it('is guarded where it changes what a server has', () => {
    for (const { path, action } of actions) {
      const isForAll = [
        'ask',
        'search',
        'actor show',
        'Find the news on this',
        'on',
        'timeline',
        'briefing',
        'follow add',
        'follow list',
        'follow remove',
        'privacy show',
        'privacy delete',
        'help',
      ].includes(path);
      assert.equal(action.moderators === true, !isForAll, path);
    }
    for (const command of commands) {
      const permissions = commandJson(command).default_member_permissions;
      const isForAll = listActions([command]).some(({ action }) => action.moderators !== true);
      assert.equal(permissions, isForAll ? null : '32', command.name);
    }
  });

  it('is for servers; what is a person’s own, or is looked at only, for direct messages too', () => {
    const direct = commands.filter((command) => commandJson(command).contexts?.includes(1));
    assert.deepEqual(
      direct.map(({ name }) => name),
      ['settings', 'follow', 'privacy', 'help'],
    );
    for (const command of commands) assert.ok(commandJson(command).contexts?.includes(0));
  });

  it('completes where people name topics, actors, sources, zones, feeds and subscriptions', () => {
    const completed = actions.flatMap(({ path, action }) =>
      (action.options ?? []).filter(({ complete }) => complete !== undefined).map(({ name }) => `${path} ${name}`),
    );
    for (const wanted of [
      'ask topic',
      'search actor',
      'search source',
      'search topic',
      'on date',
      'actor show name',
      'timeline subject',
      'actor merge into',
      'actor split alias',
      'briefing topic',
      'topic edit topic',
      'subscription add zone',
      'subscription pause subscription',
      'feed remove feed',
      'feed rights feed',
      'article restore article',
      'settings set zone',
      'setup zone',
      'follow add actor',
      'follow remove follow',
    ]) {
      assert.ok(completed.includes(wanted), wanted);
    }
  });

  it('stands in the table', () => {
    const rows = commandTable(commands).split('\n');
    assert.equal(rows.length, actions.length + 2);
    assert.ok(rows.includes('| `/ask question [topic…] [private]` | all | defer | answers, with citations |'));
    assert.ok(rows.some((row) => row.startsWith('| `/topic edit topic…` | moderators | form |')));
  });
});
