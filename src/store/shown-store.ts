// What is asked of the store about messages that stand in channels and follow their articles: types of the door.

import type { Instant } from '../news/ids.ts';
import type { ShownArticle, ShownKind, ShownMessage } from '../news/shown.ts';

/** A message of whose articles something changed since it was drawn. */
export interface DueShown extends Omit<ShownMessage, 'articles' | 'messageId'> {
  readonly messageId: NonNullable<ShownMessage['messageId']>;
  /** As it stands in the channel now. */
  readonly shownBody: string;
  /** How often changing it failed since then. */
  readonly attempts: number;
  /** Names the change: given back when it is done. */
  readonly dueSequence: number;
  readonly articles: readonly (ShownArticle & {
    /** Whose take-down hides it in that server. */
    readonly hiddenBy?: 'operator' | 'moderators';
    /** It has another text than when it was shown. */
    readonly isChanged: boolean;
  })[];
}

export interface ShownStore {
  /** Notes a message that stands in a channel. One of the same id is replaced. */
  add(message: ShownMessage): Promise<void>;
  /**
   * Marks the messages of whose articles something changed since the last look. One slice of work; gives whether more
   * is to be looked through.
   */
  mark(): Promise<boolean>;
  /** Marked messages whose time has come, the oldest first. */
  due(options: { readonly now: Instant; readonly limit: number }): Promise<readonly DueShown[]>;
  /** Notes what came of one: it stands as its articles do now (with another body, where it was changed), or it is to be tried again. */
  settle(
    id: ShownMessage['id'],
    outcome:
      | { readonly state: 'done'; readonly dueSequence: number; readonly shownBody?: string }
      | { readonly state: 'later'; readonly nextAttemptAt: Instant },
  ): Promise<void>;
  /** Forgets messages of before an instant: all, or those of a kind. */
  forget(before: Instant, kind?: ShownKind): Promise<void>;
}
