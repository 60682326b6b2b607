// Draws pictures and files of messages: only what this page's own origin serves; of others it says what they are.

import { localPicture } from './avatar.ts';
import type { Attachment, Message } from './discord-objects.ts';
import { drawLink } from './draw-markdown.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import { isWebAddress } from './read-inline.ts';

/** Takes a picture's address and description, gives it drawn, or a line in its place when it lies elsewhere. */
export function drawPicture(
  picture: { readonly url: string; readonly description?: string | null; readonly class: string },
  message: Message,
): HTMLElement {
  const source = localPicture(picture.url, message);
  const words = picture.description ?? '';
  if (source !== undefined) {
    return element('img', {
      class: picture.class,
      src: source,
      alt: words,
      title: words === '' ? undefined : words,
      loading: 'lazy',
    });
  }
  const label =
    words === ''
      ? 'A picture from elsewhere, not loaded in the sandbox'
      : `Picture, not loaded in the sandbox: ${words}`;
  const place = element('div', { class: `${picture.class} picture-elsewhere` });
  place.append(isWebAddress(picture.url) ? drawLink(picture.url, [document.createTextNode(label)]) : label);
  return place;
}

/** Takes a message's files that no component or embed shows, gives them drawn: pictures as such, others as a line. */
export function drawAttachments(message: Message): HTMLElement | undefined {
  const shown = (message.embeds ?? []).flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]);
  const files = (message.attachments ?? []).filter(
    (file) => !shown.includes(file.url) && !shown.includes(`attachment://${file.filename}`),
  );
  if (files.length === 0) return undefined;
  return element(
    'div',
    { slot: 'attachments', class: 'attachments' },
    ...files.map((file) => drawAttachment(file, message)),
  );
}

function drawAttachment(file: Attachment, message: Message): HTMLElement {
  const isPicture = file.content_type?.startsWith('image/') ?? /\.(?:png|jpe?g|gif|webp)$/i.test(file.filename);
  if (!isPicture) return drawFile(file, message);
  const picture = drawPicture({ url: file.url, description: file.description ?? null, class: 'picture' }, message);
  return element('figure', { class: 'figure' }, picture);
}

/** Takes a file, gives a card with its name and size; it can be saved when our own origin serves it. */
export function drawFile(file: Attachment, message: Message): HTMLElement {
  const source = localPicture(file.url, message);
  const name =
    source === undefined ? file.filename : element('a', { href: source, download: file.filename }, file.filename);
  const size =
    file.size === undefined ? '' : file.size < 1024 ? `${file.size} bytes` : `${(file.size / 1024).toFixed(1)} KB`;
  return element(
    'div',
    { class: 'file-card' },
    icon('file'),
    element('span', {}, name, element('small', { class: 'file-size' }, size)),
  );
}
