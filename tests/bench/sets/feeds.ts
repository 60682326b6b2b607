// How well feeds, their dates, robots.txt and addresses are read.

import { parseHTML } from 'linkedom';
import { askBatch, type BatchLine, type MeasuredSet, type Row, readLines, share } from '../measured-set.ts';

interface FeedOutput {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly entries: readonly Readonly<Record<string, string | undefined>>[];
}

type Fields = Readonly<Record<string, unknown>>;

interface FeedLine {
  readonly id: string;
  readonly input: {
    readonly body?: string;
    readonly body_base64?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly url?: string;
  };
  readonly expected: Fields & {
    readonly feed?: Fields;
    readonly entries?: Readonly<Record<string, Fields>>;
    readonly entry_count?: number;
  };
}

/** One judged field: what it is called, what is wanted, and how it is read from the output. */
interface Judged {
  readonly name: string;
  readonly wanted: unknown;
  readonly read: (output: FeedOutput) => unknown;
}

const ENTRY_FIELDS = ['title', 'link', 'id', 'published', 'updated', 'summary', 'content'];

function fromFeedparser(line: FeedLine): Judged[] {
  const feed = ['title', 'link', 'language'].flatMap((name) => {
    const wanted = line.expected.feed?.[name];
    return wanted === undefined
      ? []
      : [{ name: `feed ${name}`, wanted, read: (output: FeedOutput) => output[name as 'title'] }];
  });
  const count = line.expected.entry_count;
  const entries = Object.entries(line.expected.entries ?? {}).flatMap(([position, fields]) =>
    ENTRY_FIELDS.flatMap((name) => judgeEntry(Number(position), name, fields[name])),
  );
  return [
    ...feed,
    ...(count === undefined
      ? []
      : [{ name: 'entries', wanted: count, read: (output: FeedOutput) => output.entries.length }]),
    ...entries,
  ];
}

const GOFEED_NAMES: Readonly<Record<string, string>> = {
  guid: 'id',
  publishedParsed: 'published',
  updatedParsed: 'updated',
  description: 'summary',
  title: 'title',
  link: 'link',
  content: 'content',
};

function fromGofeed(line: FeedLine): Judged[] {
  const items = (line.expected.items ?? []) as readonly Fields[];
  const feed = ['title', 'link', 'language'].flatMap((name) => {
    const wanted = line.expected[name];
    return wanted === undefined
      ? []
      : [{ name: `feed ${name}`, wanted, read: (output: FeedOutput) => output[name as 'title'] }];
  });
  const entries = items.flatMap((item, position) =>
    Object.entries(GOFEED_NAMES).flatMap(([theirs, ours]) => judgeEntry(position, ours, item[theirs])),
  );
  // The number of entries is judged where something else is: by itself it stands in every case.
  if (feed.length + entries.length === 0) return [];
  return [...feed, ...entries, { name: 'entries', wanted: items.length, read: (output) => output.entries.length }];
}

function judgeEntry(position: number, name: string, wanted: unknown): Judged[] {
  if (wanted === undefined) return [];
  return [{ name: `entry ${name}`, wanted, read: (output) => output.entries[position]?.[name] }];
}

/** Text fields are plain: the set writes titles and summaries as HTML, so what is wanted is brought to plain text first. */
function toPlain(html: unknown): string {
  return parseHTML(`<html><body>${String(html ?? '')}</body></html>`).document.body.textContent ?? '';
}

/** Why an answer that differs is meant so (src/decisions/2026-11-23-wrong-on-purpose.md); undefined where it is a fault. */
function purposeOf(name: string, wanted: unknown, got: unknown, body: string): string | undefined {
  const text = String(wanted ?? '');
  if (/<channel[^>]*>/i.test(body) && !/<(?:\w+:)?(?:rss|rdf|feed)\b/i.test(body)) return 'CDF is not read';
  if (text.trim() === got) return 'a tag that is meant as text stays; the judge strips it';
  if (/<item>(?:(?!<\/item>)[\s\S])*<summary>/i.test(body) && /<rss/i.test(body)) return 'RSS has no <summary>';
  if (/<(?:svg|math)\b/.test(text)) return 'drawings and formulas are no summary';
  if (text.replaceAll('\u00ad', '') === got) return 'invisible characters are dropped';
  if (text.replaceAll('\u2329', '\u27e8').replaceAll('\u232a', '\u27e9') === got) return 'HTML 5 names other brackets';
  if (
    /(title|summary)$/.test(name) &&
    text
      .replace(/<br\s*\/?>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim() === got
  )
    return 'a line break is a space';
  if (name.endsWith('content') && toPlain(got).trim() === text.trim()) return 'content is HTML, so "<" is escaped';
  return undefined;
}

function isEqual(name: string, wanted: unknown, got: unknown): boolean {
  if (/(published|updated)$/.test(name))
    return typeof got === 'string' && Date.parse(String(wanted)) === Date.parse(got);
  const fold = (value: unknown): string =>
    String(value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  if (name.endsWith('content')) return fold(toPlain(wanted)) === fold(toPlain(got));
  if (/(title|summary)$/.test(name)) return fold(toPlain(wanted)) === fold(got);
  return fold(wanted) === fold(got);
}

function feedSet(file: string, judgesOf: (line: FeedLine) => Judged[], baseline: string, target: string): MeasuredSet {
  return {
    name: file.replace('.jsonl', ''),
    files: [file],
    run: async () => {
      const lines = readLines<FeedLine>(file).filter((line) => judgesOf(line).length > 0);
      const results = await askBatch<FeedOutput>('feed', lines.map(toBatchLine));
      const wrong = new Map<string, number>();
      const isRight = (line: FeedLine): boolean => {
        const output = results[lines.indexOf(line)]?.output;
        const faults = judgesOf(line).filter(
          ({ name, wanted, read }) => output === undefined || !isEqual(name, wanted, read(output)),
        );
        for (const { name, wanted, read } of faults) {
          const why = purposeOf(name, wanted, output && read(output), bodyOf(line));
          const kind = why === undefined ? name : `${name} on purpose (${why})`;
          wrong.set(kind, (wrong.get(kind) ?? 0) + 1);
        }
        return faults.length === 0;
      };
      const now = share(lines, isRight);
      const note = [...wrong].map(([name, count]) => `${name} ${count}`).join(', ');
      return [
        {
          measure: `right of ${lines.length}`,
          now,
          baseline,
          target,
          ...(note === '' ? {} : { note: `wrong: ${note}` }),
        },
      ];
    },
  };
}

function bodyOf({ input }: FeedLine): string {
  return input.body ?? Buffer.from(input.body_base64 ?? '', 'base64').toString('latin1');
}

function toBatchLine({ id, input }: FeedLine): BatchLine {
  const { body_base64: base64, ...rest } = input;
  return { id, input: base64 === undefined ? rest : { ...rest, base64 } };
}

export const feedparserCore = feedSet('feedparser-core.jsonl', fromFeedparser, '.56', '.85');
export const feedparserIllformed = feedSet(
  'feedparser-illformed-encoding-entities.jsonl',
  fromFeedparser,
  '.91',
  '.97',
);
export const gofeed = feedSet('gofeed-translator.jsonl', fromGofeed, '.71', '.90');

interface DateLine {
  readonly id: string;
  readonly input: string;
  readonly expected: string | null;
}

export const feedparserDates: MeasuredSet = {
  name: 'feedparser-dates',
  files: ['feedparser-dates.jsonl'],
  run: async () => {
    const lines = readLines<DateLine>('feedparser-dates.jsonl');
    const results = await askBatch<{ readonly instant: string | null }>(
      'feed-date',
      lines.map(({ id, input }) => ({ id, input: { text: input } })),
    );
    const instantOf = (text: string | null | undefined): number | null =>
      text === null || text === undefined ? null : Date.parse(text);
    const isRight = (line: DateLine): boolean => {
      const output = results[lines.indexOf(line)]?.output;
      return output !== undefined && instantOf(output.instant) === instantOf(line.expected);
    };
    const refused = lines.filter((line) => !isRight(line) && /^\d{1,2}-/.test(line.expected ?? '')).length;
    const note = refused === 0 ? {} : { note: `on purpose: ${refused} of the first century, refused` };
    return [
      { measure: `right of ${lines.length}`, now: share(lines, isRight), baseline: '.69', target: '.95', ...note },
    ];
  },
};

interface RobotsLine {
  readonly id: string;
  readonly test: string;
  readonly input: unknown;
  readonly expected: boolean;
}

export const robots: MeasuredSet = {
  name: 'robots-google',
  files: ['robots-google.jsonl'],
  run: async () => {
    const lines = readLines<RobotsLine>('robots-google.jsonl').filter((line) => !line.test.includes('GoogleOnly'));
    const results = await askBatch<{ readonly allowed: boolean }>('robots', lines);
    const isRight = (line: RobotsLine): boolean => results[lines.indexOf(line)]?.output?.allowed === line.expected;
    return [{ measure: `right of ${lines.length}`, now: share(lines, isRight), baseline: '.89', target: '1.00' }];
  },
};

interface AddressLine {
  readonly id: string;
  readonly input: { readonly redirect?: unknown };
  readonly expected: { readonly decision: 'reject' | 'allow' | 'never_nonpublic' | 'either' };
}

export const ssrf: MeasuredSet = {
  name: 'ssrf',
  files: ['ssrf.jsonl'],
  run: async () => {
    const lines = readLines<AddressLine>('ssrf.jsonl');
    const results = await askBatch<{ readonly decision: string }>('address', lines);
    const decisionOf = (line: AddressLine): string => results[lines.indexOf(line)]?.output?.decision ?? 'none';
    const row = (decision: AddressLine['expected']['decision'], wanted: string): Row => {
      const judged = lines.filter(
        (line) =>
          line.expected.decision === decision && (decision !== 'never_nonpublic' || line.input.redirect !== undefined),
      );
      return {
        measure: `${decision} (${judged.length})`,
        now: share(judged, (line) => decisionOf(line) === wanted),
        baseline: '',
        target: '1.00',
      };
    };
    const either = lines.filter((line) => line.expected.decision === 'either');
    const allowed = either.filter((line) => decisionOf(line) === 'allow').length;
    return [
      row('reject', 'reject'),
      row('allow', 'allow'),
      row('never_nonpublic', 'reject'),
      {
        measure: `either (${either.length}): allowed by our policy`,
        now: allowed / either.length,
        baseline: '',
        target: '',
      },
    ];
  },
};
