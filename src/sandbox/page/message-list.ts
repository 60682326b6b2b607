// The messages of the open channel, kept at the bottom while the reader is there; and the page's own notes among them.

import { nameChannel, threadsOf } from './channel-list.ts';
import type { Channel, Message } from './discord-objects.ts';
import { drawMessage } from './draw-message.ts';
import { button, element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { plainText } from './markdown-node.ts';
import { readMarkdown } from './read-markdown.ts';
import type { Scene } from './scene.ts';
import { nameOf } from './world.ts';

const TEXT = 0;
const DIRECT_MESSAGE = 1;
const FORUM = 15;

const WELCOME =
  'Dateline has read a month of invented news from the island of Calvera: electric ferries, a storm, a port strike, talks about fish. Type / to ask it about them.';

/** So near to the end (in pixels) counts as being at the end. */
const NEAR_PX = 120;

export interface MessageList {
  readonly element: HTMLElement;
  /** Shows a channel from scratch: also after the theme or the persona changed. */
  readonly open: (channel: Channel, scene: Scene) => void;
  /** Draws a message, in place of its earlier form or at the end. */
  readonly put: (message: Message, scene: Scene) => void;
  readonly take: (messageId: string) => void;
  /**
   * Adds a line of the page's own, which is no message, in place of those that told of a failure; gives it, to be changed
   * or removed.
   */
  readonly addNote: (text: string) => HTMLElement;
}

/** Gives the list, empty. */
export function makeMessageList(): MessageList {
  const root = element('div', { class: 'log', role: 'log', 'aria-label': 'Messages', tabindex: '0' });
  let messages = element('discord-messages', { class: 'messages' });
  let isAtEnd = true;
  let followedPx = 0;
  let openId: string | undefined;
  const follow = (): void => {
    followedPx = root.scrollHeight;
    if (isAtEnd) root.scrollTop = root.scrollHeight;
  };
  root.addEventListener('scroll', () => {
    if (root.scrollHeight !== followedPx) return; // messages grew: nobody scrolled away
    isAtEnd = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_PX;
  });
  const watcher = new ResizeObserver(follow);
  watcher.observe(root);

  const open = (channel: Channel, scene: Scene): void => {
    watcher.unobserve(messages);
    const notes = channel.id === openId ? messages.querySelectorAll(':scope > .note') : [];
    openId = channel.id;
    messages = element('discord-messages', { class: 'messages' });
    if (scene.light) messages.lightTheme = true;
    messages.append(drawHead(channel, scene), ...listMessages(channel, scene), ...notes);
    root.replaceChildren(messages);
    watcher.observe(messages);
    isAtEnd = true;
    follow();
  };
  const put = (message: Message, scene: Scene): void => {
    const drawn = drawMessage(message, scene);
    const before = messages.querySelector(`#message-${CSS.escape(message.id)}`);
    if (before === null) messages.append(drawn);
    else before.replaceWith(drawn);
    follow();
  };
  const addNote = (text: string): HTMLElement => {
    for (const failure of messages.querySelectorAll(':scope > .note.is-failure')) failure.remove(); // that is past
    const note = element('p', { class: 'note', role: 'status' }, text);
    messages.append(note);
    isAtEnd = true;
    follow();
    return note;
  };
  const take = (messageId: string): void => messages.querySelector(`#message-${CSS.escape(messageId)}`)?.remove();
  return { element: root, open, put, take, addNote };
}

function listMessages(channel: Channel, scene: Scene): HTMLElement[] {
  return (scene.world.messages.get(channel.id) ?? []).map((message) => drawMessage(message, scene));
}

function drawHead(channel: Channel, scene: Scene): HTMLElement {
  const name = nameChannel(channel, scene.world);
  const posts = channel.type === FORUM ? threadsOf(channel, scene.world) : [];
  const welcome =
    channel.type === FORUM
      ? `${posts.length === 0 ? 'No posts yet in' : 'Posts in'} ${name}`
      : `This is the start of ${channel.type === DIRECT_MESSAGE ? 'your direct messages with ' : ''}${name}.`;
  return element(
    'div',
    { class: 'channel-head' },
    element('h2', {}, welcome),
    channel.type === TEXT && element('p', {}, WELCOME),
    ...posts.map((post) => drawPost(post, scene)),
  );
}

/** A post of a forum: its title, who began it and when, and its first words. */
function drawPost(post: Channel, scene: Scene): HTMLElement {
  const drawn = button({ class: 'post' }, element('strong', {}, nameChannel(post, scene.world)), () =>
    scene.actions.openChannel(post.id),
  );
  const [first] = scene.world.messages.get(post.id) ?? [];
  if (first === undefined) return drawn;
  const lines = (first.content ?? '').split('\n').map((line) => plainText(readMarkdown(line)));
  const words = lines.filter((line) => line !== '').join(' · ');
  const posted = formatPosted(first.timestamp, { now: scene.now() });
  drawn.append(element('small', {}, [nameOf(first.author), posted, words].filter((part) => part !== '').join(' · ')));
  return drawn;
}
