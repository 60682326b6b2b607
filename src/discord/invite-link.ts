// The link by which a server's owner invites the bot, with exactly what it needs.

import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/**
 * What Dateline asks for, and why. Not among it: Manage Messages (it edits only its own), Mention Everyone (the role of
 * a subscription can be made mentionable instead), and whatever reads members or what they write.
 */
const PERMISSIONS: readonly { readonly bit: bigint; readonly name: string; readonly whatFor: string }[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channels', whatFor: 'to see the channels it posts into' },
  {
    bit: PermissionFlagsBits.SendMessages,
    name: 'Send Messages and Create Posts',
    whatFor: 'to post briefings, alerts and notices',
  },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    name: 'Send Messages in Threads and Posts',
    whatFor: 'to post into a thread a day, where a subscription asks for one …',
  },
  { bit: PermissionFlagsBits.CreatePublicThreads, name: 'Create Public Threads', whatFor: '… and to open it' },
  {
    bit: PermissionFlagsBits.EmbedLinks,
    name: 'Embed Links',
    whatFor: 'without it, Discord strips the items off a briefing',
  },
  { bit: PermissionFlagsBits.AttachFiles, name: 'Attach Files', whatFor: 'for charts' },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    name: 'Read Message History',
    whatFor: 'to find its own message again after a crash, so that nothing is posted twice',
  },
];

/** Gives the address of Discord's page on which the bot is invited. */
export function inviteLink(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', PERMISSIONS.reduce((all, { bit }) => all | bit, 0n).toString());
  return url.href;
}

/** The same permissions as a Markdown table for people: the name on Discord's page of invitation and of roles, and what it is for. */
export function permissionTable(): string {
  const rows = PERMISSIONS.map(({ name, whatFor }) => `| ${name} | ${whatFor} |`);
  return ['| permission | what for |', '| --- | --- |', ...rows].join('\n');
}
