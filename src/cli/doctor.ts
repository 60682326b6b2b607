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
  readonly look: () => Promise<readonly Finding[]>;
}

const MARKS = { well: 'well ', wrong: 'WRONG', 'not looked at': '–    ' } as const;

/** Looks at one thing after the other and prints what is found. Gives the exit code: 1 when something is wrong. */
export async function runDoctor(examinations: readonly Examination[], terminal: Terminal): Promise<number> {
  const width = Math.max(...examinations.map(({ of }) => of.length));
  let wrong = 0;
  for (const { of, look } of examinations) {
    for (const finding of await look().catch(tellFault)) {
      terminal.print(`${MARKS[finding.state]}  ${of.padEnd(width)}  ${finding.says}`);
      if (finding.state !== 'wrong') continue;
      wrong += 1;
      if (finding.does !== '') terminal.print(`${' '.repeat(width + 9)}→ ${finding.does}`);
    }
  }
  terminal.print(wrong === 0 ? 'All is well.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`);
  return wrong === 0 ? 0 : 1;
}

function tellFault(error: unknown): readonly Finding[] {
  if (error instanceof Failure) return [{ state: 'wrong', says: error.message, does: '' }];
  const says = error instanceof Error ? error.message : String(error);
  return [{ state: 'wrong', says, does: 'This was not foreseen; the log may say more.' }];
}
