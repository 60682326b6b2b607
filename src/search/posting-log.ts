// Keeps postings as they come and hands them on key by key, so that what is kept of a key is read once for many of them.

import { doubled } from './key-places.ts';

/** Handed on at the latest when there are so many: two or three milliseconds of work, some hundred articles. */
const POSTINGS_MAX = 32_768;
/** Fewer are handed on as they came: putting them in order would look at all keys. */
const ORDERED_FROM = 2_048;
/** The numbers of a posting: its key's, its own, its packed counts. */
const WIDTH = 3;

export interface PostingLog {
  /** Nothing more may be added before it was drained. */
  readonly isFull: boolean;
  add(key: number, number: number, packed: number): void;
  /** Hands all on and forgets them; those of one key (a number below `keys`) in the order in which they came. */
  drain(keys: number, hand: (key: number, number: number, packed: number) => void): void;
}

/** A log without postings. */
export function createPostingLog(): PostingLog {
  let log = new Int32Array(ORDERED_FROM * WIDTH);
  let used = 0;
  return {
    get isFull() {
      return used === POSTINGS_MAX * WIDTH;
    },
    add(key, number, packed) {
      if (used === log.length) log = doubled(log);
      log[used] = key;
      log[used + 1] = number;
      log[used + 2] = packed;
      used += WIDTH;
    },
    drain(keys, hand) {
      const count = used / WIDTH;
      used = 0;
      const places = count < ORDERED_FROM ? undefined : placesByKey(log, count, keys);
      for (let at = 0; at < count; at += 1) {
        const place = places === undefined ? at * WIDTH : (places[at] as number);
        hand(log[place] as number, log[place + 1] as number, log[place + 2] as number);
      }
    },
  };
}

/** Used by one call at a time, none of which waits. */
const ordered = new Int32Array(POSTINGS_MAX);

/** Where postings stand in a log, by their keys, those of one key as they stand (counting sort); good until the next call. */
function placesByKey(log: Int32Array, count: number, keys: number): Int32Array {
  const starts = new Int32Array(keys + 1);
  for (let at = 0; at < count; at += 1) {
    const next = (log[at * WIDTH] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let key = 1; key <= keys; key += 1) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  for (let at = 0; at < count; at += 1) {
    const key = log[at * WIDTH] as number;
    const to = starts[key] as number;
    ordered[to] = at * WIDTH;
    starts[key] = to + 1;
  }
  return ordered;
}
