// /setup: three steps in one private message: what to read, where and when, the first briefing.

import {
  type Asker,
  type Command,
  type CommandInput,
  commandTexts,
  type NoteButton,
  type PanelControl,
  type Screen,
} from '../src/discord/command.ts';
import type { FeedPack } from '../src/feeds/feeds.ts';
import type { Briefing } from '../src/news/cited-text.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId } from '../src/news/ids.ts';
import { checkTarget } from './channel-target.ts';
import { followPacks, type PackNeeds } from './follow-packs.ts';
import { NAME_CHARACTERS_MAX, startingFirst, textOf } from './options.ts';
import { cadenceOf, optionsOf, REACHES, readSetup, type SetupState } from './setup-state.ts';
import { finishSetup, type SubscribeNeeds, subscriptionOf } from './subscribe-setup.ts';
import { COMMON_ZONES, listZones } from './zones.ts';

export interface SetupNeeds extends PackNeeds, SubscribeNeeds {
  readonly packs: readonly FeedPack[];
}

const texts = commandTexts.setup;
const DUE_SHOWN = 3;
const HOURS = Array.from({ length: 24 }, (_, hour) => `${hour}`.padStart(2, '0'));

/** Makes the command. Nothing is kept before the second step is left, and nothing posted before the third is. */
export function setupCommand(needs: SetupNeeds): Command {
  return {
    name: 'setup',
    description: 'Sets Dateline up in three steps: what to read, where and when, the first briefing',
    action: {
      description: texts.description,
      first: 'defer privately',
      moderators: true,
      options: [
        {
          name: 'zone',
          description: texts.zone,
          kind: 'text',
          lengthMax: NAME_CHARACTERS_MAX,
          complete: async (typed) => startingFirst(listZones(), typed),
        },
      ],
      run: async (input, { show }) => {
        const settings = await needs.guilds.settings(input.asker.guildId);
        const state = readSetup(input, settings.zone);
        switch (textOf(input, 'step')) {
          case 'where':
            return drawWhere(state, input, needs);
          case 'first':
            return drawFirst(state, input, needs, show);
          case 'post':
            return finishSetup(state, input.asker, { isWelcomed: true }, needs);
          case 'later':
            return finishSetup(state, input.asker, { isWelcomed: false }, needs);
          default:
            return drawWhat(state, input, needs);
        }
      },
    },
  };
}

const buttonTo = (label: string, state: SetupState, step: string): NoteButton => ({
  label,
  path: 'setup',
  options: optionsOf(state, step),
});

function panel(
  state: SetupState,
  step: string,
  shown: Pick<Extract<Screen, { kind: 'panel' }>, 'text' | 'controls' | 'buttons' | 'briefing'>,
): Screen {
  return { kind: 'panel', ...shown, options: new Map(Object.entries(optionsOf(state, step))) };
}

async function drawWhat(state: SetupState, { asker }: CommandInput, needs: SetupNeeds): Promise<Screen> {
  const followed = await needs.countFollowed(asker.guildId);
  const lines = needs.packs.map(({ name, description, feeds }, place) => ({
    label: name,
    value: `${place}`,
    detail: [...(description === undefined ? [] : [description]), ...sayFeeds(feeds.length)].join(' · '),
    isChosen: state.packs.includes(place),
  }));
  const hasNews = followed > 0 || state.packs.length > 0;
  return panel(state, 'what', {
    text: texts.what.text(followed),
    controls: [{ kind: 'menu', name: 'packs', label: texts.what.menu, lines, many: true }],
    buttons: hasNews ? [buttonTo(texts.button.where, state, 'where')] : [],
  });
}

const sayFeeds = (count: number): string[] => (count === 0 ? [] : [texts.what.count(count)]);

async function drawWhere(state: SetupState, { asker }: CommandInput, needs: SetupNeeds): Promise<Screen> {
  const { channelId, zone } = state;
  const due = needs.nextDue(cadenceOf(state), zone, asker.now, DUE_SHOWN);
  const place = channelId === undefined ? undefined : await sayPlace(channelId, needs);
  const next =
    place === undefined
      ? []
      : [place.isFit ? buttonTo(texts.button.first, state, 'first') : buttonTo(texts.button.check, state, 'where')];
  return panel(state, 'where', {
    text: [texts.where.text, texts.where.due(due, zone), place?.text ?? texts.where.toPick].join('\n'),
    controls: [
      { kind: 'channel', name: 'channel', label: texts.where.channel, ...(channelId && { chosen: channelId }) },
      menuOf('hour', texts.where.hour, HOURS, state.hour, (hour) => `${hour}:00`),
      menuOf('zone', texts.where.zone, [...new Set([zone, ...COMMON_ZONES])], zone),
    ],
    buttons: [buttonTo(texts.button.back, state, 'what'), ...next],
  });
}

function menuOf(
  name: string,
  label: string,
  values: readonly string[],
  chosen: string,
  say: (value: string) => string = (value) => value,
): PanelControl {
  const lines = values.map((value) => ({ label: say(value), value, isChosen: value === chosen }));
  return { kind: 'menu', name, label, lines };
}

/** What is missing in the channel, line by line, or that nothing is. */
async function sayPlace(
  channelId: ChannelId,
  needs: SetupNeeds,
): Promise<{ readonly isFit: boolean; readonly text: string }> {
  const missing = await needs.missingPermissions({ channelId });
  if (missing === undefined) return { isFit: false, text: texts.where.unseen(channelId) };
  if (missing.length > 0) return { isFit: false, text: texts.where.missing(channelId, missing) };
  try {
    await checkTarget({ channelId }, needs);
    return { isFit: true, text: texts.where.allowed(channelId) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { isFit: false, text: error.message };
  }
}

async function drawFirst(
  state: SetupState,
  { asker }: CommandInput,
  needs: SetupNeeds,
  show: (screen: Screen) => Promise<void>,
): Promise<Screen> {
  const { channelId } = state;
  if (channelId === undefined) throw new Failure('bad-input', texts.failure.noChannel);
  const followed = await followPacks(state, asker, needs, show);
  const { briefing, reaching } = await composeFirst(state, asker, needs);
  const hasItems = briefing.items.length > 0;
  return panel(reaching, 'first', {
    text: [texts.first.text(channelId), ...followed].join('\n'),
    briefing,
    controls: [],
    buttons: [
      ...(hasItems ? [buttonTo(texts.button.post, reaching, 'post')] : []),
      buttonTo(texts.button.later, reaching, 'later'),
      buttonTo(texts.button.back, state, 'where'),
    ],
  });
}

/** Of the last day; of the last week, where that brought nothing. */
async function composeFirst(
  state: SetupState,
  asker: Asker,
  needs: SetupNeeds,
): Promise<{ readonly briefing: Briefing; readonly reaching: SetupState }> {
  const compose = async (days: SetupState['days']) => {
    const reaching = { ...state, days };
    const subscription = await subscriptionOf(reaching, asker, { isWelcomed: true }, needs);
    return { briefing: await needs.preview(subscription), reaching };
  };
  const [day, week] = REACHES;
  const ofDay = await compose(day);
  return ofDay.briefing.items.length > 0 ? ofDay : compose(week);
}
