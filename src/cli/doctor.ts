// `doctor`: looks at everything that Dateline rests on, and says of each whether it is well and, where not, what to do.

import { Failure } from '../news/failure.ts';
import type { Terminal } from './terminal.ts';

/** What was found of one thing. `does`: what a person is to do about it. */
export type Finding =
  | { readonly state: 'well' | 'not looked at'; readonly says: string }
  | { readonly state: 'wrong'; readonly says: string; readonly does: string };

/** One thing to look at. `look` may throw: a Failure's sentence says what is wrong and what to do. */
export interface Examination {
  readonly of: string;
  /** `signal` tells it to end, for its time is over; it is not waited for any longer. */
  readonly look: (signal: AbortSignal) => Promise<readonly Finding[]>;
  /** How long it may take, where half a minute is too little. */
  readonly msMax?: number;
}

const MARKS = { well: 'well ', wrong: 'WRONG', 'not looked at': '–    ' } as const;

/** Discord's sign-in, the slowest of those that wait for others, takes a few seconds. */
const EXAMINATION_MS_MAX = 30_000;

/**
 * Looks at one thing after the other and prints what is found; with `json`, as one object on one line in the end. What
 * does not end in its time is wrong, and the next one begins. Gives the exit code: 1 when something is wrong.
 */
export async function runDoctor(
  examinations: readonly Examination[],
  terminal: Terminal,
  options: { readonly json?: boolean; readonly msMax?: number } = {},
): Promise<number> {
  const width = Math.max(...examinations.map(({ of }) => of.length));
  const all: (Finding & { readonly of: string })[] = [];
  for (const examination of examinations) {
    for (const finding of await lookInTime(examination, options.msMax ?? EXAMINATION_MS_MAX)) {
      all.push({ of: examination.of, ...finding });
      if (options.json !== true) printFinding(examination.of, finding, width, terminal);
    }
  }
  const wrong = all.filter(({ state }) => state === 'wrong').length;
  if (options.json === true) terminal.print(JSON.stringify({ isWell: wrong === 0, findings: all }));
  else terminal.print(wrong === 0 ? 'All is well.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`);
  return wrong === 0 ? 0 : 1;
}

function printFinding(of: string, finding: Finding, width: number, terminal: Terminal): void {
  terminal.print(`${MARKS[finding.state]}  ${of.padEnd(width)}  ${finding.says}`);
  if (finding.state === 'wrong' && finding.does !== '') terminal.print(`${' '.repeat(width + 9)}→ ${finding.does}`);
}

async function lookInTime({ look, msMax }: Examination, msMaxUsual: number): Promise<readonly Finding[]> {
  const limitMs = msMax ?? msMaxUsual;
  const end = new AbortController();
  const late = Promise.withResolvers<readonly Finding[]>();
  const timer = setTimeout(() => {
    const says = `this took over ${limitMs / 1000} s and was given up`;
    late.resolve([{ state: 'wrong', says, does: 'Look at the network, or at what else keeps this machine busy.' }]);
    end.abort();
  }, limitMs);
  return Promise.race([look(end.signal).catch(tellFault), late.promise]).finally(() => clearTimeout(timer));
}

function tellFault(error: unknown): readonly Finding[] {
  if (error instanceof Failure) return [{ state: 'wrong', says: error.message, does: '' }];
  const says = error instanceof Error ? error.message : String(error);
  return [{ state: 'wrong', says, does: 'This was not foreseen; the log may say more.' }];
}
