// `on DATE`: what /on tells, on a terminal.

import { type TellDaysParts, tellDays } from '../ask/ask.ts';
import { fileOldEventDays } from '../ingest/ingest.ts';
import type { DatedClaim, DayView, ToldEvent } from '../news/day-view.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import type { Store } from '../store/store.ts';
import { sayCount, showProgress, type Terminal } from './terminal.ts';

/**
 * Prints the events of the days with their sources, or all of it as JSON. A store of before event days is brought up
 * to date first, with progress. Gives the exit code: 0, or 1 when nothing is known of the days.
 */
export async function runOn(
  date: string,
  options: { readonly json: boolean; readonly now: number },
  { store }: { readonly store: TellDaysParts & Pick<Store, 'eventDays'> },
  terminal: Terminal,
): Promise<number> {
  if (date.trim() === '') throw new Failure('bad-input', 'Say which days, as in: on "20 February 2017"');
  const progress = showProgress('Filing days', terminal);
  await fileOldEventDays(store, Number.POSITIVE_INFINITY, progress.update);
  progress.stop();
  const day = await tellDays({ date, view: ALL, zone: 'UTC', asked: options.now }, store);
  if (options.json) terminal.print(JSON.stringify(day));
  else for (const line of layDay(day)) terminal.print(line);
  return day.events.length > 0 ? 0 : 1;
}

function layDay(day: DayView): readonly string[] {
  const { published, coverage, nearest, around } = day;
  const near = Object.values(nearest);
  const looked = `Looked through ${sayCount(coverage.articles, 'article')} from ${sayCount(coverage.sources, 'source')}`;
  const days = coverage.from === undefined ? '' : `, ${coverage.from} to ${coverage.to}`;
  return [
    `${layDays(day)}: ${sayCount(day.events.length, 'event')}`,
    ...(near.length === 0 ? [] : [`Nearest days with something: ${near.join(', ')}`]),
    ...day.events.flatMap(layEvent),
    ...(around.length === 0
      ? []
      : ['', 'Sometime in a longer time that covers these days:', ...around.flatMap(layEvent)]),
    '',
    `Published then: ${sayCount(published.articles, 'article')} from ${sayCount(published.sources, 'source')}`,
    ...published.headlines.map(({ title, source, url }) => `   ${title} — ${source}: ${url}`),
    `${looked}${days}.${day.articlesLeft === 0 ? '' : ` ${sayCount(day.articlesLeft, 'more article')} would tell of it.`}`,
  ];
}

function layEvent({ about, claims, conflicts, alsoIn }: ToldEvent): readonly string[] {
  return [
    '',
    ...(about.length === 0 ? [] : [`[${about.join(', ')}]`]),
    ...claims.flatMap(layClaim),
    ...(conflicts.length === 0 ? [] : ['   Sources differ:', ...conflicts.map(({ text }) => `   ${text}`)]),
    ...(alsoIn.length === 0 ? [] : [`   also in ${alsoIn.join(', ')}`]),
  ];
}

function layClaim({ claim, days, countedFrom, isDayOfPaper, isPlan }: DatedClaim): readonly string[] {
  const [{ source, publishedDay, url }] = claim.citations;
  const notes = [
    ...(countedFrom === undefined ? [] : [`“${countedFrom}” is ${layDays(days)}`]),
    ...(isDayOfPaper ? ['names no day: that of its paper'] : []),
    ...(isPlan ? ['announced beforehand'] : []),
  ];
  return [claim.text, `   — ${[`${source}, ${publishedDay ?? 'day not known'}: ${url}`, ...notes].join(' · ')}`];
}

const layDays = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? from : `${from} to ${to}`;
