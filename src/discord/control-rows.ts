// Rows of a panel that hold one control each: a menu of which several lines may be picked, or a list of channels.

/** A line of a menu. */
interface MenuLine {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default: boolean;
}

interface MenuSelect {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly min_values: number;
  readonly max_values: number;
  readonly options: readonly MenuLine[];
}

interface ChannelSelect {
  readonly type: 8;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly channel_types: readonly number[];
  readonly default_values?: readonly { readonly id: string; readonly type: 'channel' }[];
}

export interface ControlRow {
  readonly type: 1;
  readonly components: readonly (MenuSelect | ChannelSelect)[];
}

/** Discord's documentation, "Channel Types": text, announcement, forum. */
const POSTABLE_TYPES = [0, 5, 15];

/** A menu; with `many`, as many of its lines as it has, or none. */
export function menuRow(
  customId: string,
  placeholder: string,
  { lines, many }: { readonly lines: readonly MenuLine[]; readonly many: boolean },
): ControlRow {
  const [min, max] = many ? [0, lines.length] : [1, 1];
  const menu = { type: 3, custom_id: customId, placeholder, min_values: min, max_values: max, options: lines } as const;
  return { type: 1, components: [menu] };
}

/** A list of the server's channels that can be posted in; `chosen` stands in it already. */
export function channelRow(customId: string, placeholder: string, chosen: string | undefined): ControlRow {
  const standing = chosen === undefined ? {} : { default_values: [{ id: chosen, type: 'channel' }] as const };
  return {
    type: 1,
    components: [{ type: 8, custom_id: customId, placeholder, channel_types: POSTABLE_TYPES, ...standing }],
  };
}
