// Who counts as a moderator: those who may manage the server, and those with the role that /settings names.

import type { RoleId } from '../news/ids.ts';

/** Discord's documentation, "Permissions": ADMINISTRATOR and MANAGE_GUILD. */
const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;

/** `permissions` are the member's in the channel, as the bit field that Discord sends. */
export function isModerator(member: {
  readonly permissions: bigint;
  readonly roleIds: readonly RoleId[];
  readonly moderatorRoleId: RoleId | undefined;
}): boolean {
  if ((member.permissions & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n) return true;
  return member.moderatorRoleId !== undefined && member.roleIds.includes(member.moderatorRoleId);
}
