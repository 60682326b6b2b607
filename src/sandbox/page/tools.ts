// The sandbox's tools beside the channel: who one is, what Dateline may do, clock, network, news, and its requests.

import type { Network } from '../page-protocol.ts';
import { element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { drawPermissions } from './permission-tool.ts';
import { drawCheck, drawDeed, type ToolScene } from './tool-parts.ts';

/** Discord's names of a few languages; Dateline is told which it is, and answers in English. */
const LANGUAGES: readonly (readonly [string, string])[] = [
  ['en-US', 'English, US'],
  ['en-GB', 'English, UK'],
  ['de', 'Deutsch'],
  ['es-ES', 'Español'],
  ['fr', 'Français'],
  ['ja', '日本語'],
];

const NETWORKS: readonly (readonly [Network, string])[] = [
  ['fine', 'Fine'],
  ['slow', 'Slow: each request takes two seconds'],
  ['refusing', 'Refusing: each request is answered with 503'],
  ['rate-limited', 'Rate-limited: every other request must wait two seconds'],
  ['cut', 'Cut: nothing comes through'],
];

/** Draws the tools as they stand, by their titles. */
export function drawTools(scene: ToolScene): { readonly title: string; readonly content: readonly HTMLElement[] }[] {
  const { world, channel } = scene;
  const here = channel();
  return [
    { title: 'Who you are', content: drawSelf(scene) },
    { title: 'What Dateline may do here', content: drawPermissions(here, world(), scene.connection) },
    { title: 'Clock', content: drawClock(scene) },
    { title: 'Network', content: drawNetwork(scene) },
  ];
}

function drawSelf({ world, connection }: ToolScene): HTMLElement[] {
  const { settings, roles } = world();
  const languages = LANGUAGES.map(([value, name]) =>
    element('option', { value, selected: value === settings.locale }, name),
  );
  const language = element('select', { class: 'tool-select', id: 'tool-language' }, ...languages);
  language.addEventListener('change', () => connection.tell({ type: 'locale', locale: language.value }));
  const own = roles.filter(({ name, tags }) => name !== '@everyone' && tags?.bot_id === undefined);
  return [
    element('label', { class: 'tool-label', for: 'tool-language' }, 'Language of your Discord'),
    language,
    element('p', { class: 'tool-note' }, 'Dateline is told it, and speaks English.'),
    element(
      'fieldset',
      { class: 'tool-choices' },
      element('legend', { class: 'tool-label' }, 'Roles'),
      ...own.map(({ id, name }) =>
        drawCheck(name, settings.held.includes(id), (isHeld) => connection.tell({ type: 'role', roleId: id, isHeld })),
      ),
    ),
  ];
}

function drawClock(scene: ToolScene): HTMLElement[] {
  const { now, connection, say } = scene;
  const move = (to: 'hour' | 'briefing') => async (): Promise<void> => {
    const reply = await connection.request({ type: 'clock', to });
    say('Clock', 'text' in reply ? reply.text : '', reply.type === 'failed');
  };
  const at = formatPosted(new Date(now()).toISOString(), { now: Date.now() });
  return [
    element('p', { class: 'tool-note' }, 'In the sandbox it is ', element('strong', {}, at), '.'),
    element(
      'div',
      { class: 'tool-row' },
      drawDeed('Forward to the next briefing', move('briefing')),
      drawDeed('An hour on', move('hour')),
    ),
  ];
}

function drawNetwork({ world, connection }: ToolScene): HTMLElement[] {
  const lines = NETWORKS.map(([value, label]) => {
    const input = element('input', { type: 'radio', name: 'network', value });
    input.checked = world().settings.network === value;
    input.addEventListener('change', () => connection.tell({ type: 'network', network: value }));
    return element('label', { class: 'tool-choice' }, input, label);
  });
  const legend = element('legend', { class: 'tool-label' }, 'Between Dateline and Discord');
  return [element('fieldset', { class: 'tool-choices' }, legend, ...lines)];
}
