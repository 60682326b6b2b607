// A log that keeps what it was told, for tests.

import type { Log } from '../../src/log.ts';

/** Gives a log and the list of its events, each as `level event`. */
export function silentLog(): { readonly log: Log; readonly events: string[] } {
  const events: string[] = [];
  const keep =
    (level: string) =>
    (event: string): void => {
      events.push(`${level} ${event}`);
    };
  return { log: { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }, events };
}
