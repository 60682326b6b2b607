// Lets heavy answers go one after the other, and the event loop between them: a question costs some 20 ms of this
// thread, and ten at once would hold up every first answer to Discord for as long as all ten take together.

/** Runs a piece of heavy work when those before it are done; gives what it gives, throws what it throws. */
export type TakeHeavyTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Work that waits for something (a disk, a lock) holds nobody up longer than this; a heavy question costs a tenth. */
const TURN_MS_MAX = 500;

/** Starts with nobody waiting. First come, first served. */
export function startHeavyTurns(): TakeHeavyTurn {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const before = last;
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    last = over;
    return (async () => {
      await before;
      const timer = setTimeout(end, TURN_MS_MAX);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        // What Discord sent meanwhile is heard before the next turn begins.
        setImmediate(end);
      }
    })();
  };
}
