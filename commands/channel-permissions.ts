// Before a channel is to be posted into: may Dateline do that?

import { commandTexts } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId, RoleId } from '../src/news/ids.ts';

/** What is to be done there, as discord/permissions.ts takes it. */
interface Purpose {
  readonly channelId: ChannelId;
  readonly use?: 'briefing' | 'notice' | 'thread';
  readonly pictures?: boolean;
  readonly mentionRoleId?: RoleId;
}

/** What is missing there, as Discord's settings name it; undefined when the channel cannot be seen. */
export type MissingPermissions = (purpose: Purpose) => Promise<readonly string[] | undefined>;

/** Throws Failure('missing-permission') that names exactly what is missing. */
export async function requirePermissions(missingPermissions: MissingPermissions, purpose: Purpose): Promise<void> {
  const missing = await missingPermissions(purpose);
  if (missing === undefined) throw new Failure('missing-permission', commandTexts.failure.noChannel);
  if (missing.length > 0) throw new Failure('missing-permission', commandTexts.failure.missing(missing));
}
