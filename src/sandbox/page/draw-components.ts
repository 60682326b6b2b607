// Draws components: rows of buttons and selects, and the whole of Components V2.

import { localPicture } from './avatar.ts';
import type { Component, GalleryItem, Message } from './discord-objects.ts';
import { drawButton } from './draw-button.ts';
import { colourOf } from './draw-embed.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { drawFile, drawPicture } from './draw-picture.ts';
import { element } from './element.ts';
import { drawPicker } from './picker.ts';
import { pressAndShow } from './press.ts';
import type { Scene } from './scene.ts';
import { choicesOf, isSelect } from './select-choices.ts';

type Drawer = (component: Component, message: Message, scene: Scene) => HTMLElement;

/** By component type, as Discord numbers them. */
const DRAWERS: { readonly [type: number]: Drawer } = {
  1: drawRow,
  2: drawLoneButton,
  9: drawSection,
  10: (component, _message, scene) => drawMarkdown(component.content ?? '', scene),
  11: drawThumbnail,
  12: drawGallery,
  13: drawFileComponent,
  14: drawSeparator,
  17: drawContainer,
};

/** Takes a message's components, gives one element for the message's slot of components; undefined for none. */
export function drawComponents(message: Message, scene: Scene): HTMLElement | undefined {
  const components = message.components ?? [];
  if (components.length === 0) return undefined;
  const drawn = components.map((component) => drawComponent(component, message, scene));
  return element('div', { slot: 'components', class: 'components' }, ...drawn);
}

function drawComponent(component: Component, message: Message, scene: Scene): HTMLElement {
  const draw = isSelect(component.type) ? drawSelect : DRAWERS[component.type];
  if (draw === undefined) return element('p', { class: 'unknown' }, `(a component of type ${component.type})`);
  return draw(component, message, scene);
}

function drawRow(row: Component, message: Message, scene: Scene): HTMLElement {
  const drawn = element('discord-action-row', { class: 'row' });
  for (const component of row.components ?? []) {
    drawn.append(
      component.type === 2 ? drawButton(component, message, scene) : drawComponent(component, message, scene),
    );
  }
  return drawn;
}

/** The component for buttons asks to stand in a row. */
function drawLoneButton(component: Component, message: Message, scene: Scene): HTMLElement {
  return element('discord-action-row', { class: 'row lone' }, drawButton(component, message, scene));
}

function drawSelect(component: Component, message: Message, scene: Scene): HTMLElement {
  const picker = drawPicker({
    label: component.placeholder ?? 'Select',
    placeholder: component.placeholder ?? 'Make a selection',
    choices: choicesOf(component, scene.world),
    min: component.min_values ?? 1,
    max: component.max_values ?? 1,
    disabled: component.disabled === true,
    onPick: (values) => void pressAndShow(picker, scene.actions.press(message, component, values)),
  });
  return picker;
}

function drawSection(section: Component, message: Message, scene: Scene): HTMLElement {
  const texts = (section.components ?? []).map((component) => drawComponent(component, message, scene));
  const accessory = section.accessory === undefined ? undefined : drawComponent(section.accessory, message, scene);
  return element(
    'div',
    { class: 'section' },
    element('div', { class: 'section-texts' }, ...texts),
    accessory !== undefined && element('div', { class: 'section-accessory' }, accessory),
  );
}

function drawThumbnail(component: Component, message: Message): HTMLElement {
  const picture = drawPicture(
    { url: component.media?.url ?? '', description: component.description ?? null, class: 'thumbnail' },
    message,
  );
  return component.spoiler === true ? coverPicture(picture) : picture;
}

function drawGallery(component: Component, message: Message): HTMLElement {
  const items = component.items ?? [];
  const draw = (item: GalleryItem): HTMLElement => {
    const picture = drawPicture(
      { url: item.media.url, description: item.description ?? null, class: 'picture' },
      message,
    );
    return item.spoiler === true ? coverPicture(picture) : picture;
  };
  return element('div', { class: items.length > 1 ? 'gallery many' : 'gallery' }, ...items.map(draw));
}

function drawFileComponent(component: Component, message: Message): HTMLElement {
  const url = component.file?.url ?? '';
  const file = message.attachments?.find((one) => one.url === url || `attachment://${one.filename}` === url);
  const name = component.name ?? url.split('/').at(-1) ?? 'file';
  return drawFile(file ?? { id: '0', filename: name, url: localPicture(url, message) ?? url }, message);
}

function drawSeparator(component: Component): HTMLElement {
  const size = component.spacing === 2 ? 'separator large' : 'separator';
  return component.divider === false
    ? element('div', { class: `${size} blank`, 'aria-hidden': 'true' })
    : element('hr', { class: size });
}

function drawContainer(container: Component, message: Message, scene: Scene): HTMLElement {
  const inner = (container.components ?? []).map((component) => drawComponent(component, message, scene));
  const drawn = element('div', { class: 'container' }, ...inner);
  const accent = colourOf(container.accent_color);
  if (accent !== undefined) drawn.style.setProperty('--accent', accent);
  drawn.classList.toggle('accented', accent !== undefined);
  return container.spoiler === true ? coverPicture(drawn) : drawn;
}

/** Hides what is marked as a spoiler behind a button until it is pressed. */
function coverPicture(hidden: HTMLElement): HTMLElement {
  const cover = element('button', { type: 'button', class: 'cover' }, 'Spoiler: show');
  cover.addEventListener('click', () => cover.replaceWith(hidden));
  return cover;
}
