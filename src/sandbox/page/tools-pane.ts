// The pane that holds the sandbox's tools: opened by a button, drawn anew when something changes, its words kept.

import type { SeenRequest } from '../page-protocol.ts';
import { button, element } from './element.ts';
import { drawNews } from './news-tool.ts';
import { makeRequestList } from './request-list.ts';
import type { ToolScene, ToolsNeeds } from './tool-parts.ts';
import { drawTools } from './tools.ts';

export interface ToolsPane {
  readonly element: HTMLElement;
  readonly show: (isShown: boolean) => void;
  readonly isShown: () => boolean;
  /** Draws what depends on the world or the channel; nothing while the pane is closed. */
  readonly refresh: () => void;
  readonly addRequests: (requests: readonly SeenRequest[]) => void;
  /** After the connection was made anew: the stand-in is asked for the requests again. */
  readonly watchAgain: () => void;
}

/** Takes what the tools need and what closes the pane, gives it, closed. */
export function makeToolsPane(needs: ToolsNeeds, close: () => void): ToolsPane {
  const said = new Map<string, { readonly text: string; readonly isFailure: boolean }>();
  const requests = makeRequestList(needs.world);
  const sections = element('div', { class: 'tool-sections' });
  const root = element(
    'aside',
    { class: 'tools', id: 'tools', 'aria-label': 'Sandbox tools', hidden: true },
    element(
      'div',
      { class: 'tools-head' },
      element('h2', {}, 'Sandbox tools'),
      button({ class: 'sign-button', label: 'Close the tools' }, '×', close),
    ),
    sections,
    element('section', { class: 'tool' }, element('h3', {}, 'Dateline’s requests'), requests.element),
  );
  const scene: ToolScene = {
    ...needs,
    say: (title, text, isFailure) => {
      said.set(title, { text, isFailure });
      refresh();
    },
  };
  const refresh = (): void => {
    if (root.hidden) return;
    const focused = document.activeElement;
    const place = focused instanceof HTMLElement && sections.contains(focused) ? placeOf(sections, focused) : -1;
    const typed = sections.querySelector<HTMLInputElement>('#tool-address')?.value ?? '';
    const drawn = [...drawTools(scene), { title: 'News', content: drawNews(scene) }];
    sections.replaceChildren(
      ...drawn.map(({ title, content }) => {
        const words = said.get(title);
        const told = element('p', { class: 'tool-said', role: 'status' }, words?.text ?? '');
        told.classList.toggle('is-failure', words?.isFailure === true);
        return element('section', { class: 'tool' }, element('h3', {}, title), ...content, told);
      }),
    );
    const address = sections.querySelector<HTMLInputElement>('#tool-address');
    if (address !== null) address.value = typed;
    if (place !== -1) [...sections.querySelectorAll<HTMLElement>(FOCUSABLE)][place]?.focus();
  };
  const watch = (isWatching: boolean): void => {
    requests.clear();
    needs.connection.tell({ type: 'watch', isWatching });
  };
  const show = (isShown: boolean): void => {
    if (isShown !== root.hidden) return;
    root.hidden = !isShown;
    watch(isShown);
    refresh();
  };
  return {
    element: root,
    show,
    isShown: () => !root.hidden,
    refresh,
    addRequests: requests.add,
    watchAgain: () => {
      if (!root.hidden) watch(true);
    },
  };
}

const FOCUSABLE = 'button, input, select';

/** Which of the controls has the focus, so that the same one has it when all are drawn anew. */
function placeOf(within: HTMLElement, focused: HTMLElement): number {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].indexOf(focused);
}
