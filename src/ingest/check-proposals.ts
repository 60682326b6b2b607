// Keeps of what a language model proposed about actors what the words of its article bear out. Pure.
//
//   role   Ada Quill, [the] keeper of the light          the role stands right beside the name,
//          keeper of the light Ada Quill                 or behind "is", and both in one sentence
//   link   Ada Quill, known as the Lamp                  both names in one sentence, with words between
//          Ada Quill (Lamplight)                         that say that they are one

import type { ProposedActors } from '../llm/language-model.ts';
import type { ActorMention } from '../news/actor.ts';
import type { ActorProposals } from '../news/actor-profile.ts';
import type { ReadArticle, Sentence } from '../news/article.ts';
import { foldName } from '../text/understand.ts';

/** Of a person, in words that no list of ours holds; longer ones are sentences. */
const ROLE_WORDS_MAX = 12;
/** As kept with the article: see name-actors.ts. */
const NAME_CHARACTERS_MAX = 120;

/** Between a name and the role behind it. */
const BEFORE_ROLE =
  /^(?:(?:,|\s[-–—])\s|\s\(|(?:,\swho)?\s(?:is|was|remains|became|has\sbeen|serves\sas|served\sas)\s)(?:(?:the|an?|its|his|her|their|now|then|once|former|acting)\s){0,2}$/u;
/** Between a role and the name behind it. */
const AFTER_ROLE = /^,?\s$/u;
/** Between two names of one. */
const SAYS_ONE =
  /\b(?:known\s(?:also\s)?as|also\sknown|aka|a\.k\.a\.|alias|called|nicknamed|formerly|previously|whose\s(?:real|full|birth)\sname|real\sname|nom\sde\sguerre|pen\sname|born|short\sfor|renamed|rebranded)\b|^\s\($|^,\sor\s(?:simply\s)?$/iu;
const LINK_GAP_MAX = 60;

/**
 * What stands of a proposal: roles that a sentence puts beside the name of a person of the article, and that rules did
 * not find already; links of two of its actors of one kind between which the sentence says that they are one. `offered`: the
 * sentences by the numbers under which the model was given them.
 */
export function checkProposals(
  proposed: ProposedActors,
  { understanding }: Pick<ReadArticle, 'understanding'>,
  offered: ReadonlyMap<number, Sentence>,
): ActorProposals {
  const mentionsIn = ({ start, end }: Sentence): readonly ActorMention[] =>
    understanding.actorMentions.filter((mention) => mention.start >= start && mention.end <= end);
  const roles = proposed.roles.flatMap(({ name, role, sentence: number }) => {
    const sentence = offered.get(number);
    if (sentence === undefined || !isRole(role)) return [];
    const mentions = mentionsIn(sentence);
    const bearer = mentions.find(
      (mention) => mention.type === 'PER' && mention.text === name && standsBeside(role, mention, sentence, mentions),
    );
    if (bearer === undefined) return [];
    const isKnown = understanding.roles.some(
      (known) => known.actor === bearer.actor && known.role.toLowerCase().includes(role.toLowerCase()),
    );
    return isKnown ? [] : [{ named: namedAs(bearer), role, start: sentence.start, end: sentence.end }];
  });
  const links = proposed.links.flatMap(({ name, other, sentence: number }) => {
    const sentence = offered.get(number);
    const pair = sentence && saidToBeOne([name, other], sentence, mentionsIn(sentence));
    if (sentence === undefined || pair === undefined) return [];
    const [one, two] = pair;
    return [{ named: namedAs(one), other: namedAs(two), start: sentence.start, end: sentence.end }];
  });
  return { roles: onceEach(roles), links: onceEach(links) };
}

const namedAs = ({ actor }: ActorMention): string => foldName(actor).slice(0, NAME_CHARACTERS_MAX);

/** A role is told in small words: "keeper of the light", not "Keeper" alone, which is a title and left to rules. */
function isRole(role: string): boolean {
  return role === role.trim() && role.split(/\s+/u).length <= ROLE_WORDS_MAX && /(?<!\p{L})\p{Ll}{3,}/u.test(role);
}

/** Whether the words stand whole in the sentence, right before or right behind the name, and name nobody else. */
function standsBeside(
  role: string,
  name: ActorMention,
  { start, text }: Sentence,
  mentions: readonly ActorMention[],
): boolean {
  for (let at = text.indexOf(role); at !== -1; at = text.indexOf(role, at + 1)) {
    const [from, to] = [start + at, start + at + role.length];
    if (/\p{L}/u.test(text[at - 1] ?? '') || /\p{L}/u.test(text[at + role.length] ?? '')) continue;
    // "Ada Quill, Jonas Feld and …": a role may name its organisation, and no person.
    if (mentions.some((one) => one.type === 'PER' && one.start < to && one.end > from)) continue;
    if (from >= name.end && BEFORE_ROLE.test(text.slice(name.end - start, at))) return true;
    if (to <= name.start && AFTER_ROLE.test(text.slice(to - start, name.start - start))) return true;
  }
  return false;
}

/** The two mentions of one kind that the sentence says are one, in its order; undefined where it does not. */
function saidToBeOne(
  names: readonly [string, string],
  { start, text }: Sentence,
  mentions: readonly ActorMention[],
): readonly [ActorMention, ActorMention] | undefined {
  const named = mentions.filter((mention) => names.includes(mention.text));
  for (const [index, one] of named.entries()) {
    const next = named[index + 1];
    if (next === undefined || next.text === one.text || next.actor === one.actor || next.type !== one.type) continue;
    const gap = text.slice(one.end - start, next.start - start);
    const isOthers = mentions.some((other) => other.start >= one.end && other.end <= next.start);
    if (gap.length <= LINK_GAP_MAX && !isOthers && SAYS_ONE.test(gap)) return [one, next];
  }
  return undefined;
}

function onceEach<Row extends object>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
