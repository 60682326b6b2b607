// Completes names of actors and sources as a person types, from the view alone.

import { foldName } from '../text/understand.ts';
import { visibleOf } from './actors-named.ts';
import type { ByteCache } from './byte-cache.ts';
import { keysStarting, secondPart } from './keys.ts';
import type { Part, ViewOfSegments } from './view-mask.ts';

/** Lists read together: some 100 KB. */
const LISTS_AT_ONCE = 2_000;
/** What a kept name costs in memory, about. */
const NAME_BYTES = 160;

/** An actor of one part: the longest name that its visible articles show, and how many they are. */
interface NamedIn {
  readonly display: string;
  readonly count: number;
}

/**
 * Names in which some word starts with what was typed (all names when nothing was), in most articles of the view
 * first, at most `limit`. Nothing that only other views hold is given.
 */
export async function completeName(
  view: ViewOfSegments,
  what: 'actor' | 'source',
  typed: { readonly text: string; readonly limit: number },
  cache: ByteCache,
): Promise<readonly string[]> {
  const start = foldName(typed.text);
  const fits = (folded: string) => folded.startsWith(start) || folded.includes(` ${start}`);
  if (what === 'source') {
    return view.sources
      .filter(({ folded }) => fits(folded))
      .slice(0, typed.limit)
      .map(({ name }) => name);
  }
  const found = new Map<string, NamedIn>();
  for (const part of view.parts) {
    for (const [folded, { display, count }] of await actorsOf(part, cache)) {
      if (!fits(folded)) continue;
      const known = found.get(folded);
      const longest = known !== undefined && !isLonger(display, known.display) ? known.display : display;
      found.set(folded, { display: longest, count: count + (known?.count ?? 0) });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count || (a.display < b.display ? -1 : 1))
    .slice(0, typed.limit)
    .map(({ display }) => display);
}

/** Longer, or of equal length and earlier in the alphabet: the same whichever part is read first. */
function isLonger(name: string, than: string): boolean {
  return name.length > than.length || (name.length === than.length && name < than);
}

/** The actors of a part by folded name; worked out once for a segment and view. */
async function actorsOf(part: Part, cache: ByteCache): Promise<ReadonlyMap<string, NamedIn>> {
  const key = `actors ${part.key}`;
  const known = cache.get<ReadonlyMap<string, NamedIn>>(key);
  if (known !== undefined) return known;
  const shownKeys = await part.segment.keysWithin(keysStarting('a'));
  const actors = new Map<string, NamedIn>();
  for (let at = 0; at < shownKeys.length; at += LISTS_AT_ONCE) {
    for (const [shownKey, list] of await part.segment.lists(shownKeys.slice(at, at + LISTS_AT_ONCE))) {
      const count = part.isWhole ? list.count : visibleOf(part, list).length;
      if (count === 0) continue;
      const display = secondPart(shownKey);
      const folded = shownKey.slice(1, shownKey.length - display.length - 1);
      const before = actors.get(folded);
      const longest = before !== undefined && !isLonger(display, before.display) ? before.display : display;
      actors.set(folded, { display: longest, count: count + (before?.count ?? 0) });
    }
  }
  cache.set(key, actors, actors.size * NAME_BYTES);
  return actors;
}
