// Where a message stands besides its channel: in a thread that grows from a message, or in a forum's post.

import type { Day } from './ids.ts';

/** A thread and a forum's post have the id of the message that they begin with. Absent in a row: the channel itself. */
export type Place =
  /** A message in the channel from which the day's thread grows. */
  | { readonly kind: 'opens thread'; readonly title: string; readonly day: Day }
  /** The first message of a post; `tags` by their names. */
  | { readonly kind: 'opens post'; readonly title: string; readonly day: Day; readonly tags: readonly string[] }
  /** In what the first message of its delivery opens. */
  | { readonly kind: 'in thread' };
