// Waits for what another process does, by looking again and again until a deadline.

import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 15;

/** Gives what `look` gives once that is not undefined. Rejects, naming `what`, when it does not happen within `msMax`. */
export async function until<Found>(
  what: string,
  msMax: number,
  look: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  const deadline = performance.now() + msMax;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`it did not happen within ${msMax} ms that ${what}`);
    await wait(LOOK_EVERY_MS);
  }
}
