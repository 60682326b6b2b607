// A story opened: its articles in the order in which they told it, what each added, and who else has it.

import type { StoryView, Telling } from '../news/story-view.ts';
import { briefingTexts } from './briefing-texts.ts';
import type { Screen } from './command.ts';
import { type Component, textDisplay } from './components.ts';
import { linkToSource } from './link.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { quoteOutside } from './quote-outside.ts';
import { drawToFit } from './room.ts';
import { sayDay, sayInstant, texts } from './texts.ts';

/** As many as fit a phone's screen or two, whatever stands in them. */
const TELLINGS_MAX = 5;

// From roomy to tight; the last fits whatever stands in five articles.
const SIZES = [
  { title: 200, claim: 600, claims: 2, changes: 3, source: 60, others: 8, isLinked: true },
  { title: 150, claim: 300, claims: 2, changes: 2, source: 40, others: 4, isLinked: true },
  { title: 120, claim: 200, claims: 1, changes: 1, source: 40, others: 3, isLinked: true },
  { title: 80, claim: 100, claims: 1, changes: 0, source: 40, others: 2, isLinked: false },
  { title: 60, claim: 0, claims: 0, changes: 0, source: 30, others: 1, isLinked: false },
] as const;
type Size = (typeof SIZES)[number];

const HEADLINE_CHARACTERS_MAX = 150;
const FIGURE_CHARACTERS_MAX = 60;

/** Draws one page of a story's articles. */
export function drawStory(
  { story, options }: Extract<Screen, { kind: 'story' }>,
  pages: PageLinks,
): readonly Component[] {
  const { tellings } = story;
  const from = Math.min(pages.offset, Math.max(0, tellings.length - 1));
  const shown = tellings.slice(from, from + TELLINGS_MAX);
  const buttons = drawPageButtons({ ...pages, offset: from }, TELLINGS_MAX, tellings.length, options);
  return drawToFit(SIZES, (size) => [
    textDisplay(drawHead(story, from, shown.length)),
    ...shown.map((telling, at) => textDisplay(drawTelling(telling, from + at, size))),
    ...buttons,
  ]);
}

function drawHead({ headline, tellings, sources }: StoryView, from: number, count: number): string {
  const head = quoteOutside(headline, HEADLINE_CHARACTERS_MAX) || texts.noTitle;
  const range = tellings.length > count ? ` · ${texts.shown(from + 1, from + count, tellings.length)}` : '';
  return `### ${head}\n-# ${briefingTexts.storyHead(tellings.length, sources)}${range}`;
}

/** The headline; number, source (the link), time and form; what it adds; who has the same text. */
function drawTelling(telling: Telling, index: number, size: Size): string {
  const { title, publishedAt, publishedDay, form, adds, alsoIn } = telling;
  const link = linkToSource(telling, index + 1, { sourceMax: size.source, isLinked: size.isLinked });
  const when = publishedAt !== undefined ? sayInstant(publishedAt) : sayOwnDay(publishedDay);
  const about = [link, when, ...(form === undefined ? [] : [briefingTexts.form[form]])].join(' · ');
  const says = adds.length === 0 ? briefingTexts.addsNothing : index === 0 ? briefingTexts.first : briefingTexts.adds;
  const others = alsoIn.slice(0, size.others).map((source) => quoteOutside(source, size.source) || texts.noSource);
  return [
    `**${quoteOutside(title, size.title) || texts.noTitle}**`,
    `${about} · ${says}`,
    ...drawChanges(telling, size),
    ...adds.slice(0, size.claims).map(({ text }) => `> ${quoteOutside(text, size.claim) || '…'}`),
    ...(others.length === 0 ? [] : [`-# ${briefingTexts.alsoIn(others)}`]),
  ].join('\n');
}

const sayOwnDay = (day: string | undefined): string => (day === undefined ? texts.dayUnknown : sayDay(day));

function drawChanges({ changes }: Telling, size: Size): string[] {
  const figure = (text: string) => quoteOutside(text, FIGURE_CHARACTERS_MAX) || '…';
  return changes
    .slice(0, size.changes)
    .map(({ was, now, nowSource }) =>
      texts.figureChanged(figure(was), figure(now), quoteOutside(nowSource, size.source) || texts.noSource),
    );
}
