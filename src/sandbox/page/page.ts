// The sandbox's page, its entry: one Discord server with Dateline in it, drawn from what the stand-in says over one WebSocket.

import './configure-components.ts';
import type { Persona } from '../page-protocol.ts';
import { type Acting, completeCommand, makeActions, sendCommand } from './actions.ts';
import { drawChannelList, drawSign, firstChannel, nameChannel } from './channel-list.ts';
import { type CommandBox, makeCommandBox } from './command-box.ts';
import { listEntries } from './command-entries.ts';
import { type Connection, connect, type News } from './connection.ts';
import { as, type Channel, type Command, type Message } from './discord-objects.ts';
import { refreshRelativeTimes } from './draw-markdown.ts';
import { button, byId, element } from './element.ts';
import { drawFirstSteps, type FirstStep } from './first-steps.ts';
import { type MessageList, makeMessageList } from './message-list.ts';
import type { Actions, Scene } from './scene.ts';
import { applyTheme, isLightWanted, keepTheme } from './theme.ts';
import { dropMessage, keepMessage, readState, viewerIn, type World } from './world.ts';

/** What a stranger can try with one press; a step is shown when the persona has its command. */
const FIRST_STEPS: readonly FirstStep[] = [
  { title: 'Set Dateline up', command: 'setup', values: {} },
  { title: 'Who is that?', command: 'ask', values: { question: 'Who is Yusuf al-Rashidi?' } },
  { title: 'Sources that disagree', command: 'ask', values: { question: 'How many people died in Storm Brannoc?' } },
  { title: 'Search the articles', command: 'search', values: { words: 'strike' } },
  { title: 'Read a briefing', command: 'briefing', values: {} },
  { title: 'What nobody wrote', command: 'ask', values: { question: 'What did Marek Sol say?' } },
];

const FORUM = 15;

/** "5 minutes ago" is brought up to date this often. */
const REFRESH_MS = 30_000;

const PERSONAS: readonly { readonly persona: Persona; readonly word: string }[] = [
  { persona: 'member', word: 'Member' },
  { persona: 'moderator', word: 'Moderator' },
];

interface Page {
  world: World | undefined;
  channelId: string | undefined;
  isLight: boolean;
  readonly unread: Set<string>;
  readonly list: MessageList;
  readonly box: CommandBox;
  readonly connection: Connection;
  readonly actions: Actions;
}

const now = (): number => Date.now();

start();

function start(): void {
  const list = makeMessageList();
  const acting: Acting = {
    list,
    connection: connect(socketAddress(), { onNews: (news) => onNews(page, news), onStatus: showStatus }),
    scene: () => sceneOf(page),
    channelId: () => page.channelId ?? '',
    openChannel: (channelId) => openChannel(page, channelId),
  };
  const box = makeCommandBox({
    world: () => worldOf(page),
    viewer: () => viewerIn(worldOf(page), page.channelId),
    send: (entry, options) => void sendCommand(entry, options, acting),
    complete: (entry, options) => completeCommand(entry, options, acting),
  });
  const { connection } = acting;
  const page: Page = {
    world: undefined,
    channelId: undefined,
    isLight: isLightWanted(),
    unread: new Set(),
    list,
    box,
    connection,
    actions: makeActions(acting),
  };
  applyTheme(page.isLight);
  byId('messages').append(list.element);
  byId('command').append(box.element);
  byId('theme').addEventListener('click', () => switchTheme(page));
  byId('menu').addEventListener('click', () => showChannels(!document.body.classList.contains('shows-channels')));
  byId('veil').addEventListener('click', () => showChannels(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showChannels(false);
  });
  setInterval(() => refreshRelativeTimes(document, now()), REFRESH_MS);
}

/** The socket lies beside the page and takes the page's own token. */
function socketAddress(): string {
  const address = new URL('page', location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.pathname = '/page';
  address.search = '';
  address.searchParams.set('token', new URLSearchParams(location.search).get('token') ?? '');
  return address.href;
}

function worldOf(page: Page): World {
  if (page.world === undefined) throw new Error('The stand-in has not sent its state yet.');
  return page.world;
}

function sceneOf(page: Page): Scene {
  return { world: worldOf(page), light: page.isLight, now, actions: page.actions };
}

function onNews(page: Page, news: News): void {
  if (news.type === 'state') {
    page.world = readState(news.state);
    showAll(page);
    return;
  }
  const world = worldOf(page);
  if (news.type === 'message' || news.type === 'message-edited') onMessage(page, as<Message>(news.message));
  if (news.type === 'message-deleted') {
    dropMessage(world, news);
    page.list.take(news.messageId);
  }
  if (news.type === 'channels') {
    world.channels = news.channels.map((channel) => as<Channel>(channel));
    onChannels(page);
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

function onMessage(page: Page, message: Message): void {
  const world = worldOf(page);
  keepMessage(world, message);
  const kept = world.messages.get(message.channel_id)?.find(({ id }) => id === message.id) ?? message;
  if (message.channel_id === page.channelId) page.list.put(kept, sceneOf(page));
  else if (!page.unread.has(message.channel_id)) {
    page.unread.add(message.channel_id);
    showChannelList(page);
  }
}

/** Draws everything anew: after the first state, another persona, another theme. */
function showAll(page: Page): void {
  const world = worldOf(page);
  document.body.classList.remove('is-waiting');
  byId('guild').textContent = world.guildName;
  byId('personas').replaceChildren(
    ...PERSONAS.map(({ persona, word }) =>
      button({ class: 'persona', 'aria-pressed': String(persona === world.persona) }, word, () => {
        if (persona !== page.world?.persona) page.connection.tell({ type: 'become', persona });
      }),
    ),
  );
  page.box.reset();
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
  byId('command').hidden = channel.type === FORUM; // a forum takes no commands, its posts do
  showSteps(page);
  showChannelList(page);
  showChannels(false);
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
    steps: FIRST_STEPS,
    isThere: (command) => names.includes(command),
    run: ({ command, values }) => page.box.run(command, values),
  });
  byId('steps').replaceChildren(...(panel === undefined ? [] : [panel]));
}

function showStatus(isConnected: boolean): void {
  byId('status').replaceChildren(
    ...(isConnected
      ? []
      : [element('p', { class: 'status', role: 'alert' }, 'Not connected to the sandbox. Trying again …')]),
  );
}

function switchTheme(page: Page): void {
  page.isLight = !page.isLight;
  keepTheme(page.isLight);
  applyTheme(page.isLight);
  if (page.world !== undefined && page.channelId !== undefined) openChannel(page, page.channelId);
}
