// Says a question as it is read: names with their capitals, and what is over as ended.

import type { View } from '../news/view.ts';
import type { Search } from '../search/search.ts';
import { foldName } from '../text/understand.ts';

/** What people type in place of a name. */
const NO_NAMES =
  /^(?:he|she|they|it|we|you|i|the|a|an|my|our|his|her|their|its|this|that|these|those|people|everyone|anyone|somebody|police|officials|experts|critics|others|reports|sources|scientists|researchers|witnesses)\b/u;
const SPEAKER_IN_SMALL =
  /^(\s*what\s+(?:did|does|do|has|have|had)\s+)(\p{Ll}[\p{L}'’-]*(?:\s\p{Ll}[\p{L}'’-]*){0,2}?)(?=\s+(?:say|said|tell|told|think|announce|announced|claim|claimed|warn|warned|promise|promised)\b)/u;

/** Of those who are most named by the words. */
const NAMES_READ_MAX = 10;

/** "marta velde" as names are written, so that it is seen as one. */
export const asName = (words: string): string => words.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());

/**
 * The question with a speaker typed in small letters written as a name, where somebody of the view bears it; and with "is
 * the strike over?" as "has the strike ended?", for "over" alone stands for nothing that can be looked for.
 */
export async function inPlainWords(question: string, view: View, search: Pick<Search, 'complete'>): Promise<string> {
  const ended = question.replace(/^\s*(?:is|was)\s+([^,;]+?)\s+over(?:\s+now|\s+yet)?\s*\?*\s*$/iu, 'Has $1 ended?');
  const [, lead = '', words = ''] = SPEAKER_IN_SMALL.exec(ended) ?? [];
  if (words === '' || NO_NAMES.test(words)) return ended;
  const names = await search.complete('actor', words, view, NAMES_READ_MAX);
  const isBorne = names.some((name) => ` ${foldName(name)}`.endsWith(` ${foldName(words)}`));
  return isBorne ? `${lead}${asName(words)}${ended.slice(lead.length + words.length)}` : ended;
}
