// Works out who a message notifies: only what its text mentions, and only as far as `allowed_mentions` and permissions let it.

import { flatten } from './checks/check-components.ts';
import type { MessageForm } from './checks/read-message.ts';
import { has, PERMISSIONS, permissionsInChannel } from './permissions.ts';
import type { Channel, State } from './state.ts';

/** What is pinged when the body does not say: everything in channels, only users in answers to interactions. */
const DEFAULT_PARSE = { channel: ['users', 'roles', 'everyone'], answer: ['users'] } as const;

/**
 * Gives `user:ID`, `role:ID`, `everyone`, `here` for each that would be notified, each once. Mentions in code are counted
 * too: where Discord's reading of markdown is not known to us, ours is the stricter one.
 */
export function findPings(
  state: State,
  message: {
    readonly form: MessageForm;
    readonly channel: Channel;
    readonly authorId: string;
    readonly kind: keyof typeof DEFAULT_PARSE;
    readonly repliedTo?: string;
  },
): string[] {
  const { form, channel, authorId, repliedTo } = message;
  const allowed = form.allowedMentions;
  const parse: readonly unknown[] = allowed === undefined ? DEFAULT_PARSE[message.kind] : listIn(allowed.parse);
  const mayPing = (kind: string, id: string) => parse.includes(kind) || listIn(allowed?.[kind]).includes(id);
  const mayPingAll = has(permissionsInChannel(state, channel, authorId), PERMISSIONS.mentionEveryone);
  const texts = flatten(form.components).map((part) => (typeof part.content === 'string' ? part.content : ''));
  const text = [form.content, ...texts].join('\n');
  const roles = state.guilds.get(channel.guildId ?? '')?.roles;
  const pings = new Set<string>();
  for (const [, id = ''] of text.matchAll(/<@!?(\d+)>/g)) {
    if (state.users.has(id) && mayPing('users', id)) pings.add(`user:${id}`);
  }
  for (const [, id = ''] of text.matchAll(/<@&(\d+)>/g)) {
    const role = roles?.get(id);
    if (role !== undefined && (role.mentionable || mayPingAll) && mayPing('roles', id)) pings.add(`role:${id}`);
  }
  for (const [, word = ''] of text.matchAll(/@(everyone|here)/g)) {
    if (mayPingAll && parse.includes('everyone')) pings.add(word);
  }
  const pingsReplied = allowed === undefined ? true : allowed.replied_user === true;
  if (repliedTo !== undefined && pingsReplied) pings.add(`user:${repliedTo}`);
  return [...pings];
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
