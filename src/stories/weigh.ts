// Ranks stories: by independent sources, by what is new in them, by the topic's actors, and by how recent they are.

import type { Instant } from '../news/ids.ts';
import { foldName } from '../text/understand.ts';
import { formOf } from './article-form.ts';
import type { Story } from './story.ts';

/** A story half a day old weighs half as much for being recent. */
const RECENCY_HALF_MS = 12 * 3_600_000;
/** Weights of the four reasons. Several sources say most about importance; a story told before stands back clearly. */
const SOURCES_WEIGHT = 1;
const NOVELTY_WEIGHT = 1;
const ACTORS_WEIGHT = 0.8;
const RECENCY_WEIGHT = 0.6;
/** What a story loses that is told in no report: as much as three more sources would bring. */
const NO_REPORT_COST = 1;

export interface WeighOptions {
  /** The end of what was read: recency is counted from it. */
  readonly until: Instant;
  /** The actors that the topic asks for, as written; empty when it asks for none. */
  readonly actors: readonly string[];
  /** How much of a story is new to the reader, 0 to 1; all of it when absent. */
  readonly noveltyOf?: (story: Story) => number;
}

/** A story with its weight and the number of sources that wrote about it themselves. */
export interface Weighed {
  readonly story: Story;
  readonly weight: number;
  readonly sources: number;
}

/** The stories with their weights, heaviest first; equal ones newest first. */
export function weighStories(stories: readonly Story[], options: WeighOptions): Weighed[] {
  const wanted = new Set(options.actors.map(foldName));
  return stories
    .map((story) => {
      const sources = new Set(story.originals.map(({ article }) => foldName(article.source))).size;
      const weight =
        SOURCES_WEIGHT * Math.log2(1 + sources) +
        NOVELTY_WEIGHT * (options.noveltyOf?.(story) ?? 1) +
        ACTORS_WEIGHT * actorsOf(story, wanted) +
        RECENCY_WEIGHT * recencyOf(story, options.until) -
        NO_REPORT_COST * (story.originals.some(({ article }) => formOf(article) === 'report') ? 0 : 1);
      return { story, weight, sources };
    })
    .sort((a, b) => b.weight - a.weight || b.story.newestAt - a.story.newestAt || (a.story.id < b.story.id ? -1 : 1));
}

/** The best share of the wanted actors that one article names; 0 when none is wanted. */
function actorsOf({ originals }: Story, wanted: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  const shares = originals.map(({ understanding }) => {
    const named = new Set(understanding.actorMentions.flatMap(({ actor, text }) => [foldName(actor), foldName(text)]));
    return [...wanted].filter((actor) => named.has(actor)).length / wanted.size;
  });
  return Math.max(...shares);
}

function recencyOf({ newestAt }: Story, until: Instant): number {
  return 0.5 ** (Math.max(0, until - newestAt) / RECENCY_HALF_MS);
}
