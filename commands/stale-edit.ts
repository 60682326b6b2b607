// An edit that was written before somebody else's was saved: refused, with who came first and in what the two differ.

import { commandTexts } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import { type GuildId, NOBODY } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';

export interface StaleNeeds {
  readonly audit: Pick<Store['audit'], 'list'>;
}

/** Among so many changes of the server's: the edit that came between is one of the latest. */
const CHANGES_MAX = 50;
const SHOWN_MAX = 60;
const texts = commandTexts.stale;

/** The failure to be thrown. `subject`: the name of a topic, the channel of a subscription, as the list of changes has it. */
export async function refuseStale(
  of: {
    readonly guildId: GuildId;
    readonly kind: 'topic' | 'subscription';
    readonly subject: string;
    readonly differences: readonly string[];
  },
  { audit }: StaleNeeds,
): Promise<Failure> {
  const lines = await audit.list(of.guildId, CHANGES_MAX);
  const by = lines.find(({ kind, subject }) => kind === of.kind && subject === of.subject)?.userId;
  return new Failure('stale', texts.refused(of.kind, of.differences), by === undefined || by === NOBODY ? {} : { by });
}

/** In which fields what stands differs from what was sent: sentences' parts, empty when they say the same. */
export function differencesBetween(
  standing: Readonly<Record<string, string>>,
  sent: ReadonlyMap<string, string>,
  labels: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(standing).flatMap(([name, value]) => {
    const yours = (sent.get(name) ?? '').trim();
    if (yours.toLowerCase() === value.toLowerCase()) return [];
    const show = (words: string): string => words.slice(0, SHOWN_MAX).toWellFormed() || texts.empty;
    return [texts.differs(labels[name] ?? name, show(value), show(yours))];
  });
}
