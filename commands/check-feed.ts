// /feed check: what Dateline sees at an address, before anybody follows it.

import { commandTexts, quoteOutside, type Screen } from '../src/discord/command.ts';
import type { FeedReport } from '../src/ingest/ingest.ts';
import type { Instant } from '../src/news/ids.ts';

const TITLE_CHARACTERS_MAX = 120;
const ADDRESS_CHARACTERS_MAX = 200;
// How an item looks in a search: a headline and the beginning of its text, within what any rights allow.
const TEXT_CHARACTERS_MAX = 160;

/** Draws a report. `health` is a line about a feed that the server follows; `sayInstant` draws an instant. */
export function drawCheck(report: FeedReport, health: string | undefined, sayInstant: (at: Instant) => string): Screen {
  const texts = commandTexts.check;
  const about = [
    texts.items(report.items),
    ...(report.itemsPerDay === undefined ? [] : [texts.rhythm(report.itemsPerDay)]),
    ...(report.language === undefined ? [] : [texts.language(quoteOutside(report.language, 20))]),
  ];
  const faults = report.faults.map((fault) => `- ${texts.fault[fault]}`);
  const lines = [
    `### ${quoteOutside(report.title, TITLE_CHARACTERS_MAX)}`,
    `-# ${quoteOutside(report.url, ADDRESS_CHARACTERS_MAX)}`,
    about.join(' · '),
    ...(health === undefined ? [] : [`${texts.followed} ${health}`]),
    ...(report.items === 0 ? [] : [texts.texts[report.texts]]),
    ...(faults.length === 0 ? [texts.noFault] : faults),
    ...report.newest.map(({ title, publishedAt, text }) => {
      const when = publishedAt === undefined ? '' : ` · ${sayInstant(publishedAt)}`;
      return `**${quoteOutside(title, TITLE_CHARACTERS_MAX) || '…'}**${when}\n> ${quoteOutside(text, TEXT_CHARACTERS_MAX) || '…'}`;
    }),
  ];
  return { kind: 'note', text: lines.join('\n') };
}
