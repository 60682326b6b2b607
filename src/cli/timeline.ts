// `timeline SUBJECT`: what /timeline tells, on a terminal.

import { type TellTimelineParts, tellTimeline } from '../ask/ask.ts';
import { Failure } from '../news/failure.ts';
import type { Timeline, TimelineEvent } from '../news/timeline.ts';
import { ALL } from '../news/view.ts';
import { sayCount, type Terminal } from './terminal.ts';

/** Prints the events with their sources, or all of it as JSON. Gives the exit code: 0, or 1 when nothing is told of the subject. */
export async function runTimeline(
  subject: string,
  options: { readonly json: boolean },
  parts: TellTimelineParts,
  terminal: Terminal,
): Promise<number> {
  if (subject.trim() === '') throw new Failure('bad-input', 'Say whose timeline, as in: timeline "Khalifa Haftar"');
  const told = await tellTimeline({ subject, view: ALL }, parts);
  if (options.json) terminal.print(JSON.stringify(told));
  else if (told.kind === 'told') for (const line of layTimeline(told.timeline)) terminal.print(line);
  else for (const line of layChoice(subject, told)) terminal.print(line);
  return told.kind === 'told' && told.timeline.events.length > 0 ? 0 : 1;
}

function layChoice(
  subject: string,
  {
    kind,
    actors,
  }: { readonly kind: string; readonly actors: readonly { readonly id: string; readonly name: string }[] },
): readonly string[] {
  const head =
    kind === 'several' ? `Several bear the name ${subject}. Ask for one by its sign:` : `No article names ${subject}.`;
  return [head, ...actors.map(({ id, name }) => `   #${id}  ${name}`)];
}

function layTimeline({ subject, events, articles, articlesLeft }: Timeline): readonly string[] {
  const left = articlesLeft === 0 ? '' : `, of which ${articlesLeft.toLocaleString('en')} were not read`;
  return [
    `${subject}: ${sayCount(events.length, 'event')} from ${sayCount(articles, 'article')}${left}`,
    ...events.flatMap(layEvent),
  ];
}

function layEvent({ from, to, claim, countedFrom, isDayOfPaper, isPlan }: TimelineEvent): readonly string[] {
  const [{ source, publishedDay, url }, ...others] = claim.citations;
  const notes = [
    ...(others.length === 0 ? [] : [sayCount(others.length, 'more sentence')]),
    ...(countedFrom === undefined ? [] : [`counted from “${countedFrom}”`]),
    ...(isDayOfPaper ? ['news of that day'] : []),
    ...(isPlan ? ['announced beforehand'] : []),
  ];
  return [
    '',
    `${from === to ? from : `${from} to ${to}`}  ${claim.text}`,
    `   — ${[`${source}, ${publishedDay ?? 'day not known'}: ${url}`, ...notes].join(' · ')}`,
  ];
}
