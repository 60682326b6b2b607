// An actor in a sentence for moderators: its name as it may be shown, with what tells it from others of that name.

import { actorTexts, decisionTexts, quoteOutside } from '../src/discord/command.ts';
import type { ActorSummary } from '../src/news/actor-profile.ts';
import { NAME_CHARACTERS_MAX } from './options.ts';

/** The name alone, safe to stand in a sentence; … when there is nothing to see in it. */
export const quoteName = (name: string): string => quoteOutside(name, NAME_CHARACTERS_MAX) || '…';

/** **Name** (kind, in so many articles). */
export const describeActor = ({ name, kind, articles }: ActorSummary): string =>
  decisionTexts.actor(quoteName(name), actorTexts.kind[kind], articles);
