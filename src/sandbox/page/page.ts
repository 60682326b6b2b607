// The sandbox's page, its entry: one Discord server with Dateline in it, drawn from what the stand-in says over one WebSocket.

import './configure-components.ts';
import { type Acting, completeCommand, makeActions, sendCommand } from './actions.ts';
import { drawChannelList, drawSign, firstChannel, nameChannel } from './channel-list.ts';
import { type CommandBox, makeCommandBox } from './command-box.ts';
import { listEntries } from './command-entries.ts';
import { type Connection, connect, type News, socketAddress } from './connection.ts';
import { as, type Channel, type Command, type Message } from './discord-objects.ts';
import { refreshRelativeTimes } from './draw-markdown.ts';
import { byId } from './element.ts';
import { drawFirstSteps } from './first-steps.ts';
import { type MessageList, makeMessageList } from './message-list.ts';
import { showNotification } from './notification.ts';
import { drawPersonas } from './personas.ts';
import { drawPinsButton } from './pins.ts';
import type { Actions, Scene } from './scene.ts';
import { showStatus } from './show-status.ts';
import { applyTheme, isLightWanted, keepTheme } from './theme.ts';
import { makeToolsPane, type ToolsPane } from './tools-pane.ts';
import { dropMessage, keepMessage, keepSettings, readState, viewerIn, type World } from './world.ts';

const FORUM = 15;

/** "5 minutes ago" is brought up to date this often. */
const REFRESH_MS = 30_000;

interface Page {
  world: World | undefined;
  channelId: string | undefined;
  isLight: boolean;
  readonly unread: Set<string>;
  readonly list: MessageList;
  readonly box: CommandBox;
  readonly tools: ToolsPane;
  readonly connection: Connection;
  readonly actions: Actions;
}

start();

function start(): void {
  const list = makeMessageList();
  const acting: Acting = {
    list,
    connection: connect(socketAddress(), { onNews: (news) => onNews(page, news), onStatus: showStatus }),
    scene: () => sceneOf(page),
    channelId: () => page.channelId ?? '',
    openChannel: (channelId) => {
      uncoverMessages(page);
      openChannel(page, channelId);
    },
    notify: (message) => showNotification(byId('notifications'), message, sceneOf(page)),
  };
  const box = makeCommandBox({
    world: () => worldOf(page),
    viewer: () => viewerIn(worldOf(page), page.channelId),
    say: (content) => void connection.tell({ type: 'say', channelId: acting.channelId(), content }),
    send: (entry, options) => void sendCommand(entry, options, acting),
    complete: (entry, options) => completeCommand(entry, options, acting),
  });
  const { connection } = acting;
  const now = () => nowIn(page);
  const channel = (): Channel | undefined => page.world?.channels.find(({ id }) => id === page.channelId);
  const tools = makeToolsPane({ world: () => worldOf(page), channel, connection, now }, () => showTools(page, false));
  const page: Page = {
    world: undefined,
    channelId: undefined,
    isLight: isLightWanted(),
    unread: new Set(),
    list,
    box,
    tools,
    connection,
    actions: makeActions(acting),
  };
  applyTheme(page.isLight);
  byId('messages').append(list.element);
  byId('command').append(box.element);
  byId('server').append(tools.element);
  byId('tools-open').addEventListener('click', () => showTools(page, !tools.isShown()));
  byId('help').addEventListener('click', () => showHelp(page));
  byId('theme').addEventListener('click', () => switchTheme(page));
  byId('menu').addEventListener('click', () => showChannels(!document.body.classList.contains('shows-channels')));
  byId('veil').addEventListener('click', () => showChannels(false));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    showChannels(false);
    if (tools.element.contains(document.activeElement)) showTools(page, false);
  });
  setInterval(() => {
    refreshRelativeTimes(document, now());
    tools.refresh();
  }, REFRESH_MS);
}

function worldOf(page: Page): World {
  if (page.world === undefined) throw new Error('The stand-in has not sent its state yet.');
  return page.world;
}

/** The sandbox's clock. */
function nowIn({ world }: Page): number {
  return Date.now() + (world?.clockAheadMs ?? 0);
}

function sceneOf(page: Page): Scene {
  return { world: worldOf(page), light: page.isLight, now: () => nowIn(page), actions: page.actions };
}

function onNews(page: Page, news: News): void {
  if (news.type === 'state') {
    page.world = readState(news.state, Date.now());
    showAll(page);
    return;
  }
  if (news.type === 'requests') page.tools.addRequests(news.requests);
  const world = worldOf(page);
  if (news.type === 'message' || news.type === 'message-edited')
    onMessage(page, as<Message>(news.message), news.type === 'message');
  if (news.type === 'message-deleted') {
    dropMessage(world, news);
    page.list.take(news.messageId);
  }
  if (news.type === 'channels') {
    world.channels = news.channels.map((channel) => as<Channel>(channel));
    onChannels(page);
    page.tools.refresh();
  }
  if (news.type === 'settings') {
    keepSettings(world, news.settings, Date.now());
    page.tools.refresh();
  }
  if (news.type === 'commands') {
    world.commands = news.commands.map((command) => as<Command>(command));
    showSteps(page);
  }
}

/** A forum shows its new posts at once; a channel that is gone gives way to the first. */
function onChannels(page: Page): void {
  const current = worldOf(page).channels.find(({ id }) => id === page.channelId);
  const next = current ?? firstChannel(worldOf(page));
  if (next !== undefined && (current === undefined || current.type === FORUM)) openChannel(page, next.id);
  else showChannelList(page);
}

function onMessage(page: Page, message: Message, isNew: boolean): void {
  const world = worldOf(page);
  keepMessage(world, message);
  const kept = world.messages.get(message.channel_id)?.find(({ id }) => id === message.id) ?? message;
  if (message.channel_id === page.channelId) {
    page.list.put(kept, sceneOf(page));
    showPins(page);
    return;
  }
  if (isNew && message.author.id === world.bot.id) page.actions.notify(kept);
  if (page.unread.has(message.channel_id)) return;
  page.unread.add(message.channel_id);
  showChannelList(page);
}

/** Draws everything anew: after the first state, another persona, another theme. */
function showAll(page: Page): void {
  const world = worldOf(page);
  document.body.classList.remove('is-waiting');
  byId('guild').textContent = world.guildName;
  byId('personas').replaceChildren(
    ...drawPersonas(world.persona, (persona) => page.connection.tell({ type: 'become', persona })),
  );
  page.box.reset();
  page.tools.watchAgain();
  const current = world.channels.find(({ id }) => id === page.channelId) ?? firstChannel(world);
  if (current !== undefined) openChannel(page, current.id);
}

function openChannel(page: Page, channelId: string): void {
  const channel = worldOf(page).channels.find(({ id }) => id === channelId);
  if (channel === undefined) return;
  page.channelId = channelId;
  page.unread.delete(channelId);
  const name = nameChannel(channel, worldOf(page));
  byId('channel-name').replaceChildren(drawSign(channel), name);
  byId('channel-topic').textContent = channel.topic ?? '';
  document.title = `${name} · Dateline sandbox`;
  page.list.open(channel, sceneOf(page));
  // A forum takes no commands, its posts do.
  for (const id of ['command', 'steps']) byId(id).hidden = channel.type === FORUM;
  showPins(page);
  showSteps(page);
  showChannelList(page);
  showChannels(false);
  page.tools.refresh();
}

function showPins(page: Page): void {
  const channel = worldOf(page).channels.find(({ id }) => id === page.channelId);
  const drawn = channel && drawPinsButton(channel, sceneOf(page));
  byId('pins').replaceChildren(...(drawn === undefined ? [] : [drawn]));
}

function showTools(page: Page, isShown: boolean): void {
  page.tools.show(isShown);
  byId('tools-open').setAttribute('aria-expanded', String(isShown));
  (isShown ? page.tools.element.querySelector('button') : byId('tools-open'))?.focus();
}

/** Where the tools lie over the messages, they give way to what is opened there. */
function uncoverMessages(page: Page): void {
  if (page.tools.isShown() && matchMedia('(max-width: 1050px)').matches) showTools(page, false);
}

/** The same as /help; a forum takes no commands: asked for in the first channel. */
function showHelp(page: Page): void {
  const channel = worldOf(page).channels.find(({ id }) => id === page.channelId);
  const first = firstChannel(worldOf(page));
  if (channel?.type === FORUM && first !== undefined) openChannel(page, first.id);
  uncoverMessages(page);
  page.box.run('help', {});
}

function showChannelList(page: Page): void {
  const open = (channelId: string): void => openChannel(page, channelId);
  const lists = drawChannelList({ world: worldOf(page), currentId: page.channelId, unread: page.unread, open });
  byId('channels').replaceChildren(...lists);
}

/** On a narrow screen the channels lie over the messages until one is chosen. */
function showChannels(isShown: boolean): void {
  document.body.classList.toggle('shows-channels', isShown);
  byId('menu').setAttribute('aria-expanded', String(isShown));
}

function showSteps(page: Page): void {
  const world = worldOf(page);
  const names = listEntries(world.commands, viewerIn(world, page.channelId)).map(({ name }) => name);
  const panel = drawFirstSteps({
    persona: world.persona,
    isThere: (command) => names.includes(command),
    run: ({ command, values }) => page.box.run(command, values),
  });
  byId('steps').replaceChildren(...(panel === undefined ? [] : [panel]));
}

function switchTheme(page: Page): void {
  page.isLight = !page.isLight;
  keepTheme(page.isLight);
  applyTheme(page.isLight);
  if (page.world !== undefined && page.channelId !== undefined) openChannel(page, page.channelId);
}
