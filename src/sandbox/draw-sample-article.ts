// A sample article as a page of its own: where the links of its citations lead, since its newspaper does not exist.

import type { NewsFile } from './sample-news.ts';

const STYLE_PATH = '/article.css';
const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/**
 * Takes a sample article, gives its title, the path of its page and the page's HTML. The path of
 * https://gazette.invalid/whales is /sample-news/gazette.invalid/whales.
 */
export function drawSampleArticle({ bytes }: NewsFile): {
  readonly title: string;
  readonly path: string;
  readonly html: string;
} {
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(new TextDecoder().decode(bytes)) ?? [];
  const { host, pathname } = new URL(fieldOf(header, 'url'));
  return {
    title: fieldOf(header, 'title'),
    path: `/sample-news/${host}${pathname}`,
    html: drawArticle(header, body),
  };
}

function drawArticle(header: string, body: string): string {
  const title = escapeHtml(fieldOf(header, 'title'));
  const when = `${WHEN.format(Date.parse(fieldOf(header, 'date')))} UTC`;
  const about = [fieldOf(header, 'source'), fieldOf(header, 'byline'), when].filter((part) => part !== '');
  const paragraphs = body.trim().split('\n\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Dateline sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<p class="invented"><strong>This article is invented</strong>, for Dateline's sandbox: its newspaper, people, places and events do not exist.</p>
<article>
<h1>${title}</h1>
<p class="about">${escapeHtml(about.join(' · '))}</p>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
</article>
</body>
</html>
`;
}

/** A field of the front matter, without its quotation marks; '' when it is not there. */
function fieldOf(header: string, name: string): string {
  return new RegExp(`^${name}: "(.*)"$`, 'm').exec(header)?.[1] ?? '';
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
