// When a page says that its article was published and changed.

import { readDayAndInstant, type WrittenDate } from './feed-dates.ts';
import { findWrittenDates } from './find-written-dates.ts';
import { type HeadLines, linesIn } from './head-lines.ts';
import { type Page, type PageElement, shownText } from './page-element.ts';

export interface PageDates {
  readonly published?: WrittenDate | undefined;
  readonly updated?: WrittenDate | undefined;
}

export interface StatedDates {
  /** As JSON-LD, then the page's meta elements state them, best first. */
  readonly published: readonly (string | undefined)[];
  readonly updated: readonly (string | undefined)[];
}

// Words that tell a change from a publication, in a label or a class name.
const CHANGED =
  /updat|modif|edited|last changed|aktualis|geändert|bearbeitet|stand:|mis(?:e)? à jour|actualiz|atualiz|aggiorn|bijgewerkt|uppdater|oppdater|güncel|обновл|изменен|оновлен|змінен|ενημέρωσ|تحديث|به‌روز|עודכן|अपडेट|更新|수정|cập nhật/iu;

// Days beside these are of a person or of something to come.
const OTHER = /joined|registered|member since|beigetreten|inscrit|registrado|born|expires|deadline|starts|begins/i;

const TIMES_MAX = 20;

/** `stated` is believed first, then elements that say their role, <time>, the lines round the headline, and the address. */
export function readPageDates(page: Page, stated: StatedDates, lines: HeadLines, url: string): PageDates {
  const times = collectTimes(page);
  const written = [...lines.after, ...lines.before].flatMap(datesOfLine);
  const inRole = (isChange: boolean): readonly (WrittenDate | undefined)[] =>
    [...times, ...written].filter((one) => one.isChange === isChange).map((one) => one.date);
  const published = first([...stated.published.map(readDate), ...inRole(false), readAddress(url)]);
  const updated = first([...stated.updated.map(readDate), ...inRole(true), readFooter(page)]);
  const isLater = updated !== undefined && (published === undefined || updated.day >= published.day);
  return { published, updated: isLater ? updated : undefined };
}

interface RoleDate {
  readonly date: WrittenDate | undefined;
  readonly isChange: boolean;
}

const ROLES =
  '[itemprop="datePublished"], time[pubdate], time.published, .published[title], [itemprop="dateModified"], time.updated';

function collectTimes(page: Page): readonly RoleDate[] {
  const marked = [...page.querySelectorAll(ROLES)];
  const loose = [...page.querySelectorAll('article time, header time, main time')];
  return [...marked, ...loose].slice(0, TIMES_MAX).map((element) => ({
    date: readDate(
      element.getAttribute('datetime') ??
        element.getAttribute('content') ??
        element.getAttribute('title') ??
        shownText(element),
    ),
    isChange: isChange(element),
  }));
}

function isChange(element: PageElement): boolean {
  const property = element.getAttribute('itemprop');
  if (property === 'datePublished' || property === 'dateModified') return property === 'dateModified';
  const own = element.getAttribute('class') ?? '';
  if (/\bpublished\b|\bpubdate\b/i.test(own) || element.hasAttribute('pubdate')) return false;
  const parent = element.parentElement;
  const label = parent === null ? '' : shownText(parent);
  const before = label.slice(0, Math.max(0, label.indexOf(shownText(element))));
  // Of "Published 3 May, updated 4 May" only the words since the last digit belong to the time behind them.
  return CHANGED.test(`${own} ${before.split(/\d/).at(-1) ?? ''}`);
}

function datesOfLine(line: string): readonly RoleDate[] {
  let from = 0;
  return findWrittenDates(line).flatMap(({ date, start, end }) => {
    const label = line.slice(from, start);
    from = end;
    return OTHER.test(label) ? [] : [{ date, isChange: CHANGED.test(label) }];
  });
}

/** "This page was last edited on 8 July 2019": said anywhere, for nothing else is said so. */
function readFooter(page: Page): WrittenDate | undefined {
  for (const element of page.querySelectorAll('footer li, footer p, footer span, #footer *, [class*="lastmod"]')) {
    for (const line of linesIn(element)) {
      if (
        /last (?:edited|updated|modified)|zuletzt (?:geändert|bearbeitet|aktualisiert)|dernière modification/i.test(
          line,
        )
      )
        return findWrittenDates(line)[0]?.date;
    }
  }
  return undefined;
}

/** "/2024/02/20/steelworks": the day in the address, as many papers write it. */
function readAddress(url: string): WrittenDate | undefined {
  const match = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(URL.parse(url)?.pathname ?? '');
  return match === null
    ? undefined
    : readDate(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`);
}

function readDate(text: string | undefined): WrittenDate | undefined {
  if (text === undefined) return undefined;
  return readDayAndInstant(text) ?? findWrittenDates(text)[0]?.date;
}

function first(dates: readonly (WrittenDate | undefined)[]): WrittenDate | undefined {
  return dates.find((date) => date !== undefined);
}
