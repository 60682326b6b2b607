// Watches for how long each turn of the event loop keeps the thread, by the thread's own time: what other programs on
// the machine take does not count.

export interface Holds {
  readonly mostMs: number;
  readonly p99Ms: number;
}

/** Watches from now on until it is stopped, turn by turn. */
export function watchHolds(): { stop(): Holds } {
  const turns: number[] = [];
  let before = timeOfThread();
  let stopped = false;
  const look = () => {
    const now = timeOfThread();
    turns.push(now - before);
    before = now;
    if (!stopped) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop() {
      stopped = true;
      const sorted = turns.toSorted((a, b) => a - b);
      const p99Ms = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
      return { mostMs: sorted.at(-1) ?? 0, p99Ms };
    },
  };
}

/** The milliseconds of the processor that this thread has taken. */
export function timeOfThread(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
