// Cadences over daylight saving, and outside text in every place of every message.

import { faultsOfRequests } from '../../kit/judge-requests.ts';
import { askBatch, type MeasuredSet, readLines, share } from '../measured-set.ts';

interface ZoneLine {
  readonly id: string;
  readonly input: { readonly utc: string; readonly zone: string };
  readonly expected: { readonly local_time: string };
}

const MINUTE_MS = 60_000;
const WINDOW_MS = 3 * 60 * MINUTE_MS;

export const cadences: MeasuredSet = {
  name: 'tz-transitions',
  files: ['tz-transitions.jsonl'],
  run: async () => {
    const lines = readLines<ZoneLine>('tz-transitions.jsonl');
    const results = await askBatch<{ readonly due: readonly string[] }>(
      'cadence',
      lines.map(({ id, input, expected }) => ({
        id,
        input: {
          rule: `daily ${expected.local_time.slice(0, 5)}`,
          zone: input.zone,
          after: new Date(Date.parse(input.utc) - WINDOW_MS).toISOString(),
          count: 1,
        },
      })),
    );
    const isRight = (line: ZoneLine): boolean => {
      const due = Date.parse(results[lines.indexOf(line)]?.output?.due[0] ?? '');
      return due === firstStanding(line);
    };
    const others = lines.filter((line) => !isRight(line) && !isAsRecorded(line)).length;
    const note = `${others} where the zones of this Node (${process.versions.tz}) are newer than the record`;
    const now = share(lines, isRight);
    return [{ measure: `right of ${lines.length}`, now, baseline: '', target: '1.00', ...(others > 0 && { note }) }];
  },
};

/** The row's instant cut to the minute, or the earlier one within three hours at which the same local minute stood. */
function firstStanding({ input, expected }: ZoneLine): number {
  const at = Math.floor(Date.parse(input.utc) / MINUTE_MS) * MINUTE_MS;
  const wall = wallOf(input.zone);
  for (
    let instant = Math.floor((Date.parse(input.utc) - WINDOW_MS) / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    instant < at;
    instant += MINUTE_MS
  ) {
    if (wall.format(instant) === expected.local_time.slice(0, 5)) return instant;
  }
  return at;
}

/** Whether the clock of this Node shows at the row's instant what was recorded: states change their rules ahead of time. */
function isAsRecorded({ input, expected }: ZoneLine): boolean {
  return wallOf(input.zone).format(Date.parse(input.utc)) === expected.local_time.slice(0, 5);
}

const wallOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

interface MessageOutput {
  readonly requests: readonly { readonly kind: string; readonly body: unknown }[];
}

const PLACES = ['title', 'body', 'source', 'question'] as const;

function messageSet(file: string, textOf: (line: { readonly input: unknown }) => string): MeasuredSet {
  return {
    name: file.replace('.jsonl', ''),
    files: [file],
    run: async () => {
      const cases = readLines<{ readonly id: string; readonly input: unknown }>(file).flatMap((line) =>
        PLACES.map((place) => ({ id: `${line.id} ${place}`, place, text: textOf(line) })),
      );
      const plain = {
        title: 'Harbour opens',
        body: 'The harbour opened on Monday.',
        source: 'The Quay',
        question: 'What opened?',
      };
      const results = await askBatch<MessageOutput>(
        'message',
        cases.map(({ id, place, text }) => ({ id, input: { ...plain, [place]: text } })),
      );
      const faults = new Map<string, number>();
      const isRight = (one: (typeof cases)[number]): boolean => {
        const output = results[cases.indexOf(one)]?.output;
        const found = output === undefined ? ['no answer'] : faultsOfRequests(output.requests, one.text);
        for (const fault of found) faults.set(fault, (faults.get(fault) ?? 0) + 1);
        return found.length === 0;
      };
      const now = share(cases, isRight);
      const note = [...faults].map(([fault, count]) => `${fault} ${count}`).join(', ');
      return [
        { measure: `right of ${cases.length}`, now, baseline: '', target: '1.00', ...(note === '' ? {} : { note }) },
      ];
    },
  };
}

export const discordInjection = messageSet('discord-injection-derived.jsonl', ({ input }) =>
  String((input as { text: string }).text),
);
export const naughtyStrings = messageSet('naughty-strings.jsonl', ({ input }) => String(input));
