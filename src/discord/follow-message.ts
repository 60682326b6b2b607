// What stands in direct messages to who follows something: the first message, and the button that ends it.

import type { SubscriptionId } from '../news/ids.ts';
import { type Button, button, buttonRow, readCustomId, readOptions, writeOpenId } from './components.ts';
import { followTexts } from './follow-texts.ts';
import { CONTENT_CHARACTERS_MAX } from './limits.ts';

const PATH = 'follow remove';
const OPTION = 'follow';

/** The button that ends a follow, under each of its messages; it works as long as the message stands. */
export function stopButton(id: SubscriptionId): Button {
  const options = { json: JSON.stringify({ [OPTION]: id }) };
  return button(followTexts.stop, writeOpenId('aside', { owner: '0', path: PATH, offset: 0, size: 1, options }));
}

/** The body of the first message, as JSON text without a nonce. `text` is a sentence of ours, what it names quoted. */
export function drawHello(text: string, id: SubscriptionId): string {
  return JSON.stringify({
    content: text.slice(0, CONTENT_CHARACTERS_MAX),
    components: [buttonRow([stopButton(id)])],
    allowed_mentions: { parse: [] },
  });
}

interface Part {
  readonly type?: unknown;
  readonly customId?: string | null;
  readonly components?: readonly Part[];
}

/** The follow that a message belongs to, by its button; undefined for other messages. */
export function followOf(components: readonly Part[]): SubscriptionId | undefined {
  for (const { customId, components: inside = [] } of components) {
    const read = readCustomId(customId ?? '');
    if (read.kind === 'aside' && read.state.path === PATH && 'json' in read.state.options) {
      const id = readOptions(read.state.options.json)?.get(OPTION);
      if (typeof id === 'string') return id as SubscriptionId;
    }
    const found = followOf(inside);
    if (found !== undefined) return found;
  }
  return undefined;
}
