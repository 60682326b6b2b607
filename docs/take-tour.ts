// The pictures of the tour and of the README: a person's way through the sandbox, done on the real program in a real browser.

import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { visit } from '../tests/kit/page-visitor.ts';
import { startProgram } from '../tests/kit/start-program.ts';

/** A page that shows more in all loads slowly where it is read. */
const PICTURE_BYTES_MAX = 150_000;

/** One station of the tour: what is said of it, and the picture that was made there. */
interface Station {
  readonly title: string;
  readonly text: string;
  readonly picture: string;
  readonly alt: string;
}

const STATIONS: readonly Station[] = [
  {
    title: 'Follow a feed',
    text: 'Act as a moderator and type `/feed add` with the address of any news site: Dateline finds its feed, reads what it holds, and posts none of it. In the sandbox you can also open *Tools* and drop articles, saved feeds or an OPML file there.',
    picture: 'tour-feed.png',
    alt: 'The answer to /feed add: the feed is followed, its articles can be searched',
  },
  {
    title: 'Ask about an actor',
    text: '`/actor show` tells who somebody is, from what the articles say: roles with their sources, a chart of the days, with whom, the latest sentences.',
    picture: 'tour-actor.png',
    alt: 'The answer to /actor show Ines Okafor, with roles, sources and a chart',
  },
  {
    title: 'Ask about a day',
    text: '`/on` tells what happened on a day, a week or a month, each event with its source. What was published then stands apart: the day of a paper is not the day of what it tells.',
    picture: 'tour-day.png',
    alt: 'The answer to /on last week: events by day, each with its source',
  },
  {
    title: 'Subscribe a channel',
    text: '`/subscription add` lets a channel hear all the news or a topic, at its hour, here with two stories at most. Dateline says at once what it may not do there, when it will post, and what it would have posted last week.',
    picture: 'tour-subscribe.png',
    alt: 'The answer to /subscription add: the next three hours, and what would have matched',
  },
  {
    title: 'See the briefing',
    text: 'Nobody waits until tomorrow: *Tools*, *Forward to the next briefing*. The articles that would have come meanwhile arrive, the hour comes, and the briefing stands in its channel; a phone shows its title and headlines.',
    picture: 'tour-briefing.png',
    alt: 'The briefing in its channel: stories with their sources, each with a link',
  },
  {
    title: 'See why an article was left out',
    text: '`/subscription why` tells for any article whether it was in the briefing, and which rule decided.',
    picture: 'tour-why.png',
    alt: 'The answer to /subscription why: the rule that left an article out',
  },
];

/** Gives the text of the tour: the same whenever it is made. */
export function writeTour(): string {
  const stations = STATIONS.map(
    ({ title, text, picture, alt }, index) => `## ${index + 1}. ${title}\n\n${text}\n\n![${alt}](${picture})\n`,
  );
  return `# A tour of Dateline

Start it with \`npm ci && npm start\` and open the address that it prints. No token, no account: this is the sandbox, a server
with invented news. The pictures were made there, by \`npx node docs/take-pictures.ts\`.

${stations.join('\n')}`;
}

/** Goes the whole way and puts its pictures into a folder. Throws where an answer is not what the tour says, or a picture is too heavy. */
export async function takeTour(browser: Browser, folder: string): Promise<void> {
  const feed = await startFeed();
  try {
    await takeTourOf(browser, folder, (feed.address() as AddressInfo).port);
  } finally {
    feed.close();
  }
}

async function takeTourOf(browser: Browser, folder: string, port: number): Promise<void> {
  const program = await startProgram({
    DATELINE_ALLOW_ADDRESSES: '127.0.0.1',
    DATELINE_FEED_PORTS: String(port),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 720 }, colorScheme: 'dark' });
    await page.goto(program.address);
    await page.locator('.step').first().waitFor();
    await page.getByRole('button', { name: 'Put these away' }).click();
    await walk(page, `http://127.0.0.1:${port}/feed.xml`, folder);
    await page.close();
  } finally {
    await program.stop();
  }
}

async function walk(page: Page, feedAddress: string, folder: string): Promise<void> {
  const visitor = visit(page);
  const shoot = async (answer: Locator, expected: RegExp, name: string): Promise<void> => {
    await answer.getByText(expected).first().waitFor();
    await scrollTo(answer);
    await takePicture(page, join(folder, name));
  };
  await visitor.act('Moderator');
  await visitor.openChannel('Text channel news');
  await shoot(await visitor.run('feed add', { address: feedAddress }), /The Old Mill Gazette/u, 'tour-feed.png');
  await shoot(await visitor.run('actor show', { name: 'Ines Okafor' }), /Dockworkers/u, 'tour-actor.png');
  await shoot(await visitor.run('on', { date: 'last week' }), /Looked through/u, 'tour-day.png');
  const subscribed = await visitor.run('subscription add', {
    channel: { pick: '#briefings' },
    cadence: 'daily 08:00',
    'at-most': '2',
  });
  await shoot(subscribed, /hears all the news/u, 'tour-subscribe.png');
  await page.getByRole('button', { name: 'Tools', exact: true }).click();
  await page.getByRole('button', { name: 'Forward to the next briefing' }).click();
  await page.locator('.notification', { hasText: '#briefings' }).waitFor();
  await page.getByRole('button', { name: 'Close the tools' }).click();
  await visitor.openChannel('Text channel briefings');
  await visitor
    .last()
    .getByText(/^Read: \d+ articles/u)
    .waitFor();
  await scrollTo(visitor.last());
  await takePicture(page, join(folder, 'tour-briefing.png'));
  await visitor.openChannel('Text channel news');
  const why = await visitor.run('subscription why', {
    subscription: { pick: 'all the news' },
    article: { pick: 'Electric ferry Ada Lark' },
  });
  await shoot(why, /it is not in/u, 'tour-why.png');
}

/** Its beginning is what is read first. */
function scrollTo(message: Locator): Promise<void> {
  return message.evaluate((row: { scrollIntoView(): void }) => row.scrollIntoView());
}

/** Leaves the box first, so that no cursor blinks in the picture; and puts notifications away. Throws when it is too heavy. */
export async function takePicture(page: Page, path: string): Promise<void> {
  await page.locator('#command-input').blur();
  await page.locator('#notifications').evaluate('(place) => place.replaceChildren()');
  const picture = await page.screenshot();
  if (picture.length > PICTURE_BYTES_MAX)
    throw new Error(`${path} has ${picture.length} bytes, more than ${PICTURE_BYTES_MAX}.`);
  await writeFile(path, picture);
}

/** A feed on this machine: the tour fetches from nowhere else. */
function startFeed(): Promise<Server> {
  const server = createServer((_request, response) => {
    const item = `<item><guid>1</guid><title>Lamp of Old Mill is lit again</title><pubDate>${new Date().toUTCString()}</pubDate><description>The lamp of Old Mill was lit on Monday, keeper Jona Abt said.</description></item>`;
    response.setHeader('content-type', 'application/rss+xml');
    response.end(`<rss version="2.0"><channel><title>The Old Mill Gazette (invented)</title>${item}</channel></rss>`);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
