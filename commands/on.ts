// /on: what happened on a day, in a week, a month or a range, and what was published then.

import { type Command, commandTexts } from '../src/discord/command.ts';
import type { DayView, Period } from '../src/news/day-view.ts';
import type { Instant } from '../src/news/ids.ts';
import type { View } from '../src/news/view.ts';
import { COMPLETIONS_MAX, NAME_CHARACTERS_MAX, textOf, viewOf } from './options.ts';

/** Makes the command. Both needs read the words in the zone of the view's server; `tellDays` throws Failure for what is no day. */
export function onCommand(needs: {
  readonly tellDays: (date: string, view: View, now: Instant) => Promise<DayView>;
  readonly completeDays: (typed: string, view: View, now: Instant, limit: number) => Promise<readonly string[]>;
}): Command {
  return {
    name: 'on',
    description: 'What happened on a day, in a week or a month, or from one day to another',
    action: {
      description: 'what happened then, by actor and place, each event cited; what was published then apart',
      first: 'defer',
      options: [
        {
          name: 'date',
          description: commandTexts.option.date,
          kind: 'text',
          required: true,
          lengthMax: NAME_CHARACTERS_MAX,
          complete: (typed, asker) => needs.completeDays(typed, viewOf(asker), asker.now, COMPLETIONS_MAX),
        },
      ],
      run: async (input) => {
        const day = await needs.tellDays(textOf(input, 'date') ?? '', viewOf(input.asker), input.asker.now);
        return { kind: 'day', day, optionsOf };
      },
    },
  };
}

/** The same command for other days, as days of the calendar: "last week" would mean another one next week. */
function optionsOf({ from, to }: Period): ReadonlyMap<string, string> {
  return new Map([['date', from === to ? from : `${from}/${to}`]]);
}
