// Collects what a bench left behind, so that neither time nor memory of it is charged to what is measured next.

import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Arrays are given back by other threads, a little later. */
const GIVING_BACK_MS = 100;
const TIMES = 3;

/** Has all collected that nothing refers to any more. */
export async function collectRubbish(): Promise<void> {
  setFlagsFromString('--expose-gc');
  for (let time = 0; time < TIMES; time += 1) {
    (runInNewContext('gc') as () => void)();
    await pause(GIVING_BACK_MS);
  }
}
