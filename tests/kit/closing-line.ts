// A reporter for `node --test`: prints failures, skips and what long tests measured as they happen and ends with `N passed, N failed, N skipped`.

import type { TestEvent } from 'node:test/reporters';

/**
 * Takes the runner's events, gives the lines to print.
 * Sets the exit code to 1 when no test ran at all: a glob that matches nothing must not look like success.
 */
async function* closingLine(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (
      event.type === 'test:fail' &&
      (event.data.details.error as { failureType?: string }).failureType !== 'subtestsFailed'
    ) {
      const { file, line, name, details } = event.data;
      const cause = details.error.cause;
      const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? details.error.message);
      yield `FAILED ${file ?? ''}:${line ?? ''} ${name}\n${why}\n\n`;
    }
    if (event.type === 'test:pass' && event.data.skip !== undefined) {
      yield `SKIPPED: ${event.data.skip === true ? event.data.name : `${event.data.skip} (${event.data.name})`}\n`;
    }
    // What a long test measured is what it is run for; of the short ones it would bury the failures.
    if (event.type === 'test:diagnostic' && event.data.file?.endsWith('.long.ts') === true)
      yield `${event.data.message}\n`;
    if (event.type === 'test:stdout') yield event.data.message;
    if (event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { passed, skipped, cancelled, tests } = event.data.counts;
      const failed = tests - passed - skipped - event.data.counts.todo;
      if (tests === 0 || cancelled > 0) process.exitCode = 1;
      yield `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
    }
  }
}

// The runner loads a reporter by its default export: the one place that has one.
// biome-ignore lint/style/noDefaultExport: node --test asks for it
export default closingLine;
