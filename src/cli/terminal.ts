// The operator's terminal: where a command's output goes, and how long work shows its progress.

import { Presets, SingleBar } from 'cli-progress';

/** Standard output and error of one command. Lines are written whole. */
export interface Terminal {
  print(line: string): void;
  complain(line: string): void;
  /** True when a person looks at standard error. */
  readonly isWatched: boolean;
}

export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

// Why 50 lines: a log of a long import stays readable, and still shows that something moves.
const UNWATCHED_LINES_MAX = 50;

/** Shows progress on standard error: a bar for a person, now and then a line for a log. Gives what moves it. */
export function showProgress(label: string, terminal: Terminal): Progress {
  if (!terminal.isWatched) return progressLines(label, terminal);
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage} % · {value} of {total} · {eta_formatted} left`,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function progressLines(label: string, terminal: Terminal): Progress {
  let said = 0;
  return {
    update: (done, total) => {
      const step = Math.floor((done / Math.max(1, total)) * UNWATCHED_LINES_MAX);
      if (step <= said) return;
      said = step;
      terminal.complain(`${label}: ${done} of ${total}`);
    },
    stop: () => {},
  };
}

/** Lays rows out in columns, two spaces apart; the first row is the heading. Gives the lines. */
export function layTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** "1 article", "412 articles". */
export function sayCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
