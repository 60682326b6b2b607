// Makes of each group of sentences one event: the sentence that tells it best, what others say otherwise, and who tells it too.

import { type Article, EXCERPT_CHARACTERS_MAX, type Sentence } from '../news/article.ts';
import type { Claim } from '../news/cited-text.ts';
import type { DatedClaim, ToldEvent } from '../news/day-view.ts';
import { claimOf } from '../write/write-cited.ts';
import { isNews } from './choose-sentences.ts';
import { findConflicts } from './conflicts.ts';
import { type Telling, TOP_SENTENCES } from './find-tellings.ts';
import { REFERS_BACK } from './hold-sentences.ts';

/** Names in the head of an event: who and where, on one line of a phone. */
const ABOUT_MAX = 4;
/** A sentence of this many words is told whole and read at once. */
const WORDS_MIN = 8;
const WORDS_MAX = 45;
/** What is named further above is not what a pronoun means. */
const SENTENCES_BEFORE_MAX = 2;
/** Two sentences that share more than this of their terms say the same in the same words. */
const COPY_SHARE_MIN = 0.8;

/**
 * The events of groups of tellings: told by most sources first, then in the order of their days. `shown` counts the
 * characters of each article that one message holds: what is told is added to it.
 */
export function composeEvents(
  groups: readonly (readonly Telling[])[],
  eventsMax: number,
  shown = new Map<string, number>(),
): readonly ToldEvent[] {
  const weighed = groups
    .map((group) => ({ group: group.toSorted(bestFirst), sources: countSources(group) }))
    .sort((a, b) => b.sources - a.sources || compareDays(a.group, b.group));
  return weighed.slice(0, eventsMax).flatMap(({ group, sources }) => composeEvent(group, sources, shown) ?? []);
}

function composeEvent(group: readonly Telling[], sources: number, shown: Map<string, number>): ToldEvent | undefined {
  const told = group.map((telling) => ({ telling, stretch: stretchOf(telling) }));
  const first = told.find(({ telling, stretch }) => mayShow(telling.read.article, stretch, shown));
  if (first === undefined) return undefined;
  note(first.telling.read.article, first.stretch, shown);
  const conflicts = conflictsOf(first.telling, group).filter(({ citations: [{ articleId, quote }] }) => {
    const article = group.find(({ read }) => read.article.id === articleId)?.read.article;
    const stretch = { start: 0, end: quote.length };
    if (article === undefined || !mayShow(article, stretch, shown)) return false;
    note(article, stretch, shown);
    return true;
  });
  const cited = new Set([first.telling.read.article.source, ...conflicts.map(({ citations }) => citations[0].source)]);
  const second = told.find(
    ({ telling, stretch }) =>
      !cited.has(telling.read.article.source) &&
      !isCopy(telling, first.telling) &&
      mayShow(telling.read.article, stretch, shown),
  );
  if (second !== undefined) {
    note(second.telling.read.article, second.stretch, shown);
    cited.add(second.telling.read.article.source);
  }
  const claims = second === undefined ? [] : [datedClaim(second.telling, second.stretch)];
  return {
    about: aboutOf(first.telling, first.stretch),
    claims: [datedClaim(first.telling, first.stretch), ...claims],
    conflicts,
    alsoIn: [...new Set(group.map(({ read }) => read.article.source))].filter((source) => !cited.has(source)).sort(),
    sources,
  };
}

type Stretch = Pick<Sentence, 'start' | 'end'>;

/** The sentence; with those before it where it goes on about what they told: as few as name it. */
function stretchOf({ read, sentence, number, isDangling }: Telling): Stretch {
  if (!isDangling) return sentence;
  const { sentences } = read.understanding;
  for (let back = 1; back <= SENTENCES_BEFORE_MAX; back += 1) {
    const before = sentences[number - back];
    if (before === undefined) break;
    if (!REFERS_BACK.test(before.text) && isNews(before.text)) return { start: before.start, end: sentence.end };
  }
  return sentence;
}

function mayShow(article: Article, { start, end }: Stretch, shown: ReadonlyMap<string, number>): boolean {
  return article.rights.show === 'full' || (shown.get(article.id) ?? 0) + end - start <= EXCERPT_CHARACTERS_MAX;
}

function note({ id }: Article, { start, end }: Stretch, shown: Map<string, number>): void {
  shown.set(id, (shown.get(id) ?? 0) + end - start);
}

function datedClaim({ read, time, days, isPlan }: Telling, stretch: Stretch): DatedClaim {
  return {
    claim: claimOf(read.article, stretch),
    days: { from: days.from, to: days.to },
    ...(time !== undefined && time.basis !== 'stated' && { countedFrom: time.text }),
    isDayOfPaper: time === undefined,
    isPlan,
  };
}

/** Sentences that stand for themselves, name their day as that of the event, are of a readable length, and come early. */
function bestFirst(one: Telling, other: Telling): number {
  return (
    Number(one.isPlan) - Number(other.isPlan) ||
    Number(one.isDangling) - Number(other.isDangling) ||
    Number(other.isMain) - Number(one.isMain) ||
    Number(one.time === undefined) - Number(other.time === undefined) ||
    Number(isReadable(other)) - Number(isReadable(one)) ||
    Number(one.read.article.copyOf !== undefined) - Number(other.read.article.copyOf !== undefined) ||
    one.number - other.number ||
    publishedOf(one).localeCompare(publishedOf(other)) ||
    (one.read.article.id < other.read.article.id ? -1 : 1)
  );
}

const publishedOf = ({ read }: Telling): string => read.article.publishedDay ?? '';

function isReadable({ sentence }: Telling): boolean {
  const words = sentence.text.split(/\s+/u).length;
  return words >= WORDS_MIN && words <= WORDS_MAX;
}

/** By day, what was told afterwards before what was announced, then as early as it stands in its article. */
function compareDays([one]: readonly Telling[], [other]: readonly Telling[]): number {
  if (one === undefined || other === undefined) return 0;
  return (
    Number(one.isPlan) - Number(other.isPlan) ||
    one.days.from.localeCompare(other.days.from) ||
    one.days.to.localeCompare(other.days.to) ||
    Number(one.number >= TOP_SENTENCES) - Number(other.number >= TOP_SENTENCES) ||
    Number(one.time === undefined) - Number(other.time === undefined) ||
    publishedOf(one).localeCompare(publishedOf(other)) ||
    (one.read.article.id < other.read.article.id ? -1 : one.read.article.id > other.read.article.id ? 1 : 0) ||
    one.number - other.number
  );
}

/** Sources that tell it themselves: what carries the text of another counts once with it. */
function countSources(group: readonly Telling[]): number {
  const texts = new Map<string, string>();
  for (const { read, sentence } of group) {
    const { id, copyOf, source } = read.article;
    const words = sentence.text.replace(/\s+/gu, ' ').toLowerCase();
    const known = texts.get(words) ?? texts.get(copyOf ?? id);
    if (known === undefined) texts.set(copyOf ?? id, source).set(words, source);
  }
  return new Set(texts.values()).size;
}

function isCopy(one: Telling, other: Telling): boolean {
  const shared = [...one.terms.keys()].filter((stem) => other.terms.has(stem)).length;
  return shared >= COPY_SHARE_MIN * Math.max(1, Math.min(one.terms.size, other.terms.size));
}

function conflictsOf(first: Telling, group: readonly Telling[]): readonly Claim[] {
  const counting = ({ read, sentence, terms }: Telling) => ({ article: { read }, sentence: { ...sentence, terms } });
  return findConflicts([counting(first)], group.map(counting));
}

/** The names in the sentences shown: persons and organisations first, then places, each in the order of the words. */
function aboutOf({ read }: Telling, stretch: Stretch): readonly string[] {
  const mentions = read.understanding.actorMentions.filter(
    ({ start, end }) => start >= stretch.start && end <= stretch.end,
  );
  const names = new Map<string, string>();
  for (const { actor, text } of mentions.toSorted((a, b) => Number(a.type === 'LOC') - Number(b.type === 'LOC'))) {
    if (!names.has(actor)) names.set(actor, text);
  }
  return [...names.values()].slice(0, ABOUT_MAX);
}
