// The sandbox's sample news: invented articles over a month, with the days filled in so that the last are of today, or of
// yesterday while today is younger than they are.

import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./sample-news/', import.meta.url);
const ARRIVING = new URL('./arriving/', FOLDER);
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The last article is of 07:40 UTC on its day: before that hour, all of them are a day older. */
const LAST_MS = 7 * HOUR_MS + 40 * MINUTE_MS;

// {{-12}} → 3 November · {{-12 weekday}} → Tuesday · {{-12 month}} → November · {{-12 iso}} → 2026-11-03
const PLACEHOLDER = /\{\{([+-]\d+)(?: (weekday|month|iso))?\}\}/g;

/** A file of Markdown with front matter. */
export interface NewsFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the sample articles as they would have been written by `now` (UTC milliseconds); none is of the future.
 * Gives Markdown files with front matter, oldest first, by name.
 */
export function readSampleNews(now: number): NewsFile[] {
  return listNews(FOLDER).map((name) => readNews(FOLDER, name, now - LAST_MS));
}

/** The names of the articles that arrive while the sandbox runs, in their order. */
export function listArrivingNews(): string[] {
  return listNews(ARRIVING);
}

/** Reads one of them as it is written at `at` (UTC milliseconds), when it arrives. */
export function readArrivingNews(name: string, at: number): NewsFile {
  return readNews(ARRIVING, name, at);
}

function listNews(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
}

function readNews(folder: URL, name: string, today: number): NewsFile {
  const text = readFileSync(new URL(name, folder), 'utf8').replace('{{arrival}}', new Date(today).toISOString());
  return { name, bytes: new TextEncoder().encode(fillDays(text, today)) };
}

function fillDays(text: string, today: number): string {
  return text.replace(PLACEHOLDER, (_, days: string, form: string | undefined) =>
    writeDay(new Date(today + Number(days) * DAY_MS), form),
  );
}

function writeDay(day: Date, form: string | undefined): string {
  if (form === 'iso') return day.toISOString().slice(0, 10);
  const parts: Intl.DateTimeFormatOptions =
    form === 'weekday' ? { weekday: 'long' } : form === 'month' ? { month: 'long' } : { day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...parts }).format(day);
}
