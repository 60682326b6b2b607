// The options under a pressed button or a used menu, as they were kept and as what was picked changes them.

import type { OptionValue } from './command.ts';
import { changeOptions, type PageState, type ReadId, readOptions } from './components.ts';
import type { PageStore } from './needs.ts';

/** The options of a page's state; undefined when they are no longer kept. */
export async function findOptions(
  { options }: PageState,
  pages: PageStore,
): Promise<ReadonlyMap<string, OptionValue> | undefined> {
  if ('json' in options) return readOptions(options.json);
  const kept = await pages.get(options.key);
  return typeof kept === 'string' ? readOptions(kept) : undefined;
}

/** The options as what was picked changes them: the line of a menu says how; what is picked in a panel becomes an option. */
export function withPicked(
  options: ReadonlyMap<string, OptionValue>,
  read: ReadId,
  values: readonly string[],
): ReadonlyMap<string, OptionValue> {
  if (read.kind === 'pick') return changeOptions(options, { [read.name]: values.join(',') });
  const [picked] = values;
  return changeOptions(options, Object.fromEntries(readOptions(picked ?? '{}') ?? []));
}
