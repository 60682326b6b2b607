// Bodies that every state has under the same name: whose they are is said before them ("Ukraine's Security Service").

import type { Token } from './name-tokens.ts';
import { foldName } from './names.ts';
import { isPlace } from './places.ts';
import type { NameRun } from './split-runs.ts';
import { wordSet } from './word-set.ts';

/** Names of only such words are said of many states. */
const ORGAN_WORDS = wordSet(`
  security service services intelligence defence defense foreign affairs interior justice finance health education
  culture agriculture energy economy trade transport ministry ministries department supreme constitutional high court
  appeals national state general public central bank reserve assembly parliament senate congress council cabinet chamber
  deputies representatives house people armed forces army navy air force border guard coast police federal electoral election commission
  prosecutor prosecutors office attorney treasury statistics revenue customs tax agency authority emergency emergencies
  situations communist party socialist labour labor conservative of and for the s
`);

/** Whether a folded name is that of a body which many states have; false for a single word. */
export function isStateOrgan(folded: string): boolean {
  return folded.includes(' ') && folded.split(' ').every((word) => ORGAN_WORDS.has(word));
}

/** The place, folded, whose possessive stands right before a name ("Ukraine's"); '' where none does. */
export function stateBefore(tokens: readonly Token[], run: NameRun | undefined): string {
  if (run === undefined || tokens[run.from]?.gap.trim() !== '') return '';
  for (const words of [1, 2, 3]) {
    const before = tokens.slice(run.from - words, run.from);
    if (before.length < words || before.at(-1)?.possessive !== true) return '';
    const name = before.map(({ text }) => text).join(' ');
    if (before[0]?.capital === true && isPlace(name)) return foldName(name);
  }
  return '';
}
