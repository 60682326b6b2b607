// The server's channels at the left: categories, texts, announcements, forums with their posts, and direct messages.

import type { Channel } from './discord-objects.ts';
import { button, element } from './element.ts';
import { type IconName, icon } from './icon.ts';
import { byAge, nameOf, type World } from './world.ts';

const DIRECT_MESSAGE = 1;
const CATEGORY = 4;
const ANNOUNCEMENT = 5;
const FORUM = 15;
const THREADS = [10, 11, 12];

interface Kind {
  readonly sign: string;
  readonly icon?: IconName;
  readonly word: string;
}

/** By type: the sign before a channel's name, and what is read out for it. */
const KINDS: { readonly [type: number]: Kind } = {
  [DIRECT_MESSAGE]: { sign: '@', word: 'Direct messages with' },
  [ANNOUNCEMENT]: { sign: '', icon: 'announcement', word: 'Announcement channel' },
  [FORUM]: { sign: '', icon: 'forum', word: 'Forum' },
  10: { sign: '↳', word: 'Thread' },
  11: { sign: '↳', word: 'Thread' },
  12: { sign: '↳', word: 'Private thread' },
};
const TEXT_KIND: Kind = { sign: '#', word: 'Text channel' };

export interface ChannelListSettings {
  readonly world: World;
  readonly currentId: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly open: (channelId: string) => void;
}

/** Takes the world, gives the list of its channels in the order that Discord shows them. */
export function drawChannelList(settings: ChannelListSettings): HTMLElement[] {
  const { channels } = settings.world;
  const isListed = ({ type }: Channel): boolean =>
    type !== DIRECT_MESSAGE && type !== CATEGORY && !THREADS.includes(type);
  const categories = channels.filter(({ type }) => type === CATEGORY).sort(byPosition);
  const inside = (parentId: string | undefined): Channel[] =>
    channels.filter((channel) => isListed(channel) && (channel.parent_id ?? undefined) === parentId).sort(byPosition);
  const lists = [drawGroup(undefined, inside(undefined), settings)];
  for (const category of categories) lists.push(drawGroup(category.name, inside(category.id), settings));
  lists.push(
    drawGroup(
      'Direct messages',
      channels.filter(({ type }) => type === DIRECT_MESSAGE),
      settings,
    ),
  );
  return lists.filter((list) => list !== undefined);
}

/** Takes a channel, gives its name as people say it: a direct message goes by its other side. */
export function nameChannel(channel: Channel, world: World): string {
  const other = channel.recipients?.find(({ id }) => id !== world.me.id) ?? world.bot;
  return channel.type === DIRECT_MESSAGE ? nameOf(other) : (channel.name ?? channel.id);
}

/** Draws the sign before a channel's name. */
export function drawSign(channel: Channel): HTMLElement {
  const kind = KINDS[channel.type] ?? TEXT_KIND;
  return element(
    'span',
    { class: 'channel-sign', 'aria-hidden': 'true' },
    kind.icon === undefined ? kind.sign : icon(kind.icon),
  );
}

/** Takes a forum or a channel, gives its threads, newest first. */
export function threadsOf(channel: Channel, world: World): Channel[] {
  return world.channels
    .filter((one) => THREADS.includes(one.type) && one.parent_id === channel.id)
    .sort((a, b) => byAge(b, a));
}

/** The channel to show first: the first text channel in the list's order. */
export function firstChannel(world: World): Channel | undefined {
  return [...world.channels].sort(byPosition).find(({ type }) => type === 0) ?? world.channels[0];
}

function byPosition(a: Channel, b: Channel): number {
  return (a.position ?? 0) - (b.position ?? 0) || byAge(a, b);
}

function drawGroup(
  title: string | undefined,
  channels: readonly Channel[],
  settings: ChannelListSettings,
): HTMLElement | undefined {
  if (channels.length === 0) return undefined;
  const lines = channels.flatMap((channel) => [
    drawLine(channel, settings),
    ...threadsOf(channel, settings.world).map((thread) => drawLine(thread, settings)),
  ]);
  return element(
    'section',
    { class: 'channel-group' },
    title !== undefined && element('h3', {}, title),
    element('ul', {}, ...lines),
  );
}

function drawLine(channel: Channel, { world, currentId, unread, open }: ChannelListSettings): HTMLElement {
  const kind = KINDS[channel.type] ?? TEXT_KIND;
  const name = nameChannel(channel, world);
  const isUnread = unread.has(channel.id);
  const line = button(
    { class: 'channel', 'aria-current': channel.id === currentId ? 'page' : undefined },
    drawSign(channel),
    () => open(channel.id),
  );
  line.setAttribute('aria-label', `${kind.word} ${name}${isUnread ? ', unread' : ''}`);
  line.append(element('span', { class: 'channel-name' }, name));
  line.classList.toggle('is-unread', isUnread);
  line.classList.toggle('is-thread', THREADS.includes(channel.type));
  return element('li', {}, line);
}
