// Drops the lines of an extracted text that are no part of the article: labels, bylines, days, offers, rights.

import { findWrittenDates } from './find-written-dates.ts';
import { COLOPHON, ELSEWHERE, LABELS, OFFERS, READERS_WRITE } from './page-words.ts';

export interface FurnitureContext {
  readonly title: string;
  readonly byline: string | undefined;
}

// An offer or a notice is a few sentences; what is longer is a text that happens to use its words.
const OFFER_LENGTH_MAX = 400;
// A byline, a day, a caption; a first paragraph is longer.
const LINE_LENGTH_MAX = 140;
// How far from an end lines about the article stand.
const EDGE_LINES_MAX = 6;

/** Takes paragraphs in order, gives those of the article. */
export function dropFurniture(paragraphs: readonly string[], context: FurnitureContext): readonly string[] {
  const lines = paragraphs.map((one, index) => (index < 2 ? withoutTitle(one, context.title) : one));
  const kept = lines.filter((one, index) => one !== '' && !isFurniture(one) && !isHeadOfOffer(one, lines[index + 1]));
  let first = 0;
  while (first < Math.min(EDGE_LINES_MAX, kept.length) && isAboutArticle(kept[first] ?? '', context)) first += 1;
  let end = kept.length;
  while (end > first && kept.length - end < EDGE_LINES_MAX && isClosing(kept[end - 1] ?? '', context)) end -= 1;
  return kept.slice(first, end).filter((one, index) => index > EDGE_LINES_MAX || !isByline(one, context));
}

/** True for what stands nowhere in an article: a button's label, a clock time alone, an offer, a link elsewhere. */
function isFurniture(line: string): boolean {
  if (LABELS.test(line) || /^\d{1,2}[.:h]\d{2}(?:\s?[ap]\.?m\.?)?$/i.test(line) || /^[\p{P}\p{S}\s]+$/u.test(line))
    return true;
  if (line.length <= 60 && READERS_WRITE.test(line)) return true;
  if (line.length <= LINE_LENGTH_MAX && ELSEWHERE.test(line) && /^[^:：|»]{4,40}[:：|»]/u.test(line)) return true;
  return isOffer(line);
}

/** A short line over an offer, without a full stop: its heading. */
function isHeadOfOffer(line: string, next: string | undefined): boolean {
  return line.length <= 60 && !/[.!?:…。！？]["”’»]?$/u.test(line) && next !== undefined && isOffer(next);
}

/** True for a sentence that sells the site or asks for leave. What quotes somebody is news. */
function isOffer(line: string): boolean {
  return line.length <= OFFER_LENGTH_MAX && !/["“„«]/.test(line) && OFFERS.some((pattern) => pattern.test(line));
}

function isAboutArticle(line: string, context: FurnitureContext): boolean {
  return isByline(line, context) || isDateLine(line) || (line.length <= LINE_LENGTH_MAX && isColophon(line));
}

function isClosing(line: string, context: FurnitureContext): boolean {
  return isAboutArticle(line, context) || isColophon(line) || isBiography(line, context.byline);
}

function isColophon(line: string): boolean {
  return line.length <= OFFER_LENGTH_MAX && COLOPHON.some((pattern) => pattern.test(line));
}

/** A short line that holds an author's name and is no sentence. */
function isByline(line: string, { byline }: FurnitureContext): boolean {
  if (byline === undefined || line.length > LINE_LENGTH_MAX) return false;
  const folded = line.toLowerCase();
  const names = byline.toLowerCase().split(', ');
  if (!names.some((name) => folded.includes(name))) return false;
  const rest = names.reduce((left, name) => left.replace(name, ' '), folded);
  const words = rest.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length <= 12 && !/["“”«»]/.test(line) && !/\p{Ll}{2}[.!?]$/u.test(line);
}

/** A line that is a day and little else: "Published 3 May 2024, 10:30 | 4 min read". */
function isDateLine(line: string): boolean {
  if (line.length > LINE_LENGTH_MAX / 2 || /\p{Ll}{2}[.!?]$/u.test(line)) return false;
  const dates = findWrittenDates(line);
  if (dates.length === 0) return false;
  let rest = line;
  for (const { start, end } of [...dates].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return (rest.match(/[\p{L}\p{M}]+/gu) ?? []).length <= 5;
}

/** "Jane Doe is the economics editor of …", below the text. */
function isBiography(line: string, byline: string | undefined): boolean {
  const names = byline?.split(', ') ?? [];
  return (
    line.length <= OFFER_LENGTH_MAX &&
    names.some((name) =>
      new RegExp(
        `^(?:the )?${quoted(name)}(?:,|\\s+(?:is|was|has|covers|reports|writes|joined|works|ist|arbeitet|est|es|è|é)\\b|$)`,
        'iu',
      ).test(line),
    )
  );
}

// Shorter headlines ("Trump") begin sentences of the text.
const RUN_TOGETHER_LENGTH_MIN = 20;

/** The headline once more, alone or run together with the line behind it ("… after repairsBy Jane Doe"). */
function withoutTitle(line: string, title: string): string {
  if (title === '' || !line.toLowerCase().startsWith(title.toLowerCase())) return line;
  const rest = line.slice(title.length);
  // "Chancellor meets president in Paris" goes on after "Chancellor meets president": it is a sentence of the text.
  const isRunTogether = title.length >= RUN_TOGETHER_LENGTH_MIN && /^(?:\p{Lu}|\s[|–—]\s)/u.test(rest);
  return rest === '' || isRunTogether ? rest.replace(/^[\s|–—]+/u, '') : line;
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
