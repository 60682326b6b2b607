// Completes names of actors and sources as a person types, from the view alone.

import { foldName } from '../text/understand.ts';
import type { IndexedActor, TextIndex } from './text-index.ts';
import type { ViewMask } from './view-mask.ts';

/**
 * Names in which some word starts with what was typed (all names when nothing was), in most articles of the view
 * first, at most `limit`. Nothing that only other views hold is given.
 */
export function completeName(
  index: TextIndex,
  view: ViewMask,
  what: 'actor' | 'source',
  typed: string,
  limit: number,
): readonly string[] {
  const start = foldName(typed);
  const fits = (folded: string) => folded.startsWith(start) || folded.includes(` ${start}`);
  if (what === 'source') {
    return view.sources
      .filter(({ folded }) => fits(folded))
      .slice(0, limit)
      .map(({ name }) => name);
  }
  return [...index.actors.values()]
    .filter(({ folded }) => fits(folded))
    .flatMap((actor) => shownIn(view, actor))
    .sort((a, b) => b.count - a.count || (a.display < b.display ? -1 : 1))
    .slice(0, limit)
    .map(({ display }) => display);
}

/** The longest name that the view's own articles give an actor, and how many they are; none when it is in none. */
function shownIn(view: ViewMask, { articles, displays }: IndexedActor): { display: string; count: number }[] {
  let count = 0;
  let display = '';
  for (const [at, number] of articles.entries()) {
    if (view.visible[number] !== 1) continue;
    count += 1;
    if ((displays[at] ?? '').length > display.length) display = displays[at] ?? '';
  }
  return count === 0 ? [] : [{ display, count }];
}
