// Makes elements: the one way this page builds its document, so that text is never read as markup.

export type Child = Node | string | undefined | false;

/**
 * Takes a tag, its attributes (`true` is an empty attribute; false and undefined are left out) and children (strings
 * become text nodes), gives the element.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string | boolean | undefined } = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

/** A button that does `act` when pressed; `label` is what is read out when it shows only a sign. */
export function button(
  attributes: {
    readonly class: string;
    readonly label?: string;
    readonly [name: string]: string | boolean | undefined;
  },
  content: Child,
  act: (event: MouseEvent) => void,
): HTMLButtonElement {
  const { label, ...rest } = attributes;
  const made = element('button', { type: 'button', 'aria-label': label, title: label, ...rest }, content);
  made.addEventListener('click', act);
  return made;
}

/** The element of the page's own skeleton with this id; a page without it is broken, so it throws. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element "${id}".`);
  return found;
}
