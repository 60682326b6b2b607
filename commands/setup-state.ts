// What a person has picked in /setup so far, as it travels in the options of its panel.

import { type CommandInput, commandTexts, type OptionValue } from '../src/discord/command.ts';
import type { FeedPack } from '../src/feeds/feeds.ts';
import { Failure } from '../src/news/failure.ts';
import type { ChannelId } from '../src/news/ids.ts';
import { textOf } from './options.ts';
import { checkZone } from './zones.ts';

export interface SetupState {
  /** Places in the list of packs. */
  readonly packs: readonly number[];
  readonly channelId?: ChannelId;
  /** `00` to `23`. */
  readonly hour: string;
  readonly zone: string;
  /** How many days the first briefing reaches back. */
  readonly days: number;
}

const HOUR_DEFAULT = '08';
/** A day; where it brought nothing, a week. */
export const REACHES = [1, 7] as const;

/** Reads what was picked; `zone`: the server's. Throws Failure('bad-input') for a zone that there is not. */
export function readSetup(input: CommandInput, zone: string): SetupState {
  const channelId = textOf(input, 'channel') as ChannelId | undefined;
  const hour = textOf(input, 'hour');
  return {
    packs: (textOf(input, 'packs') ?? '').split(',').flatMap((place) => (/^\d+$/u.test(place) ? [Number(place)] : [])),
    ...(channelId === undefined ? {} : { channelId }),
    hour: hour !== undefined && /^(?:[01]\d|2[0-3])$/u.test(hour) ? hour : HOUR_DEFAULT,
    zone: checkZone(textOf(input, 'zone') ?? zone),
    days: REACHES.find((days) => days === input.options.get('days')) ?? REACHES[0],
  };
}

/** The options under which a panel shows a step of it. */
export function optionsOf(
  { packs, channelId, hour, zone, days }: SetupState,
  step: string,
): Record<string, OptionValue> {
  return {
    ...(packs.length === 0 ? {} : { packs: packs.join(',') }),
    ...(channelId === undefined ? {} : { channel: channelId }),
    hour,
    zone,
    ...(days === REACHES[0] ? {} : { days }),
    step,
  };
}

/** The packs that were picked. Throws Failure('stale') where they are offered no more. */
export function pickedPacks({ packs: places }: SetupState, packs: readonly FeedPack[]): readonly FeedPack[] {
  return places.map((place) => {
    const pack = packs[place];
    if (pack === undefined) throw new Failure('stale', commandTexts.setup.failure.noPack);
    return pack;
  });
}

export const cadenceOf = ({ hour }: SetupState): string => `daily ${hour}:00`;
