// Overwrites are applied in Discord's order: everyone, then roles together, then the member.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeWorld } from '../../src/sandbox/make-world.ts';
import { ALL_PERMISSIONS, PERMISSIONS, permissionsInChannel } from '../../src/sandbox/permissions.ts';
import type { Channel, Overwrite } from '../../src/sandbox/state.ts';

describe('permissionsInChannel', () => {
  const state = makeWorld({ now: () => Date.UTC(2026, 4, 7), random: () => 0.5, token: 't', size: {} });
  const guild = [...state.guilds.values()][0];
  const { moderator, member } = state.people;
  const moderatorRole = [...(guild?.roles.values() ?? [])].find(({ name }) => name === 'Moderator')?.id ?? '';
  const general = [...state.channels.values()].find(({ name }) => name === 'general');
  const send = PERMISSIONS.sendMessages;
  const maySend = (userId: string, ...overwrites: Overwrite[]) => {
    const channel = { ...general, overwrites } as Channel;
    return (permissionsInChannel(state, channel, userId) & send) !== 0n;
  };
  const everyone = { id: guild?.id ?? '', type: 0, allow: 0n, deny: send } as const;
  const role = { id: moderatorRole, type: 0, allow: send, deny: 0n } as const;

  it('takes from everyone, gives back to a role, and takes again from one member', () => {
    assert.equal(maySend(member), true);
    assert.equal(maySend(member, everyone), false);
    assert.equal(maySend(moderator, role, everyone), true, 'whatever the order of the list');
    assert.equal(maySend(moderator, everyone, role, { id: moderator, type: 1, allow: 0n, deny: send }), false);
  });

  it('leaves nothing to who may not see the channel', () => {
    const hidden = { id: member, type: 1, allow: send, deny: PERMISSIONS.viewChannel } as const;
    const channel = { ...general, overwrites: [hidden] } as Channel;
    assert.equal(permissionsInChannel(state, channel, member), 0n);
  });

  it('lets the owner do everything', () => {
    assert.equal(
      permissionsInChannel(state, { ...general, overwrites: [everyone] } as Channel, guild?.ownerId ?? ''),
      ALL_PERMISSIONS,
    );
  });
});
