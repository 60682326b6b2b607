// The page in a real browser, with the sandbox behind it and the real discord.js behind that.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Interaction } from 'discord.js';
import { MessageFlags } from 'discord.js';
import { type Browser, chromium, type Page } from 'playwright-core';
import { WebSocket } from 'ws';
import type { Bot } from './start-bot.ts';
import { startBot } from './start-bot.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const skip = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}`;

const more = { type: 2, style: 1, label: 'More', custom_id: 'more' } as const;
const ask = { type: 2, style: 2, label: 'Ask on', custom_id: 'ask' } as const;

const locales: string[] = [];

async function answer(interaction: Interaction): Promise<void> {
  locales.push(interaction.locale);
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Libya', value: 'libya' }]);
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    const question = interaction.options.getString('question', true);
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [
        { type: 10, content: `You asked: **${question}** about ${interaction.options.getString('topic')}` },
        { type: 1, components: [more, ask] },
      ],
    });
  }
  if (interaction.isButton() && interaction.customId === 'more') {
    await interaction.reply({ content: 'For your eyes only', flags: MessageFlags.Ephemeral });
  }
  if (interaction.isButton() && interaction.customId === 'ask') {
    const component = { type: 4, custom_id: 'next', style: 1, required: true } as const;
    const components = [{ type: 18, label: 'Question', component }] as const;
    await interaction.showModal({ custom_id: 'form', title: 'Ask on', components: [...components] });
  }
  if (interaction.isModalSubmit()) await interaction.reply(`Then: ${interaction.fields.getTextInputValue('next')}`);
}

describe('the page before the sandbox', { skip }, () => {
  let bot: Bot;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  before(async () => {
    bot = await startBot({ page: true });
    bot.onInteraction(answer);
    const topic = { type: 3, name: 'topic', description: 'Which', autocomplete: true, required: true } as const;
    const question = { type: 3, name: 'question', description: 'What', required: true } as const;
    await bot.client.application.commands.set([
      { name: 'ask', description: 'Asks', options: [question, topic] },
      { name: 'feed', description: 'Feeds', default_member_permissions: '32' },
    ]);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(bot.sandbox.pageUrl ?? '');
    await page.locator('#channels').getByText('general').waitFor();
  });
  after(async () => {
    await browser.close();
    await bot.stop();
  });

  it('runs a command with a completed option and shows the answer', async () => {
    await page.locator('#command-input').fill('/ask');
    await page.keyboard.press('Enter');
    await page.locator('#option-question').fill('Who governs?');
    await page.locator('#option-topic').fill('lib');
    await page.getByRole('option', { name: 'Libya' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('You asked: Who governs? about libya').waitFor();
  });

  it('presses a button whose answer only this person sees', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByText('For your eyes only').waitFor();
  });

  it('opens a form, sends it, and shows the answer', async () => {
    await page.getByRole('button', { name: 'Ask on' }).click();
    const form = page.getByRole('dialog', { name: 'Ask on' });
    await form.getByLabel('Question').fill('Since when?');
    await page.keyboard.press('Enter');
    await page.getByText('Then: Since when?').waitFor();
  });

  it('shows at once what is posted, edited and deleted, and the moderators their channel and commands', async () => {
    const { sandbox } = bot;
    const channel = await bot.client.channels.fetch(sandbox.channel('general'));
    assert.ok(channel?.isSendable());
    const posted = await channel.send('Breaking: first');
    await page.getByText('Breaking: first').waitFor();
    await posted.edit('Breaking: second');
    await page.getByText('Breaking: second').waitFor();
    await posted.delete();
    await page.getByText('Breaking: second').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#channels').getByText('moderators').count(), 0);
    await page.getByRole('button', { name: 'Moderator' }).click();
    await page.locator('#channels').getByText('moderators').waitFor();
    assert.equal(await page.getByText('For your eyes only').count(), 0);
    await page.locator('#command-input').fill('/fee');
    await page.getByRole('option', { name: /feed/ }).waitFor();
  });

  it('made no error in the page, and the bot none', () => {
    assert.deepEqual(faults, []);
    assert.deepEqual(bot.thrown, []);
  });

  it('gives the person another language and a role, and refuses the bot what the page wants refused, in red', async () => {
    const tools = page.getByRole('complementary', { name: 'Sandbox tools' });
    await page.getByRole('button', { name: 'Member', exact: true }).click();
    await page.locator('#channels').getByText('moderators').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Tools', exact: true }).click();
    await tools.getByLabel('Moderator').click();
    await page.locator('#channels').getByText('moderators').waitFor();
    await tools.getByLabel('Language of your Discord').selectOption('de');
    await tools.getByLabel('Refusing').click();
    await page.locator('#command-input').fill('/ask ');
    await page.locator('#option-question').fill('Who?');
    await page.locator('#option-topic').fill('lib');
    await page.keyboard.press('Enter');
    await page.getByText('/ask: The application did not respond').waitFor();
    assert.equal(locales.at(-1), 'de');
    await tools.locator('.request.is-fault', { hasText: '503' }).first().waitFor();
    await tools.getByLabel('Fine').click();
    await tools.getByLabel('Moderator').click();
    await page.locator('#channels').getByText('moderators').waitFor({ state: 'detached' });
  });

  it('opens to nobody without its token, nor from another site', async () => {
    const origin = new URL(bot.sandbox.apiUrl).origin;
    assert.equal((await fetch(`${origin}/`)).status, 403);
    assert.equal((await fetch(`${origin}/?token=wrong`)).status, 403);
    // A name that was made to point here, and another site's page, get nothing even with the token.
    for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
      const status = await new Promise((resolve) => {
        get(`${origin}/?token=${bot.sandbox.accessToken}`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
      });
      assert.equal(status, 403);
    }
    const sockets: [string, string][] = [
      ['wrong', origin],
      [bot.sandbox.accessToken, 'https://evil.example'],
    ];
    for (const [token, from] of sockets) {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/page?token=${token}`, { origin: from });
      const fault = await new Promise<Error>((resolve) => socket.once('error', resolve));
      assert.match(fault.message, /403/);
    }
  });
});
