// /briefing: what is new in a topic, now, to the asker alone; a moderator can post it. Also opens a story, from a button.

import { briefingTexts, type Command, type CommandInput, type Screen } from '../src/discord/command.ts';
import type { Briefing } from '../src/news/cited-text.ts';
import { Failure } from '../src/news/failure.ts';
import type { ArticleId, ChannelId, GuildId, Instant, TopicId, UserId } from '../src/news/ids.ts';
import type { StoryView } from '../src/news/story-view.ts';
import type { BriefingLength } from '../src/news/subscription.ts';
import type { Store } from '../src/store/store.ts';
import { type MissingPermissions, requirePermissions } from './channel-permissions.ts';
import { textOf, topicOf, topicOption } from './options.ts';

interface Wanted {
  readonly guildId: GuildId;
  readonly topicId?: TopicId;
  readonly length: BriefingLength;
  readonly until: Instant;
}

interface BriefingNeeds {
  /** The briefing of a topic, or of all the server's news, over the day before `until`. */
  readonly briefingNow: (request: Wanted) => Promise<Briefing>;
  readonly openStory: (of: { readonly articleId: ArticleId; readonly guildId: GuildId }) => Promise<StoryView>;
  readonly postNow: (request: Wanted & { readonly channelId: ChannelId; readonly userId: UserId }) => Promise<{
    readonly state: 'posted' | 'waiting' | 'repeated' | 'empty';
    readonly items: number;
  }>;
  readonly subscriptions: Pick<Store['subscriptions'], 'list'>;
  readonly topics: Pick<Store['topics'], 'list' | 'findByName'>;
  readonly missingPermissions: MissingPermissions;
}

const LENGTHS = ['short', 'standard', 'full'] as const;

/** Makes the command. */
export function briefingCommand(needs: BriefingNeeds): Command {
  return {
    name: 'briefing',
    description: 'What is new, in this server’s news or in one topic',
    action: {
      description: 'the briefing now, for this channel or a topic, shown to the asker alone; moderators can post it',
      first: 'defer privately',
      options: [
        topicOption(needs.topics, { description: briefingTexts.option.topic }),
        {
          name: 'length',
          description: briefingTexts.option.length,
          kind: 'text',
          choices: LENGTHS.map((value) => ({ value, name: briefingTexts.lengths[value] })),
        },
      ],
      run: async (input) => {
        const story = textOf(input, 'story');
        if (story !== undefined) return showStory(story as ArticleId, input, needs);
        const wanted = await readWanted(input, needs);
        return input.options.get('post') === true ? post(wanted, input, needs) : show(wanted, input, needs);
      },
    },
  };
}

/** What a button under an item asks for; the option is in no list. */
async function showStory(
  articleId: ArticleId,
  { asker, options }: CommandInput,
  needs: BriefingNeeds,
): Promise<Screen> {
  return { kind: 'story', story: await needs.openStory({ articleId, guildId: asker.guildId }), options };
}

/** The topic given; else (unless a button asks for all the news) what the channel hears, by its first subscription; else all the news. */
async function readWanted(input: CommandInput, needs: BriefingNeeds): Promise<Wanted> {
  const { guildId, channelId, now } = input.asker;
  const until = input.options.get('until');
  const topic = await topicOf(input, needs.topics);
  const isNamed = topic !== undefined || input.options.get('all') === true;
  const heard = isNamed
    ? undefined
    : (await needs.subscriptions.list(guildId)).find((one) => one.channelId === channelId && one.state === 'active');
  const topicId = topic?.id ?? heard?.topicId;
  const length = LENGTHS.find((one) => one === input.options.get('length')) ?? heard?.length ?? 'standard';
  return {
    guildId,
    length,
    until: typeof until === 'number' ? Math.min(until, now) : now,
    ...(topicId === undefined ? {} : { topicId }),
  };
}

async function show(wanted: Wanted, { asker }: CommandInput, needs: BriefingNeeds): Promise<Screen> {
  const { topicId, length, until } = wanted;
  const briefing = await needs.briefingNow(wanted);
  // Pages and the posting are of the very briefing that is shown.
  const same = { length, until, ...(topicId === undefined ? { all: true } : { topic: briefing.title }) };
  const mayPost = asker.isModerator && briefing.items.length > 0;
  const { postHere: label, onlyModeratorsPost: note } = briefingTexts;
  return {
    kind: 'briefing',
    briefing,
    options: new Map(Object.entries(same)),
    ...(mayPost ? { buttons: [{ label, path: 'briefing', options: { ...same, post: true } }] } : {}),
    ...(asker.isModerator ? {} : { note }),
  };
}

/** Throws Failure('missing-permission') to who is no moderator (any more), and where Dateline may not post. */
async function post(wanted: Wanted, { asker }: CommandInput, needs: BriefingNeeds): Promise<Screen> {
  const { channelId, userId, isModerator } = asker;
  if (!isModerator) throw new Failure('missing-permission', briefingTexts.notAModerator);
  await requirePermissions(needs.missingPermissions, { channelId });
  const { state, items } = await needs.postNow({ ...wanted, channelId, userId });
  const channel = `<#${channelId}>`;
  const said = {
    posted: briefingTexts.posted(items, channel),
    waiting: briefingTexts.waiting(channel),
    repeated: briefingTexts.postedBefore,
    empty: briefingTexts.nothingNew,
  };
  return { kind: 'note', text: said[state] };
}
