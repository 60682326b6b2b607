// Tells the operator of the briefings that failed: a report that nobody reads would hide a bug for good.

import type { Log } from './log.ts';

/** One failure of a report: what failed by its id, and the error that it met. */
type FailedBriefing = { readonly error: unknown } & (
  | { readonly subscriptionId: string }
  | { readonly outboxId: string }
  | { readonly shownId: string }
);

/** Logs each failure of a report as an error, with the id of what failed. Throws nothing. */
export function reportFailures(report: { readonly failed: readonly FailedBriefing[] }, log: Log): void {
  for (const failure of report.failed) log.error('a briefing failed', failure);
}
