// Finds what persons are said to be: offices before and after their names.

import type { ActorMention, Role } from '../news/actor.ts';
import type { Sentence } from '../news/article.ts';
import { OFFICES, TITLES } from './actor-cues.ts';
import { countryOfDemonym } from './demonym-countries.ts';
import { detailsOf } from './role-details.ts';
import { wellKnownName } from './same-actor.ts';

/** A longer apposition is a clause of its own. */
const ROLE_CHARS_MAX = 100;

/** Titles of courtesy say nothing about a person. */
const COURTESY = /^(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|the|a|an|saint|st)\.?\s*)+$/i;

/**
 * The roles that a text gives to its persons, each with the sentence that says it: "the head of US Africa Command"
 * after a name, "the GNA's Minister of Interior" before one, "X is the president of Y". Each role of an actor once.
 */
export function findRoles(text: string, sentences: readonly Sentence[], mentions: readonly ActorMention[]): Role[] {
  const roles: Role[] = [];
  let at = 0;
  for (const [index, mention] of mentions.entries()) {
    while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= mention.start) at += 1;
    const sentence = sentences[at];
    if (mention.type !== 'PER' || sentence === undefined) continue;
    const before = text.slice(sentence.start, mention.start);
    const after = text.slice(mention.end, sentence.end);
    const ended = roleEnded(before, after);
    for (const phrase of [roleBefore(before), roleBeforeComma(before), ended ?? roleAfter(after)]) {
      const details =
        phrase === null ? null : { ...detailsOf(phrase), ...(phrase === ended ? { former: true as const } : {}) };
      if (details === null || isInside(details.role, roles, mention.actor)) continue;
      const place = { index, sentence, mentions };
      if (namesSomebodyElse(details.role, place)) continue;
      const organisation =
        organisationIn(details.role, place) ?? organisationAfter(text, index, mentions) ?? countryIn(details.role);
      roles.push({
        actor: mention.actor,
        ...details,
        ...(organisation === undefined ? {} : { organisation }),
        start: sentence.start,
        end: sentence.end,
      });
    }
  }
  return roles;
}

interface RolePlace {
  /** Of the person's mention. */
  readonly index: number;
  readonly sentence: Sentence;
  readonly mentions: readonly ActorMention[];
}

/** How many mentions on either side of a name its role's words may hold. */
const MENTIONS_BESIDE = 4;

/** The key of the organisation, else the place, that a role's words name; undefined when they name none. */
function organisationIn(role: string, { index, sentence, mentions }: RolePlace): string | undefined {
  const named = mentions
    .slice(Math.max(0, index - MENTIONS_BESIDE), index + MENTIONS_BESIDE + 1)
    .filter(({ start, end, type }) => type !== 'PER' && start >= sentence.start && end <= sentence.end)
    .filter(({ text }) => ` ${role}`.includes(` ${text}`));
  return (named.findLast(({ type }) => type === 'ORG') ?? named.at(-1))?.actor;
}

/** "French President": the key of the country whose demonym stands among a role's words; undefined for none. */
function countryIn(role: string): string | undefined {
  const words = role.split(/\s+/);
  for (const [at, word] of words.entries()) {
    if (!/^\p{Lu}/u.test(word)) continue;
    const country = countryOfDemonym(`${word} ${words[at + 1]}`) ?? countryOfDemonym(word);
    if (country !== undefined) return wellKnownName(country) ?? country;
  }
  return undefined;
}

/** "…, army chief Ada Lind and the ambassador": a list goes on, and tells nothing of whom it goes on from. */
function namesSomebodyElse(role: string, { index, mentions }: RolePlace): boolean {
  const next = mentions.slice(index + 1, index + 1 + MENTIONS_BESIDE).find(({ type }) => type === 'PER');
  const at = next === undefined ? -1 : role.indexOf(next.text);
  return at > 0 && !/\s(?:of|for|to|under|at|with)\s/u.test(role.slice(0, at));
}

/** "King Ada II of Norway", "Judge Okoro of the Supreme Court": what a title before the name is held in. */
function organisationAfter(text: string, index: number, mentions: readonly ActorMention[]): string | undefined {
  const next = mentions[index + 1];
  if (next === undefined || next.type === 'PER') return undefined;
  return /^ of (?:the )?$/.test(text.slice(mentions[index]?.end, next.start)) ? next.actor : undefined;
}

/** "resigned as chairwoman of Nordwind" after the name, or "succeeded" before it: what the person is no longer. */
function roleEnded(before: string, after: string): string | null {
  const own =
    /^\s(?:has\s|had\s|have\s)?(?:resigned|retired|stepped\sdown|quit|was\s(?:removed|fired|dismissed|sacked|ousted|replaced)|stood\sdown)\sas\s([^,.;:“”"()]{4,100})/u.exec(
      after,
    );
  const others =
    /\b(?:succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|dismissed|fired|sacked|ousted|removed)\s(?:\p{L}+\.\s)?$/u.test(
      before,
    )
      ? /^\sas\s([^,.;:“”"()]{4,100})/u.exec(after)
      : null;
  const found = own?.[1] ?? others?.[1];
  return found === undefined ? null : officeIn(found);
}

/** "Gen." adds nothing to "Marine Gen.". */
function isInside(role: string, roles: readonly Role[], actor: string): boolean {
  return roles.some((one) => one.actor === actor && one.role.toLowerCase().includes(role.toLowerCase()));
}

/** "GNA Prime Minister", "the GNA's Minister of Interior", "Marine Gen.", "spokesman" right before the name. */
function roleBefore(before: string): string | null {
  const words = before.slice(-ROLE_CHARS_MAX).split(/\s+/);
  if (words.at(-1) !== '') return null;
  words.pop();
  const start = titleStart(words);
  if (start === -1) return null;
  const role = words
    .slice(start)
    .join(' ')
    .replace(OPENING, '')
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/^["“'‘(]+/, '');
  return COURTESY.test(role) || role === '' ? null : role;
}

/** What opens a sentence has a capital, and is no part of a role. */
const OPENING =
  /^(?:Later|Earlier|Meanwhile|Today|Yesterday|Tomorrow|Now|Then|Also|But|And|When|While|As|After|Before|However|Instead|On|In|At|For|With|By|From|If|Since|Though|Although|Only|Even|Both)\s+(?=\p{L})/u;

/** The index of the first word of the title that the words end in; -1 when they end in none. */
function titleStart(words: readonly string[]): number {
  let at = words.length - 1;
  // "Minister of Interior": a capital or two after "of" belong to the title before it.
  const of = words.lastIndexOf('of');
  if (
    of > 0 &&
    words.length - of <= 4 &&
    isTitleWord(words[of - 1] ?? '') &&
    words.slice(of + 1).every((word) => /^\p{Lu}/u.test(word))
  )
    at = of - 1;
  if (!isTitleWord(words[at] ?? '')) return -1;
  while (at > 0 && (isTitleWord(words[at - 1] ?? '') || isQualifier(words[at - 1] ?? ''))) at -= 1;
  return at;
}

function isTitleWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/\.$/, '');
  return TITLES.has(bare) || OFFICES.has(bare);
}

function isQualifier(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}.&-]*(?:['’]s)?$/u.test(word) ||
    /^(?:former|then|acting|deputy|interim|outgoing|newly|elected|senior|lead|managing|assistant|associate|ex-\p{L}+|party|team|club|company|opposition|rebel|military|army|police|press|union|group|campaign|council|committee|commission|security|finance|defen[cs]e|government|parliamentary|church|rights|aid|health|research|project|program|programme|survey|state|city|county|bank|faction|militia|movement|coalition|village|district|regional|national|local|mission|expedition|community|student|strike|protest|policy|foreign|affairs|trade|climate|economic|political|human|crisis|investigation|intelligence|antiterrorism|counterterrorism|nuclear|space|sports?|media|labou?r|peace|refugee|border|fire|hospital|school|museum|shadow|opposition|jailed|exiled|ousted|deposed|onetime|longtime|veteran|late|de|facto)$/iu.test(
      word,
    )
  );
}

/** "the company's chief executive, Tim Cook". */
function roleBeforeComma(before: string): string | null {
  const match =
    /(?:^|[,.;:]\s|\b(?:said|told|by|with|and|that|as)\s)((?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|\p{Lu}[\p{L}.-]*['’]s)\s[^,.;:“”"]{4,90}),\s$/u.exec(
      before.slice(-ROLE_CHARS_MAX - 20),
    );
  return match === null ? null : officeIn(match[1] ?? '');
}

/**
 * ", the head of US Africa Command,", ", 54, who leads the survey," or "(the mayor)" after the name, or what the sentence
 * states: "is the president of", "became chairman of", "was appointed as minister of".
 */
function roleAfter(after: string): string | null {
  const head = after.slice(0, ROLE_CHARS_MAX + 20);
  const leading = LEADING.exec(head)?.[1];
  if (leading !== undefined) return leading.slice(0, ROLE_CHARS_MAX).trim();
  const found = APPOSITION.exec(head)?.[1] ?? BRACKETED.exec(head)?.[1] ?? STATED.exec(head)?.[1];
  return found === undefined ? null : officeIn(found);
}

const APPOSITION = /^\s?,\s(?:\d{1,3}\s?,\s)?(?:who\s(?:is|was|serves\sas)\s)?([^,.;:“”"()]{4,100})(?=[,.;:(]|$)/u;
const BRACKETED = /^\s\(([^,.;:“”"()]{4,100})[,)]/u;
const STATED =
  /^\s(?:(?:is|was|has\sbeen)\s(?:(?:re-?)?(?:appointed|named|elected|nominated)|sworn\sin)\s(?:as\s)?|(?:became|remains|serves\sas|served\sas)\s|(?:is|was|has\sbeen)\s(?=(?:the|an?|its|their|\p{Lu}[\p{L}.-]*['’]s)\s))([^,.;:“”"()]{4,100})(?=[,.;:(]|$)/u;
/** What somebody does at the top of something is a role too. */
const LEADING =
  /^\s?,\s(?:\d{1,3}\s?,\s)?who\s(?:has\s)?((?:leads|heads|runs|chairs|directs|commands|founded|co-founded|oversees|led|headed|chaired|commanded|is\s(?:leading|heading|running))\s(?:the|an?|its|their|\p{Lu})[^,.;:“”"()]{2,90})(?=[,.;:(]|$)/u;

/** The phrase when an office stands among its first words; without its article. */
function officeIn(phrase: string): string | null {
  const bare = phrase
    .trim()
    .replace(/^now\s+/i, '')
    .replace(/^(then\s+)?(?:the|a|an)\s+/i, '$1');
  const words = bare.split(/\s+/);
  const office = words.findIndex((word) => OFFICES.has(word.toLowerCase().replace(/['’]s$/, '')));
  if (office === -1 || office > 5) return null;
  if (
    words
      .slice(0, office)
      .some((word) =>
        /^(?:said|says|told|is|was|were|are|and|but|who|when|after|has|had|have|will|met|to|with|by|from|in|at|on|into|against|before|while|as|not|a?greed|called|urged|asked|joined|visited|backed|praised|accused)$/i.test(
          word,
        ),
      )
  )
    return null;
  return bare
    .replace(/\s(?:who|which|that|said|says|told)\s.*$/su, '')
    .replace(
      /\s(?:in|from)\s(?:(?:\p{Lu}\p{Ll}+\s)?\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December))$|\s(?:on|last|this|next)\s\p{Lu}\p{Ll}+day$/u,
      '',
    )
    .slice(0, ROLE_CHARS_MAX)
    .trim();
}
