// What to try where nothing was found: another spelling, or the search without one of its conditions.

import { type CommandInput, commandTexts, type HitsChoice } from '../src/discord/command.ts';
import type { Hits } from '../src/news/cited-text.ts';
import { putRight } from '../src/search/search.ts';
import { textOf, WORDS_CHARACTERS_MAX } from './options.ts';

/** The options that narrow a search; the days of one kind belong together. */
const NARROWING = [
  ['actor'],
  ['source'],
  ['topic'],
  ['published-from', 'published-to'],
  ['about-from', 'about-to'],
] as const;

/** The ways on, each with how many articles it finds by `count`; those that find none are left out. */
export async function findWays(
  input: CommandInput,
  { didYouMean, without = [] }: Pick<Hits, 'didYouMean' | 'without'>,
  count: (input: CommandInput) => Promise<number>,
): Promise<HitsChoice[]> {
  const ways: HitsChoice[] = [];
  const words = textOf(input, 'words') ?? '';
  // Behind them may stand a topic's words, which nobody typed.
  const meant = putRight(words, didYouMean?.spellings ?? []).slice(0, WORDS_CHARACTERS_MAX);
  if (meant !== words) ways.push({ label: commandTexts.way.meant(meant), change: { words: meant } });
  for (const names of NARROWING) {
    const given = names.flatMap((name) => textOf(input, name) ?? []);
    if (given.length === 0) continue;
    const change = Object.fromEntries(names.map((name) => [name, '']));
    const total = await count({ ...input, options: withoutOptions(input, names) });
    if (total > 0) ways.push({ label: commandTexts.way.without(given.join(' – '), total), change });
  }
  // A topic's words are none of those that were typed.
  for (const { piece, words: left, total } of input.options.has('topic') ? [] : without)
    ways.push({ label: commandTexts.way.without(piece, total), change: { words: left } });
  return ways;
}

function withoutOptions({ options }: CommandInput, names: readonly string[]): CommandInput['options'] {
  return new Map([...options].filter(([name]) => !names.includes(name)));
}
