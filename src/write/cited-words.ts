// What a claim may say: its quotes, the sentences they stand in, and the articles they are from.

import type { Article } from '../news/article.ts';
import type { Citation } from '../news/cited-text.ts';

export interface CitedWords {
  readonly citations: readonly { readonly citation: Citation; readonly article: Article; readonly sentences: string }[];
  readonly quotes: string;
}
