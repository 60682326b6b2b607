// Finds the words in quotation marks and who said them.

import type { ActorMention } from '../news/actor.ts';
import type { Quote, Sentence } from '../news/article.ts';

export function findQuotes(
  _text: string,
  _sentences: readonly Sentence[],
  _mentions: readonly ActorMention[],
): Quote[] {
  return [];
}
