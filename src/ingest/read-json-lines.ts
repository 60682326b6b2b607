// Articles out of lines of JSON.

import { z } from 'zod';
import { decodeReferences } from '../feeds/feeds.ts';
import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import { dayOfText, drop, type FileFacts, type ReadItem, withFacts } from './file-facts.ts';

const lineSchema = z.object({
  url: z.string().nullish(),
  title: z.string(),
  byline: z.string().nullish(),
  source: z.string().nullish(),
  publishedAt: z.string().nullish(),
  language: z.string().nullish(),
  rights: z.string().nullish(),
  text: z.string(),
});

/**
 * Yields each line's article, or the Failure that says which line is none and why. Its fields are plain text; where headline,
 * byline and source still hold character references of a page ("&#039;"), these are read. The text is taken as it stands.
 */
export function* readJsonLines(name: string, text: string, facts: FileFacts): Generator<ReadItem> {
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const where = `${name}:${number}`;
    try {
      yield { where, article: readLine(line, facts) };
    } catch (cause) {
      const why = cause instanceof z.ZodError ? (cause.issues[0]?.path.join('.') ?? '') : 'JSON';
      yield {
        where,
        failure: new Failure('unreadable', `It is no article: its ${why} is missing or not valid.`, { cause }),
      };
    }
  }
}

function readLine(line: string, facts: FileFacts): NewArticle {
  const { publishedAt, title, text, ...said } = lineSchema.parse(JSON.parse(line));
  const [byline, source] = [said.byline, said.source].map((label) => label && decodeReferences(label));
  const instant = publishedAt ? Date.parse(publishedAt) : Number.NaN;
  const day = dayOfText(publishedAt ?? undefined);
  const article = withFacts(
    { title: decodeReferences(title), text },
    { ...facts, ...drop({ ...said, byline, source }), ...(day === undefined ? {} : { publishedDay: day }) },
  );
  return Number.isNaN(instant) ? article : { ...article, publishedAt: instant };
}
