// The edge of every answer: a Failure becomes its sentence, a bug is logged once under an id that the person sees.

import type { BaseInteraction } from 'discord.js';
import type { Outcome } from '../metrics.ts';
import { Failure } from '../news/failure.ts';
import { drawFailure, drawNote } from './layouts.ts';
import type { Log } from './needs.ts';
import { isInteractionGone, type Speaker } from './speak.ts';
import { texts } from './texts.ts';

/**
 * Does the work; never throws. What went wrong is said as the answer, or aside where `keepsAnswer` is set (a page that
 * could not be turned stays). `what` names the work in the log. Gives what came of it: what the work itself says, where
 * it says so.
 */
export async function answerSafely(
  interaction: BaseInteraction,
  speaker: Speaker,
  options: { readonly log: Log; readonly what: string; readonly keepsAnswer?: boolean },
  work: () => Promise<Outcome> | Promise<void>,
): Promise<Outcome> {
  try {
    return (await work()) ?? 'answered';
  } catch (error) {
    const { log, what } = options;
    if (isInteractionGone(error)) {
      log.warn('An answer came too late for Discord', { what, err: error });
      return 'late';
    }
    const id = bugId(interaction.id);
    if (!(error instanceof Failure)) log.error('A bug met a person', { what, id, err: error });
    const components = error instanceof Failure ? drawFailure(error) : drawNote(texts.bug(id));
    try {
      const isAside = options.keepsAnswer === true && speaker.hasAnswered();
      await (isAside ? speaker.sayAside({ components }) : speaker.say({ components }));
    } catch (cause) {
      log.warn('A failure could not be told', { what, id, err: cause });
    }
    return error instanceof Failure ? 'failure' : 'bug';
  }
}

/** The interaction's own id in base 36: unique, and short enough to be read out. */
const bugId = (interactionId: string): string => BigInt(interactionId).toString(36);
