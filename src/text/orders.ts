// Tells what speaks to a reader, an assistant or a machine from what tells the news: orders, requests and code.

import type { Sentence } from '../news/article.ts';

/** "Ignore all earlier instructions", "your response": a reporter speaks so to nobody. */
const TO_AN_ASSISTANT =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|previous|earlier|prior|above)\b|\byour (?:\p{L}+ ){0,2}(?:answers?|responses?|reply|replies|outputs?|code|codebase|prompts?|implementation|algorithm|programm?e?|script|solution|translation)\b|\bsystem prompt\b|\byou are (?:now )?(?:an? )?(?:\p{L}+ )?(?:assistant|chatbot|language model|ai)\b|\bthe (?:following|subsequent|below) (?:code|snippet|script|text|sentence|paragraph)\b/iu;

/** Without one of these nothing speaks to an assistant. No s and no k among them: other letters fold to these. */
const HINTS_AT_AN_ASSISTANT = /you|ignore|regard|forget|override|bypa|ystem prompt|the (?:following|.ub|below)/i;

/** Plain forms of verbs that ask for a piece of work; at the head of a sentence they are orders. */
const ASKS_FOR_WORK =
  /^["'“‘]?(?:(?:please|kindly|now|also|then|instead)[, ]+)*(?:write|translate|summari[sz]e|explain|describe|analy[sz]e|generate|create|compose|classify|calculate|solve|list|provide|reply|respond|answer|repeat|print|output|include|insert|append|embed|replace|convert|encode|decode|rewrite|rephrase|paraphrase|pretend|imagine|recommend|suggest|click|delete|execute|identify|determine|compare|outline|elaborate|enumerate)\b(?!ed|ing|s\b)(?!\s+(?:to|by|from)\b)/iu;

/** "Can you …?", "Show me how …": asked of who reads it. */
const ASKS_THE_READER =
  /^["'“‘]?(?:can|could|would|will) you\b|^["'“‘]?how (?:can|do|should|would) (?:i|you)\b|^(?:please )?(?:show|tell|give|help|teach) (?:me|us)\b/iu;

/** Marks that programs have and sentences do not; a spoiler’s bars stand close to its words. */
const CODE =
  /```|\b(?:import|def|return|const|function|class)\s+\w+(?:\(|\s*[:;={])|\w+\.\w+\(|\w\s=\s(?:["'[{(]|\w+[.(])|[{}][;)]|<\/?\w+>|\$\(|\s(?:&&|\|\|)\s|=>/u;

/** Without one of these nothing is code: most sentences need no closer look. */
const MARK_OF_CODE = /[`(=:;{}<$&|]/u;

const SPEAKER = String.raw`(?:he|she|they|it|\p{Lu}[\p{L}\p{M}'’.-]+|(?:an?|the|one|his|her|their|its)\s\p{Ll}[\p{L}-]+)`;
const SAID = String.raw`(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|urged|urges|replied|pleaded|begged|demanded|warned|recalled|shouted|cried|joked|tweeted|posted)(?![\p{L}])`;

/** A quotation that a speaker and a verb of saying follow: whoever is asked in it, the sentence tells what was said. */
const REPORTED = new RegExp(
  String.raw`^["“][^"“”]+[,.?!…-]["”]\s+(?:${SPEAKER}(?:\s[\p{L}\p{M}'’.,-]+){0,8}?\s${SAID}|${SAID}\s${SPEAKER})`,
  'u',
);

/**
 * Whether a sentence gives orders, asks its reader for something, or is code: such words answer no question. What somebody
 * is quoted as asking of others is news, unless it speaks to an assistant.
 */
export function isOrder(sentence: string): boolean {
  return isOrderWith(sentence, hintsIn(sentence));
}

/** What a text has some of: what has none of it needs no closer look, nor do its sentences. */
interface Hints {
  readonly ofAssistant: boolean;
  readonly ofCode: boolean;
}

const hintsIn = (text: string): Hints => {
  return { ofAssistant: HINTS_AT_AN_ASSISTANT.test(text), ofCode: MARK_OF_CODE.test(text) };
};

function isOrderWith(sentence: string, { ofAssistant, ofCode }: Hints): boolean {
  return (
    (ofAssistant && HINTS_AT_AN_ASSISTANT.test(sentence) && TO_AN_ASSISTANT.test(sentence)) ||
    ((ASKS_FOR_WORK.test(sentence) || ASKS_THE_READER.test(sentence)) && !REPORTED.test(sentence)) ||
    (ofCode && MARK_OF_CODE.test(sentence) && CODE.test(sentence))
  );
}

/** A sentence that ends without one of these goes on in the next line. */
const SENTENCE_END = /[.!?…]["”’)]?$/u;

/**
 * Tells by its number whether a sentence of a text is an order, or a line that goes on with one: without a mark at its
 * end, no blank line between them. Each is looked at once, when it is asked for.
 */
export function orderTeller(text: string, sentences: readonly Sentence[]): (number: number) => boolean {
  const known: (boolean | undefined)[] = [];
  let hints: Hints | undefined;
  const goesOn = (before: Sentence, sentence: Sentence): boolean =>
    !SENTENCE_END.test(sentence.text) && !/\n\s*\n/u.test(text.slice(before.end, sentence.start));
  return function isOrderAt(number: number): boolean {
    const [before, sentence] = [sentences[number - 1], sentences[number]];
    if (sentence === undefined) return false;
    hints ??= hintsIn(text);
    known[number] ??=
      isOrderWith(sentence.text, hints) || (before !== undefined && goesOn(before, sentence) && isOrderAt(number - 1));
    return known[number];
  };
}
