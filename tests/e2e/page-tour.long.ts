// Every command of the program, typed by a member and by a moderator on the sandbox's page in a real browser; and what the
// page looks like after each, at two widths and in two themes. PAGE_PICTURES=FOLDER keeps the pictures.

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { faultsOf } from '../kit/look-at-page.ts';
import { type Typed, type Visitor, visit } from '../kit/page-visitor.ts';
import { type RunningProgram, startProgram } from '../kit/start-program.ts';
import { until } from '../kit/until.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const ANSWER_MS_MAX = 5_000;
const FOLDER = process.env.PAGE_PICTURES;
const QUESTION = 'How many people died in Storm Brannoc?';

/** A feed of one item, and its page, on this machine. */
function startNews(): Promise<Server> {
  const server = createServer((request, response) => {
    const page = `http://${request.headers.host}/lamp.html`;
    const isFeed = request.url === '/feed.xml';
    response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
    const item = `<item><guid>1</guid><title>Lamp of Old Mill is lit</title><link>${page}</link><pubDate>${new Date().toUTCString()}</pubDate><description>The lamp of Old Mill was lit on Monday, keeper Jona Abt said.</description></item>`;
    const article =
      '<html><head><title>Bridge of Norvik opens</title></head><body><article><h1>Bridge of Norvik opens</h1><p>The bridge of Norvik was opened on Monday by Mayor Ingrid Solvang, who said that it had cost nine million crowns and would last a hundred years.</p><p>About four hundred people came to the opening, the police said, and the first bus crossed the bridge at noon.</p></article></body></html>';
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.end(isFeed ? `<rss version="2.0"><channel><title>The Mill</title>${item}</channel></rss>` : article);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('every command on the page', { skip: noBrowser ?? false }, () => {
  let news: Server;
  let base: string;
  let program: RunningProgram;
  let browser: Browser;
  let visitor: Visitor;
  const used = new Set<string>();
  const thrown: string[] = [];
  let looks = 0;
  /** All that was seen to be wrong, and answered otherwise: told together at the end. */
  const seen: string[] = [];

  before(async () => {
    news = await startNews();
    const { port } = news.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
    program = await startProgram({
      DATELINE_ALLOW_ADDRESSES: '127.0.0.1',
      DATELINE_FEED_PORTS: String(port),
    });
    browser = await openBrowser();
    const page = await browser.newPage({ viewport: SIZES[0], colorScheme: 'dark' });
    page.on('pageerror', (error) => thrown.push(error.message));
    visitor = visit(page);
    await page.goto(program.address);
    await page.locator('.step').first().waitFor();
  });
  after(async () => {
    await browser?.close();
    await program?.stop();
    news?.close();
  });

  /** At both widths and in both themes: nothing cut, nothing overlapping, no serious fault. */
  async function look(name: string): Promise<void> {
    const { page } = visitor;
    looks += 1;
    for (const size of SIZES)
      for (const theme of ['dark', 'light']) {
        await page.setViewportSize(size);
        if ((await page.locator('html').getAttribute('data-theme')) !== theme)
          await page.evaluate('document.getElementById("theme").click()');
        await page.waitForTimeout(60); // the components draw themselves in the next frames
        if (FOLDER !== undefined)
          await page.screenshot({
            path: `${FOLDER}/${size.width}-${theme}-${String(looks).padStart(3, '0')}-${name}.png`,
          });
        for (const fault of await faultsOf(page, { isThorough: size.width === 390 }))
          seen.push(`${name}, ${size.width}, ${theme}: ${fault}`);
      }
    await page.setViewportSize(SIZES[0]);
  }

  /** Runs a command, reads its answer, looks at it. */
  async function use(name: string, values: Readonly<Record<string, Typed>>, expected: RegExp): Promise<void> {
    await expect(name, await visitor.run(name, values), expected);
    used.add(name);
    await look(name.replaceAll(' ', '-'));
  }

  async function expect(what: string, answer: Locator, expected: RegExp): Promise<void> {
    const isRight = async (): Promise<true | undefined> => {
      const said = await answer.innerText();
      return expected.test(said) && !/Something went wrong/u.test(said) ? true : undefined;
    };
    await until(`${what} is answered as expected`, ANSWER_MS_MAX, isRight).catch(async () => {
      seen.push(`${what} was answered: ${await answer.innerText()}`);
    });
  }

  async function press(label: string | RegExp, expected: RegExp): Promise<void> {
    await expect(String(label), await visitor.press(visitor.last(), label), expected);
    await look(`press-${String(label).replaceAll(/\W+/gu, '-')}`);
  }

  const pick = (name: string): Typed => ({ pick: name });

  /** What everybody may, as whoever is acting. */
  async function useMembersCommands(): Promise<void> {
    await use('help', {}, /Dateline reads the news/iu);
    await use('ask', { question: QUESTION }, /Looked through/u);
    await press('Show the quotes', /Back to the answer/u);
    await use('ask', { question: 'Who is Yusuf al-Rashidi?', private: pick('True') }, /Looked through/u);
    await press('Share', /chief negotiator[\s\S]*Show the quotes/u);
    await use('ask', { question: 'What did Marek Sol say?' }, /Marek Sol/u);
    await use('search', { words: 'strike', actor: 'Ines Okafor', sort: pick('newest') }, /of \d+/u);
    await use('search', { words: 'zzzz' }, /Nothing found[\s\S]*Looked through \d+ articles/u);
    await use('search', { words: 'storm Branoc' }, /Did you mean storm Brannoc\?/u);
    await press('Search for “storm Brannoc”', /of \d+/u);
    await use('on', { date: 'last week' }, /Read “last week” as[\s\S]*events 1–\d+ of \d+/u);
    await use('actor show', { name: 'Ines Okafor' }, /Ines Okafor/u);
    await use('timeline', { subject: 'Storm Brannoc' }, /\d+ events[\s\S]*Nine people died/u);
    await use('briefing', {}, /Read: \d+ articles/u);
    await use('follow add', { actor: 'Teodor Marsh' }, /You follow/u);
    await use('follow list', {}, /What you follow/u);
    await use('follow remove', { follow: pick('Teodor Marsh') }, /no longer follow/u);
    await use('privacy show', {}, /What Dateline keeps about you/u);
    await use('privacy delete', {}, /Delete all of it\?/u);
    await press('Yes, delete it all', /^Deleted\./u);
  }

  it('starts, offers its commands', async () => {
    await look('start');
    await visitor.page.locator('#command-input').fill('/');
    await look('commands');
    await visitor.page.locator('#command-input').fill('/search ');
    await visitor.page.getByRole('button', { name: '+ actor' }).click();
    await visitor.page.keyboard.type('oka');
    await visitor.page.getByRole('option', { name: 'Ines Okafor' }).waitFor();
    await look('completion');
    await visitor.page.getByRole('button', { name: 'Leave /search' }).click();
  });

  it('serves a member', async () => {
    await useMembersCommands();
    await visitor.page.locator('#command-input').fill('/feed');
    await visitor.page.getByText('No command fits').waitFor();
    await visitor.page.locator('#command-input').fill('');
  });

  it('serves a moderator', async () => {
    await visitor.act('Moderator');
    await visitor.openChannel('moderators');
    await useMembersCommands();
    await visitor.openChannel('Text channel news');
    await use('feed check', { address: `${base}/feed.xml` }, /The Mill/u);
    await use('feed add', { address: `${base}/feed.xml` }, /The Mill/u);
    await use('feed list', {}, /The Mill/u);
    await use('feed rights', { feed: 'The Mill', show: pick('Excerpts') }, /at most 300 characters/u);
    await use('feed export', {}, /feeds\.opml|1 feed/u);
    await use(
      'feed import',
      {
        file: {
          file: 'a.opml',
          text: '<opml version="2.0"><body><outline text="Nowhere" xmlUrl="http://10.0.0.1/f"/></body></opml>',
        },
      },
      /0 feeds followed[\s\S]*1 failed/u,
    );
    await use('feed remove', { feed: 'The Mill' }, /no longer follows The Mill/u);
    await use('article add', { address: `${base}/bridge.html` }, /Bridge of Norvik opens/u);
    await use(
      'article remove',
      { address: `${base}/bridge.html` },
      /Taken down in this server: Bridge of Norvik opens/u,
    );
    await use('article restore', { article: `${base}/bridge.html` }, /Shown again: Bridge of Norvik opens/u);
  });

  it('serves a moderator who topics, subscribes and decides', async () => {
    await visitor.run('topic create');
    await look('form');
    await visitor.submit({ Name: 'Port', Words: 'port OR strike' });
    used.add('topic create');
    await look('topic-create');
    await use('topic show', { topic: 'Port' }, /Port/u);
    await use('topic list', {}, /Port/u);
    await visitor.run('topic edit', { topic: 'Port' });
    await visitor.submit({ Words: 'port OR strike OR ferry' });
    used.add('topic edit');
    const channel = pick('#briefings');
    await use(
      'subscription add',
      { channel, cadence: 'daily 08:00', topic: 'Port', 'when-empty': pick('Say that nothing is new') },
      /#briefings hears Port/u,
    );
    await use('subscription list', {}, /Port in #briefings/u);
    await use('subscription preview', { subscription: pick('Port') }, /Read: \d+ articles?/u);
    await use('subscription why', { subscription: pick('Port'), article: 'Last homes get power back' }, /Last homes/u);
    await visitor.run('subscription edit', { subscription: pick('Port') });
    await look('subscription-form');
    await visitor.submit({});
    used.add('subscription edit');
    await use('subscription pause', { subscription: pick('Port') }, /Port/u);
    await use('subscription resume', { subscription: pick('Port') }, /Resumed/u);
    await use('settings view', {}, /Time zone/iu);
    await use('settings set', { 'notices-channel': pick('#moderators'), zone: 'Europe/Berlin' }, /Berlin/u);
    await use('settings audit', {}, /Moe|@/u);
  });

  it('shows what comes at its hour, and what is missing', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    await tools.getByRole('button', { name: 'Forward to the next briefing' }).click();
    await page.locator('.notification', { hasText: '#briefings' }).waitFor();
    await look('tools-and-notification');
    await page.locator('.notification-face').click();
    await expect('the briefing', visitor.last(), /Read: \d+ articles?/u);
    // On a phone the tools lie over the messages.
    await tools.getByRole('button', { name: 'Close the tools' }).click();
    await look('briefing-posted');
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    await tools.getByLabel('Send Messages', { exact: true }).click();
    await tools.getByRole('button', { name: 'Forward to the next briefing' }).click();
    await page.locator('.notification', { hasText: '#moderators' }).waitFor();
    await page.locator('.notification-face').click();
    await expect('the notice', visitor.last(), /Send Messages/u);
    await tools.getByRole('button', { name: 'Close the tools' }).click();
    await look('notice');
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    for (const [path, said] of [
      ['feed.xml', /Following “The Mill”: \d articles? read|followed already/u],
      ['bridge.html', /Bridge of Norvik opens/u],
    ] as const) {
      await tools.getByLabel('Bring your own').fill(`${base}/${path}`);
      await tools.getByRole('button', { name: 'Read', exact: true }).click();
      await tools.getByRole('status').getByText(said).waitFor();
    }
    await look('brought');
    await tools.getByLabel('Refusing').click();
    await visitor.run('help');
    await page.getByText('/help: The application did not respond').waitFor();
    assert.ok((await tools.locator('.request.is-fault').count()) > 0);
    await tools.locator('.request.is-fault summary').first().click();
    await look('refusing');
    for (const way of ['Slow', 'Rate-limited']) {
      await tools.getByLabel(way).click();
      await expect(`/help, ${way}`, await visitor.run('help'), /Dateline reads the news/iu);
    }
    await tools.getByLabel('Cut').click();
    await visitor.run('help');
    await page.getByText('/help: The application did not respond').last().waitFor();
    await tools.getByLabel('Fine').click();
    await until('Dateline is back', 30_000, async () => {
      const answer = await visitor.run('help');
      return /Dateline reads the news/iu.test(await answer.innerText()) ? true : undefined;
    });
    await tools.getByRole('button', { name: 'Close the tools' }).click();
  });

  it('serves a moderator who decides about actors, sets up, and ends things', async () => {
    await use('actor questions', {}, /the same as Teodor Marsh/u);
    await use('actor merge', { name: 'Ines Okafor', into: 'Teodor Marsh' }, /becomes one with/u);
    await press('Merge them', /is one with/u);
    await use('actor rename', { name: 'Port Sevrin', to: 'Sevrin Harbour' }, /Sevrin Harbour/u);
    await use('actor split', { name: 'Teodor Marsh', alias: 'Okafor' }, /Okafor is taken out of Teodor Marsh/u);
    await use('actor undo', {}, /Undone: Sevrin Harbour is called Port Sevrin again/u);
    await use('subscription remove', { subscription: pick('Port') }, /Removed: Port/u);
    await use('topic delete', { topic: 'Port' }, /Deleted the topic Port/u);
    await use('setup', {}, /1 of 3/u);
    const said = visitor.last();
    await visitor.pick(said, /Packs of feeds/u, /Sample news/u);
    await visitor.press(said, /Next: where and when/u);
    await said.getByText('2 of 3').waitFor();
    await look('setup-2');
    await visitor.pick(said, /The channel/u, /#news/u);
    await visitor.pick(said, /The hour/u, /^07:00$/u);
    await visitor.press(said, /Next: see the first briefing/u);
    await said.getByText('3 of 3').waitFor();
    await look('setup-3');
  });

  it('draws threads, posts, pins and the message menu', async () => {
    const { page } = visitor;
    await visitor.act('Moderator');
    const channel = { into: pick('thread'), cadence: 'daily 09:00', 'when-empty': pick('Say that nothing is new') };
    await visitor.run('subscription add', {
      channel: pick('#announcements'),
      cadence: 'daily 09:00',
      'when-empty': pick('Say that nothing is new'),
      publish: pick('True'),
    });
    await visitor.run('subscription add', { channel: pick('#news'), ...channel });
    await visitor.run('subscription add', {
      channel: pick('#forum'),
      cadence: 'daily 09:00',
      'when-empty': pick('Say that nothing is new'),
      into: pick('post'),
    });
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    for (let day = 0; day < 3; day += 1) {
      await tools.getByRole('button', { name: 'Forward to the next briefing' }).click();
      await tools.getByText(/It is .* in the sandbox/u).waitFor();
    }
    await tools.getByRole('button', { name: 'Close the tools' }).click();
    await visitor.openChannel('announcements');
    await visitor.last().getByText('Published').waitFor();
    await look('published');
    await visitor.openChannel('Forum forum');
    await look('forum');
    await visitor.openChannel('Direct messages with');
    await look('direct-messages');
    await visitor.openChannel('general');
    const said = page.locator('.message-row', { hasText: 'got their jobs guaranteed' }).first();
    await said.hover();
    await said.getByRole('button', { name: 'Apps' }).click();
    // Another theme draws the messages anew, and with them a closed menu.
    seen.push(...(await faultsOf(page)));
    if (FOLDER !== undefined) await page.screenshot({ path: `${FOLDER}/1280-light-000-menu.png` });
    await page.getByRole('menuitem', { name: 'Pin message' }).click();
    await page.getByRole('button', { name: 'Pinned messages: 1' }).click();
    await look('pins');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  });

  it('showed nothing cut or overlapping, no serious fault and no unexpected answer', () => {
    assert.deepEqual(seen, []);
    assert.ok(looks > 60, String(looks));
  });

  it('used every command that the box offers', async () => {
    await visitor.page.locator('#command-input').fill('/');
    const names = await visitor.page.locator('.suggestion-label').allInnerTexts();
    assert.ok(names.length > 40, String(names.length));
    assert.deepEqual(
      names.map((name) => name.slice(1)).filter((name) => !used.has(name)),
      [],
    );
    assert.deepEqual(thrown, []);
  });
});
