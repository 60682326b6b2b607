// A posted briefing after its articles: an item that was taken down becomes one line, one that was corrected says so.

import type { ShownChange } from '../news/shown.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { EMBED_DESCRIPTION_CHARACTERS_MAX, EMBEDS_CHARACTERS_MAX } from './limits.ts';
import { quoteOutside } from './quote-outside.ts';
import { texts } from './texts.ts';

const SOURCE_CHARACTERS_MAX = 40;
const SENTENCE_CHARACTERS_MAX = 300;

interface Embed {
  readonly title?: string;
  readonly description: string;
  readonly footer?: { readonly text: string };
}

interface Body {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components?: readonly Row[];
}

/** A row of buttons, or of one menu with a line for each item. */
interface Row {
  readonly components: readonly { readonly options?: readonly unknown[] }[];
}

/** How many items the message of a body (JSON text, as `drawBriefing` gives it) tells. */
export function countItems(body: string): number {
  return (JSON.parse(body) as Body).embeds.length;
}

/**
 * Takes the body of a message as it was posted and what became of its items; gives the body that is to stand in its
 * place. The same changes give the same body.
 */
export function redrawBriefing(posted: string, changes: readonly ShownChange[]): string {
  const body = JSON.parse(posted) as Body;
  const lines = body.content.split('\n');
  // The headlines are the last lines, one for each item.
  const first = lines.length - body.embeds.length;
  const byPlace = Map.groupBy(changes, ({ place }) => place);
  const changed = body.embeds.map((embed, place) => {
    const ofItem = byPlace.get(place) ?? [];
    const down = ofItem.find((change) => change.kind === 'taken down');
    if (down !== undefined) {
      const line = texts.takenDown(down.by);
      lines[first + place] = `- ${line}`;
      const { footer } = embed;
      return { description: line, ...(footer === undefined ? {} : { footer }) };
    }
    return ofItem.reduce((noted, change) => noteCorrection(noted, change), embed);
  });
  const embeds = sizeOf(changed) > EMBEDS_CHARACTERS_MAX ? changed.map(shorten) : changed;
  const isDown = (place: number) => (byPlace.get(place) ?? []).some(({ kind }) => kind === 'taken down');
  const rows = body.components === undefined ? {} : { components: withoutLines(body.components, isDown) };
  return JSON.stringify({ ...body, content: lines.join('\n'), embeds, ...rows });
}

/** The rows; a menu loses the lines of the items that are gone, for they bear their headlines, and goes with the last. */
function withoutLines(rows: readonly Row[], isGone: (place: number) => boolean): readonly Row[] {
  return rows.flatMap((row) => {
    const [menu] = row.components;
    if (menu?.options === undefined) return [row];
    const options = menu.options.filter((_, place) => !isGone(place));
    return options.length === 0 ? [] : [{ ...row, components: [{ ...menu, options }] }];
  });
}

function noteCorrection(embed: Embed, change: ShownChange): Embed {
  if (change.kind !== 'corrected') return embed;
  const source = quoteOutside(change.source, SOURCE_CHARACTERS_MAX) || texts.noTitle;
  const nowSays = change.nowSays === undefined ? undefined : quoteOutside(change.nowSays, SENTENCE_CHARACTERS_MAX);
  return { ...embed, description: `${texts.corrected(change.at, source, nowSays)}\n${embed.description}` };
}

function sizeOf(embeds: readonly Embed[]): number {
  return embeds.reduce(
    (sum, { title = '', description, footer }) => sum + title.length + description.length + (footer?.text.length ?? 0),
    0,
  );
}

/** The notes stand first, so that it is the sources at the end that are cut where there is no room for all. */
function shorten(embed: Embed, _place: number, all: readonly Embed[]): Embed {
  const share =
    Math.floor(EMBEDS_CHARACTERS_MAX / all.length) - (embed.title?.length ?? 0) - (embed.footer?.text.length ?? 0);
  return { ...embed, description: cutMarkdown(embed.description, Math.min(share, EMBED_DESCRIPTION_CHARACTERS_MAX)) };
}
