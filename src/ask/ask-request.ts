// What is asked, and what asking needs: the types that the rooms share with the door.

import type { LanguageModel, Purse } from '../llm/language-model.ts';
import type { Instant } from '../news/ids.ts';
import type { View } from '../news/view.ts';
import type { Search, SearchFilters } from '../search/search.ts';
import type { ArticleStore, EventDayStore } from '../store/store.ts';
import type { Extras } from './extras.ts';

export interface AskRequest {
  readonly question: string;
  readonly view: View;
  /** IANA zone in which "today" is read. */
  readonly zone: string;
  /** The instant that "today" means. */
  readonly asked: Instant;
  readonly filters?: SearchFilters;
  /** Who pays for the model; absent: nobody counts. */
  readonly purse?: Purse;
}

export interface AskParts {
  readonly search: Search;
  readonly articles: Pick<ArticleStore, 'getMany'>;
  /** What articles tell of, by day; without it, days are looked for among the passages found. */
  readonly eventDays?: Pick<EventDayStore, 'tellingOf' | 'published'>;
  /** Absent without a key: answers then stay as they are. */
  readonly model?: LanguageModel;
  /** What is done for evidence beyond plain BM25; absent: all of it. For measuring. */
  readonly extras?: Extras;
}
