// The sandbox's sample news: invented articles over a month, with the days filled in so that the last is of today.

import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./sample-news/', import.meta.url);
const DAY_MS = 24 * 60 * 60 * 1000;

// {{-12}} → 3 November · {{-12 weekday}} → Tuesday · {{-12 month}} → November · {{-12 iso}} → 2026-11-03
const PLACEHOLDER = /\{\{([+-]\d+)(?: (weekday|month|iso))?\}\}/g;

/**
 * Reads the sample articles as they would have been written by the day of `now` (UTC milliseconds).
 * Gives Markdown files with front matter, oldest first, by name.
 */
export function readSampleNews(now: number): { readonly name: string; readonly bytes: Uint8Array }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      name,
      bytes: new TextEncoder().encode(fillDays(readFileSync(new URL(name, FOLDER), 'utf8'), now)),
    }));
}

function fillDays(text: string, now: number): string {
  return text.replace(PLACEHOLDER, (_, days: string, form: string | undefined) =>
    writeDay(new Date(now + Number(days) * DAY_MS), form),
  );
}

function writeDay(day: Date, form: string | undefined): string {
  if (form === 'iso') return day.toISOString().slice(0, 10);
  const parts: Intl.DateTimeFormatOptions =
    form === 'weekday' ? { weekday: 'long' } : form === 'month' ? { month: 'long' } : { day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...parts }).format(day);
}
