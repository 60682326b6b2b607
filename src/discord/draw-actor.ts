// Who an actor is: names, roles, first and last seen, a chart, with whom, the latest sentences and words, in pages.
//
//   ### Khalifa Haftar            person · also Haftar, Hifter · named in 34 articles
//   role · its days · source      on the first page, as are
//   first and last named          the chart and those named with them
//   > sentence                    a few a page: the latest sentences, then what was said
//   ‹ Previous | Next ›
//   Fayez al-Serraj | GNA | …     to those named with them

import type { ActorProfile } from '../news/actor-profile.ts';
import type { Citation } from '../news/cited-text.ts';
import { actorTexts } from './actor-texts.ts';
import { chartTexts } from './chart-texts.ts';
import type { Screen } from './command.ts';
import { type ButtonRow, button, buttonRow, type Component, separator, textDisplay } from './components.ts';
import { type Cite, dayOf, drawRoles, drawSeen, drawWith, type Size } from './draw-actor-facts.ts';
import { BUTTON_LABEL_CHARACTERS_MAX } from './limits.ts';
import { linkToSource } from './link.ts';
import { drawPageButtons, type PageLinks } from './page-links.ts';
import { drawPicture, type Picture } from './picture.ts';
import { plainOutside, quoteOutside } from './quote-outside.ts';
import { drawFullest, drawToFit } from './room.ts';
import { texts } from './texts.ts';

type ActorScreen = Extract<Screen, { kind: 'actor' }>;

// Our own: under the roles and the chart, three sentences are as much as a phone shows; a page of six is read in one go.
const ENTRIES_MIN = 3;
const ENTRIES_MAX = 6;
const NAME_CHARACTERS_MAX = 100;
/** One row; a phone breaks longer ones. */
const BUTTONS_MAX = 4;

// From roomy to tight, in UTF-16 units after quoting; the last fits whatever stands in six entries and the head.
const READABLE_SIZES: readonly Size[] = [
  { aliases: 12, alias: 60, roles: 8, role: 160, seenWith: 10, sentence: 500, source: 60, isLinked: true },
  { aliases: 8, alias: 60, roles: 6, role: 120, seenWith: 8, sentence: 360, source: 60, isLinked: true },
  { aliases: 6, alias: 50, roles: 4, role: 100, seenWith: 6, sentence: 260, source: 40, isLinked: true },
];
const SIZES: readonly Size[] = [
  ...READABLE_SIZES,
  { aliases: 4, alias: 40, roles: 3, role: 80, seenWith: 4, sentence: 160, source: 30, isLinked: true },
  { aliases: 3, alias: 30, roles: 2, role: 60, seenWith: 3, sentence: 90, source: 30, isLinked: false },
];

/** A sentence with where it stands. `words`: said by the actor. */
interface Entry {
  readonly kind: 'sentence' | 'words' | 'reported';
  readonly text: string;
  readonly citation: Citation;
  /** How many articles carry the words. */
  readonly articles: number;
}

/** Draws one page; the first drawing settles how many sentences a page holds, as for hits. Gives the chart's picture beside it. */
export function drawActor(
  screen: ActorScreen,
  pages: PageLinks,
): { readonly components: readonly Component[]; readonly file?: Picture['file'] } {
  const entries = entriesOf(screen.profile);
  const first = pages.offset < entries.length ? pages.offset : 0;
  const picture = first === 0 ? pictureOf(screen) : undefined;
  const draw = (count: number) => (size: Size) => drawPage(screen, { ...pages, offset: first }, count, size, picture);
  const components = drawCounted(draw, entries.length, pages.size === 0 ? undefined : pages.size);
  return { components, ...(picture === undefined ? {} : { file: picture.file }) };
}

function drawCounted(
  draw: (count: number) => (size: Size) => readonly Component[],
  entries: number,
  settled: number | undefined,
): readonly Component[] {
  if (settled === undefined) {
    for (let count = Math.min(entries, ENTRIES_MAX); count > ENTRIES_MIN; count -= 1) {
      const page = drawFullest(READABLE_SIZES, draw(count));
      if (page !== undefined) return page;
    }
  }
  return drawToFit(SIZES, draw(Math.min(settled ?? ENTRIES_MIN, ENTRIES_MAX)));
}

function entriesOf({ sentences, statements }: ActorProfile): readonly Entry[] {
  return [
    ...sentences.map((citation): Entry => ({ kind: 'sentence', text: citation.quote, citation, articles: 1 })),
    ...statements.map(({ words, isExact, citation, articles }): Entry => {
      return { kind: isExact ? 'words' : 'reported', text: words, citation, articles };
    }),
  ];
}

/** The chart with its text alternative; undefined where there is none. */
function pictureOf({ profile, chart }: ActorScreen): Picture | undefined {
  if (chart === undefined || chart === 'undrawn') return undefined;
  return drawPicture(chart, chartTexts.inWords(countsOf(profile), profile.undated));
}

const countsOf = ({ byDay }: ActorProfile) => byDay.map(({ day, articles }) => ({ day, count: articles }));

function drawPage(
  screen: ActorScreen,
  pages: PageLinks,
  count: number,
  size: Size,
  picture: Picture | undefined,
): readonly Component[] {
  const { profile, coverage } = screen;
  const entries = entriesOf(profile);
  const cite = citer(profile, size);
  const shown = entries.slice(pages.offset, pages.offset + count);
  const isFirst = pages.offset === 0;
  return [
    textDisplay(drawHead(profile, size, isFirst ? '' : drawRange(pages.offset, shown.length, entries.length))),
    ...(isFirst ? drawAbout(screen, size, cite, picture) : []),
    ...(shown.length === 0 ? [] : [separator, ...drawEntries(shown, entries[pages.offset - 1], size, cite)]),
    textDisplay(`-# ${texts.looked(coverage)}`),
    ...drawPageButtons(resolved(screen, pages), count, entries.length),
    ...(isFirst ? drawOthers(screen, pages) : []),
  ];
}

const drawRange = (offset: number, shown: number, total: number): string =>
  `\n-# ${actorTexts.page(offset + 1, offset + shown, total)}`;

function drawHead({ name, kind, aliases, articles }: ActorProfile, size: Size, range: string): string {
  const also = aliases.slice(0, size.aliases).map((alias) => quoteOutside(alias, size.alias));
  const about = [
    actorTexts.kind[kind],
    ...(also.length === 0 ? [] : [actorTexts.also(also)]),
    actorTexts.articles(articles),
  ];
  return `### ${quoteOutside(name, NAME_CHARACTERS_MAX) || '…'}\n-# ${about.join(' · ')}${range}`;
}

/** Numbers the articles in the order in which the whole profile cites them, so that a number means one on every page. */
function citer(profile: ActorProfile, size: Size): Cite {
  const { roles, firstSeen, lastSeen } = profile;
  const cited = [
    ...roles.flatMap(({ citations }) => citations),
    ...[firstSeen, lastSeen].flatMap((seen) => (seen === undefined ? [] : [seen.citation])),
    ...entriesOf(profile).map(({ citation }) => citation),
  ];
  const ids = [...new Set(cited.map(({ articleId }) => articleId))];
  return (citation) =>
    linkToSource(citation, ids.indexOf(citation.articleId) + 1, { sourceMax: size.source, isLinked: size.isLinked });
}

/** What is known on the whole, with the chart amid it, or with what it would have shown. */
function drawAbout(
  { profile, chart }: ActorScreen,
  size: Size,
  cite: Cite,
  picture: Picture | undefined,
): readonly Component[] {
  const { roles, sentences, statements } = profile;
  const isBare = roles.length + sentences.length + statements.length === 0;
  const before = [drawRoles(profile, size, cite), drawSeen(profile, cite)];
  const after = [
    chart === 'undrawn' ? `-# ${chartTexts.undrawn(countsOf(profile), profile.undated)}` : '',
    drawWith(profile, size),
    isBare ? actorTexts.nothingToShow : '',
  ];
  return [...textOf(before), ...(picture === undefined ? [] : [picture.gallery]), ...textOf(after)];
}

function textOf(lines: readonly string[]): readonly Component[] {
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? [] : [textDisplay(text)];
}

/** Each kind of sentence under its heading, also where a page begins amid one. */
function drawEntries(
  entries: readonly Entry[],
  before: Entry | undefined,
  size: Size,
  cite: Cite,
): readonly Component[] {
  const isSaid = (entry: Entry | undefined): boolean => entry !== undefined && entry.kind !== 'sentence';
  return entries.map((entry, index) => {
    const last = index === 0 ? before : entries[index - 1];
    const isHeaded = index === 0 || last === undefined || isSaid(last) !== isSaid(entry);
    const heading = isSaid(entry) ? actorTexts.statements : actorTexts.sentences;
    return textDisplay(`${isHeaded ? `**${heading}**\n` : ''}${drawEntry(entry, size, cite)}`);
  });
}

function drawEntry({ kind, text, citation, articles }: Entry, size: Size, cite: Cite): string {
  const words = quoteOutside(text, size.sentence) || '…';
  const about = [
    cite(citation),
    dayOf(citation),
    ...(kind === 'reported' ? [actorTexts.reported] : []),
    ...(articles > 1 ? [actorTexts.carried(articles)] : []),
  ];
  return `> ${kind === 'words' ? `“${words}”` : words}\n-# ${about.join(' · ')}`;
}

/** Pages of this very actor, whoever else the typed name may mean by then. */
function resolved({ profile, optionsOf }: ActorScreen, pages: PageLinks): PageLinks {
  const { idOf } = pages;
  return idOf === undefined ? pages : { ...pages, idOf: (offset, size) => idOf(offset, size, optionsOf(profile.id)) };
}

/** Buttons to those most often named with this one. */
function drawOthers({ profile, optionsOf }: ActorScreen, { idOf }: PageLinks): readonly ButtonRow[] {
  if (idOf === undefined) return [];
  const buttons = profile.seenWith.slice(0, BUTTONS_MAX).flatMap(({ id, name }) => {
    const label = plainOutside(name, BUTTON_LABEL_CHARACTERS_MAX);
    return label === '' ? [] : [button(label, idOf(0, 0, optionsOf(id)))];
  });
  return buttons.length === 0 ? [] : [buttonRow(buttons)];
}
