// What every drawer is given: the world as it stands, how the page looks, and what can be done from a message.

import type { Command, Component, Message } from './discord-objects.ts';
import type { World } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly light: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly actions: Actions;
}

export interface Actions {
  /** Resolves when the press was answered; to the sentence to show when it failed, else undefined. */
  readonly press: (message: Message, component: Component, values?: readonly string[]) => Promise<string | undefined>;
  readonly dismiss: (message: Message) => void;
  readonly runMenu: (message: Message, command: Command) => void;
  readonly openChannel: (channelId: string) => void;
  readonly pin: (message: Message, isPinned: boolean) => void;
  /** Shows what a phone would show of a message. */
  readonly notify: (message: Message) => void;
}
