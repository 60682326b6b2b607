// What /search found: a headline, five to ten articles as they fit, what was looked through, page buttons.

import type { Hit } from '../news/cited-text.ts';
import type { HitsChoice, Screen } from './command.ts';
import { button, buttonRow, type Component, changeOptions, selectRow, textDisplay } from './components.ts';
import { drawExcerpt } from './draw-excerpt.ts';
import { linkToSource } from './link.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { plainOutside, quoteOutside } from './quote-outside.ts';
import { drawFullest, drawToFit } from './room.ts';
import { sayDay, sayPeriod, texts } from './texts.ts';

/** How much of each hit is shown, in UTF-16 units after quoting. */
interface HitSize {
  readonly title: number;
  readonly source: number;
  readonly passages: number;
  readonly excerpt: number;
  readonly isLinked: boolean;
}

// Our own: fewer than five hits make a page that is all turning, more than ten do not fit a phone.
const HITS_MIN = 5;
const HITS_MAX = 10;

// From roomy to tight. The readable ones keep a passage worth reading; the last fits whatever stands in ten hits.
const READABLE_SIZES: readonly HitSize[] = [
  { title: 250, source: 80, passages: 2, excerpt: 420, isLinked: true },
  { title: 250, source: 80, passages: 1, excerpt: 420, isLinked: true },
  { title: 200, source: 80, passages: 1, excerpt: 280, isLinked: true },
  { title: 150, source: 60, passages: 1, excerpt: 180, isLinked: true },
];
const SIZES: readonly HitSize[] = [
  ...READABLE_SIZES,
  { title: 120, source: 40, passages: 1, excerpt: 100, isLinked: true },
  { title: 80, source: 40, passages: 0, excerpt: 0, isLinked: true },
  { title: 80, source: 40, passages: 0, excerpt: 0, isLinked: false },
];

const WORDS_CHARACTERS_MAX = 150;
const OPERATOR_CHARACTERS_MAX = 40;
const ALSO_IN_MAX = 3;
/** Discord's: the label of a button, and of a menu's line. */
const BUTTON_CHARACTERS_MAX = 80;
const MENU_CHARACTERS_MAX = 100;
/** Discord's: buttons in a row. */
const WAYS_MAX = 5;

type HitsScreen = Extract<Screen, { kind: 'hits' }>;

/**
 * Draws one page of hits. On the first drawing it takes as many of them as fit with a readable passage each, but at
 * least five; a page that was turned to keeps the number that the first one settled.
 */
export function drawHits(screen: HitsScreen, pages: PageLinks): readonly Component[] {
  const { hits } = screen;
  if (pages.size === undefined) {
    for (let count = Math.min(hits.hits.length, HITS_MAX); count > HITS_MIN; count -= 1) {
      const page = drawFullest(READABLE_SIZES, (size) => drawPage(screen, pages, count, size));
      if (page !== undefined) return page;
    }
  }
  const count = Math.min(pages.size ?? HITS_MIN, HITS_MAX);
  return drawToFit(SIZES, (size) => drawPage(screen, pages, count, size));
}

function drawPage(screen: HitsScreen, pages: PageLinks, count: number, size: HitSize): readonly Component[] {
  const { hits, note, options } = screen;
  const shown = hits.hits.slice(0, count);
  const words = quoteOutside(hits.words, WORDS_CHARACTERS_MAX) || texts.noWords;
  const range = hits.total === 0 ? '' : `\n-# ${texts.shown(hits.offset + 1, hits.offset + shown.length, hits.total)}`;
  const notes = [...(note === undefined ? [] : [note]), ...(hits.isEverything === true ? [texts.everything] : [])];
  return [
    textDisplay(`### ${words}${range}${notes.map((line) => `\n-# ${line}`).join('')}`),
    ...(shown.length === 0 ? [textDisplay(sayNothing(screen))] : []),
    ...shown.map((hit, index) => textDisplay(drawHit(hit, hits.offset + index + 1, size))),
    textDisplay(`-# ${texts.looked(hits.coverage)}`),
    ...drawPageButtons({ ...pages, offset: hits.offset }, count, hits.total, options),
    ...(hits.total > 1 ? drawMenu(screen, pages, count) : []),
    ...(hits.total === 0 ? drawWays(screen, pages) : []),
  ];
}

/** The menu of changes: what is picked begins on the first page. */
function drawMenu({ menu, options }: HitsScreen, { selectIdOf }: PageLinks, count: number): readonly Component[] {
  if (menu === undefined || selectIdOf === undefined) return [];
  const lines = menu.choices.map(({ label, change, isChosen }) => {
    return {
      label: plainOutside(label, MENU_CHARACTERS_MAX),
      value: JSON.stringify(change),
      default: isChosen === true,
    };
  });
  return [selectRow(selectIdOf(count, options), menu.label, lines)];
}

/** Buttons to what would be found otherwise. */
function drawWays({ ways = [], options }: HitsScreen, { idOf }: PageLinks): readonly Component[] {
  if (idOf === undefined || options === undefined) return [];
  const idFor = ({ change }: HitsChoice): string => idOf(0, 0, changeOptions(options, change));
  const buttons = new Map(
    ways.map((way) => [idFor(way), button(plainOutside(way.label, BUTTON_CHARACTERS_MAX), idFor(way))]),
  );
  return buttons.size === 0 ? [] : [buttonRow([...buttons.values()].slice(0, WAYS_MAX))];
}

function sayNothing({ hits: { didYouMean, unknownOperators = [] }, ways = [] }: HitsScreen): string {
  const [operator] = unknownOperators;
  // It is letters alone.
  if (operator !== undefined) return texts.unknownOperator(operator.slice(0, OPERATOR_CHARACTERS_MAX));
  if (didYouMean === undefined) return ways.length === 0 ? texts.nothingFound : texts.nothingSo;
  const typed = new Set(didYouMean.spellings.map((each) => quoteOutside(each.typed, WORDS_CHARACTERS_MAX)));
  return texts.didYouMean([...typed], quoteOutside(didYouMean.words, WORDS_CHARACTERS_MAX));
}

/** Three lines: the title; number and source (the link), both dates and copies; the passage with the matching words in bold. */
function drawHit(hit: Hit, number: number, size: HitSize): string {
  const head = `**${quoteOutside(hit.title, size.title) || texts.noTitle}**`;
  const about = (hit.about ?? []).map(sayPeriod);
  const also = hit.alsoIn.slice(0, ALSO_IN_MAX).map((source) => quoteOutside(source, size.source));
  const line = [
    linkToSource(hit, number, { sourceMax: size.source, isLinked: size.isLinked }),
    hit.publishedDay === undefined ? texts.dayUnknown : texts.publishedOn(sayDay(hit.publishedDay)),
    ...(about.length === 0 ? [] : [texts.aboutDays(about)]),
    ...(also.length === 0 ? [] : [texts.alsoIn(also)]),
  ];
  const passages = hit.passages
    .slice(0, size.passages)
    .map((passage) => drawExcerpt(passage, size.excerpt))
    .filter((drawn) => drawn !== '');
  return [head, line.join(' · '), ...passages.map((drawn) => `> ${drawn}`)].join('\n');
}
