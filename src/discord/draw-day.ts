// What happened on the days asked for: the events, each with its sources, what was published then, buttons to other days.
//
//   ### 20 February 2017          events 1–4 of 9
//   **who, where** · sentence · source, its day, the words that told the day
//   Published then: headlines     on the last page
//   ‹ Previous | Next ›           pages
//   ‹ 19 February | 21 February › days, or the nearest with something where this one has nothing

import type { Claim } from '../news/cited-text.ts';
import type { DatedClaim, DayView, Period, ToldEvent } from '../news/day-view.ts';
import type { Screen } from './command.ts';
import { type ButtonRow, button, buttonRow, type Component, separator, textDisplay } from './components.ts';
import { linkToSource } from './link.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawFullest, drawToFit } from './room.ts';
import { sayDay, sayPeriod, texts } from './texts.ts';

// Our own, as for hits: fewer than three make a page that is all turning, more than eight do not fit a phone.
const EVENTS_MIN = 3;
const EVENTS_MAX = 8;

interface Size {
  readonly claims: number;
  readonly claim: number;
  readonly conflicts: number;
  readonly about: number;
  readonly source: number;
  /** How many of the other sources are named. */
  readonly alsoIn: number;
  readonly headlines: number;
  readonly headline: number;
  readonly isLinked: boolean;
}

const ROOMY = { about: 120, source: 60, alsoIn: 3, isLinked: true };
const TIGHT = { claims: 1, conflicts: 0, alsoIn: 0 };
// From roomy to tight, in UTF-16 units after quoting; the last fits whatever eight events hold.
const READABLE_SIZES: readonly Size[] = [
  { ...ROOMY, claims: 2, claim: 500, conflicts: 3, headlines: 10, headline: 160 },
  { ...ROOMY, claims: 1, claim: 400, conflicts: 3, headlines: 5, headline: 120 },
  { ...ROOMY, claims: 1, claim: 280, conflicts: 1, source: 40, headlines: 3, headline: 100 },
];
const SIZES: readonly Size[] = [
  ...READABLE_SIZES,
  { ...TIGHT, claim: 150, about: 80, source: 30, headlines: 2, headline: 80, isLinked: true },
  { ...TIGHT, claim: 100, about: 60, source: 30, headlines: 0, headline: 0, isLinked: false },
];
const ASKED_CHARACTERS_MAX = 100;
const WORDS_CHARACTERS_MAX = 30;

type DayScreen = Extract<Screen, { kind: 'day' }>;

/** Draws one page of the events; the first drawing settles how many a page holds, as for hits. */
export function drawDay(screen: DayScreen, pages: PageLinks): readonly Component[] {
  const entries = screen.day.events.length + screen.day.around.length;
  // A button to other days settles nothing: 0.
  const settled = pages.size === 0 ? undefined : pages.size;
  if (settled === undefined) {
    for (let count = Math.min(entries, EVENTS_MAX); count > EVENTS_MIN; count -= 1) {
      const page = drawFullest(READABLE_SIZES, (size) => drawPage(screen, pages, count, size));
      if (page !== undefined) return page;
    }
  }
  const count = Math.min(settled ?? EVENTS_MIN, EVENTS_MAX);
  return drawToFit(SIZES, (size) => drawPage(screen, pages, count, size));
}

function drawPage(screen: DayScreen, pages: PageLinks, count: number, size: Size): readonly Component[] {
  const { day } = screen;
  const entries = [...day.events, ...day.around];
  const first = pages.offset < entries.length ? pages.offset : 0;
  const shown = entries.slice(first, first + count);
  const isLast = first + count >= entries.length;
  const days = sayPeriod(day);
  const empty = day.from === day.to ? texts.dayEmptyOne(days) : texts.dayEmpty(days);
  const leftOut = day.articlesLeft === 0 ? '' : ` ${texts.daysLeft(day.articlesLeft)}`;
  return [
    textDisplay(drawHead(day, first, shown)),
    ...(day.events.length === 0 && first === 0 ? [textDisplay(empty)] : []),
    ...shown.flatMap((event, index) => {
      const isFirstAround = first + index === day.events.length;
      const head = isFirstAround ? `**${texts.daysAround}**\n` : '';
      return [textDisplay(`${head}${drawEvent(event, first + index + 1, day, size)}`)];
    }),
    ...(day.published.articles === 0 ? [] : [separator, textDisplay(drawPublished(day, isLast, size))]),
    textDisplay(`-# ${texts.looked(day.coverage)}${leftOut}`),
    ...drawPageButtons(resolved(screen, { ...pages, offset: first }), count, entries.length),
    ...drawDayButtons(screen, pages),
  ];
}

/** The days, how their words were read, and which of the events are shown. */
function drawHead(day: DayView, first: number, shown: readonly ToldEvent[]): string {
  const days = sayPeriod(day);
  const asked = quoteOutside(day.asked, ASKED_CHARACTERS_MAX);
  const read = day.isCounted ? [texts.dayRead(asked, days)] : [];
  const events = Math.min(shown.length, day.events.length - first);
  const range = events <= 0 ? [] : [texts.dayEvents(first + 1, first + events, day.events.length)];
  const about = [...read, ...range].map((line) => `\n-# ${line}`).join('');
  return `### ${days}${about}`;
}

function drawEvent(event: ToldEvent, number: number, day: DayView, size: Size): string {
  const [{ days }] = event.claims;
  const isWhole = days.from === day.from && days.to === day.to;
  const about = quoteOutside(event.about.join(', '), size.about);
  const head = [...(isWhole ? [] : [sayPeriod(days)]), ...(about === '' ? [] : [`**${about}**`])].join(' · ');
  // All sides or none: one of two figures alone would say that the other is wrong.
  const conflicts = event.conflicts.length <= size.conflicts ? event.conflicts : [];
  return [
    ...(head === '' ? [] : [head]),
    ...event.claims.slice(0, size.claims).map((dated) => drawDated(dated, number, size)),
    ...(conflicts.length === 0
      ? []
      : [texts.sourcesDiffer, ...conflicts.map((claim) => drawSentence(claim, [], number, size))]),
    ...drawAlso(event, size),
  ].join('\n');
}

function drawDated({ claim, days, countedFrom, isDayOfPaper, isPlan }: DatedClaim, number: number, size: Size): string {
  const counted =
    countedFrom === undefined
      ? []
      : [texts.dayCounted(quoteOutside(countedFrom, WORDS_CHARACTERS_MAX), sayPeriod(days))];
  return drawSentence(
    claim,
    [...counted, ...(isDayOfPaper ? [texts.dayOfPaper] : []), ...(isPlan ? [texts.dayPlanned] : [])],
    number,
    size,
  );
}

/** The exact words, and under them the event's number and source (the link), its day of publication, and what is said of the event's day. */
function drawSentence(claim: Claim, notes: readonly string[], number: number, size: Size): string {
  const [cited] = claim.citations;
  const published = cited.publishedDay === undefined ? texts.dayUnknown : sayDay(cited.publishedDay);
  const about = [linkToSource(cited, number, { sourceMax: size.source, isLinked: size.isLinked }), published, ...notes];
  return `> ${quoteOutside(claim.text, size.claim) || '…'}\n-# ${about.join(' · ')}`;
}

function drawAlso({ alsoIn, claims }: ToldEvent, size: Size): readonly string[] {
  const cut = claims.slice(size.claims).map(({ claim }) => claim.citations[0].source);
  const sources = [...new Set([...cut, ...alsoIn])];
  if (sources.length === 0) return [];
  const shown = sources.slice(0, size.alsoIn).map((source) => quoteOutside(source, size.source) || texts.noSource);
  const more = sources.length - shown.length;
  return [`-# ${texts.alsoIn([...shown, ...(more > 0 ? [texts.moreSources(more)] : [])])}`];
}

function drawPublished({ published }: DayView, isLast: boolean, size: Size): string {
  if (!isLast) return `-# ${texts.publishedLater(published.articles)}`;
  const headlines = published.headlines.slice(0, size.headlines).map((headline, index) => {
    const link = linkToSource(headline, index + 1, { sourceMax: size.source, isLinked: size.isLinked });
    return `${link} · ${quoteOutside(headline.title, size.headline) || texts.noTitle}`;
  });
  return [`**${texts.published(published.articles, published.sources)}**`, ...headlines].join('\n');
}

/** Pages of these very days, whatever "last week" means when a button is pressed. */
function resolved({ day, optionsOf }: DayScreen, pages: PageLinks): PageLinks {
  const { idOf } = pages;
  return idOf === undefined ? pages : { ...pages, idOf: (offset, size) => idOf(offset, size, optionsOf(day)) };
}

/** To the days before and after; where there is nothing on these, to the nearest that have something. */
function drawDayButtons({ day, optionsOf }: DayScreen, { idOf }: PageLinks): readonly ButtonRow[] {
  if (idOf === undefined) return [];
  const leadTo = (label: string, days: Period | undefined) =>
    days === undefined ? [] : [button(label, idOf(0, 0, optionsOf(days)))];
  const dayOf = (only: string | undefined) => (only === undefined ? undefined : { from: only, to: only });
  const { before, after } = day.nearest;
  const buttons =
    day.events.length > 0
      ? [
          ...leadTo(texts.dayBefore(day.previous ? sayPeriod(day.previous) : ''), day.previous),
          ...leadTo(texts.dayAfter(day.next ? sayPeriod(day.next) : ''), day.next),
        ]
      : [
          ...leadTo(texts.nearestBefore(before === undefined ? '' : sayDay(before)), dayOf(before)),
          ...leadTo(texts.nearestAfter(after === undefined ? '' : sayDay(after)), dayOf(after)),
        ];
  return buttons.length === 0 ? [] : [buttonRow(buttons)];
}
