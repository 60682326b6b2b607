// What a subject did and met with, day by day: one line an event, in pages, with a chart of its coverage on the first.
//
//   ### Amina Okafor              events 1–8 of 23 · named in 34 articles
//   (chart)                       articles that name her by day of publication
//   **3 March 2025** · sentence · 1 · The Quay · +2
//   ‹ Previous | Next ›

import type { Timeline, TimelineEvent } from '../news/timeline.ts';
import { chartTexts } from './chart-texts.ts';
import type { Screen } from './command.ts';
import { type Component, textDisplay } from './components.ts';
import { linkToSource } from './link.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { drawPicture, type Picture } from './picture.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawFullest, drawToFit } from './room.ts';
import { sayPeriod, texts } from './texts.ts';
import { timelineTexts } from './timeline-texts.ts';

type TimelineScreen = Extract<Screen, { kind: 'timeline' }>;

// Our own: a line is two on a phone, and ten of them with a chart are as much as one looks over.
const EVENTS_MIN = 5;
const EVENTS_MAX = 10;
const NAME_CHARACTERS_MAX = 100;
const WORDS_CHARACTERS_MAX = 30;

interface Size {
  readonly claim: number;
  readonly source: number;
  readonly isLinked: boolean;
}

// From roomy to tight, in UTF-16 units after quoting; the last fits whatever ten events hold.
const READABLE_SIZES: readonly Size[] = [
  { claim: 280, source: 60, isLinked: true },
  { claim: 200, source: 40, isLinked: true },
];
const SIZES: readonly Size[] = [
  ...READABLE_SIZES,
  { claim: 140, source: 30, isLinked: true },
  { claim: 100, source: 30, isLinked: false },
];

/** Draws one page; the first drawing settles how many events a page holds, as for hits. Gives the chart's picture beside it. */
export function drawTimeline(
  screen: TimelineScreen,
  pages: PageLinks,
): { readonly components: readonly Component[]; readonly file?: Picture['file'] } {
  const { events } = screen.timeline;
  const first = pages.offset < events.length ? pages.offset : 0;
  const picture = first === 0 ? pictureOf(screen) : undefined;
  const draw = (count: number) => (size: Size) =>
    drawPage(screen, { ...pages, offset: first }, { count, size, ...(picture && { picture }) });
  const settled = pages.size === 0 ? undefined : pages.size;
  const components = drawCounted(draw, events.length, settled);
  return { components, ...(picture !== undefined && { file: picture.file }) };
}

function drawCounted(
  draw: (count: number) => (size: Size) => readonly Component[],
  events: number,
  settled: number | undefined,
): readonly Component[] {
  if (settled === undefined) {
    for (let count = Math.min(events, EVENTS_MAX); count > EVENTS_MIN; count -= 1) {
      const page = drawFullest(READABLE_SIZES, draw(count));
      if (page !== undefined) return page;
    }
  }
  return drawToFit(SIZES, draw(Math.min(settled ?? EVENTS_MIN, EVENTS_MAX)));
}

/** The chart with its text alternative; undefined where there is none. */
function pictureOf({ timeline, chart }: TimelineScreen): Picture | undefined {
  if (chart === undefined || chart === 'undrawn') return undefined;
  return drawPicture(chart, chartTexts.inWords(timeline.byDay));
}

function drawPage(
  screen: TimelineScreen,
  pages: PageLinks,
  { count, size, picture }: { readonly count: number; readonly size: Size; readonly picture?: Picture },
): readonly Component[] {
  const { timeline, chart, options } = screen;
  const { offset } = pages;
  const { events, byDay, coverage, articlesLeft } = timeline;
  const shown = events.slice(offset, offset + count);
  const lines = shown.map((event, index) => drawEvent(event, offset + index + 1, size));
  const left = articlesLeft === 0 ? '' : ` ${timelineTexts.left(articlesLeft)}`;
  return [
    textDisplay(drawHead(timeline, offset, shown.length)),
    ...(picture === undefined ? [] : [picture.gallery]),
    ...(chart === 'undrawn' && offset === 0 ? [textDisplay(`-# ${chartTexts.undrawn(byDay)}`)] : []),
    textDisplay(lines.length === 0 ? drawNone(timeline) : lines.join('\n')),
    textDisplay(`-# ${texts.looked(coverage)}${left}`),
    ...drawPageButtons(pages, count, events.length, options),
  ];
}

function drawHead(timeline: Timeline, offset: number, shown: number): string {
  const { subject, events, articles } = timeline;
  const days = timelineTexts.days(timeline);
  const about = [
    ...(days === '' ? [] : [days]),
    ...(shown === 0 ? [] : [timelineTexts.events(offset + 1, offset + shown, events.length)]),
    timelineTexts.named(articles),
  ];
  return `### ${quoteOutside(subject, NAME_CHARACTERS_MAX) || '…'}\n-# ${about.join(' · ')}`;
}

function drawNone(timeline: Timeline): string {
  const subject = quoteOutside(timeline.subject, NAME_CHARACTERS_MAX) || '…';
  const days = timelineTexts.days(timeline);
  return days === '' ? timelineTexts.none(subject) : timelineTexts.noneIn(subject, days);
}

/** The day, the exact words (cut at their end with …), the source as a link, and what is said of the day. */
function drawEvent(event: TimelineEvent, number: number, size: Size): string {
  const { claim, countedFrom, isDayOfPaper, isPlan } = event;
  const [cited, ...others] = claim.citations;
  const about = [
    linkToSource(cited, number, { sourceMax: size.source, isLinked: size.isLinked }),
    ...(others.length === 0 ? [] : [timelineTexts.more(others.length)]),
    ...(countedFrom === undefined ? [] : [timelineTexts.counted(quoteOutside(countedFrom, WORDS_CHARACTERS_MAX))]),
    ...(isDayOfPaper ? [timelineTexts.newsOf] : []),
    ...(isPlan ? [timelineTexts.planned] : []),
  ];
  return `- **${sayPeriod(event)}** ${quoteOutside(claim.text, size.claim) || '…'} ${about.join(' · ')}`;
}
