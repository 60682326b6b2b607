// Tests of the whole page in a real browser: what it draws, what it sends, and that it asks nobody but its own origin.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../../kit/browser.ts';
import { faultsOf } from '../../kit/look-at-page.ts';
import { type FakeStandIn, startFake } from './fake-stand-in.ts';
import { BRIEFINGS, GENERAL, sampleMessage, sampleModal } from './sample-state.ts';

const SIZE = { width: 1280, height: 900 };

describe('the sandbox page', { skip: noBrowser ?? false }, () => {
  let fake: FakeStandIn;
  let browser: Browser;
  let page: Page;
  let requests: string[] = [];
  let faults: string[] = [];

  before(async () => {
    fake = await startFake();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: SIZE, colorScheme: 'dark' });
    page.setDefaultTimeout(10_000);
    page.context().on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  });
  after(async () => {
    await browser.close();
    await fake.close();
  });
  // Each test loads the page anew. A tab of its own for each would cost a process of the browser, a second of work.
  beforeEach(async () => {
    requests = [];
    faults = [];
    await page.setViewportSize(SIZE);
    await page.goto(fake.address);
    await page.locator('.message-row').first().waitFor();
  });
  afterEach(async () => {
    fake.lift();
    await page.evaluate('localStorage.clear()');
    const { origin } = new URL(fake.address);
    const outside = requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'));
    assert.ok(requests.length > 0);
    assert.deepEqual(outside, [], 'no request leaves the page’s origin');
    assert.deepEqual(faults, [], 'no error in the page');
  });

  it('draws an answer of Components V2: texts, a quote, pictures with descriptions, buttons, selects', async () => {
    const answer = page.locator('#message-2002');
    await answer.getByRole('heading', { name: 'Who is the harbour master of Varn?' }).waitFor();
    assert.equal(await answer.locator('.container.accented').count(), 1);
    assert.equal(
      await answer.locator('blockquote').innerText(),
      '"Lena Ost was named harbour master of Varn on Friday."',
    );
    assert.equal(await answer.getByAltText('The harbour of Varn').count(), 1);
    assert.equal(await answer.locator('.gallery img').getAttribute('alt'), 'Mentions by day');
    assert.match(await answer.locator('.picture-elsewhere').innerText(), /The old pier/);
    assert.equal(await answer.locator('.mention').innerText(), '@Mara');
    await answer.locator('discord-command').getByText('Mara', { exact: true }).waitFor();
    await answer.locator('discord-command').getByText('ask', { exact: true }).waitFor();
    assert.equal(await answer.getByRole('button', { name: 'Next' }).isDisabled(), true);
    assert.equal(
      await answer.getByRole('link', { name: 'Read the article' }).getAttribute('href'),
      'https://courier.example/ost',
    );
    assert.match(await answer.innerText(), /\(edited\)/);
    assert.match(await page.locator('#message-2004').innerText(), /Only you can see this/);
  });

  it('draws embeds and never asks Discord for an emoji named in one', async () => {
    const briefing = page.locator('#message-2003');
    await briefing.getByText('<:paper:123456789012345678>').waitFor();
    assert.equal(await briefing.locator('discord-embed').getByAltText('Articles by day').count(), 1);
    assert.equal(await briefing.locator('.attachments').count(), 0, 'a picture in an embed is not shown twice');
  });

  it('shows a file of the sandbox under another name of this machine from its own origin', async () => {
    const { port } = new URL(fake.address);
    const file = { id: '1', filename: 'chart.png', content_type: 'image/png', description: 'Mentions', size: 1 };
    const attachments = [{ ...file, url: `http://localhost:${port}/page.css?chart` }];
    fake.send({ type: 'message', message: sampleMessage('3201', { attachments }) });
    assert.equal(await page.locator('#message-3201').getByAltText('Mentions').getAttribute('src'), '/page.css?chart');
  });

  it('shows markup in a message as text', async () => {
    const hostile = page.locator('#message-2001');
    assert.match(
      await hostile.innerText(),
      /<script>window\.hacked = 1<\/script> <img src="x" onerror="window\.hacked = 2">/,
    );
    assert.equal(await hostile.locator('.markdown script, .markdown img, .markdown a').count(), 0);
    assert.equal(await page.evaluate('window.hacked'), undefined);
  });

  it('sends a typed command with an option picked from completion', async () => {
    await page.keyboard.press('Tab');
    await page.locator('#command-input').fill('/as');
    await page.getByRole('option', { name: '/ask' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#option-question').fill('Who runs the harbour?');
    await page.getByRole('button', { name: '+ topic' }).click();
    await page.keyboard.type('har');
    let asked = await fake.next('complete');
    while (asked.options.at(-1)?.value !== 'har') asked = await fake.next('complete');
    assert.deepEqual(asked.options, [
      { name: 'question', type: 3, value: 'Who runs the harbour?' },
      { name: 'topic', type: 3, value: 'har', focused: true },
    ]);
    fake.send({ type: 'choices', nonce: asked.nonce, choices: [{ name: 'Harbour (3)', value: 'topic-7' }] });
    await page.getByRole('option', { name: 'Harbour (3)' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const { nonce, ...sent } = await fake.next('command');
    assert.deepEqual(sent, {
      type: 'command',
      channelId: GENERAL,
      commandId: '1',
      options: [
        { name: 'question', type: 3, value: 'Who runs the harbour?' },
        { name: 'topic', type: 3, value: 'topic-7' },
      ],
    });
    await page.getByText('Sending /ask').waitFor();
    fake.send({ type: 'message', message: sampleMessage('3001', { flags: 128 }) });
    await page.getByText('Dateline is thinking').waitFor();
    fake.send({ type: 'acknowledged', nonce });
    fake.send({ type: 'message-edited', message: sampleMessage('3001', { content: 'Lena Ost.' }) });
    await page.locator('#message-3001').getByText('Lena Ost.').waitFor();
    assert.equal(await page.getByText('Sending /ask').count(), 0);
  });

  it('does not send while a required option is missing, and says which', async () => {
    await page.locator('#command-input').fill('/search ');
    await page.locator('#option-words').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('This option is required.').waitFor();
    await page.locator('#option-words').fill('pier');
    await page.keyboard.press('Enter');
    assert.deepEqual((await fake.next('command')).options, [{ name: 'words', type: 3, value: 'pier' }]);
  });

  it('offers the whole list where what was typed is not in it, and takes none of it unasked', async () => {
    await page.locator('#command-input').fill('/search ');
    await page.locator('#option-words').fill('pier');
    await page.getByRole('button', { name: '+ sort' }).click();
    await page.keyboard.type('oldest');
    assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['Newest', 'Best']);
    await page.keyboard.press('Enter');
    await page.getByText('Choose one from the list.').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.equal((await fake.next('command')).options.at(-1)?.value, 'new');
  });

  it('hides moderators’ commands from members and shows them to moderators', async () => {
    await page.locator('#command-input').fill('/feed');
    await page.getByText('No command fits').waitFor();
    await page.getByRole('button', { name: 'Moderator' }).click();
    assert.equal((await fake.next('become')).persona, 'moderator');
    await page.locator('.persona[aria-pressed=true]', { hasText: 'Moderator' }).waitFor();
    await page.locator('#command-input').fill('/feed');
    await page.getByRole('option', { name: '/feed add' }).waitFor();
  });

  it('shows a failed press under its message, and a spinner before', async () => {
    const press = page.locator('#message-2002 discord-button', { hasText: 'Show the quotes' });
    await press.click();
    const frame = await fake.next('component');
    assert.deepEqual([frame.messageId, frame.customId, frame.componentType], ['2002', 'quotes', 2]);
    assert.equal(await press.getAttribute('aria-busy'), 'true');
    fake.send({ type: 'failed', nonce: frame.nonce, text: 'This interaction failed' });
    await page.locator('#message-2002').getByText('This interaction failed').waitFor();
    assert.equal(await press.getAttribute('aria-busy'), null);
  });

  it('sends what is picked in a select, by keyboard', async () => {
    await page.locator('#message-2002').getByRole('button', { name: 'Sort by' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const frame = await fake.next('component');
    assert.deepEqual([frame.customId, frame.componentType, frame.values], ['sort', 3, ['best']]);
    fake.send({ type: 'acknowledged', nonce: frame.nonce });
  });

  it('fills a form and sends it as Discord does', async () => {
    await page.getByRole('button', { name: 'Ask on' }).click();
    const press = await fake.next('component');
    fake.send({ type: 'modal', nonce: press.nonce, modal: sampleModal });
    const form = page.getByRole('dialog', { name: 'Ask on' });
    await form.getByLabel('Question').waitFor();
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.getByText('This is required.').waitFor();
    await form.getByLabel('Question').fill('Since when?');
    await form.getByRole('button', { name: 'Length' }).click();
    await form.getByRole('option', { name: 'Full' }).click();
    await form.getByRole('button', { name: 'Channel' }).click();
    await form.getByRole('option', { name: '#general' }).click();
    await form.getByRole('button', { name: 'Submit' }).click();
    const { nonce, ...sent } = await fake.next('submit');
    assert.deepEqual(sent, {
      type: 'submit',
      channelId: GENERAL,
      customId: 'ask-on-form',
      components: [
        { type: 10, id: 1 },
        { type: 18, id: 2, component: { type: 4, id: 3, custom_id: 'question', value: 'Since when?' } },
        { type: 18, id: 4, component: { type: 4, id: 5, custom_id: 'why', value: '' } },
        { type: 18, id: 6, component: { type: 3, id: 7, custom_id: 'length', values: ['f'] } },
        { type: 18, id: 8, component: { type: 8, id: 9, custom_id: 'channel', values: [GENERAL] } },
      ],
    });
    fake.send({ type: 'acknowledged', nonce });
    await form.waitFor({ state: 'detached' });
  });

  it('runs a message’s menu on that message, and a first step with one press', async () => {
    await page.locator('#message-2001').hover();
    await page.locator('#message-2001 .menu-face').click();
    await page.getByRole('menuitem', { name: 'Find the news on this' }).click();
    const menu = await fake.next('command');
    assert.deepEqual([menu.commandId, menu.targetId, menu.options], ['5', '2001', []]);
    fake.send({ type: 'failed', nonce: menu.nonce, text: 'The application did not respond' });
    await page.getByText('Find the news on this: The application did not respond').waitFor();
    await page.getByRole('button', { name: 'Who is that?' }).click();
    const step = await fake.next('command');
    assert.deepEqual([step.commandId, step.options[0]?.name], ['1', 'question']);
    fake.send({ type: 'acknowledged', nonce: step.nonce });
  });

  it('takes a private message away when it is dismissed', async () => {
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    assert.equal((await fake.next('dismiss')).messageId, '2004');
    await page.locator('#message-2004').waitFor({ state: 'detached' });
  });

  it('says that Dateline does not read plain messages', async () => {
    await page.locator('#command-input').fill('hello there');
    await page.keyboard.press('Enter');
    await page.getByText('Dateline never reads messages').waitFor();
  });

  it('says when the connection is lost, fails what was waiting, and connects again', async () => {
    await page.getByRole('button', { name: 'Read a briefing' }).click();
    await fake.next('command');
    fake.drop();
    await page.getByText('Not connected to the sandbox').waitFor();
    await page.getByText('/briefing: The connection to the sandbox was lost.').waitFor();
    fake.lift();
    await page.getByText('Not connected to the sandbox').waitFor({ state: 'detached' });
    assert.equal(await page.getByText('/briefing: The connection to the sandbox was lost.').count(), 1);
    faults = faults.filter((fault) => !fault.includes('WebSocket connection')); // the browser tells of refused attempts
  });

  it('lists a forum’s posts in place of a command box', async () => {
    await page.getByRole('button', { name: 'Forum stories' }).click();
    assert.equal(await page.locator('#command').isVisible(), false);
    await page.getByRole('heading', { name: 'Posts in stories' }).waitFor();
    assert.match(
      await page.locator('.post', { hasText: 'Harbour strike' }).innerText(),
      /Dateline · .* · The strike, day three · Second line/u,
    );
    await page.locator('.post', { hasText: 'Harbour strike' }).click();
    await page.getByRole('heading', { name: 'This is the start of Harbour strike.' }).waitFor();
    assert.equal(await page.locator('#command').isVisible(), true);
  });

  it('marks what names the person who looks, and what is pinned and published', async () => {
    const mentions = [{ id: '12', username: 'mara' }];
    fake.send({
      type: 'message',
      message: sampleMessage('3301', { content: 'For <@12>', mentions, flags: 1, pinned: true }),
    });
    fake.send({ type: 'message', message: sampleMessage('3302', { content: 'For others', mention_roles: ['999'] }) });
    await page.locator('#message-3302').waitFor();
    assert.equal(await page.locator('#message-3301.is-for-me').count(), 1);
    assert.equal(await page.locator('#message-3302.is-for-me').count(), 0);
    assert.match(await page.locator('#message-3301').innerText(), /Pinned · Published/u);
    await page.getByRole('button', { name: 'Pinned messages: 1' }).click();
    await page.getByRole('dialog', { name: 'Pinned messages' }).getByText('For @Mara').waitFor();
    await page.keyboard.press('Escape');
  });

  it('marks a channel unread when a message comes there, and opens it with the message', async () => {
    fake.send({
      type: 'message',
      message: sampleMessage('3101', { channel_id: BRIEFINGS, content: 'Evening briefing' }),
    });
    await page.getByRole('button', { name: 'Announcement channel briefings, unread' }).click();
    await page.locator('#message-3101').getByText('Evening briefing').waitFor();
  });

  it('is dark until the person or the system asks for light, and remembers the choice', async () => {
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    assert.equal(await theme(), 'dark');
    await page.getByRole('button', { name: 'Switch between dark and light' }).click();
    assert.equal(await theme(), 'light');
    assert.equal(await page.locator('#message-2001 discord-message[light-theme]').count(), 1);
    await page.reload();
    await page.locator('.message-row').first().waitFor();
    assert.equal(await theme(), 'light');
  });

  it('keeps to a phone’s width, with the channels behind a button', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    await page.getByRole('button', { name: 'Channels', exact: true }).click();
    await page.getByRole('button', { name: 'Announcement channel briefings' }).click();
    await page.getByRole('heading', { name: 'This is the start of briefings.' }).waitFor();
  });

  it('asks for completions once typing rests, and lists 25 at most', async () => {
    await page.locator('#command-input').fill('/ask ');
    await page.getByRole('button', { name: '+ topic' }).click();
    await fake.next('complete'); // of the empty field
    await page.keyboard.type('harbour', { delay: 20 });
    const asked = await fake.next('complete');
    assert.equal(asked.options.at(-1)?.value, 'harbour', 'no letter before the last was asked about');
    const choices = Array.from({ length: 40 }, (_, index) => ({ name: `Harbour ${index}`, value: `topic-${index}` }));
    fake.send({ type: 'choices', nonce: asked.nonce, choices });
    await page.getByRole('option', { name: 'Harbour 24', exact: true }).waitFor();
    assert.equal(await page.getByRole('option').count(), 25);
  });

  it('takes a line about a failure away with the next command', async () => {
    for (const expected of [1, 1]) {
      await page.getByRole('button', { name: 'Read a briefing' }).click();
      const { nonce } = await fake.next('command');
      fake.send({ type: 'failed', nonce, text: 'The application did not respond' });
      await page.getByText('/briefing: The application did not respond').waitFor();
      assert.equal(await page.locator('.note.is-failure').count(), expected);
    }
  });

  /** The accessible name of what has the focus, where a screen reader would read one. */
  const focused = (): Promise<string> =>
    page.evaluate(`(() => {
      const one = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      const host = one?.getRootNode().host; // a button of a component names itself by what the component holds
      const names = [one?.getAttribute('aria-label'), one?.labels?.[0]?.textContent, one?.textContent, host?.textContent];
      return names.map((name) => (name ?? '').trim().replaceAll(/\\s+/g, ' ')).find((name) => name !== '') ?? '';
    })()`);

  async function tabTo(name: RegExp): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focused())) return;
    }
    assert.fail(`the key Tab never comes to ${name}`);
  }

  it('is gone through by the keyboard alone, each place with a name and a ring', async () => {
    const seen: string[] = [];
    for (let presses = 0; presses < 60 && seen.at(-1) !== 'Type / for commands'; presses += 1) {
      await page.keyboard.press('Tab');
      const hasRing = await page.evaluate(`(() => {
        const one = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
        const rings = [one, one?.closest('.command-free, .free, .command-line') ?? one].map((each) => getComputedStyle(each));
        return one?.matches(':focus-visible') && rings.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
      })()`);
      const name =
        (await page.evaluate('document.activeElement.id')) === 'command-input'
          ? 'Type / for commands'
          : await focused();
      assert.notEqual(name, '', `${presses}: ${await page.evaluate('document.activeElement.outerHTML.slice(0, 200)')}`);
      assert.equal(hasRing, true, `${name} shows where the focus is`);
      seen.push(name);
    }
    for (const name of [
      'Moderator',
      'Help',
      'Tools',
      'Forum stories',
      'Messages',
      'Show the quotes',
      'Apps',
      'Type / for commands',
    ])
      assert.ok(seen.includes(name), `${name} in ${seen.join(' | ')}`);
  });

  it('opens menus, tools and forms by the keyboard and leaves them by Escape', async () => {
    await tabTo(/^Tools$/u);
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'Close the tools');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('complementary', { name: 'Sandbox tools' }).isVisible(), false);
    assert.equal(await focused(), 'Tools');
    await tabTo(/^Apps$/u);
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'Find the news on this');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'See it as a notification');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Find the news on this');
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'Apps');
    await tabTo(/^Ask on$/u);
    await page.keyboard.press('Enter');
    const press = await fake.next('component');
    fake.send({ type: 'modal', nonce: press.nonce, modal: sampleModal });
    await page.getByRole('dialog', { name: 'Ask on' }).waitFor();
    assert.match(await focused(), /^Question/u);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('draws all of Discord’s markdown and each kind of select without a serious fault', async () => {
    const content = [
      '# One\n## Two\n-# below <t:1777887000:F>\n> quoted\n- a\n  - b\n1. c',
      '||a whole secret|| **b** *i* __u__ ~~s~~ `c` [masked](https://courier.example/x) <@12> <@&500> <#1001>\n```js\nconst a = 1;\n```',
    ].join('\n');
    fake.send({ type: 'message', message: sampleMessage('3401', { content }) });
    const drawn = page.locator('#message-3401');
    await drawn.getByRole('heading', { name: 'Two' }).waitFor();
    const kinds = [
      '.heading-1',
      '.subtext',
      'time',
      'blockquote',
      'ul ul',
      'ol',
      'strong',
      'em',
      'u',
      's',
      'code',
      'pre',
    ];
    for (const kind of kinds) assert.ok((await drawn.locator(kind).count()) > 0, kind);
    assert.equal(await drawn.getByRole('link', { name: 'masked' }).getAttribute('href'), 'https://courier.example/x');
    assert.deepEqual(await drawn.locator('.mention').allInnerTexts(), ['@Mara', '@Moderators', '#general']);
    assert.deepEqual(await faultsOf(page), []);
    const selects = [5, 6, 7].map((type) => ({
      type: 1,
      components: [{ type, custom_id: `of-${type}`, placeholder: `Kind ${type}` }],
    }));
    fake.send({ type: 'message', message: sampleMessage('3402', { flags: 1 << 15, components: selects }) });
    await page.locator('#message-3402').getByRole('button', { name: 'Kind 7' }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    const isUnread = () => drawn.locator('.spoiler [aria-hidden=true]').count();
    assert.equal(await isUnread(), 1, 'what a spoiler covers is not read out either');
    await drawn.getByRole('button', { name: 'Spoiler' }).press('Enter');
    assert.equal(await isUnread(), 0);
    assert.equal(await drawn.getByRole('button', { name: 'Spoiler' }).count(), 0);
    for (const [type, choice] of [
      [5, 'Otto'],
      [6, '@Moderators'],
      [7, 'Dateline'],
    ] as const) {
      await page
        .locator('#message-3402')
        .getByRole('button', { name: `Kind ${type}` })
        .click();
      await page.locator('#message-3402').getByRole('option', { name: choice }).click();
      const { nonce, customId, componentType, values } = await fake.next('component');
      assert.deepEqual([customId, componentType, values?.length], [`of-${type}`, type, 1]);
      fake.send({ type: 'acknowledged', nonce });
    }
  });

  it('sends every kind of field that a form may have', async () => {
    await page.getByRole('button', { name: 'Ask on' }).click();
    const { nonce } = await fake.next('component');
    const options = ['One', 'Two'].map((label) => ({ label, value: label.toLowerCase() }));
    const fields = [
      [5, {}],
      [6, {}],
      [7, { required: false }],
      [19, { required: false }],
      [21, { options }],
      [22, { options }],
      [23, {}],
    ] as const;
    const components = fields.map(([type, more]) => ({
      type: 18,
      label: `Field ${type}`,
      component: { type, custom_id: `of-${type}`, ...more },
    }));
    fake.send({ type: 'modal', nonce, modal: { custom_id: 'all', title: 'All', components } });
    const form = page.getByRole('dialog', { name: 'All' });
    await form.getByRole('button', { name: 'Submit' }).click();
    assert.equal(await form.locator('.form-error:visible').count(), 4, 'two selects, a radio group, a checkbox group');
    assert.deepEqual(await faultsOf(page), []);
    await form.getByRole('button', { name: 'Field 5' }).click();
    await form.getByRole('option', { name: 'Otto' }).click();
    await form.getByRole('button', { name: 'Field 6' }).click();
    await form.getByRole('option', { name: '@Moderators' }).click();
    await form
      .getByLabel('Field 19')
      .setInputFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('A') }]);
    await form.getByRole('radio', { name: 'Two' }).check();
    await form.getByRole('group', { name: 'Field 22' }).getByRole('checkbox', { name: 'One' }).check();
    await form.getByRole('checkbox', { name: 'Field 23' }).check();
    await form.getByRole('button', { name: 'Submit' }).click();
    const sent = await fake.next('submit');
    const read = sent.components.map(({ component }) => component as { readonly [key: string]: unknown });
    assert.deepEqual(
      read.map(({ type, value, values }) => [type, value ?? values]),
      [
        [5, ['13']],
        [6, ['500']],
        [7, []],
        [19, ['A']],
        [21, 'two'],
        [22, ['one']],
        [23, true],
      ],
    );
    fake.send({ type: 'acknowledged', nonce: sent.nonce });
    await form.waitFor({ state: 'detached' });
  });
});
