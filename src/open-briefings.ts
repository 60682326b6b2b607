// Puts the briefings of the house together with who tells them. Wires, as main does.

import { purseOfBriefings } from './answer-question.ts';
import { type Briefings, createBriefings, createWriteItems } from './briefing/run-due.ts';
import type { DiscordConnection } from './discord/connect.ts';
import { drawPosted } from './discord/draw-posted.ts';
import { redrawAnswer } from './discord/follow-answer.ts';
import { countItems, redrawBriefing } from './discord/redraw-briefing.ts';
import { makeId } from './make-id.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';

/** What briefings need of who speaks. */
export type Speech = Pick<DiscordConnection, 'edit' | 'post' | 'history' | 'places' | 'isMember' | 'tellTrouble'>;

/** The briefings of the house, told in Discord. */
export function openBriefings(house: House, connected: () => Speech, { model }: Pick<Caches, 'model'>): Briefings {
  return createBriefings({
    ...house,
    ...(model === undefined
      ? {}
      : { writeItems: createWriteItems({ ...house, model, purseOf: (guildId) => purseOfBriefings(guildId, house) }) }),
    newId: makeId,
    draw: drawPosted,
    countItems,
    redraw: ({ kind, body }, changes) => (kind === 'answer' ? redrawAnswer : redrawBriefing)(body, changes),
    edit: (request) => connected().edit(request),
    post: (request) => connected().post(request),
    history: (channelId, after) => connected().history(channelId, after),
    places: {
      openThread: (from) => connected().places.openThread(from),
      openPost: (post) => connected().places.openPost(post),
      findPosts: (channelId, after) => connected().places.findPosts(channelId, after),
      publish: (channelId, messageId) => connected().places.publish(channelId, messageId),
    },
    isMember: (guildId, userId) => connected().isMember(guildId, userId),
    tell: (report) => connected().tellTrouble(report),
  });
}
