// The verb `timeline` of `batch`: the dated events of an actor.

import { z } from 'zod';
import { type TellTimelineParts, tellTimeline } from '../ask/ask.ts';
import type { TimelineEvent } from '../news/timeline.ts';
import { ALL } from '../news/view.ts';
import type { BatchVerb } from './batch.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const timelineInput = z.object({ actor: z.string(), from: day.nullish(), to: day.nullish() });

/** Takes what a timeline reads; gives the verb. No events for a name that nobody bears; of several bearers the one most named is told. */
export function timelineVerb(parts: TellTimelineParts): BatchVerb {
  return async (input) => {
    const { actor: subject, from, to } = timelineInput.parse(input);
    const days = { ...(from && { from }), ...(to && { to }) };
    const told = await tellTimeline({ subject, view: ALL, ...days, takesMostNamed: true }, parts);
    return { events: told.kind === 'told' ? told.timeline.events.map(eventOutput) : [] };
  };
}

function eventOutput({ from, to, granularity, claim: { text, citations } }: TimelineEvent): Record<string, unknown> {
  return { from, to, granularity, text, citations: citations.map(({ url, quote }) => ({ url, quote })) };
}
