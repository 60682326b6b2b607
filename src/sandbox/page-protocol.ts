// What the sandbox's page and the stand-in say to each other over one WebSocket, as JSON text frames.
// Messages, channels and commands are Discord's own objects as its REST API gives them; ids are snowflakes.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Who the page acts as; each is a full member of the sandbox's guild. */
export type Persona = 'member' | 'moderator';

/**
 * How the way between Dateline and the stand-in is. `slow`: each request takes two seconds; `refusing`: each is answered
 * with 503; `rate-limited`: every other one with 429; `cut`: no request and no gateway comes through.
 */
export type Network = 'fine' | 'slow' | 'refusing' | 'rate-limited' | 'cut';

/** What the page can set beside the server itself. Instants are milliseconds since 1970. */
export interface PageSettings {
  /** The stand-in's clock, which may be ahead of the machine's. */
  readonly now: number;
  readonly network: Network;
  /** The language that the person's client is set to, as Discord names it: `en-US`. */
  readonly locale: string;
  /** The ids of the roles that the person holds. */
  readonly held: readonly string[];
  /** Sample articles that have not arrived yet, and when the next one does. */
  readonly articlesToCome: number;
  readonly nextArticleAt?: number;
}

/** One request of the bot, as the pane shows it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** What was answered; 0 when the connection was cut instead. */
  readonly status: number;
  readonly at: number;
  readonly body: Json;
  /** What was answered, where that was a refusal. */
  readonly answer?: Json;
}

export interface PageState {
  readonly persona: Persona;
  readonly me: JsonObject;
  readonly bot: JsonObject;
  readonly guild: JsonObject;
  readonly channels: readonly JsonObject[];
  readonly roles: readonly JsonObject[];
  /** By channel id, oldest first; ephemeral messages of `me` are among them. */
  readonly messages: { readonly [channelId: string]: readonly JsonObject[] };
  readonly commands: readonly JsonObject[];
  readonly settings: PageSettings;
}

/** One option of a command as the person filled it in. `focused` only in completion. */
export interface TypedOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly TypedOption[];
}

/** From the stand-in to the page. `nonce` is the page's own number of the request that is answered. */
export type ToPage =
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'message'; readonly message: JsonObject }
  | { readonly type: 'message-edited'; readonly message: JsonObject }
  | { readonly type: 'message-deleted'; readonly channelId: string; readonly messageId: string }
  | { readonly type: 'channels'; readonly channels: readonly JsonObject[] }
  | { readonly type: 'commands'; readonly commands: readonly JsonObject[] }
  | { readonly type: 'settings'; readonly settings: PageSettings }
  /** Oldest first; the first frame after `watch` holds the last ones before it. */
  | { readonly type: 'requests'; readonly requests: readonly SeenRequest[] }
  | { readonly type: 'choices'; readonly nonce: number; readonly choices: readonly JsonObject[] }
  | { readonly type: 'modal'; readonly nonce: number; readonly modal: JsonObject }
  /** The interaction was answered (a message, an edit, nothing to show): the page may take its spinner away. */
  | { readonly type: 'acknowledged'; readonly nonce: number }
  /** What the page asked of the sandbox itself was done: one sentence of what came of it. */
  | { readonly type: 'done'; readonly nonce: number; readonly text: string }
  /** Nobody answered in time, or the answer was refused: what Discord's client would say. */
  | { readonly type: 'failed'; readonly nonce: number; readonly text: string };

/** From the page to the stand-in. */
export type FromPage =
  | { readonly type: 'become'; readonly persona: Persona }
  | {
      readonly type: 'command';
      readonly nonce: number;
      readonly channelId: string;
      readonly commandId: string;
      readonly options: readonly TypedOption[];
      /** For message-menu commands. */
      readonly targetId?: string;
    }
  | {
      readonly type: 'complete';
      readonly nonce: number;
      readonly channelId: string;
      readonly commandId: string;
      readonly options: readonly TypedOption[];
    }
  | {
      readonly type: 'component';
      readonly nonce: number;
      readonly channelId: string;
      readonly messageId: string;
      readonly customId: string;
      readonly componentType: number;
      readonly values?: readonly string[];
    }
  | {
      readonly type: 'submit';
      readonly nonce: number;
      readonly channelId: string;
      readonly customId: string;
      /** As Discord sends them: labels (18) around their fields, or legacy rows. */
      readonly components: readonly JsonObject[];
    }
  | { readonly type: 'dismiss'; readonly channelId: string; readonly messageId: string }
  | Asked
  | Setting;

/** What the page asks of the sandbox itself and waits for. */
export type Asked =
  /** Moves the clock an hour on, or to just after the next briefing is due. */
  | { readonly type: 'clock'; readonly nonce: number; readonly to: 'hour' | 'briefing' }
  /** Lets the next sample article arrive now. */
  | { readonly type: 'arrive'; readonly nonce: number }
  /** The person's own news: a feed or an article at an address, or files of articles, feeds and lists of feeds. */
  | { readonly type: 'bring-address'; readonly nonce: number; readonly address: string }
  | { readonly type: 'bring-files'; readonly nonce: number; readonly files: readonly BroughtFile[] };

export interface BroughtFile {
  readonly name: string;
  readonly base64: string;
}

/** What the page sets; the stand-in answers with what follows from it. */
export type Setting =
  /** A person writes a plain message, or pins one. */
  | { readonly type: 'say'; readonly channelId: string; readonly content: string }
  | { readonly type: 'pin'; readonly channelId: string; readonly messageId: string; readonly isPinned: boolean }
  | { readonly type: 'locale'; readonly locale: string }
  | { readonly type: 'role'; readonly roleId: string; readonly isHeld: boolean }
  /** The bot's permissions in a channel, as bits; null gives back those of its roles. */
  | { readonly type: 'permissions'; readonly channelId: string; readonly bits: string | null }
  | { readonly type: 'network'; readonly network: Network }
  /** Whether the bot's requests are to be told. */
  | { readonly type: 'watch'; readonly isWatching: boolean };
