// How well actors are found, told apart and linked, and abbreviations read.

import { askBatch, f1, type MeasuredSet, type Row, readLines } from '../measured-set.ts';

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string | null;
  readonly actor: string;
}

interface Actors {
  readonly mentions: readonly Mention[];
  readonly abbreviations: readonly { readonly short: string; readonly long: string }[];
}

interface ActorsLine {
  readonly id: string;
  readonly source: string;
  readonly input: {
    readonly text: string;
    readonly published?: string | null;
    readonly span?: readonly [number, number];
  };
  readonly expected: readonly Mention[];
  readonly ignore?: readonly (readonly [number, number])[];
}

interface Judged {
  readonly line: ActorsLine;
  readonly found: readonly Mention[];
  readonly gold: readonly Mention[];
}

export const actorsNews: MeasuredSet = {
  name: 'actors-news',
  files: ['actors-news.jsonl'],
  run: async () => {
    const lines = readLines<ActorsLine>('actors-news.jsonl');
    const results = await askBatch<Actors>(
      'actors',
      lines.map(({ id, input }) => ({
        id,
        input: { text: input.text, published: input.published?.slice(0, 10) ?? null },
      })),
    );
    const judged = lines.map((line, index) => judge(line, results[index]?.output?.mentions ?? []));
    const sources = [...new Set(lines.map((line) => line.source))];
    return [
      ...actorRows('all', judged, true),
      ...sources.flatMap((source) =>
        actorRows(
          source,
          judged.filter(({ line }) => line.source === source),
          false,
        ),
      ),
    ];
  },
};

/** Leaves out what counts neither way: finds in an ignored span that touch nothing annotated, and all outside the annotated span. */
function judge(line: ActorsLine, mentions: readonly Mention[]): Judged {
  const [from, to] = line.input.span ?? [0, line.input.text.length];
  const inside = (one: Mention): boolean => one.start >= from && one.end <= to;
  const touches = (one: Mention, start: number, end: number): boolean => one.start < end && start < one.end;
  const isGold = (one: Mention): boolean => line.expected.some((gold) => touches(one, gold.start, gold.end));
  const isIgnored = (one: Mention): boolean => (line.ignore ?? []).some(([start, end]) => touches(one, start, end));
  return {
    line,
    gold: line.expected.filter(inside),
    found: mentions.filter((one) => inside(one) && (isGold(one) || !isIgnored(one))),
  };
}

function actorRows(name: string, judged: readonly Judged[], isTotal: boolean): Row[] {
  const sums = { found: 0, gold: 0, exact: 0, overlap: 0, kindJudged: 0, kindRight: 0 };
  const links = { right: 0, found: 0, gold: 0 };
  for (const { gold, found } of judged) {
    sums.found += found.length;
    sums.gold += gold.length;
    const exact = matchOnce(gold, found, (a, b) => a.start === b.start && a.end === b.end);
    sums.exact += exact.length;
    const typed = exact.filter(([one]) => one.type !== null && one.type !== undefined);
    sums.kindJudged += typed.length;
    sums.kindRight += typed.filter(([one, find]) => one.type === find.type).length;
    const overlaps = matchOnce(gold, found, (a, b) => a.start < b.end && b.start < a.end);
    sums.overlap += overlaps.length;
    countLinks(gold, new Map(overlaps), links);
  }
  const target = (value: string): string => (isTotal ? value : '');
  return [
    { measure: `${name} exact`, now: f1({ right: sums.exact, ...pick(sums) }), baseline: '', target: target('.80') },
    {
      measure: `${name} kind`,
      now: sums.kindJudged === 0 ? undefined : sums.kindRight / sums.kindJudged,
      baseline: '',
      target: target('.93'),
    },
    {
      measure: `${name} overlap`,
      now: f1({ right: sums.overlap, ...pick(sums) }),
      baseline: '',
      target: target('.92'),
    },
    { measure: `${name} links`, now: f1(links), baseline: '', target: target('.75') },
  ];
}

function pick({ found, gold }: { readonly found: number; readonly gold: number }): { found: number; gold: number } {
  return { found, gold };
}

function matchOnce(
  gold: readonly Mention[],
  found: readonly Mention[],
  matches: (gold: Mention, found: Mention) => boolean,
): [Mention, Mention][] {
  const free = new Set(found);
  const pairs: [Mention, Mention][] = [];
  for (const one of gold) {
    for (const candidate of free) {
      if (!matches(one, candidate)) continue;
      free.delete(candidate);
      pairs.push([one, candidate]);
      break;
    }
  }
  return pairs;
}

/** Pairs of gold mentions whose words differ: linked in gold, linked by us, both. */
function countLinks(
  gold: readonly Mention[],
  findOf: ReadonlyMap<Mention, Mention>,
  links: { right: number; found: number; gold: number },
): void {
  for (const [index, a] of gold.entries()) {
    for (const b of gold.slice(index + 1)) {
      if (a.text === b.text) continue;
      const isGold = a.actor === b.actor;
      const [foundA, foundB] = [findOf.get(a), findOf.get(b)];
      const isFound = foundA !== undefined && foundB !== undefined && foundA.actor === foundB.actor;
      if (isGold) links.gold += 1;
      if (isFound) links.found += 1;
      if (isGold && isFound) links.right += 1;
    }
  }
}

interface AcronymsLine {
  readonly id: string;
  readonly input: { readonly text: string };
  readonly expected: readonly { readonly short: string; readonly long: string }[];
}

export const acronyms: MeasuredSet = {
  name: 'acronyms-med1250',
  files: ['acronyms-med1250.jsonl'],
  run: async () => {
    const lines = readLines<AcronymsLine>('acronyms-med1250.jsonl');
    const results = await askBatch<Actors>(
      'actors',
      lines.map(({ id, input }) => ({ id, input })),
    );
    const keyOf = ({ short, long }: { short: string; long: string }): string =>
      `${short} = ${long}`.replace(/\s+/g, ' ').toLowerCase();
    let [right, found, gold] = [0, 0, 0];
    for (const [index, line] of lines.entries()) {
      const wanted = new Set(line.expected.map(keyOf));
      const got = new Set((results[index]?.output?.abbreviations ?? []).map(keyOf));
      gold += wanted.size;
      found += got.size;
      right += [...got].filter((key) => wanted.has(key)).length;
    }
    return [
      { measure: 'precision', now: found === 0 ? undefined : right / found, baseline: '.965', target: '.95' },
      { measure: 'recall', now: right / gold, baseline: '.832', target: '.80' },
    ];
  },
};
