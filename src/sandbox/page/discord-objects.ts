// Discord's own objects as the page reads them: only the fields that are drawn, each optional where Discord may leave it out.

import type { JsonObject } from '../page-protocol.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly bot?: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly color?: number;
  readonly permissions?: string;
  readonly tags?: { readonly bot_id?: string };
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly name?: string;
  readonly topic?: string | null;
  readonly position?: number;
  readonly parent_id?: string | null;
  readonly recipients?: readonly User[];
  /** What the bot may do there, as bits. */
  readonly app_permissions?: string;
}

interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly emoji?: Emoji;
  readonly default?: boolean;
}

interface Media {
  readonly url: string;
}

export interface GalleryItem {
  readonly media: Media;
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

/** Any component of any type: the drawers look at `type` and take what that type has. */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly style?: number;
  readonly label?: string;
  readonly emoji?: Emoji;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly content?: string;
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
  readonly divider?: boolean;
  readonly spacing?: number;
  readonly media?: Media;
  readonly description?: string | null;
  readonly items?: readonly GalleryItem[];
  readonly file?: Media;
  readonly name?: string;
  readonly options?: readonly SelectOption[];
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly default_values?: readonly { readonly id: string }[];
  readonly channel_types?: readonly number[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly description?: string | null;
  readonly content_type?: string | null;
  readonly size?: number;
  readonly url: string;
  readonly width?: number | null;
  readonly height?: number | null;
}

export interface EmbedField {
  readonly name: string;
  readonly value: string;
  readonly inline?: boolean;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly timestamp?: string;
  readonly color?: number;
  readonly footer?: { readonly text: string; readonly icon_url?: string };
  readonly image?: Media;
  readonly thumbnail?: Media;
  readonly author?: { readonly name: string; readonly url?: string; readonly icon_url?: string };
  readonly fields?: readonly EmbedField[];
}

interface Interacted {
  readonly type: number;
  readonly name?: string;
  readonly user?: User;
  readonly target_message_id?: string;
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  readonly content?: string;
  readonly timestamp: string;
  readonly edited_timestamp?: string | null;
  readonly flags?: number;
  readonly embeds?: readonly Embed[];
  readonly attachments?: readonly Attachment[];
  readonly components?: readonly Component[];
  readonly mentions?: readonly User[];
  readonly mention_roles?: readonly string[];
  readonly mention_everyone?: boolean;
  readonly interaction_metadata?: Interacted;
  readonly interaction?: Interacted;
  readonly referenced_message?: Message | null;
  readonly pinned?: boolean;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  readonly options?: readonly CommandOption[];
  readonly channel_types?: readonly number[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly autocomplete?: boolean;
}

export interface Command {
  readonly id: string;
  readonly type?: number;
  readonly name: string;
  readonly description: string;
  readonly options?: readonly CommandOption[];
  readonly default_member_permissions?: string | null;
  readonly contexts?: readonly number[] | null;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/**
 * Takes an object as it came over the wire, gives it under its type. The stand-in is ours and sends Discord's objects
 * whole, so nothing is checked here; every field that Discord may leave out is optional in the types above.
 */
export function as<T>(json: JsonObject): T {
  return json as unknown as T;
}
