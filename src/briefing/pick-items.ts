// Picks the items of a briefing from its ranked stories: as many as its length takes, none but new ones, no source more than its share.

import type { ReadArticle } from '../news/article.ts';
import type { DecisionRule } from '../news/decision.ts';
import type { BriefingLength } from '../news/subscription.ts';
import { formOf } from '../stories/stories.ts';
import type { Candidate } from './find-candidates.ts';
import { type WrittenItem, writeItem } from './write-item.ts';

/** product.md: short 5, standard 10, full 20 items. */
export const ITEMS_MAX: Readonly<Record<BriefingLength, number>> = { short: 5, standard: 10, full: 20 };
/** The share of a length's items that one source may tell: with more, it is that source's news and not the channel's. */
const SOURCE_SHARE = 0.5;

export interface RankedCandidate extends Candidate {
  readonly weight: number;
}

/** A story with its item, or with the rule that kept it out. */
export interface Picked extends RankedCandidate {
  readonly item?: WrittenItem;
  /** The item's number, from 0. */
  readonly number?: number;
  readonly rule?: DecisionRule;
}

/** All candidates in their order, each with what became of it. `reads`: everything that was read, for the sources' shares. */
export function pickItems(
  ranked: readonly RankedCandidate[],
  { itemsMax, reads }: { readonly itemsMax: number; readonly reads: readonly ReadArticle[] },
): readonly Picked[] {
  const sources = new Set(reads.map(({ article }) => article.source)).size;
  const leadsMax = sources === 1 ? itemsMax : Math.ceil(itemsMax * SOURCE_SHARE);
  const leads = new Map<string, number>();
  const shown = new Set<string>();
  let least = 0;
  let number = 0;
  return ranked.map((candidate): Picked => {
    if (number === itemsMax) return { ...candidate, rule: tooLight(candidate, least) };
    const written = writeItem(candidate, { leads, leadsMax, shown });
    if ('kind' in written) return { ...candidate, rule: written };
    const { source } = written.lead.article;
    leads.set(source, (leads.get(source) ?? 0) + 1);
    for (const wording of written.wordings) shown.add(wording);
    least = candidate.weight;
    number += 1;
    return { ...candidate, item: written, number: number - 1 };
  });
}

function tooLight({ weight, fresh }: RankedCandidate, least: number): DecisionRule {
  const [first] = fresh;
  const form = first === undefined ? 'report' : formOf(first.article);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const rule = { kind: 'below weight', weight: rounded(weight), least: rounded(least) } as const;
  return form === 'report' ? rule : { ...rule, form };
}
