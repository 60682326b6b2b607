// Lets pieces of work go one by one, in the order they came, and lets the event loop breathe between them.

/** Runs a piece of work when all earlier ones have ended, whatever became of them. */
export type TakeTurns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Takes after how many pieces of work the event loop gets a turn of its own (the database is synchronous: a long row of
 * small pieces would otherwise hold the thread that speaks to Discord); gives the queue.
 */
export function takeTurns(piecesPerSlice: number): TakeTurns {
  let last: Promise<unknown> = Promise.resolve();
  let pieces = 0;
  return (work) => {
    const turn = last.then(async () => {
      pieces += 1;
      if (pieces % piecesPerSlice === 0) await new Promise((resolve) => setImmediate(resolve));
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
