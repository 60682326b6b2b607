// What the sandbox's page and the stand-in say to each other over one WebSocket, as JSON text frames.
// Messages, channels and commands are Discord's own objects as its REST API gives them; ids are snowflakes.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** Who the page acts as; each is a full member of the sandbox's guild. */
export type Persona = 'member' | 'moderator';

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
  | { readonly type: 'choices'; readonly nonce: number; readonly choices: readonly JsonObject[] }
  | { readonly type: 'modal'; readonly nonce: number; readonly modal: JsonObject }
  /** The interaction was answered (a message, an edit, nothing to show): the page may take its spinner away. */
  | { readonly type: 'acknowledged'; readonly nonce: number }
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
  | { readonly type: 'dismiss'; readonly channelId: string; readonly messageId: string };
