// Our own few rules inside the page's components, where their colours are fixed: the theme's colours, readable contrast.

/** What each of the page's components is, as far as it matters here: it says when it has drawn itself. */
interface Drawn extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

/** By tag: rules added after the component's own, so that at equal weight they win. */
const RULES: { readonly [tag: string]: string } = {
  'discord-embed': `
    :host .discord-embed-wrapper, :host([light-theme]) .discord-embed-wrapper {
      background-color: var(--side); border-color: var(--line); }
    :host .discord-embed-title a { color: var(--link); }`,
  'discord-embed-footer': `
    :host, :host([light-theme]), :host .discord-embed-footer, :host([light-theme]) .discord-embed-footer { color: var(--faint); }`,
  'discord-message': `
    :host .discord-message-timestamp, :host([light-theme]) .discord-message-timestamp,
    :host .discord-message-edited, :host([light-theme]) .discord-message-edited { color: var(--faint); }`,
  'discord-command': `
    :host .discord-slash-command-name { background-color: var(--mention); color: var(--mention-text) !important; }
    :host .discord-replied-message-username { color: var(--text); opacity: 1; }`,
  'discord-reply': `
    :host .discord-replied-message-username { color: var(--text); opacity: 1; }`,
  // Their buttons are wider than Discord's: five did not fit in a row.
  'discord-button': `
    :host > :first-child { box-sizing: border-box; border-radius: 8px; }
    .secondary { background-color: var(--button); color: var(--button-text); }
    .secondary.hoverable:hover { background-color: var(--line); }
    :host(.busy) span { visibility: hidden; }`,
};

const sheets = new Map<string, CSSStyleSheet>();

/** Takes one of the page's components, adds our rules to it once it has drawn itself; others stay as they are. */
export async function restyle(component: Drawn): Promise<void> {
  const tag = component.localName;
  const rules = RULES[tag];
  if (rules === undefined) return;
  await component.updateComplete;
  const sheet = sheets.get(tag) ?? new CSSStyleSheet();
  if (!sheets.has(tag)) {
    sheet.replaceSync(rules);
    sheets.set(tag, sheet);
  }
  component.shadowRoot?.adoptedStyleSheets.push(sheet);
}
