// `briefing [WORDS]`: what /briefing tells of the last day, on a terminal.

import { briefingOver } from '../briefing/run-due.ts';
import type { Briefing, BriefingItem, Claim } from '../news/cited-text.ts';
import type { GuildId } from '../news/ids.ts';
import type { Wanted } from '../news/subscription.ts';
import { ALL, type View } from '../news/view.ts';
import { sayCount, type Terminal } from './terminal.ts';

type Needs = Parameters<typeof briefingOver>[1];

/**
 * Prints the briefing of the last day as /briefing tells it, or as JSON: of all the news, or of what `words` find; with
 * `guildId` of that server's news, where words that are a topic's name mean that topic. Gives the exit code: 0, or 1
 * when nothing is new. Throws Failure for words that cannot be read as a query.
 */
export async function runBriefing(
  { words, json, guildId }: { readonly words: string; readonly json: boolean; readonly guildId?: GuildId },
  needs: Needs,
  terminal: Terminal,
): Promise<number> {
  const view: View = guildId === undefined ? ALL : { kind: 'guild', guildId };
  const topic = await topicOf(words.trim(), guildId, needs);
  const briefing = await briefingOver({ view, topic }, needs);
  const lines = json ? [JSON.stringify(briefing)] : layBriefing(briefing);
  for (const line of lines) terminal.print(line);
  return briefing.items.length === 0 ? 1 : 0;
}

async function topicOf(words: string, guildId: GuildId | undefined, { store }: Needs): Promise<Wanted | undefined> {
  if (words === '') return undefined;
  const named = guildId === undefined ? undefined : await store.topics.findByName(words, guildId);
  return named ?? { name: words, words, actors: [], sources: [], languages: [] };
}

function layBriefing({ title, items, articlesRead, sourcesRead, storiesLeftOut }: Briefing): readonly string[] {
  const left = storiesLeftOut === 0 ? '' : ` Left out: ${storiesLeftOut}.`;
  const read = `Read: ${sayCount(articlesRead, 'article')} from ${sayCount(sourcesRead, 'source')} of the last day.${left}`;
  const head = title === '' ? [] : [title, ''];
  if (items.length === 0) return [...head, 'Nothing new.', read];
  return [...head, ...items.flatMap(layItem), read];
}

function layItem({ headline, claims, quote, conflicts, links }: BriefingItem): readonly string[] {
  const sources = links.map(({ source, url, publishedAt }) => {
    const day = publishedAt === undefined ? 'day not known' : new Date(publishedAt).toISOString().slice(0, 10);
    return `   — ${source}, ${day}: ${url}`;
  });
  return [
    `* ${headline}`,
    ...[...claims, ...(quote === undefined ? [] : [quote])].map(layClaim),
    ...(conflicts.length === 0 ? [] : ['  Sources differ:', ...conflicts.map(layClaim)]),
    ...sources,
    '',
  ];
}

const layClaim = ({ text }: Claim): string => `  ${text}`;
