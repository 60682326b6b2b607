// Many people at once, in many servers: acts at a steady pace inside the stand-in's process, and measures what they wait.

import { setTimeout as wait } from 'node:timers/promises';
import type { Act } from '../../src/sandbox/deeds.ts';
import type { Sandbox } from '../../src/sandbox/offer.ts';
import type { PostedMessage, Seen } from '../../src/sandbox/watch.ts';

export interface CrowdWanted {
  readonly perSecond: number;
  readonly seconds: number;
  /** What people search and ask for, each in turn. */
  readonly words: readonly string[];
}

/** Milliseconds. */
interface Spread {
  readonly half: number;
  readonly p99: number;
  readonly max: number;
}

export interface CrowdSeen {
  readonly acted: number;
  /** How often each first sight was seen; `failed`: that the application did not respond. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly first: Spread;
  /** Until the answer no longer says "thinking". */
  readonly settled: Spread;
  /** Answers that went on saying "thinking". */
  readonly unsettled: number;
  /** How late the crowd itself was, so that a busy machine is not taken for a slow bot. */
  readonly late: Spread;
}

/** Those who wait for an answer behind "thinking" give up after this; Discord's own limit is 15 minutes. */
const SETTLE_MS_MAX = 60_000;

interface Place {
  readonly channelId: string;
  /** The latest page of hits there, whose buttons can be pressed. */
  readonly page: () => PostedMessage | undefined;
  pageId?: string;
}

/** Acts so often a second for so long, in one server after the other, in every way there is. */
export async function runCrowd(sandbox: Sandbox, wanted: CrowdWanted): Promise<CrowdSeen> {
  const places = placesIn(sandbox);
  const begun = performance.now();
  const measured = { first: [] as number[], settled: [] as number[], late: [] as number[], unsettled: 0 };
  const kinds: Record<string, number> = {};
  const all = Array.from({ length: wanted.perSecond * wanted.seconds }, async (_, turn) => {
    const due = begun + (turn * 1000) / wanted.perSecond;
    await wait(Math.max(1, due - performance.now()));
    const at = performance.now();
    measured.late.push(at - due);
    const place = places[turn % places.length] as Place;
    const seen = await sandbox.interact(deedOf(turn, place, wanted.words));
    measured.first.push(performance.now() - at);
    kinds[seen.kind] = (kinds[seen.kind] ?? 0) + 1;
    await settle(seen, place).then(
      () => measured.settled.push(performance.now() - at),
      () => {
        measured.unsettled += 1;
      },
    );
  });
  await Promise.all(all);
  return {
    acted: all.length,
    kinds,
    first: spreadOf(measured.first),
    settled: spreadOf(measured.settled),
    late: spreadOf(measured.late),
    unsettled: measured.unsettled,
  };
}

function placesIn(sandbox: Sandbox): Place[] {
  return sandbox.world().guilds.map(({ channels }) => {
    const channelId = channels.find(({ type }) => type === 0)?.id ?? '';
    const place: Place = {
      channelId,
      page: () => sandbox.messages(channelId).find(({ id }) => id === place.pageId),
    };
    return place;
  });
}

async function settle(seen: Seen, place: Place): Promise<void> {
  if (seen.kind !== 'deferred') return;
  const message = await seen.settled(SETTLE_MS_MAX);
  if (message.visibleTo === undefined && nextOf(message) !== undefined) place.pageId = message.id;
}

type Deed = (place: Place, word: string) => Act;

const typed =
  (command: string, options?: (word: string) => Readonly<Record<string, string>>, as?: 'moderator'): Deed =>
  ({ channelId }, word) => ({
    kind: 'command',
    command,
    channelId,
    ...(options === undefined ? {} : { options: options(word) }),
    ...(as === undefined ? {} : { as }),
  });

const completed =
  (command: string, focused: string, others: Readonly<Record<string, string>>): Deed =>
  ({ channelId }, word) => ({
    kind: 'complete',
    command,
    channelId,
    focused,
    options: { ...others, [focused]: word.slice(0, 3) },
  });

/** Without a page that goes on, a search that may bring one. */
const pressed: Deed = (place, word) => {
  const { channelId } = place;
  const page = place.page();
  const customId = page === undefined ? undefined : nextOf(page);
  if (page === undefined || customId === undefined) return typed('search', (words) => ({ words }))(place, word);
  return { kind: 'component', channelId, messageId: page.id, customId };
};

/** In the order in which they take turns; what people do often stands here often. */
const DEEDS: readonly Deed[] = [
  typed('search', (words) => ({ words })),
  completed('search', 'actor', { words: 'x' }),
  typed('help'),
  typed('ask', (word) => ({ question: `What did ${word} say?` })),
  pressed,
  completed('ask', 'topic', { question: 'x' }),
  typed('topic list', undefined, 'moderator'),
  typed('topic create', undefined, 'moderator'),
  typed('briefing'),
  typed('search', (word) => ({ words: `source:"Source 1" ${word}` })),
  typed('subscription list', undefined, 'moderator'),
  completed('search', 'source', { words: 'x' }),
  typed('feed list', undefined, 'moderator'),
];

function deedOf(turn: number, place: Place, words: readonly string[]): Act {
  const deed = DEEDS[turn % DEEDS.length] as Deed;
  return deed(place, words[turn % words.length] ?? '');
}

interface Part {
  readonly label?: string;
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Part[];
}

/** The custom id of the button to the next page, where there is one. */
function nextOf(message: PostedMessage): string | undefined {
  const buttons = (message.components as unknown as readonly Part[]).flatMap(({ components = [] }) => components);
  return buttons.find(({ label, disabled }) => label?.startsWith('Next') === true && disabled !== true)?.custom_id;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { half: at(0.5), p99: at(0.99), max: at(1) };
}
