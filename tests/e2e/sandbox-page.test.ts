// The whole program, started as a stranger starts it, in a real browser: a question and a search typed, and what they show.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { faultsOf } from '../kit/look-at-page.ts';
import { type RunningProgram, startProgram } from '../kit/start-program.ts';

const WAIT_MS_MAX = 10_000;

describe('the sandbox, from its start to an answer', { skip: noBrowser ?? false }, () => {
  let program: RunningProgram;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const faults: string[] = [];

  before(async () => {
    program = await startProgram();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
    page.setDefaultTimeout(WAIT_MS_MAX);
    page.context().on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(program.address);
    await page.getByRole('heading', { name: 'This is the start of general.' }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await program?.stop();
  });

  /** Types as a person does: the command's first letters, Enter for the first that fits, then its required option. */
  async function typeCommand(letters: string, words: string): Promise<void> {
    await page.locator('#command-input').fill(letters);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
  }

  it('says that its news is invented', async () => {
    assert.match(await page.locator('.banner').innerText(), /not Discord.*all its news are invented/);
  });

  it('answers a question with its citation, and the citation opens the article', async () => {
    await typeCommand('/as', 'Who is Yusuf al-Rashidi?');
    await page.keyboard.press('Enter');
    const answer = page.locator('.message-row').last();
    await answer.getByText('Looked through 26 articles').waitFor();
    const text = await answer.innerText();
    assert.match(text, /Yusuf al-Rashidi, the chief negotiator of the Southern Isles, .*\[1\]/);
    assert.match(text, /1 · Calvera Wire \(invented\) · \d+ \w+ \d{4} · Envoy Yusuf al-Rashidi arrives/);
    assert.doesNotMatch(text, /thinking|\(edited\)/);
    const [article] = await Promise.all([page.context().waitForEvent('page'), answer.locator('a').first().click()]);
    await article.getByRole('heading', { name: 'Envoy Yusuf al-Rashidi arrives for fishing talks' }).waitFor();
    await article.close();
  });

  it('goes on from the last question of the same person in the same channel', async () => {
    await typeCommand('/as', 'and what did he say?');
    await page.keyboard.press('Enter');
    const answer = page.locator('.message-row').last();
    await answer.getByText('about Yusuf al-Rashidi, from your last question').waitFor();
    assert.match(await answer.innerText(), /Al-Rashidi told reporters at the airport: "We come with open hands/);
  });

  it('searches by words and an actor that was completed from three letters', async () => {
    await typeCommand('/sea', 'strike');
    await page.getByRole('button', { name: '+ actor' }).click();
    await page.keyboard.type('oka');
    await page.getByRole('option', { name: 'Ines Okafor' }).click();
    await page.keyboard.press('Enter');
    const found = page.locator('.message-row').last();
    await found.getByText('Port strike ends after jobs guarantee').waitFor();
    assert.ok((await found.locator('strong', { hasText: /^strike$/ }).count()) > 0, 'the matching word is in bold');
    assert.match(await found.innerText(), /1–\d+ of \d+/);
  });

  it('gives help by a button, the same as /help', async () => {
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    const helped = page.locator('.message-row', { hasText: 'Dateline reads the news for this server' });
    await helped.nth(0).waitFor();
    await typeCommand('/help', '');
    await page.keyboard.press('Enter');
    await helped.nth(1).waitFor();
    const [pressed, typed] = await helped.locator('.message').allInnerTexts();
    assert.equal(pressed, typed);
  });

  it('says in one sentence what a moderator must not follow', async () => {
    await page.locator('#command-input').fill('/feed a');
    await page.getByRole('button', { name: 'Moderator', exact: true }).click();
    await page.getByRole('button', { name: 'Moderator', exact: true, pressed: true }).waitFor();
    assert.equal(await page.locator('#command-input').inputValue(), '/feed a', 'what is being typed stays');
    await typeCommand('/feed add', 'http://127.0.0.1/feed.xml');
    await page.keyboard.press('Enter');
    await page.locator('.message-row', { hasText: 'not a public address' }).last().waitFor();
  });

  it('lets an article arrive, forwards the clock to a briefing, and shows what a phone would', async () => {
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    await tools.getByRole('button', { name: 'Let the next article arrive' }).click();
    await tools.getByText('Arrived: “Freighter runs aground off Kelling”.').waitFor();
    await tools.getByRole('button', { name: 'Forward to the next briefing' }).click();
    await tools.getByText('No briefing is due').waitFor();
    await typeCommand('/subscription add', 'brief');
    await page.getByRole('option', { name: '#briefings' }).click();
    await page.locator('#option-cadence').fill('daily 08:00');
    await page.keyboard.press('Enter');
    const heard = page.locator('.message-row', { hasText: '#briefings hears all the news' }).last();
    await heard.locator('discord-command').getByText('subscription add', { exact: true }).waitFor();
    await tools.getByRole('button', { name: 'Forward to the next briefing' }).click();
    const notification = page.locator('.notification', { hasText: '#briefings, Dateline sandbox' });
    assert.match(await notification.innerText(), /The news · \p{Lu}/u, 'its lines stand apart');
    await notification.click();
    const briefing = page.locator('.message-row').last();
    await briefing.getByText(/^Read: 7 articles from/u).waitFor();
    assert.match(await briefing.innerText(), /Marit Holm/u);
    assert.doesNotMatch(await briefing.innerText(), /Freighter runs aground off Kelling/u);
    await tools.getByText(/POST \/channels\/#briefings\/messages/u).waitFor();
    assert.equal(await tools.locator('.request.is-fault').count(), 0);
  });

  it('reads files and refuses an address of this machine, by the same guard as feeds', async () => {
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    const text = 'The lamp of Old Mill was lit on Monday, said keeper Jona Abt.';
    const item =
      '<item><title>Whales return</title><link>https://bay.example/1</link><description>Whales returned to the bay on Monday.</description></item>';
    const files = Object.entries({
      'lamp.txt': text,
      'bay.xml': `<rss version="2.0"><channel><title>The Bay</title>${item}</channel></rss>`,
      'list.opml': '<opml version="2.0"><body><outline text="Nowhere" xmlUrl="http://10.0.0.1/f"/></body></opml>',
    }).map(([name, content]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) }));
    await tools.getByLabel('or drop files').setInputFiles(files);
    await tools.getByText(/Articles read: 2 .*“Whales return”.* Not read: 1\. Nowhere: .*not a public/u).waitFor();
    const dropped = await page.evaluateHandle(
      "(() => { const data = new DataTransfer(); data.items.add(new File(['# A pier\\n\\nThe pier was sold.'], 'pier.md')); return data; })()",
    );
    await tools.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    await tools.getByText('Articles read: 1 (“A pier”).').waitFor();
    await tools.getByLabel('Bring your own').fill('http://127.0.0.1/feed.xml');
    await tools.getByRole('button', { name: 'Read', exact: true }).click();
    await tools.getByRole('status').getByText('not a public address').waitFor();
    await typeCommand('/ask', 'Who lit the lamp of Old Mill?');
    await page.keyboard.press('Enter');
    await page.locator('.message-row', { hasText: 'keeper Jona Abt' }).last().waitFor();
  });

  it('finds the news on what a person wrote, and takes a permission away', async () => {
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    await page.locator('#channels').getByRole('button', { name: 'Text channel news' }).click();
    await page.locator('#command-input').fill('The dockworkers got their jobs guaranteed');
    await page.keyboard.press('Enter');
    const said = page.locator('.message-row', { hasText: 'got their jobs guaranteed' }).first();
    await said.hover();
    await said.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('menuitem', { name: 'Pin message' }).click();
    await page.getByRole('button', { name: 'Pinned messages: 1' }).waitFor();
    await said.hover();
    await said.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('menuitem', { name: 'Find the news on this' }).click();
    await page.locator('.message-row', { hasText: 'Port strike ends after jobs guarantee' }).last().waitFor();
    await tools.getByLabel('Send Messages', { exact: true }).click();
    await typeCommand('/subscription add', 'news');
    await page.getByRole('option', { name: '#news' }).click();
    await page.locator('#option-cadence').fill('daily 08:00');
    await page.keyboard.press('Enter');
    await page.locator('.message-row', { hasText: 'Send Messages' }).last().waitFor();
  });

  it('shows nothing cut or overlapping and no serious fault, on a phone and on a desk', async () => {
    assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Close the tools' }).click();
    await page.getByRole('button', { name: 'Switch between dark and light' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await faultsOf(page), []);
  });

  it('draws nothing of Dateline’s that the stand-in did not accept', async () => {
    const { origin, searchParams } = new URL(program.address);
    const headers = { authorization: `Bearer ${searchParams.get('token')}` };
    const asked = await fetch(`${origin}/sandbox/control/requests`, { headers });
    const made = (await asked.json()) as readonly { readonly path: string; readonly status: number }[];
    assert.ok(made.length > 10, String(made.length));
    assert.deepEqual(
      made.filter(({ status }) => status < 200 || status > 299),
      [],
    );
  });

  it('shows no error and asks nobody but its own origin', () => {
    const { origin } = new URL(program.address);
    assert.ok(requests.length > 3);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:')),
      [],
    );
    assert.deepEqual(faults, []);
  });

  it('stops when it is told to, and logs no trouble', async () => {
    assert.equal(await program.stop(), 0);
    assert.doesNotMatch(program.printed(), /"level":(?:40|50|60)/);
  });
});
