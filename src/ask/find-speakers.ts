// Decides whether a sentence tells what someone said: the name stands as the subject of a verb of saying.

import type { Quote } from '../news/article.ts';
import { mayName } from '../search/search.ts';
import type { HeldArticle, HeldSentence } from './hold-sentences.ts';

const SAYING =
  /\b(?:said|says|told|tells|stated|states|announced|announces|claimed|claims|argued|argues|warned|warns|added|adds|insisted|insists|denied|denies|confirmed|confirms|estimated|estimates|declared|declares|wrote|writes|promised|promises|pledged|pledges|vowed|vows|called\s+(?:for|on)|demanded|demands|explained|explains|urged|urges|replied|testified|tweeted|posted|noted|notes|thanked|praised|criticised|criticized|condemned|rejected)\b/giu;

/** A quotation or a statement. */
type Spoken = Pick<Quote, 'start' | 'end' | 'speaker' | 'actor'>;

/** How far before its verb a subject may stand, with what its apposition says of it. */
const SUBJECT_CHARS_MAX = 110;
/** After a verb ("said Waldhauser"). */
const SUBJECT_AFTER_CHARS_MAX = 40;

/** Whether the sentence says what the bearer of `name` said: in quotation marks, as reported, or by its words alone. */
export function isSpokenBy(sentence: HeldSentence, name: string, { read, bears }: HeldArticle): boolean {
  const { quotes, statements } = read.understanding;
  const isBySpeaker = ({ start, end, speaker, actor }: Spoken): boolean =>
    start >= sentence.start &&
    end <= sentence.end &&
    ((actor !== undefined && bears(actor, name)) || (speaker !== undefined && mayName(name, speaker)));
  if (quotes.some(isBySpeaker) || statements.some(isBySpeaker)) return true;
  if (!sentence.about.has(name)) return false;
  const verbs = [...sentence.text.matchAll(SAYING)].map(({ 0: verb, index }) => ({
    at: index,
    end: index + verb.length,
  }));
  if (verbs.length === 0) return false;
  // The name is only carried over: "He said …".
  if (!sentence.names.has(name))
    return (
      /^["“]?(?:he|she|they|it)\b/iu.test(sentence.text) || / (?:he|she|they) (?:said|added)\b/iu.test(sentence.text)
    );
  return namings(sentence, name, bears).some(({ start, end }) =>
    verbs.some(({ at, end: verbEnd }) => {
      if (start >= verbEnd)
        return start - verbEnd <= SUBJECT_AFTER_CHARS_MAX && isBare(sentence.text.slice(verbEnd, start));
      return end <= at && isSubjectGap(sentence.text, start, end, at);
    }),
  );
}

/** Where the name stands in the sentence; offsets into its text. */
function namings(
  { mentions, start, text }: HeldSentence,
  name: string,
  bears: HeldArticle['bears'],
): { start: number; end: number }[] {
  const named = mentions
    .filter(({ actor }) => bears(actor, name))
    .map((mention) => ({ start: mention.start - start, end: mention.end - start }));
  const at = text.indexOf(name);
  return named.length === 0 && at !== -1 ? [{ start: at, end: at + name.length }] : named;
}

/** Between a subject and its verb stand no other clause and no full stop; before it no word that makes it an object. */
function isSubjectGap(text: string, start: number, end: number, verb: number): boolean {
  const gap = text.slice(end, verb);
  if (gap.length > SUBJECT_CHARS_MAX || /[.;:“”"]/u.test(gap)) return false;
  if (/^\s*['’]s\b/u.test(gap)) return false;
  if (
    /\b(?:of|to|with|by|against|for|from|about|between|and|on|in|at|told)\s+(?:the\s+|Gen\.\s+)?$/iu.test(
      text.slice(0, start),
    )
  ) {
    return false;
  }
  // Either the verb follows at once (adverbs aside), or an apposition between commas does.
  return isBare(gap) || /^\s*,[^,]*,\s*(?:\w+\s+){0,2}$/u.test(gap) || /^\s*\([^)]*\)\s*(?:\w+\s+){0,2}$/u.test(gap);
}

function isBare(gap: string): boolean {
  return gap.trim().split(/\s+/u).length <= 3 && !/[,;:]/u.test(gap);
}
