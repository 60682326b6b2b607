// News for the sandbox: the sample articles that are to come, and the visitor's own from an address or from files.

import type { Reply } from './connection.ts';
import { element } from './element.ts';
import { formatPosted } from './format-timestamp.ts';
import { drawDeed, type ToolScene } from './tool-parts.ts';

/** The socket takes one frame of 8 MB; as base64 the files are a third longer. */
const FILES_BYTES_MAX = 5_000_000;
const ENDINGS = '.txt,.md,.html,.htm,.xml,.rss,.atom,.rdf,.json,.jsonl,.gz,.opml';
const TITLE = 'News';

/** Gives the section of news; what is typed in it is lost when it is drawn anew. */
export function drawNews(scene: ToolScene): HTMLElement[] {
  const { connection } = scene;
  const { articlesToCome, nextArticleAt } = scene.world().settings;
  const next = nextArticleAt === undefined ? '' : ` The next one comes ${sayWhen(nextArticleAt)}.`;
  const toCome =
    articlesToCome === 0 ? 'All sample articles have arrived.' : `Sample articles to come: ${articlesToCome}.${next}`;
  return [
    element('p', { class: 'tool-note' }, toCome),
    drawDeed('Let the next article arrive', async () => tell(scene, await connection.request({ type: 'arrive' }))),
    drawAddress(scene),
    drawFiles(scene),
  ];
}

const sayWhen = (at: number): string => formatPosted(new Date(at).toISOString(), { now: Date.now() });

function tell({ say }: ToolScene, reply: Reply): void {
  say(TITLE, 'text' in reply ? reply.text : '', reply.type === 'failed');
}

function drawAddress(scene: ToolScene): HTMLElement {
  const input = element('input', {
    id: 'tool-address',
    class: 'tool-input',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    placeholder: 'https://example.org/feed.xml',
  });
  const read = async (): Promise<void> => {
    if (input.value.trim() === '') return input.focus();
    scene.say(TITLE, 'Reading …', false);
    tell(scene, await scene.connection.request({ type: 'bring-address', address: input.value.trim() }));
  };
  const form = element(
    'form',
    { class: 'tool-form' },
    element('label', { class: 'tool-label', for: 'tool-address' }, 'Bring your own: a feed or an article'),
    element('div', { class: 'tool-row' }, input, drawDeed('Read', read)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void read();
  });
  return form;
}

function drawFiles(scene: ToolScene): HTMLElement {
  const input = element('input', { id: 'tool-files', type: 'file', multiple: true, accept: ENDINGS });
  const label = element('label', { class: 'tool-label', for: 'tool-files' }, 'or drop files: articles, feeds, OPML');
  const zone = element('div', { class: 'drop' }, label, input);
  input.addEventListener('change', () => void bring([...(input.files ?? [])], scene));
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('is-over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('is-over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('is-over');
    void bring([...(event.dataTransfer?.files ?? [])], scene);
  });
  return zone;
}

async function bring(files: readonly File[], scene: ToolScene): Promise<void> {
  if (files.length === 0) return;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > FILES_BYTES_MAX)
    return scene.say(TITLE, 'That is more than 5 MB: use “import” on the command line for so much.', true);
  scene.say(TITLE, 'Reading …', false);
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await toBase64(file) })));
  tell(scene, await scene.connection.request({ type: 'bring-files', files: read }));
}

/** The part of a data: address after its comma. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
