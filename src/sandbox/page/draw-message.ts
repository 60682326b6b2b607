// Draws one message in the page's component for messages: who, when, the words, embeds, files, components, its menu.

import '@skyra/discord-components-core/discord-command.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-reply.js';
import { avatarOf } from './avatar.ts';
import { listMessageMenus } from './command-entries.ts';
import type { Message } from './discord-objects.ts';
import { drawComponents } from './draw-components.ts';
import { drawEmbed } from './draw-embed.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { drawAttachments } from './draw-picture.ts';
import { button, element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { icon } from './icon.ts';
import { plainText } from './markdown-node.ts';
import { readMarkdown } from './read-markdown.ts';
import { restyle } from './restyle.ts';
import type { Scene } from './scene.ts';
import { nameOf, viewerIn } from './world.ts';

const CROSSPOSTED = 1 << 0;
const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** Component types above the last select are those of Components V2, where files are shown only by a component. */
const SELECT_LAST = 8;

/** How much of an answered message stands over the answer; the component cuts the rest with an ellipsis. */
const PREVIEW_CHARS_MAX = 120;

/** Takes a message, gives its row: the component and, beside it, the menu of commands for this message. */
export function drawMessage(message: Message, scene: Scene): HTMLElement {
  const flags = message.flags ?? 0;
  const frame = element('discord-message', { class: 'message' });
  void restyle(frame);
  frame.author = nameOf(message.author);
  frame.avatar = avatarOf(message.author);
  frame.bot = message.author.bot === true;
  frame.timestamp = formatPosted(message.timestamp, { now: scene.now() });
  if (scene.light) frame.lightTheme = true;
  const reply = drawReply(message);
  if (reply !== undefined) frame.append(reply);
  if ((flags & LOADING) !== 0) frame.append(drawThinking(message));
  else appendBody(frame, message, scene);
  if ((flags & EPHEMERAL) !== 0) frame.append(drawPrivateNote(message, scene));
  const row = element(
    'article',
    { class: 'message-row', id: `message-${message.id}`, 'aria-label': `Message from ${nameOf(message.author)}` },
    frame,
  );
  row.classList.toggle('is-private', (flags & EPHEMERAL) !== 0);
  row.classList.toggle('is-for-me', namesMe(message, scene));
  const menu = drawMenu(message, scene);
  if (menu !== undefined && (flags & LOADING) === 0) row.append(menu);
  return row;
}

/** Whether it mentions the person who looks: by name, by a role of theirs, or all. */
function namesMe(message: Message, { world: { me, settings } }: Scene): boolean {
  const roles = message.mention_roles ?? [];
  const isNamed = (message.mentions ?? []).some(({ id }) => id === me.id);
  return isNamed || message.mention_everyone === true || roles.some((id) => settings.held.includes(id));
}

function appendBody(frame: HTMLElement, message: Message, scene: Scene): void {
  const content = message.content ?? '';
  const edited = drawEdited(message, scene);
  if (content !== '') {
    const words = drawMarkdown(content, scene);
    if (edited !== undefined) words.append(' ', edited);
    frame.append(words);
  }
  const attachments = (message.components ?? []).some(({ type }) => type > SELECT_LAST)
    ? undefined
    : drawAttachments(message);
  if (attachments !== undefined) frame.append(attachments);
  for (const embed of message.embeds ?? []) frame.append(drawEmbed(embed, message, scene));
  const components = drawComponents(message, scene);
  if (components !== undefined) frame.append(components);
  if (content !== '' || edited === undefined) return;
  edited.slot = 'components';
  frame.append(edited);
}

/** What stands behind the words: that it was edited, pinned, published to the servers that follow the channel. */
function drawEdited({ edited_timestamp: edited, pinned, flags = 0 }: Message, scene: Scene): HTMLElement | undefined {
  const isEdited = edited !== null && edited !== undefined;
  const marks = [isEdited && '(edited)', pinned === true && 'Pinned', (flags & CROSSPOSTED) !== 0 && 'Published'];
  const words = marks.filter((mark) => mark !== false);
  if (words.length === 0) return undefined;
  const title = isEdited ? formatPosted(edited, { now: scene.now() }) : undefined;
  return element('small', { class: 'edited', title }, words.join(' · '));
}

/** Over the message: which person used which command, or the message that it answers. */
function drawReply(message: Message): HTMLElement | undefined {
  const used = message.interaction_metadata ?? message.interaction;
  const name = message.interaction_metadata?.name ?? message.interaction?.name;
  const user = used?.user ?? message.interaction?.user;
  if (user !== undefined && name !== undefined) {
    const line = element('discord-command', { slot: 'reply' });
    void restyle(line);
    line.author = nameOf(user);
    line.avatar = avatarOf(user);
    line.command = name;
    line.type = 'slash_command';
    return line;
  }
  const answered = message.referenced_message;
  if (answered === null || answered === undefined) return undefined;
  const words = plainText(readMarkdown(answered.content ?? '')).slice(0, PREVIEW_CHARS_MAX);
  const line = element('discord-reply', { slot: 'reply' }, words === '' ? 'A message without words' : words);
  void restyle(line);
  line.author = nameOf(answered.author);
  line.avatar = avatarOf(answered.author);
  line.bot = answered.author.bot === true;
  return line;
}

function drawThinking(message: Message): HTMLElement {
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));
  return element('div', { class: 'thinking', role: 'status' }, dots, `${nameOf(message.author)} is thinking…`);
}

function drawPrivateNote(message: Message, scene: Scene): HTMLElement {
  return element(
    'div',
    { class: 'private-note', slot: 'thread' },
    icon('eye'),
    'Only you can see this · ',
    button({ class: 'link' }, 'Dismiss message', () => scene.actions.dismiss(message)),
  );
}

const MANAGE_MESSAGES = 1n << 13n;

/** What can be done with a message: Dateline's commands, then what Discord's client and this page offer by themselves. */
function listDeeds(message: Message, { world, actions }: Scene): { readonly name: string; readonly act: () => void }[] {
  const viewer = viewerIn(world, message.channel_id);
  const commands = listMessageMenus(world.commands, viewer).map((command) => ({
    name: command.name,
    act: () => actions.runMenu(message, command),
  }));
  const isPrivate = ((message.flags ?? 0) & EPHEMERAL) !== 0;
  const mayPin = !isPrivate && (viewer.context === 1 || (viewer.permissions & MANAGE_MESSAGES) !== 0n);
  const isPinned = message.pinned === true;
  const pin = { name: isPinned ? 'Unpin message' : 'Pin message', act: () => actions.pin(message, !isPinned) };
  const notify = { name: 'See it as a notification', act: () => actions.notify(message) };
  return [...commands, ...(mayPin ? [pin] : []), ...(isPrivate ? [] : [notify])];
}

/** The "…" beside a message; undefined when nothing stands in it. */
function drawMenu(message: Message, scene: Scene): HTMLElement | undefined {
  const deeds = listDeeds(message, scene);
  if (deeds.length === 0) return undefined;
  const list = element('div', { class: 'menu-list', role: 'menu', hidden: true });
  const face = button(
    { class: 'menu-face', label: 'Apps', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    '⋯',
    () => toggle(list.hidden !== false),
  );
  const root = element('div', { class: 'menu' }, face, list);
  const toggle = (shown: boolean): void => {
    list.hidden = !shown;
    root.classList.toggle('is-open', shown);
    face.setAttribute('aria-expanded', String(shown));
    if (shown) list.querySelector('button')?.focus();
  };
  for (const { name, act } of deeds) {
    list.append(
      button({ class: 'menu-entry', role: 'menuitem' }, name, () => {
        toggle(false);
        act();
      }),
    );
  }
  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !list.hidden) {
      event.preventDefault();
      const entries: (Element | null)[] = [...list.querySelectorAll('button')];
      const next = entries.at((entries.indexOf(document.activeElement) + step) % entries.length);
      if (next instanceof HTMLElement) next.focus();
    }
    if (event.key !== 'Escape' || list.hidden) return;
    toggle(false);
    face.focus();
  });
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))) toggle(false);
  });
  return root;
}
