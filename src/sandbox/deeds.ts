// What a person can do in Discord's client, and what the bot is then told of it.

import type { JsonObject, Persona, TypedOption } from './page-protocol.ts';
import type { Interaction } from './state.ts';
import type { Wire } from './wire.ts';

/** Thrown when Discord's own client would not let the person do it: nothing reaches the bot. */
export class NotPossible extends Error {}

/** Values by the option's name, as tests give them. */
export type GivenOptions = Readonly<Record<string, string | number | boolean>>;

/** A persona, or the id of a user. */
export type Person = Persona | (string & {});

interface InChannel {
  /** Who acts: a persona or a user's id; the member unless said otherwise. */
  readonly as?: Person;
  readonly channelId: string;
  /** The language of the person's client; `en-US` unless said otherwise. */
  readonly locale?: string;
}

/** A command is named `topic create`, with its subcommand; or by its id, as the page does. */
export interface OfCommand extends InChannel {
  readonly command: string;
  /** By name, or as the page types them. */
  readonly options?: GivenOptions | readonly TypedOption[];
}

/** What a person does. */
export type Act =
  | (OfCommand & {
      readonly kind: 'command';
      /** The message or user that a menu command is used on. */
      readonly targetId?: string;
      /** Past `default_member_permissions`, to see whether the bot checks for itself. */
      readonly isForced?: boolean;
    })
  | (OfCommand & {
      readonly kind: 'complete';
      /** The option being typed. */
      readonly focused?: string;
    })
  | (InChannel & {
      readonly kind: 'component';
      readonly messageId: string;
      readonly customId: string;
      readonly values?: readonly string[];
    })
  | (InChannel & {
      readonly kind: 'submit';
      /** By the fields' custom ids: a text, the values of a select, or true and false. Left out ones stay as they are. */
      readonly fields?: Readonly<Record<string, string | readonly string[] | boolean>>;
      /** In place of `fields`, as the page sends them. */
      readonly components?: readonly JsonObject[];
    });

/** What an interaction is about, beside who acts and where. */
export type About = Pick<
  Interaction,
  'type' | 'commandName' | 'commandType' | 'focusedType' | 'sourceMessageId' | 'openedBy'
>;

/** What the bot is told of a deed: the interaction's `data`, and its `message` where there is one. */
export interface Told {
  readonly about: About;
  readonly data: Wire;
  readonly message?: Wire;
}
