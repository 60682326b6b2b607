// What a phone would show of a message: the first words of its content, and nothing of its embeds and components.

import { avatarOf } from './avatar.ts';
import { nameChannel } from './channel-list.ts';
import type { Message } from './discord-objects.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { button, element } from './element.ts';
import type { Scene } from './scene.ts';
import { nameOf } from './world.ts';

const DIRECT_MESSAGE = 1;
/** About four lines on a phone. */
const WORDS_CHARACTERS_MAX = 180;
const SHOWN_MS = 9_000;

/** Shows the notification of a message in its place over the page, for a while; a press on it opens the channel. */
export function showNotification(place: HTMLElement, message: Message, scene: Scene): void {
  const { world, actions } = scene;
  const channel = world.channels.find(({ id }) => id === message.channel_id);
  const isDirect = channel?.type === DIRECT_MESSAGE;
  const where = channel === undefined || isDirect ? '' : ` (#${nameChannel(channel, world)}, ${world.guildName})`;
  const words = wordsOf(message, scene);
  const card = element('div', { class: 'notification', role: 'status' });
  const face = button(
    { class: 'notification-face' },
    element('img', { src: avatarOf(message.author), alt: '' }),
    () => {
      card.remove();
      actions.openChannel(message.channel_id);
    },
  );
  face.append(
    element(
      'span',
      { class: 'notification-words' },
      element('small', {}, 'On a phone'),
      element('strong', {}, `${nameOf(message.author)}${where}`),
      element('span', {}, words === '' ? 'No words of it: only a message’s content shows here.' : words),
    ),
  );
  card.append(
    face,
    button({ class: 'sign-button', label: 'Put the notification away' }, '×', () => card.remove()),
  );
  place.replaceChildren(card);
  setTimeout(() => card.remove(), SHOWN_MS);
}

function wordsOf({ content = '' }: Message, scene: Scene): string {
  // Line by line: what is not in the page yet has no lines of its own.
  const lines = content.split('\n').map((line) => drawMarkdown(line, scene).textContent.trim());
  const words = lines.filter((line) => line !== '').join(' · ');
  return words.length <= WORDS_CHARACTERS_MAX ? words : `${words.slice(0, WORDS_CHARACTERS_MAX)}…`;
}
