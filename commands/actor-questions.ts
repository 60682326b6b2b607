// /actor questions: what was left open between two actors, for moderators to answer: are they one?

import {
  type Action,
  type CommandInput,
  decisionTexts,
  linkToSource,
  type NoteButton,
  quoteOutside,
  type Screen,
} from '../src/discord/command.ts';
import type { ActorQuestion, DecidedActor } from '../src/news/actor-profile.ts';
import { EXCERPT_CHARACTERS_MAX } from '../src/news/article.ts';
import type { ActorId } from '../src/news/ids.ts';
import type { ActorStore } from '../src/store/store.ts';
import { describeActor, quoteName } from './describe-actor.ts';
import { NAME_CHARACTERS_MAX, viewOf } from './options.ts';

/** Shows one question at a time; the answer to it stands over the next. */
export function questionsAction(actors: Pick<ActorStore, 'questions' | 'decide'>): Action {
  return {
    description: 'asks whether two actors are one, where the articles leave it open',
    first: 'defer privately',
    moderators: true,
    run: async (input) => {
      const decided = await decide(input, actors);
      const skipped = Number(input.options.get('skip') ?? 0);
      const questions = await actors.questions(viewOf(input.asker), skipped + 1);
      return draw(questions[skipped], skipped, decided);
    },
  };
}

/** The answer that a button gave to the question before; undefined when there was none. */
async function decide(
  { asker, options }: CommandInput,
  actors: Pick<ActorStore, 'decide'>,
): Promise<DecidedActor | undefined> {
  const [actor, other] = ['actor', 'other'].map((name) => options.get(name)) as (ActorId | undefined)[];
  if (actor === undefined || other === undefined) return undefined;
  const decision =
    options.get('is') === 'one'
      ? ({ kind: 'merge', actor, into: other } as const)
      : ({ kind: 'apart', actor, other } as const);
  return actors.decide(decision, { view: viewOf(asker), by: asker.userId }, asker.now);
}

function draw(question: ActorQuestion | undefined, skipped: number, decided: DecidedActor | undefined): Screen {
  const { merged, areTwo, undo, noQuestion, noMoreQuestions } = decisionTexts;
  const said =
    decided === undefined
      ? []
      : [(decided.decision.kind === 'merge' ? merged : areTwo)(quoteName(decided.name), quoteName(decided.other)), ''];
  const undoButton = decided === undefined ? [] : [{ label: undo, path: 'actor undo', options: { at: decided.at } }];
  if (question === undefined) {
    const none = skipped === 0 && decided === undefined ? noQuestion : noMoreQuestions;
    return { kind: 'note', text: [...said, none].join('\n'), buttons: undoButton };
  }
  return {
    kind: 'note',
    text: [...said, ask(question)].join('\n'),
    buttons: [...answers(question, skipped), ...undoButton],
  };
}

function ask({ actor, other, citation, by }: ActorQuestion): string {
  const { areOne, isSource, proposed } = decisionTexts;
  // Whatever its rights: so much of an article may always be shown.
  const sentence = quoteOutside(citation.quote, EXCERPT_CHARACTERS_MAX);
  const source = linkToSource(citation, 1, { sourceMax: NAME_CHARACTERS_MAX });
  return [
    areOne(describeActor(actor), describeActor(other)),
    ...(sentence === '' ? [] : [`> ${sentence}`]),
    `-# ${isSource(source, citation.publishedDay)}`,
    ...(by === 'model' ? [`-# ${proposed}`] : []),
  ].join('\n');
}

function answers({ actor, other }: ActorQuestion, skipped: number): readonly NoteButton[] {
  const { one, two, skip } = decisionTexts;
  const pair = { actor: actor.id, other: other.id, skip: skipped };
  const path = 'actor questions';
  return [
    { label: one, path, options: { ...pair, is: 'one' } },
    { label: two, path, options: { ...pair, is: 'two' } },
    { label: skip, path, options: { skip: skipped + 1 } },
  ];
}
