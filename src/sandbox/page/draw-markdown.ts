// Draws markdown nodes as elements. Every text becomes a text node: nothing that came from outside is read as markup.

import { element } from './element.ts';
import { formatTimestamp } from './format-timestamp.ts';
import type { MarkdownNode } from './markdown-node.ts';
import { readMarkdown } from './read-markdown.ts';
import type { Scene } from './scene.ts';
import { nameOf } from './world.ts';

const WRAPPERS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  quote: 'blockquote',
} as const;

const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const; // under the page's own h1 and h2

/** Takes Discord's markdown, gives one element that holds it drawn. */
export function drawMarkdown(text: string, scene: Scene): HTMLElement {
  return element('div', { class: 'markdown' }, ...drawNodes(readMarkdown(text), scene));
}

function drawNodes(nodes: readonly MarkdownNode[], scene: Scene): Node[] {
  return nodes.map((node) => drawNode(node, scene));
}

function drawNode(node: MarkdownNode, scene: Scene): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return element('br');
    case 'heading':
      return element(HEADINGS[node.level], { class: `heading-${node.level}` }, ...drawNodes(node.children, scene));
    case 'subtext':
      return element('small', { class: 'subtext' }, ...drawNodes(node.children, scene));
    case 'spoiler':
      return drawSpoiler(drawNodes(node.children, scene));
    case 'list':
      return drawList(node, scene);
    case 'code':
      return element('code', {}, node.text);
    case 'code-block':
      return element('pre', { tabindex: '0' }, element('code', {}, node.text));
    case 'link':
      return drawLink(node.url, drawNodes(node.children, scene));
    case 'timestamp':
      return drawTimestamp(node, scene);
    case 'mention':
      return drawMention(node, scene);
    case 'emoji':
      return document.createTextNode(`:${node.name}:`);
    default:
      return element(WRAPPERS[node.kind], {}, ...drawNodes(node.children, scene));
  }
}

function drawList(node: Extract<MarkdownNode, { kind: 'list' }>, scene: Scene): Node {
  const items = node.items.map((item) => element('li', {}, ...drawNodes(item, scene)));
  return node.ordered ? element('ol', { start: String(node.start) }, ...items) : element('ul', {}, ...items);
}

/** A link opens beside the page and tells the other side nothing of it. */
export function drawLink(url: string, content: readonly Node[]): HTMLElement {
  return element('a', { href: addressOf(url), target: '_blank', rel: 'noopener noreferrer', title: url }, ...content);
}

/** The invented newspapers are at names that lead nowhere (`.invalid`): the sandbox itself has their articles. */
function addressOf(url: string): string {
  const there = URL.canParse(url) ? new URL(url) : undefined;
  return there?.hostname.endsWith('.invalid') ? `/sample-news/${there.host}${there.pathname}` : url;
}

function drawSpoiler(content: readonly Node[]): HTMLElement {
  const words = element('span', { 'aria-hidden': 'true' }, ...content);
  const cover = element('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler' }, words);
  const reveal = (): void => {
    cover.classList.add('revealed');
    words.removeAttribute('aria-hidden');
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal();
  });
  return cover;
}

function drawTimestamp(node: { readonly seconds: number; readonly style: string }, scene: Scene): HTMLElement {
  const reader = { now: scene.now() };
  return element(
    'time',
    {
      class: 'timestamp',
      title: formatTimestamp({ seconds: node.seconds, style: 'F' }, reader),
      'data-relative': node.style === 'R' ? String(node.seconds) : undefined,
    },
    formatTimestamp(node, reader),
  );
}

/** Brings every "… ago" under `root` up to date. */
export function refreshRelativeTimes(root: ParentNode, nowMs: number): void {
  for (const shown of root.querySelectorAll<HTMLElement>('time[data-relative]')) {
    const seconds = Number(shown.dataset.relative);
    shown.textContent = formatTimestamp({ seconds, style: 'R' }, { now: nowMs });
  }
}

function drawMention(node: Extract<MarkdownNode, { kind: 'mention' }>, scene: Scene): HTMLElement {
  const { world } = scene;
  if (node.of === 'channel') {
    const channel = world.channels.find(({ id }) => id === node.id);
    const mention = element('button', { type: 'button', class: 'mention' }, `#${channel?.name ?? 'unknown'}`);
    if (channel !== undefined) mention.addEventListener('click', () => scene.actions.openChannel(channel.id));
    return mention;
  }
  if (node.of === 'command') return element('span', { class: 'mention' }, `/${node.name ?? ''}`);
  if (node.of === 'role') {
    return element(
      'span',
      { class: 'mention' },
      `@${world.roles.find(({ id }) => id === node.id)?.name ?? 'unknown-role'}`,
    );
  }
  const user = world.users.get(node.id);
  return element('span', { class: 'mention' }, `@${user === undefined ? 'unknown-user' : nameOf(user)}`);
}
