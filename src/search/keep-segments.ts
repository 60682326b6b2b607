// Keeps the index up with the store: lists its segments, takes the newest articles into tails, and has them written behind.

import type { SegmentRow } from '../store/store.ts';
import { bringUp, listAnew, newState, type OnProgress, type Parts, segmentsOf } from './bring-up.ts';
import { readSegment } from './read-segment.ts';
import type { Segments } from './view-mask.ts';

/** The articles of so many tails are taken in again while whoever asked waits: half a second. More are missing meanwhile. */
const TAILS_AWAITED_MAX = 2;

/** So much of what may be kept in memory is read ahead; the rest is for what searches make of it. */
const READ_AHEAD_SHARE = 0.75;

export interface KeptSegments {
  /** The segments as of the last refresh. */
  current(): Segments;
  refresh(onProgress?: OnProgress): Promise<void>;
  /** Resolves when nothing is being written or merged, and nothing is left to. */
  settle(): Promise<void>;
  /**
   * To be called when a reading threw RangeError: the list is read anew, and segments whose bytes are damaged are taken
   * out, so that their articles are taken in again: now if they are few, behind the searches if they are many.
   */
  heal(): Promise<void>;
  /** Whether articles of a damaged segment are still missing. */
  readonly isHealing: boolean;
  /** Reads what is stored into memory, up to a share of what may be kept there; others run between the slices. */
  readAhead(): Promise<void>;
  /** Takes all segments out: every article is taken in again. */
  rebuild(onProgress?: OnProgress): Promise<void>;
  /** Ends what is being written or merged, in milliseconds. To be called before the store is closed. */
  stop(): Promise<void>;
}

/** Segments that follow the store. Two refreshes at once are one. Throws what the store throws, and goes on next time. */
export function keepSegments(parts: Parts): KeptSegments {
  const { segments } = parts;
  const state = newState(parts);
  let refreshing: Promise<void> | undefined;
  let healing: Promise<void> | undefined;
  let ahead: Promise<void> | undefined;

  const refresh: KeptSegments['refresh'] = (onProgress) => {
    refreshing ??= bringUpOrHeal(onProgress ?? parts.onProgress).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  /** A segment that was gone, damaged or written by an older program is no reason to fail: its articles are taken in again. */
  async function bringUpOrHeal(onProgress?: OnProgress): Promise<void> {
    try {
      await bringUp(state, parts, onProgress);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      await takeOutUseless();
      await bringUp(state, parts, onProgress);
    }
  }

  /** Gives how many articles were taken out. */
  async function takeOutUseless(): Promise<number> {
    const useless: SegmentRow[] = [];
    for (const row of await segments.list())
      if (!((await segments.isSound(row.id)) && (await canBeOpened(row.id, parts)))) useless.push(row);
    state.stored = [];
    await takeOut(useless.map(({ id }) => id));
    return useless.reduce((sum, { articles }) => sum + articles, 0);
  }

  async function heal(): Promise<void> {
    const missing = healing === undefined ? await takeOutUseless() : 0;
    const { generation, sequence } = await segments.state();
    await listAnew(state, parts, sequence);
    state.generation = generation;
    if (healing !== undefined) return;
    if (missing <= TAILS_AWAITED_MAX * parts.tailArticles) return refresh();
    healing = refresh()
      .catch(parts.onFault)
      .finally(() => {
        healing = undefined;
      });
  }

  /**
   * The keys of all before the long lists of any: a search reads a page of keys for each word and segment, and by the byte they
   * take three times as long to read. The largest first: they hold most of what is asked for. One that is merged away or damaged
   * meanwhile is left to the searches.
   */
  async function readStored(): Promise<void> {
    const goesOn = () => !state.stopped && parts.cache.bytes < parts.cache.bytesMax * READ_AHEAD_SHARE;
    for (const what of ['keys', 'long lists'] as const)
      for (const { segment } of state.stored.toSorted((a, b) => b.row.articles - a.row.articles))
        try {
          await segment.readAhead(what, goesOn);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
  }

  async function takeOut(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await segments.publish({ remove: ids, asOf: 0 });
    state.generation = -1;
  }

  return {
    current: () => ({ segments: segmentsOf(state), deadOf: ({ id }) => state.deadNumbers.get(id) ?? NONE }),
    refresh,
    async settle() {
      await refresh();
      while (state.writer.inHand !== undefined) {
        await state.writer.inHand;
        await refresh();
      }
    },
    heal,
    get isHealing() {
      return healing !== undefined;
    },
    readAhead() {
      ahead ??= readStored().finally(() => {
        ahead = undefined;
      });
      return ahead;
    },
    async rebuild(onProgress) {
      await takeOut((await segments.list()).map(({ id }) => id));
      state.tails.clear();
      await refresh(onProgress);
    },
    async stop() {
      state.stopped = true;
      await ahead;
      await healing;
      await state.writer.stop();
    },
  };
}

/** Whether this program understands the bytes of a segment. */
async function canBeOpened(id: string, { segments, cache }: Parts): Promise<boolean> {
  try {
    await readSegment(id, (segmentId, names) => segments.readPages(segmentId, names), cache);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const NONE: ReadonlySet<number> = new Set();
