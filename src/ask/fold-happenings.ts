// Makes of what articles tell of a subject one line for each event: what is told again is folded into it.

import { type Article, EXCERPT_CHARACTERS_MAX } from '../news/article.ts';
import type { Citation } from '../news/cited-text.ts';
import type { ArticleId } from '../news/ids.ts';
import type { TimelineEvent } from '../news/timeline.ts';
import { citationOf } from '../write/write-cited.ts';
import type { Happening } from './find-happenings.ts';
import { groupTellings } from './group-tellings.ts';

/** A sentence of this many words is read at once, on one line or two of a phone. */
const WORDS_MIN = 8;
const WORDS_MAX = 35;

/**
 * The events in the order of their days. Sentences of one or of two neighbouring days that tell the same are one event,
 * and so is what an article goes on to tell of its news without naming a day. Of an article for excerpts no more is
 * cited, over all events, than may be shown.
 */
export function foldHappenings(happenings: readonly Happening[]): readonly TimelineEvent[] {
  const groups = groupTellings(happenings) as readonly (readonly Happening[])[];
  const shown = new Map<ArticleId, number>();
  return joinNews(groups)
    .flatMap((group) => eventOf(group, shown) ?? [])
    .sort(
      (a, b) =>
        a.from.localeCompare(b.from) ||
        // What is told of a day before what is told of its month.
        a.to.localeCompare(b.to) ||
        b.sources - a.sources,
    );
}

/** What an article tells of one day without naming it goes to the first such group that the article has a part in. */
function joinNews(groups: readonly (readonly Happening[])[]): readonly (readonly Happening[])[] {
  const joined: Happening[][] = [];
  const newsOf = new Map<string, Happening[]>();
  for (const group of groups) {
    const keys = new Set(group.map(({ read, days }) => `${read.article.id} ${days.from}`));
    const isUndated = group.every((one) => !namesItsDay(one));
    const home = isUndated ? [...keys].map((key) => newsOf.get(key)).find((one) => one !== undefined) : undefined;
    const members = home ?? [];
    members.push(...group);
    if (home === undefined) joined.push(members);
    for (const key of keys) if (!newsOf.has(key)) newsOf.set(key, members);
  }
  return joined;
}

function eventOf(group: readonly Happening[], shown: Map<ArticleId, number>): TimelineEvent | undefined {
  const told = group.toSorted(bestFirst).filter((one) => spend(one, shown));
  const [first] = told;
  if (first === undefined) return undefined;
  const { days, granularity, isPlan } = first;
  const time = namesItsDay(first) ? first.time : undefined;
  const citations = told.map(({ read, sentence }) => citationOf(read.article, sentence)) as [Citation, ...Citation[]];
  return {
    ...days,
    granularity,
    claim: { text: citations[0].quote.replace(/\s+/gu, ' '), citations },
    ...(time !== undefined && time.basis !== 'stated' && { countedFrom: time.text }),
    isDayOfPaper: time === undefined,
    isPlan,
    sources: new Set(told.map(({ read }) => sourceOf(read.article))).size,
  };
}

/** True where the words for its day stand in the sentence itself. */
function namesItsDay({ time, sentence }: Happening): boolean {
  return time !== undefined && time.start >= sentence.start && time.end <= sentence.end;
}

/** A copy tells with the voice of its source. */
const sourceOf = ({ source, copyOf }: Article): string => copyOf ?? source;

/** True, and counted, when the sentence may still be shown. */
function spend({ read: { article }, sentence }: Happening, shown: Map<ArticleId, number>): boolean {
  if (article.rights.show === 'full') return true;
  const sum = (shown.get(article.id) ?? 0) + sentence.end - sentence.start;
  if (sum > EXCERPT_CHARACTERS_MAX) return false;
  shown.set(article.id, sum);
  return true;
}

/** Sentences that name their day, stand for themselves, can be read at once, and come early. */
function bestFirst(one: Happening, other: Happening): number {
  return (
    Number(one.isPlan) - Number(other.isPlan) ||
    Number(namesItsDay(other)) - Number(namesItsDay(one)) ||
    Number(one.isDangling) - Number(other.isDangling) ||
    Number(isReadable(other)) - Number(isReadable(one)) ||
    Number(one.read.article.copyOf !== undefined) - Number(other.read.article.copyOf !== undefined) ||
    one.number - other.number ||
    one.days.from.localeCompare(other.days.from) ||
    (one.read.article.id < other.read.article.id ? -1 : 1)
  );
}

function isReadable({ sentence }: Happening): boolean {
  const words = sentence.text.split(/\s+/u).length;
  return words >= WORDS_MIN && words <= WORDS_MAX;
}
