// Serves the sandbox's page: its HTML to who has the token, its bundle and style, and the files that messages carry.

import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drawSampleArticle } from './draw-sample-article.ts';
import { type NewsFile, readSampleNews } from './sample-news.ts';
import type { State } from './state.ts';

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

const FOLDER = new URL('./page/', import.meta.url);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'", // the message components draw colours by inline styles
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Types of files that a browser may show; all others are downloads. */
const SHOWN_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The page, ready to be served. */
export type Page = Map<string, { readonly type: string; readonly body: string }>;

/** Bundles the page in memory, with the sample articles as they are at `now` (UTC milliseconds). Throws what esbuild throws when it does not build. */
export async function bundlePage(now: number): Promise<Page> {
  const [bundle, html, css, articleCss] = await Promise.all([
    build({
      entryPoints: [fileURLToPath(new URL('page.ts', FOLDER))],
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    }),
    readFile(new URL('page.html', FOLDER), 'utf8'),
    readFile(new URL('page.css', FOLDER), 'utf8'),
    readFile(new URL('article.css', FOLDER), 'utf8'),
  ]);
  return new Map([
    ['/', { type: HTML, body: html }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: bundle.outputFiles[0]?.text ?? '' }],
    ['/page.css', { type: CSS, body: css }],
    ['/article.css', { type: CSS, body: articleCss }],
    ...readSampleNews(now).map(partOf),
  ]);
}

/** Takes an article that has arrived, serves it from now on, gives its title. */
export function showArticle(page: Page, file: NewsFile): string {
  page.set(...partOf(file));
  return drawSampleArticle(file).title;
}

function partOf(file: NewsFile): readonly [string, { readonly type: string; readonly body: string }] {
  const { path, html } = drawSampleArticle(file);
  return [path, { type: HTML, body: html }];
}

/** Answers with a part of the page, or with 403 when the address of the page lacks the token, or 404. */
export function servePage(page: Page, accessToken: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const part = page.get(url.pathname);
  const isLocked = url.pathname === '/' && url.searchParams.get('token') !== accessToken;
  const status = request.method !== 'GET' ? 405 : part === undefined ? 404 : isLocked ? 403 : 200;
  if (part === undefined || status !== 200) {
    const words =
      status === 403 ? 'Open the address that Dateline printed at its start; it carries a token.\n' : 'Not found.\n';
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(words);
    return;
  }
  response.writeHead(200, { ...HEADERS, 'Content-Type': part.type }).end(part.body);
}

/** Answers with a file that came with a message; its address cannot be guessed. */
export function serveFile(state: State, request: IncomingMessage, response: ServerResponse): void {
  const file = state.files.get(new URL(request.url ?? '/', 'http://sandbox').pathname);
  if (file === undefined || request.method !== 'GET') {
    response.writeHead(404, HEADERS).end();
    return;
  }
  const isShown = SHOWN_TYPES.includes(file.type);
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': isShown ? file.type : 'application/octet-stream',
    'Content-Disposition': isShown ? 'inline' : 'attachment',
  });
  response.end(file.bytes);
}
