// /timeline: what a person, an organisation or anything else with a name did and met with, day by day.

import { type ToldTimeline, writeActorId } from '../src/ask/ask.ts';
import { type Asker, type Command, type OptionValue, timelineTexts } from '../src/discord/command.ts';
import type { DayCount } from '../src/news/day-counts.ts';
import type { Period } from '../src/news/day-view.ts';
import type { ActorId } from '../src/news/ids.ts';
import type { View } from '../src/news/view.ts';
import { chartInTime } from './chart-in-time.ts';
import { COMPLETIONS_MAX, NAME_CHARACTERS_MAX, periodOf, type ReadDays, textOf, viewOf } from './options.ts';

/** Makes the command. `tellTimeline` gives whom to choose from where the name means several. */
export function timelineCommand(needs: {
  readonly tellTimeline: (subject: string, days: Partial<Period>, view: View) => Promise<ToldTimeline>;
  readonly readDays: ReadDays;
  readonly complete: (typed: string, view: View, limit: number) => Promise<readonly string[]>;
  /** A chart of the days as PNG; undefined when it cannot be drawn in time. */
  readonly drawDays: (counts: readonly DayCount[]) => Promise<Uint8Array | undefined>;
}): Command {
  const { option } = timelineTexts;
  const day = (name: 'from' | 'to') =>
    ({ name, description: option[name], kind: 'text', lengthMax: NAME_CHARACTERS_MAX }) as const;
  return {
    name: 'timeline',
    description: 'What a person, an organisation or a place did and met with, day by day',
    action: {
      description: 'dated events in order, one line each, cited, with a picture of the coverage',
      first: 'defer',
      options: [
        {
          name: 'subject',
          description: option.subject,
          kind: 'text',
          required: true,
          lengthMax: NAME_CHARACTERS_MAX,
          complete: (typed: string, asker: Asker) => needs.complete(typed, viewOf(asker), COMPLETIONS_MAX),
        },
        day('from'),
        day('to'),
      ],
      run: async (input, page) => {
        const subject = textOf(input, 'subject') ?? '';
        const days = (await periodOf(input, { from: 'from', to: 'to' }, needs.readDays)) ?? {};
        const told = await needs.tellTimeline(subject, days, viewOf(input.asker));
        if (told.kind !== 'told') {
          const { kind, actors: choices, coverage } = told;
          const optionsOf = (id: ActorId) => optionsFor(writeActorId(id), days);
          return { kind: 'actors', asked: subject, isFound: kind === 'several', choices, coverage, optionsOf };
        }
        const { timeline } = told;
        const screen = { kind: 'timeline', timeline, options: optionsFor(subject, days) } as const;
        return chartInTime(screen, timeline.byDay, page, needs.drawDays);
      },
    },
  };
}

/** The same command for the same days of the calendar: "last week" would mean another one next week. */
const optionsFor = (subject: string, days: Partial<Period>): ReadonlyMap<string, OptionValue> =>
  new Map([['subject', subject], ...Object.entries(days)]);
