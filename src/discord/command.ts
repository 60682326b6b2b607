// The door of discord/: what a command is, and what it may answer. Commands give nouns of news/; the layouts draw them.

import type { ActorProfile, ActorSummary } from '../news/actor-profile.ts';
import type { Answer, Briefing, Coverage, Hits } from '../news/cited-text.ts';
import type { DayView, Period } from '../news/day-view.ts';
import type { ActorId, ChannelId, GuildId, Instant, RoleId, UserId } from '../news/ids.ts';
import type { StoryView } from '../news/story-view.ts';
import type { Timeline } from '../news/timeline.ts';

/** A value that a person gave for an option. Channels and roles come as their ids, files as the address where they lie. */
export type OptionValue = string | number | boolean;

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'integer' | 'boolean' | 'channel' | 'role' | 'file';
  readonly required?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  /** Completion while the person types; free text is always taken. `given`: the options filled so far. */
  readonly complete?: (
    typed: string,
    asker: Asker,
    given?: ReadonlyMap<string, OptionValue>,
  ) => Promise<readonly string[]>;
  readonly lengthMax?: number;
  /** Of a channel: forums can be chosen too. */
  readonly takesForums?: true;
}

/** Who asks, where, and with which rights. */
export interface Asker {
  readonly userId: UserId;
  readonly guildId: GuildId;
  readonly channelId: ChannelId;
  /** May manage the server, or has the moderator role of /settings. */
  readonly isModerator: boolean;
  readonly roleIds: readonly RoleId[];
  readonly now: Instant;
}

/** One row of a list: a name (quoted by the layout, so from anywhere) and a line about it (of ours, safe already). */
export interface ListRow {
  readonly title: string;
  readonly detail?: string;
}

/**
 * A button under a note or an answer: pressing it runs the action at `path` with these options. What that gives stands in
 * its place; or `aside` for who pressed alone; or in the channel for `everybody`; or the action's `prompt` opens as a `form`.
 */
export interface NoteButton {
  readonly label: string;
  readonly path: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly opens?: 'aside' | 'everybody' | 'form';
}

/** Other options of the same command: '' takes one away. `label` is quoted by the layout. */
export interface HitsChoice {
  readonly label: string;
  readonly change: Readonly<Record<string, string>>;
  readonly isChosen?: boolean;
}

/** A control of a panel: what is picked in it becomes the option `name` (several parted by commas), and the action runs again. */
export type PanelControl = { readonly name: string; readonly label: string } & (
  | {
      readonly kind: 'menu';
      /** `label` and `detail` are quoted by the layout. */
      readonly lines: readonly {
        readonly label: string;
        readonly value: string;
        readonly detail?: string;
        readonly isChosen?: boolean;
      }[];
      readonly many?: boolean;
    }
  | { readonly kind: 'channel'; readonly chosen?: ChannelId }
);

/** What a command shows. The layouts turn it into Components V2. */
export type Screen =
  /** `showsQuotes`: the exact words that it rests on stand by its sources. */
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly showsQuotes?: boolean;
      readonly buttons?: readonly NoteButton[];
    }
  | {
      readonly kind: 'hits';
      readonly hits: Hits;
      /** The options under which its other pages are asked for, where they are not those that were given. */
      readonly options?: ReadonlyMap<string, OptionValue>;
      /** Changes of the options, to be picked from a menu. */
      readonly menu?: { readonly label: string; readonly choices: readonly HitsChoice[] };
      /** Changes of the options that find something where nothing was found. */
      readonly ways?: readonly HitsChoice[];
      /** A sentence of ours over the hits. */
      readonly note?: string;
    }
  /** `optionsOf` gives the options under which the command shows other days: for the buttons to them. */
  | {
      readonly kind: 'day';
      readonly day: DayView;
      readonly optionsOf: (days: Period) => ReadonlyMap<string, OptionValue>;
    }
  /** `chart`: a PNG of its days; absent where there are too few. `optionsOf` gives the options under which the command shows an actor. */
  | {
      readonly kind: 'actor';
      readonly profile: ActorProfile;
      readonly coverage: Coverage;
      readonly chart?: Uint8Array | 'undrawn';
      readonly optionsOf: (id: ActorId) => ReadonlyMap<string, OptionValue>;
    }
  /** Those that a name may mean; where it means nobody, the nearest. `optionsOf`: the options with which the command goes on. */
  | {
      readonly kind: 'actors';
      readonly asked: string;
      readonly isFound: boolean;
      readonly choices: readonly ActorSummary[];
      readonly coverage: Coverage;
      readonly optionsOf: (id: ActorId) => ReadonlyMap<string, OptionValue>;
    }
  /** `chart`: as that of an actor. `options`: those under which its other pages are asked for. */
  | {
      readonly kind: 'timeline';
      readonly timeline: Timeline;
      readonly chart?: Uint8Array | 'undrawn';
      readonly options: ReadonlyMap<string, OptionValue>;
    }
  /** `options`: those under which its other pages are asked for. `note`: a sentence of ours under it. */
  | {
      readonly kind: 'briefing';
      readonly briefing: Briefing;
      readonly options?: ReadonlyMap<string, OptionValue>;
      readonly buttons?: readonly NoteButton[];
      readonly note?: string;
    }
  | { readonly kind: 'story'; readonly story: StoryView; readonly options?: ReadonlyMap<string, OptionValue> }
  | { readonly kind: 'list'; readonly title: string; readonly rows: readonly ListRow[]; readonly empty: string }
  /** Plain sentences of ours, already safe to show (names from outside go through `quoteOutside`). */
  | { readonly kind: 'note'; readonly text: string; readonly buttons?: readonly NoteButton[] }
  /** A step of something: sentences of ours, what there is to pick, one row of buttons. `options`: those that it goes on with. */
  | {
      readonly kind: 'panel';
      readonly text: string;
      readonly briefing?: Briefing;
      readonly controls: readonly PanelControl[];
      readonly buttons: readonly NoteButton[];
      readonly options: ReadonlyMap<string, OptionValue>;
    }
  /** Sentences of ours, with a file to download. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly text: string }
  /** A picture with its text alternative. */
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly alternative: string; readonly text?: string };

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'line' | 'paragraph';
  readonly value?: string;
  readonly required: boolean;
  readonly lengthMax: number;
}

export interface Form {
  readonly title: string;
  /** One to five. */
  readonly fields: readonly FormField[];
  /** Comes back when the form is sent: at most 60 characters. */
  readonly state: string;
}

export interface CommandInput {
  readonly asker: Asker;
  /** By option name; absent when not given. */
  readonly options: ReadonlyMap<string, OptionValue>;
}

interface PageWanted {
  /** Where the page begins that a pressed button asks for; 0 for a typed command. */
  readonly offset: number;
  /** Shows something at once, to be replaced by what `run` gives in the end (unless that is the very same screen). */
  readonly show: (screen: Screen) => Promise<void>;
}

/** One thing that can be run: a whole command, or one of its subcommands. */
export interface Action {
  readonly description: string;
  readonly options?: readonly CommandOption[];
  /** How the first answer goes out within three seconds. */
  readonly first: 'reply' | 'defer' | 'defer privately' | 'form';
  /** For moderators only; checked in code besides Discord's own setting. */
  readonly moderators?: boolean;
  /** Works in direct messages too, for the server that the person picks there; its answer is the asker's alone. */
  readonly direct?: boolean;
  /** With `reply` and `defer`: true when the answer is for the asker alone. Absent: for everyone. */
  readonly isPrivate?: (input: CommandInput) => boolean;
  /** For all but `form`. Throws Failure for what a person can mend. */
  readonly run?: (input: CommandInput, page: PageWanted) => Promise<Screen>;
  /** For `form`: one indexed read at most. */
  readonly form?: (input: CommandInput) => Promise<Form>;
  /** When the form comes back. */
  readonly submit?: (input: {
    readonly asker: Asker;
    readonly state: string;
    readonly fields: ReadonlyMap<string, string>;
  }) => Promise<Screen>;
  /** A form that a button opens; what is sent becomes options (with those of the button) for which the action is run. */
  readonly prompt?: {
    readonly form: (input: CommandInput) => Promise<Form>;
    readonly optionsOf: (
      options: ReadonlyMap<string, OptionValue>,
      fields: ReadonlyMap<string, string>,
    ) => ReadonlyMap<string, OptionValue>;
  };
  /** With `submit`: the form as it is now for a state that it was sent with, to be opened again; one indexed read at most. */
  readonly again?: (input: { readonly asker: Asker; readonly state: string }) => Promise<Form>;
}

export interface Command {
  readonly name: string;
  readonly description: string;
  /** Picked from a message's menu instead of typed: its one action gets the message's words as the option `message`. */
  readonly menu?: 'message';
  /** Either one action … */
  readonly action?: Action;
  /** … or subcommands by name. */
  readonly actions?: Readonly<Record<string, Action>>;
}

export { actorTexts } from './actor-texts.ts';
export { answerTexts } from './answer-texts.ts';
export { briefingTexts } from './briefing-texts.ts';
export { chartTexts } from './chart-texts.ts';
export { commandTexts } from './command-texts.ts';
export { decisionTexts } from './decision-texts.ts';
export { linkToSource } from './link.ts';
export { quoteOutside } from './quote-outside.ts';
export { timelineTexts } from './timeline-texts.ts';
