// The messages that are pinned in a channel, behind a button in its bar.

import type { Channel, Message } from './discord-objects.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { button, element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { icon } from './icon.ts';
import type { Scene } from './scene.ts';
import { nameOf } from './world.ts';

/** Takes the open channel, gives the button that lists what is pinned there; undefined when nothing is. */
export function drawPinsButton(channel: Channel, scene: Scene): HTMLElement | undefined {
  const pinned = (scene.world.messages.get(channel.id) ?? []).filter((message) => message.pinned === true);
  if (pinned.length === 0) return undefined;
  const drawn = button({ class: 'bar-button', label: `Pinned messages: ${pinned.length}` }, icon('pin'), () =>
    openPins(pinned, scene),
  );
  drawn.append(` ${pinned.length}`);
  return drawn;
}

function openPins(pinned: readonly Message[], scene: Scene): void {
  const dialog = element('dialog', { class: 'form', 'aria-labelledby': 'pins-title' });
  const lines = pinned.map((message) =>
    element(
      'article',
      { class: 'pin' },
      element('strong', {}, nameOf(message.author)),
      element('small', { class: 'edited' }, ` ${formatPosted(message.timestamp, { now: scene.now() })}`),
      drawMarkdown(message.content === '' ? '-# Without words of its own' : (message.content ?? ''), scene),
      button({ class: 'link' }, 'Jump to it', () => {
        dialog.close();
        document.getElementById(`message-${message.id}`)?.scrollIntoView({ block: 'center' });
      }),
    ),
  );
  const close = button({ class: 'form-cancel' }, 'Close', () => dialog.close());
  dialog.append(
    element('h2', { id: 'pins-title' }, 'Pinned messages'),
    ...lines,
    element('div', { class: 'form-ends' }, close),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
