// The link by which a server's owner invites the bot, with exactly what it needs.

import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/**
 * What Dateline asks for, and why. Not among it: Manage Messages (it edits only its own), Mention Everyone (the role of
 * a subscription can be made mentionable instead), and whatever reads members or what they write.
 */
const PERMISSIONS = [
  /** To see the channels it posts into. */
  PermissionFlagsBits.ViewChannel,
  /** To post briefings, alerts and notices. */
  PermissionFlagsBits.SendMessages,
  /** To post into a thread a day, where a subscription asks for one … */
  PermissionFlagsBits.SendMessagesInThreads,
  /** … and to open it. */
  PermissionFlagsBits.CreatePublicThreads,
  /** Without it, Discord strips the items off a briefing. */
  PermissionFlagsBits.EmbedLinks,
  /** For charts. */
  PermissionFlagsBits.AttachFiles,
  /** To find its own message again after a crash, so that nothing is posted twice. */
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** Gives the address of Discord's page on which the bot is invited. */
export function inviteLink(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', PERMISSIONS.reduce((all, permission) => all | permission, 0n).toString());
  return url.href;
}
