// The dated events of an actor, against timelines made by people.

import { askBatch, f1, importArticles, type MeasuredSet, readJson } from '../measured-set.ts';

interface Timelines {
  readonly corpus: string;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly published: string;
    readonly sentences: readonly string[];
  }[];
  readonly timelines: readonly {
    readonly actor: string;
    readonly events: readonly {
      readonly date: string;
      readonly mentions: readonly { readonly doc: string; readonly sentence: number }[];
    }[];
  }[];
}

interface TimelineOutput {
  readonly events: readonly {
    readonly from: string;
    readonly to: string;
    readonly granularity: string;
    readonly citations: readonly { readonly url: string; readonly quote: string }[];
  }[];
}

export const actorTimelines: MeasuredSet = {
  name: 'actor-timelines',
  files: ['actor-timelines.json'],
  run: async () => {
    const set = readJson<Timelines>('actor-timelines.json');
    const urlOf = (id: string): string => `https://t.example/${set.corpus}/${id}`;
    const dataDir = await importArticles(
      set.documents.map(({ id, published, sentences }) => ({
        url: urlOf(id),
        title: sentences[0],
        source: set.corpus,
        publishedAt: published,
        text: sentences.join('\n'),
      })),
    );
    const results = await askBatch<TimelineOutput>(
      'timeline',
      set.timelines.map(({ actor }) => ({ id: actor, input: { actor } })),
      dataDir,
    );
    const failed = results.find(({ error }) => error !== undefined);
    if (failed?.error !== undefined) throw new Error(failed.error.message);
    const count = { right: 0, found: 0, gold: 0 };
    for (const [index, { events }] of set.timelines.entries()) {
      const gold = new Set(
        events
          .filter(({ date }) => !date.startsWith('XXXX'))
          .flatMap(({ date, mentions }) =>
            mentions.map(({ doc, sentence }) => `${date.replace(/-XX/g, '')} ${urlOf(doc)} ${sentence}`),
          ),
      );
      const found = new Set((results[index]?.output?.events ?? []).flatMap((event) => keysOf(event, set, urlOf)));
      count.gold += gold.size;
      count.found += found.size;
      count.right += [...found].filter((key) => gold.has(key)).length;
    }
    return [{ measure: 'F1 (day, document, sentence)', now: f1(count), baseline: '.146', target: '.45' }];
  },
};

/** A citation counts for the sentence that holds its quote. */
function keysOf(event: TimelineOutput['events'][number], set: Timelines, urlOf: (id: string) => string): string[] {
  const digits = event.granularity === 'year' ? 4 : event.granularity === 'month' ? 7 : 10;
  const day = event.from.slice(0, digits);
  return event.citations.flatMap(({ url, quote }) => {
    const document = set.documents.find(({ id }) => urlOf(id) === url);
    const sentence = document?.sentences.findIndex((text) => text.includes(quote)) ?? -1;
    return sentence < 0 ? [] : [`${day} ${url} ${sentence}`];
  });
}
