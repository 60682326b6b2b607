// /briefing: what is new in a topic, now; to the asker alone unless a moderator asks.

import { type Command, commandTexts } from '../src/discord/command.ts';
import type { Briefing } from '../src/news/cited-text.ts';
import type { GuildId, TopicId } from '../src/news/ids.ts';
import type { Store } from '../src/store/store.ts';
import { topicOf, topicOption } from './options.ts';

/** Makes the command. `briefingNow` gives the briefing of a topic, or of all the server's news. */
export function briefingCommand(needs: {
  readonly briefingNow: (request: { readonly guildId: GuildId; readonly topicId?: TopicId }) => Promise<Briefing>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
}): Command {
  return {
    name: 'briefing',
    description: 'What is new, in this server’s news or in one topic',
    action: {
      description: 'the briefing now, shown to the asker alone unless a moderator asks',
      first: 'defer',
      isPrivate: ({ asker }) => !asker.isModerator,
      options: [topicOption(needs.topics, { description: commandTexts.option.topic })],
      run: async (input) => {
        const topic = await topicOf(input, needs.topics);
        const { guildId } = input.asker;
        const briefing = await needs.briefingNow({ guildId, ...(topic === undefined ? {} : { topicId: topic.id }) });
        return { kind: 'briefing', briefing };
      },
    },
  };
}
