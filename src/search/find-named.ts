// Finds the actors that a name may mean in a view: what people call them there, in other spellings, and as it is typed.

import type { ActorSummary } from '../news/actor-profile.ts';
import type { View } from '../news/view.ts';
import type { Store } from '../store/store.ts';
import { foldName, nameKeys } from '../text/understand.ts';
import { isSpelledNearly, mayName } from './same-name.ts';

type KnownActors = Pick<Store['actors'], 'bearing' | 'beginning' | 'namesOf'>;

/** Fewer letters have too many neighbours. */
const SLIP_LETTERS_MIN = 4;
/** What stands behind these letters is read by the eye, not by the index. */
const SLIP_LETTERS_MAX = 12;
const ALPHABETS = [
  { has: /[а-яёіїєґ]/u, letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ' },
  { has: /[α-ω]/u, letters: 'αβγδεζηθικλμνξοπρστυφχψω' },
  { has: /[ء-ي]/u, letters: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةء' },
  { has: /[a-z]/u, letters: 'abcdefghijklmnopqrstuvwxyz' },
];

/**
 * The actors of the view that bear the name; where there is none, those whose name ends in it ("Haftar") or is spelled
 * alike ("Hifter"), and last those whose name may have been typed with a slip. The most named first; none for a blank name.
 */
export async function findNamed(name: string, view: View, actors: KnownActors): Promise<readonly ActorSummary[]> {
  const folded = foldName(name);
  if (folded === '') return [];
  const exact = await actors.bearing([folded], view);
  if (exact.length > 0) return exact;
  const near = nameKeys(name).filter((key) => key.startsWith('~'));
  const alike = await actors.bearing([folded], view, { endings: true, near });
  const fitting = (fits: typeof mayName) =>
    alike.filter(({ name: first, aliases }) => [first, ...aliases].some((one) => fits(name, one)));
  const spelled = fitting(mayName);
  return spelled.length > 0 ? spelled : fitting(isSpelledNearly);
}

/**
 * What may be meant by what was typed so far: names of which some word begins so, case and accents aside, the most named
 * in the view first; after these, names that begin so but for one slip. The most named of all for ''. At most `limit`.
 */
export async function completeNamed(
  typed: string,
  view: View,
  limit: number,
  actors: KnownActors,
): Promise<readonly ActorSummary[]> {
  const folded = foldName(typed);
  return actors.beginning(folded, view, { limit, slips: () => slipsOf(folded) });
}

/** The fullest names of the actors that a name means, folded: their keys in the index. */
export async function namesMeant(name: string, view: View, actors: KnownActors): Promise<readonly string[]> {
  const named = await findNamed(name, view, actors);
  return named.length === 0
    ? []
    : actors.namesOf(
        named.map(({ id }) => id),
        view,
      );
}

/** What may have been meant: a letter left out, another one, one too many, or two in the wrong order. */
function slipsOf(folded: string): readonly string[] {
  const typed = folded.slice(0, SLIP_LETTERS_MAX);
  if (typed.length < SLIP_LETTERS_MIN) return [];
  const letters = ALPHABETS.find(({ has }) => has.test(typed))?.letters ?? '';
  const slips = new Set<string>();
  for (let at = 0; at <= typed.length; at += 1) {
    const [before, after] = [typed.slice(0, at), typed.slice(at)];
    slips.add(before + after.slice(1));
    if (after.length > 1) slips.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of letters) {
      slips.add(before + letter + after);
      slips.add(before + letter + after.slice(1));
    }
  }
  slips.delete(typed);
  return [...slips].filter((slip) => /^[\p{L}\p{N}]/u.test(slip) && slip.length >= SLIP_LETTERS_MIN - 1);
}
