// /actor: who somebody is; and for moderators, which names are one actor's.

import type { ToldActor } from '../src/ask/ask.ts';
import { writeActorId } from '../src/ask/ask.ts';
import { type Action, type Asker, type Command, decisionTexts } from '../src/discord/command.ts';
import type { DayCount } from '../src/news/day-counts.ts';
import type { ActorId } from '../src/news/ids.ts';
import type { View } from '../src/news/view.ts';
import type { ActorStore } from '../src/store/store.ts';
import { questionsAction } from './actor-questions.ts';
import { chartInTime } from './chart-in-time.ts';
import { type DecideNeeds, mergeAction, renameAction, splitAction, undoAction } from './decide-actor.ts';
import { COMPLETIONS_MAX, NAME_CHARACTERS_MAX, textOf, viewOf } from './options.ts';

interface ActorNeeds extends DecideNeeds {
  readonly actors: DecideNeeds['actors'] & Pick<ActorStore, 'questions'>;
  readonly tellActor: (name: string, view: View) => Promise<ToldActor>;
  /** A chart of the days as PNG; undefined when it cannot be drawn in time. */
  readonly drawDays: (counts: readonly DayCount[]) => Promise<Uint8Array | undefined>;
}

/** Makes the command. */
export function actorCommand(needs: ActorNeeds): Command {
  const complete = (typed: string, asker: Asker) => needs.complete(typed, viewOf(asker), COMPLETIONS_MAX);
  return {
    name: 'actor',
    description: 'Who a person, an organisation or a place is, under all its names',
    actions: {
      show: showAction(needs, complete),
      merge: mergeAction(needs, complete),
      split: splitAction(needs, complete),
      rename: renameAction(needs, complete),
      undo: undoAction(needs),
      questions: questionsAction(needs.actors),
    },
  };
}

function showAction(
  { tellActor, drawDays }: ActorNeeds,
  complete: (typed: string, asker: Asker) => Promise<readonly string[]>,
): Action {
  return {
    description: 'who it is: names, roles, a chart of its days, with whom, latest sentences and words, all cited',
    first: 'defer',
    options: [
      {
        name: 'name',
        description: decisionTexts.option.name,
        kind: 'text',
        required: true,
        lengthMax: NAME_CHARACTERS_MAX,
        complete,
      },
    ],
    run: async (input, page) => {
      const asked = textOf(input, 'name') ?? '';
      const told = await tellActor(asked, viewOf(input.asker));
      const { coverage } = told;
      if (told.kind !== 'one') {
        const { kind, actors: choices } = told;
        return { kind: 'actors', asked, isFound: kind === 'several', choices, coverage, optionsOf };
      }
      const { profile } = told;
      const counts = profile.byDay.map(({ day, articles }) => ({ day, count: articles }));
      return chartInTime({ kind: 'actor', profile, coverage, optionsOf }, counts, page, drawDays);
    },
  };
}

/** The same command for one actor, whoever else bears its name. */
const optionsOf = (id: ActorId): ReadonlyMap<string, string> => new Map([['name', writeActorId(id)]]);
