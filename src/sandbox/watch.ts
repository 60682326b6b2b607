// What tests and other processes see of the sandbox: messages as they stand, and what a person sees of an answer.

import type { Acted } from './interact.ts';
import type { JsonObject } from './page-protocol.ts';
import type { State, StoredMessage } from './state.ts';
import { findMessage } from './state.ts';
import { asJson, type Wire } from './wire.ts';

const LOOK_EVERY_MS = 20; // for what happens in the test's own process, which the stand-in does not hear of
const WAIT_MS_MAX = 10_000; // a bot that has not answered by then never will; tests must end

/** A message as it stands in a channel. */
export interface PostedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly flags: number;
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  /** Who was notified by it, edits included: `user:ID`, `role:ID`, `everyone`, `here`. */
  readonly pings: readonly string[];
  readonly nonce?: string | number;
  /** Set on ephemeral messages: the only person who sees it. */
  readonly visibleTo?: string;
  readonly createdAt: number;
  readonly editedAt?: number;
  /** The whole message as Discord's REST API gives it. */
  readonly raw: JsonObject;
}

/** What a person sees first of an answer, with the message where there is one. */
export interface Sight {
  readonly interactionId: string;
  /** `failed`: "The application did not respond". `acknowledged`: nothing to see, yet. */
  readonly kind: 'message' | 'deferred' | 'updated' | 'acknowledged' | 'choices' | 'modal' | 'failed';
  readonly message?: PostedMessage;
  readonly choices?: readonly JsonObject[];
  readonly modal?: JsonObject;
  readonly text?: string;
}

/** What a person sees of an answer: first, and from then on. */
export interface Seen extends Sight {
  /** The answer once it no longer says "thinking". Rejects after `timeoutMs` (10 s unless said otherwise). */
  readonly settled: (timeoutMs?: number) => Promise<PostedMessage>;
  /** Every form the answer has had, the present one last. */
  readonly versions: () => readonly JsonObject[];
  readonly followUps: () => readonly PostedMessage[];
}

// A message's wire is never written into, only replaced: what was drawn of one stays true. Without this, whoever waits
// for one message copies all of its channel at every look.
const drawn = new WeakMap<Wire, PostedMessage>();

/** The message in the words of the door: the same object as long as nothing of it changes. */
export function drawPosted(stored: StoredMessage): PostedMessage {
  const known = drawn.get(stored.wire);
  if (known !== undefined) return known;
  const posted = draw(stored);
  drawn.set(stored.wire, posted);
  return posted;
}

function draw(stored: StoredMessage): PostedMessage {
  const raw = asJson(stored.wire);
  const list = (value: unknown) => (Array.isArray(value) ? (value as JsonObject[]) : []);
  return {
    id: stored.id,
    channelId: stored.channelId,
    authorId: stored.authorId,
    content: String(raw.content ?? ''),
    flags: Number(raw.flags),
    embeds: list(raw.embeds),
    components: list(raw.components),
    attachments: list(raw.attachments),
    pings: stored.pings,
    ...(stored.nonce === undefined ? {} : { nonce: stored.nonce }),
    ...(stored.visibleTo === undefined ? {} : { visibleTo: stored.visibleTo }),
    createdAt: stored.createdAt,
    ...(stored.editedAt === undefined ? {} : { editedAt: stored.editedAt }),
    raw,
  };
}

/** Waits for the first answer and gives it, with ways to look at what follows. */
export async function watchAnswer(state: State, acted: Acted): Promise<Seen> {
  const { interaction } = acted;
  const sight = await acted.first;
  const original = () => findMessage(state, interaction.channelId, interaction.originalId ?? '');
  const first = 'messageId' in sight ? findMessage(state, interaction.channelId, sight.messageId) : undefined;
  const text = sight.kind === 'failed' ? sight.text : undefined;
  return {
    interactionId: interaction.id,
    kind: sight.kind,
    ...(first === undefined ? {} : { message: drawPosted(first) }),
    ...(sight.kind === 'choices' ? { choices: sight.choices.map(asJson) } : {}),
    ...(sight.kind === 'modal' ? { modal: asJson(sight.modal) } : {}),
    ...(text === undefined ? {} : { text }),
    settled: (timeoutMs) => {
      const found = () => (interaction.isLoading ? undefined : original());
      return waitUntil(state, found, timeoutMs).then(drawPosted);
    },
    versions: () => {
      const stored = original();
      return stored === undefined ? [] : [...stored.versions, stored.wire].map(asJson);
    },
    followUps: () =>
      interaction.followUpIds.flatMap((id) => {
        const stored = findMessage(state, interaction.channelId, id);
        return stored === undefined ? [] : [drawPosted(stored)];
      }),
  };
}

/**
 * Asks `find` now, after everything that happens in the world, and now and then, until it gives something.
 * Rejects after `timeoutMs` real milliseconds.
 */
export function waitUntil<T>(state: State, find: () => T | undefined, timeoutMs = WAIT_MS_MAX): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      clearInterval(again);
      state.hearers.delete(look);
    };
    const look = () => {
      const found = find();
      if (found === undefined) return;
      finish();
      resolve(found);
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`what was waited for did not happen within ${timeoutMs} ms`));
    }, timeoutMs);
    const again = setInterval(look, LOOK_EVERY_MS);
    state.hearers.add(look);
    look();
  });
}
