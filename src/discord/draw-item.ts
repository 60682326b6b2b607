// The body of one item of a briefing: its sentences, what others say, and its sources with time and link.

import type { BriefingItem, Claim } from '../news/cited-text.ts';
import { briefingTexts } from './briefing-texts.ts';
import { drawClaim, listCitations } from './draw-claims.ts';
import { linkToSource } from './link.ts';
import { quoteOutside } from './quote-outside.ts';
import { sayDay, sayInstant, texts } from './texts.ts';

export interface ItemSize {
  readonly claims: number;
  /** How many sentences that tell it otherwise. */
  readonly conflicts: number;
  readonly claim: number;
  readonly links: number;
  readonly isLinked: boolean;
}

const SOURCE_CHARACTERS_MAX = 40;
/** A figure with its hedge and what it counts. */
const FIGURE_CHARACTERS_MAX = 80;

/** Lines of safe markdown. The numbers of the sentences are those of the sources in the last line. */
export function drawItemBody(item: BriefingItem, size: ItemSize): string {
  const claims = item.claims.slice(0, size.claims);
  // All sides or none: one of two figures alone would say that the other is wrong.
  const conflicts = item.conflicts.length <= size.conflicts ? item.conflicts : [];
  const quote = item.quote === undefined || size.claims === 1 ? [] : [item.quote];
  const citations = listCitations([...claims, ...quote, ...conflicts]).slice(0, size.links);
  const draw = (claim: Claim): string => drawClaim(claim, citations, size.claim);
  const side = (claim: Claim): string => `- ${sayWho(item, claim)} ${draw(claim)}`;
  const others = conflicts.length === 0 ? [] : [texts.sourcesDiffer, ...conflicts.map(side)];
  return [
    ...(item.form === undefined ? [] : [texts.itemForm(briefingTexts.form[item.form])]),
    ...drawUpdate(item),
    ...claims.map(draw),
    ...quote.map((claim) => `> ${draw(claim)}`),
    ...others,
    drawSources(item, citations, size),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** When the story was told last, and the figures that were others then: "was 20 dead, now 84 dead, per Coast Radio". */
function drawUpdate({ update }: BriefingItem): string[] {
  if (update === undefined) return [];
  const figure = (text: string) => quoteOutside(text, FIGURE_CHARACTERS_MAX) || '…';
  const changes = update.changes.map(({ was, now, nowSource }) =>
    texts.figureChanged(figure(was), figure(now), quoteOutside(nowSource, SOURCE_CHARACTERS_MAX) || texts.noSource),
  );
  return [[texts.newSince(update.toldAt), changes.join('; ')].join(' ').trimEnd()];
}

/** Who says it and when, before a sentence that others contradict. */
function sayWho({ links }: BriefingItem, { citations: [{ url, source, publishedDay }] }: Claim): string {
  const publishedAt = links.find((link) => link.url === url)?.publishedAt;
  const when = sayWhen(publishedAt, publishedDay).replace(/^, /u, '');
  return texts.saidBy(quoteOutside(source, SOURCE_CHARACTERS_MAX) || texts.noSource, when);
}

/** `1 · Source, time` and the next on a line of its own, linked: first what is cited, then what else tells the story. */
function drawSources(item: BriefingItem, citations: ReturnType<typeof listCitations>, size: ItemSize): string {
  const cited = citations.map(({ url, source, publishedDay }) => {
    const link = item.links.find((other) => other.url === url);
    return { url, source, when: sayWhen(link?.publishedAt, publishedDay) };
  });
  const others = item.links
    .filter(({ url }) => !citations.some((citation) => citation.url === url))
    .map(({ url, source, publishedAt }) => ({ url, source, when: sayWhen(publishedAt, undefined) }));
  const sources = [...cited, ...others];
  const shown = sources.slice(0, size.links).map(({ when, ...cited }, index) => {
    const link = linkToSource(cited, index + 1, { sourceMax: SOURCE_CHARACTERS_MAX, isLinked: size.isLinked });
    return `${link}${when}`;
  });
  const more = sources.length - shown.length;
  const tail = more > 0 ? [texts.moreSources(more)] : [];
  return [...shown, ...tail].join('\n');
}

function sayWhen(publishedAt: number | undefined, publishedDay: string | undefined): string {
  if (publishedAt !== undefined) return `, ${sayInstant(publishedAt)}`;
  return publishedDay === undefined ? '' : `, ${sayDay(publishedDay)}`;
}
