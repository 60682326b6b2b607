// Gathers the pages of a segment that is being written, so that some are written together.

/** Pages are written together: some hundred, 5 ms in one transaction. A megabyte took 15 to 26. */
const WRITTEN_AT_ONCE_BYTES = 250_000;

/** A named page and its bytes. */
export type Page = readonly [name: string, bytes: Uint8Array];

export interface Sink {
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes what is left; gives how many bytes there were in all. */
  end(): Promise<number>;
}

/** A sink that hands its pages on, about a megabyte at a time. */
export function gatherPages(write: (pages: readonly Page[]) => Promise<void>): Sink {
  let pages: Page[] = [];
  let waiting = 0;
  let total = 0;
  const flush = async () => {
    if (pages.length > 0) await write(pages);
    pages = [];
    waiting = 0;
  };
  return {
    async add(name, bytes) {
      pages.push([name, bytes]);
      waiting += bytes.length;
      total += bytes.length;
      if (waiting >= WRITTEN_AT_ONCE_BYTES) await flush();
    },
    async end() {
      await flush();
      return total;
    },
  };
}
