// The door of ask/: answers a question from the articles of a view, in exact sentences with their sources, or says that it cannot.

import type { Answer } from '../news/cited-text.ts';
import { answerExactly } from './answer-exactly.ts';
import type { AskParts, AskRequest } from './ask-request.ts';
import { type Improved, improveAnswer } from './improve-answer.ts';
import { keepRights } from './keep-rights.ts';

export type { AskParts, AskRequest } from './ask-request.ts';
export { carryOver, readAbout } from './carry-over.ts';
export { completeDays } from './complete-days.ts';
export { type FoundActor, findActor, writeActorId } from './find-actor.ts';
export { readDays } from './read-days.ts';
export { type TellActorParts, type ToldActor, tellActor } from './tell-actor.ts';
export { type TellDaysParts, tellDays } from './tell-days.ts';
export { type TellTimelineParts, type ToldTimeline, tellTimeline } from './tell-timeline.ts';

export interface Ask {
  /** The answer in exact sentences, or an abstention that says why. Throws what the store throws. */
  ask(request: AskRequest): Promise<Answer>;
  /**
   * The same answer written by the model, every claim checked. When the model fails, is too late or nothing it wrote
   * passes, the given answer with a `note`, and the fault for the log. Undefined when there is no model or nothing was answered. `signal` ends it
   * early; it ends itself after 20 seconds.
   */
  improve(answer: Answer, request: AskRequest, signal?: AbortSignal): Promise<Improved | undefined>;
}

/** Answers questions from what `search` finds. Holds nothing between two questions. */
export function createAsk(parts: AskParts): Ask {
  return {
    ask: async (request) => keepRights(await answerExactly(request, parts), request.view, parts),
    improve: async (answer, request, signal) => {
      const improved = await improveAnswer(answer, request, { ...parts, ...(signal && { signal }) });
      return improved && { ...improved, answer: await keepRights(improved.answer, request.view, parts) };
    },
  };
}
