// Memory for the postings that one search decodes; when it ends, the next search gets it.

import type { PostingList } from './postings.ts';

/** Eight words of a hundred thousand articles take 0.7 MB. */
const CHUNK_BYTES = 1_048_576;
/** So many chunks are kept for the searches to come: a question to half a million articles takes five. */
const CHUNKS_KEPT_MAX = 8;
/** Every piece begins where an array of 32 bits may. */
const ALIGNED_BYTES = 4;

/** A piece of memory, with what another list has left in it. */
export interface Room {
  readonly buffer: ArrayBuffer;
  /** Where it begins, in bytes. */
  readonly offset: number;
}

/** What one search decodes into. */
export interface ListMemory {
  /** The lists that stand in it, by segment and key: the search may ask for them again. */
  readonly lists: Map<string, PostingList>;
  /** Room for so many bytes, which nothing else gets until the memory is given back. */
  take(bytes: number): Room;
}

/** Lends memory to searches. What is not given back is collected like anything else. */
export interface MemoryLender {
  lend(): ListMemory;
  /** To be called once, when nothing reads the lists any more. */
  giveBack(memory: ListMemory): void;
}

/** Memory of its own, for what is kept. */
export function ownRoom(bytes: number): Room {
  // All of it will be written: setting it to 0 first takes a tenth of the time of decoding.
  return { buffer: Buffer.allocUnsafeSlow(bytes).buffer, offset: 0 };
}

/** A lender of memory: most words of a question are not asked for again soon, and what is made for each costs a collection. */
export function createMemoryLender(): MemoryLender {
  const free: ArrayBuffer[] = [];
  const lent = new WeakMap<ListMemory, readonly ArrayBuffer[]>();
  return {
    lend() {
      const chunks: ArrayBuffer[] = [];
      let used = CHUNK_BYTES;
      const memory: ListMemory = {
        lists: new Map(),
        take(bytes) {
          if (bytes > CHUNK_BYTES) return ownRoom(bytes);
          if (used + bytes > CHUNK_BYTES) {
            chunks.push(free.pop() ?? ownRoom(CHUNK_BYTES).buffer);
            used = 0;
          }
          const offset = used;
          used += Math.ceil(bytes / ALIGNED_BYTES) * ALIGNED_BYTES;
          return { buffer: chunks.at(-1) as ArrayBuffer, offset };
        },
      };
      lent.set(memory, chunks);
      return memory;
    },
    giveBack(memory) {
      free.push(...(lent.get(memory) ?? []).slice(0, CHUNKS_KEPT_MAX - free.length));
      lent.delete(memory);
    },
  };
}
