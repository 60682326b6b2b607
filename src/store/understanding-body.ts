// How an understanding is kept: without the words that its spans repeat, for they stand in the article's text.

import type { Understanding } from '../news/article.ts';

/** The lists whose spans carry their words, which are those of the text from `start` to `end` (check-offsets.ts). */
const SPANS = ['sentences', 'timeMentions', 'actorMentions', 'references', 'quotes', 'numbers'] as const;

interface Span {
  readonly start: number;
  readonly end: number;
  text?: string;
}

/** The JSON to keep: two thirds of what it is with the words, and so is the time to read it. */
export function writeUnderstanding(understanding: Understanding): string {
  const bare: Record<string, unknown> = { ...understanding };
  for (const name of SPANS) bare[name] = understanding[name].map((span) => ({ ...span, text: undefined }));
  return JSON.stringify(bare);
}

/** Back from it, with the words of the article's text. What was kept before something was understood has [] of it. */
export function readUnderstanding(body: string, text: string): Understanding {
  const kept = {
    ...{ eventDays: [], references: [], statements: [], numbers: [] },
    ...JSON.parse(body),
  } as Understanding;
  for (const name of SPANS)
    for (const span of kept[name] as readonly Span[]) span.text ??= text.slice(span.start, span.end);
  return kept;
}
