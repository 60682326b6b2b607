// Tests of what the page knows: permissions, order, edits, deletions.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type Message } from '../../../src/sandbox/page/discord-objects.ts';
import { byAge, dropMessage, keepMessage, nameOf, readState } from '../../../src/sandbox/page/world.ts';
import { GENERAL, sampleMessage, sampleState } from './sample-state.ts';

describe('readState', () => {
  it('works out permissions from roles, from the member, or from owning the server', () => {
    assert.equal(readState(sampleState('member')).permissions, 1024n);
    assert.equal(readState(sampleState('moderator')).permissions, 1024n | 32n);
    const state = sampleState('member');
    assert.equal(readState({ ...state, me: { ...state.me, permissions: '64' } }).permissions, 64n);
    const owned = readState({ ...state, guild: { ...state.guild, owner_id: '12' } });
    assert.equal(owned.permissions & 0x8000_0000n, 0x8000_0000n);
    const administrator = readState({ ...state, me: { ...state.me, permissions: '8' } });
    assert.equal(administrator.permissions, owned.permissions);
  });

  it('trusts the persona when only a user was sent', () => {
    const bare = { id: '12', username: 'mara' };
    assert.equal(readState({ ...sampleState('member'), me: bare }).permissions, 0n);
    assert.notEqual(readState({ ...sampleState('moderator'), me: bare }).permissions, 0n);
    assert.equal(nameOf(readState({ ...sampleState('member'), me: bare }).me), 'mara');
  });
});

describe('keepMessage', () => {
  it('keeps messages by age and an edit in its place', () => {
    const world = readState(sampleState('member'));
    keepMessage(world, as<Message>(sampleMessage('1999', {})));
    keepMessage(world, as<Message>(sampleMessage('2001', { content: 'edited' })));
    const kept = world.messages.get(GENERAL) ?? [];
    assert.deepEqual(
      kept.map(({ id }) => id),
      ['1999', '2001', '2002', '2003', '2004'],
    );
    assert.equal(kept[1]?.content, 'edited');
    dropMessage(world, { type: 'message-deleted', channelId: GENERAL, messageId: '2001' });
    assert.equal(world.messages.get(GENERAL)?.length, 4);
  });

  it('orders snowflakes as numbers, not as words', () => {
    assert.ok(byAge({ id: '999' }, { id: '1000' }) < 0);
    assert.ok(byAge({ id: '1001' }, { id: '1000' }) > 0);
    assert.equal(byAge({ id: '1' }, { id: '1' }), 0);
  });
});
