// An article out of a Markdown file with front matter.

import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { NewArticle } from '../news/article.ts';
import { Failure } from '../news/failure.ts';
import { dropBoilerplate } from './clean-text.ts';
import { dayOfText, drop, type FileFacts, instantOfText, toParagraphs, withFacts } from './file-facts.ts';

const frontMatterSchema = z.object({
  title: z.string().optional(),
  date: z.union([z.string(), z.date()]).optional(),
  published: z.union([z.string(), z.date()]).optional(),
  author: z.string().optional(),
  byline: z.string().optional(),
  source: z.string().optional(),
  url: z.string().optional(),
  rights: z.string().optional(),
  language: z.string().optional(),
});

/**
 * Takes the file's text and name, gives the article; the front matter wins over the facts.
 * Throws Failure('unreadable') when the front matter is no YAML of the known fields.
 */
export function readMarkdown(text: string, name: string, facts: FileFacts): NewArticle {
  const [, header, rest] = text.match(/^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n([\s\S]*)$/) ?? [
    undefined,
    '',
    text,
  ];
  const matter = readFrontMatter(header ?? '');
  const body = plainMarkdown(rest ?? '');
  const heading = body.match(/^#\s+(.+)$/m);
  const title = matter.title ?? heading?.[1] ?? toParagraphs(body)[0] ?? name;
  const paragraphs = toParagraphs(body.replace(heading?.[0] ?? '', '').replace(/^#+\s+/gm, ''));
  const date = matter.published ?? matter.date;
  const day = dayOfText(date);
  const instant = instantOfText(date);
  const said = {
    ...(day === undefined ? {} : { publishedDay: day }),
    ...drop({
      byline: matter.byline ?? matter.author,
      source: matter.source,
      url: matter.url,
      rights: matter.rights,
      language: matter.language,
    }),
  };
  const article = withFacts({ title, text: dropBoilerplate(paragraphs).join('\n\n') }, { ...facts, ...said });
  return { ...article, ...(instant === undefined ? {} : { publishedAt: instant }) };
}

function readFrontMatter(header: string): z.infer<typeof frontMatterSchema> {
  if (header === '') return {};
  try {
    return frontMatterSchema.parse(parseYaml(header) ?? {});
  } catch (cause) {
    throw new Failure(
      'unreadable',
      'Its front matter cannot be read; it must be YAML with title, date, byline, source or url.',
      { cause },
    );
  }
}

/** Takes Markdown's marks off: links keep their words, emphasis its text. */
function plainMarkdown(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)([^*_\n]+)\1/g, '$2')
    .replace(/(^|\W)[*_]([^*_\n]+)[*_](?=\W|$)/g, '$1$2')
    .replace(/^>\s?/gm, '');
}
