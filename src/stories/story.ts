// What a story is: one happening or development, told by one or many articles.

import type { ReadArticle } from '../news/article.ts';
import type { ArticleId, Instant } from '../news/ids.ts';

export interface Story {
  /** The id of its oldest original article. */
  readonly id: ArticleId;
  /** All its articles, oldest first, wire copies among them. */
  readonly reads: readonly ReadArticle[];
  /** Its articles without the copies, oldest first; at least one. */
  readonly originals: readonly ReadArticle[];
  /** When the newest original was published (or first seen where that is not known). */
  readonly newestAt: Instant;
}
