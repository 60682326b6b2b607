// The requests of discord.js, counted by their answers; the first answer to an interaction is timed from the moment it was asked for.

import { DefaultRestOptions, type RESTOptions, SnowflakeUtil } from 'discord.js';
import type { Metrics } from './needs.ts';

// Discord's documentation, "Create Interaction Response"; the id carries the instant at which the person acted.
const FIRST_ANSWER = /\/interactions\/(\d+)\/[^/]+\/callback/;

/** Gives what discord.js makes its requests with: its own way, measured. Throws what that throws. */
export function measuredRequests(metrics: Metrics): RESTOptions['makeRequest'] {
  return async (url, init) => {
    try {
      const response = await DefaultRestOptions.makeRequest(url, init);
      metrics.discordResponse(response.status);
      const interactionId = FIRST_ANSWER.exec(url)?.[1];
      if (interactionId !== undefined && response.ok) metrics.acknowledged(SnowflakeUtil.timestampFrom(interactionId));
      return response;
    } catch (error) {
      metrics.discordResponse('none');
      throw error;
    }
  };
}
