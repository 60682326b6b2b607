// What the sandbox answers fits Discord's own published description of its API.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Called } from './call-api.ts';
import { callApi } from './call-api.ts';
import type { Bot } from './start-bot.ts';
import { startBot } from './start-bot.ts';

const DESCRIPTION = new URL('../../../shared/discord/openapi.json', import.meta.url);
const skip = existsSync(DESCRIPTION) ? false : 'Discord’s description of its API is not in ../shared';

describe('answers, against the published description', { skip }, () => {
  let bot: Bot;
  let fits: (method: string, template: string, answer: Called) => void;
  before(async () => {
    bot = await startBot();
    const description = JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(description, 'discord');
    fits = (method, template, { status, body }) => {
      const place = `/paths/${template.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
      const validate = ajv.compile({ $ref: `discord#${place.replaceAll('{', '%7B').replaceAll('}', '%7D')}` });
      validate(body);
      const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
        return `${instancePath} ${message} ${JSON.stringify(params)}`;
      });
      assert.deepEqual(faults.slice(0, 8), [], `${method} ${template}`);
    };
  });
  after(() => bot.stop());

  const get = async (template: string, ids: Readonly<Record<string, string>> = {}) => {
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
    const answer = await callApi(bot.sandbox, 'GET', path);
    assert.equal(answer.status, 200, path);
    fits('get', template, answer);
  };

  it('fits for the gateway, the bot and its application', async () => {
    await get('/gateway/bot');
    await get('/users/@me');
    await get('/users/@me/guilds');
    await get('/oauth2/applications/@me');
  });

  it('fits for guilds, members, roles and channels of every kind', async () => {
    const { guilds, people } = bot.sandbox.world();
    const guild_id = guilds[0]?.id ?? '';
    await get('/guilds/{guild_id}', { guild_id });
    await get('/guilds/{guild_id}/roles', { guild_id });
    await get('/guilds/{guild_id}/channels', { guild_id });
    await get('/guilds/{guild_id}/members/{user_id}', { guild_id, user_id: people.member });
    for (const { id } of guilds[0]?.channels ?? []) await get('/channels/{channel_id}', { channel_id: id });
    await get('/channels/{channel_id}', { channel_id: bot.sandbox.directMessages('member') });
  });

  it('fits for messages of every kind', async () => {
    const channel_id = bot.sandbox.channel('general');
    const row = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] };
    const embed = {
      title: 'T',
      description: 'D',
      fields: [{ name: 'n', value: 'v' }],
      footer: { text: 'f' },
      color: 1,
    };
    const section = { type: 9, components: [{ type: 10, content: 'x' }], accessory: row.components[0] };
    const list = { type: 3, custom_id: 'pick', options: [{ label: 'A', value: 'a' }] };
    const gallery = { type: 12, items: [{ media: { url: 'https://a.example/a.png' } }] };
    const container = { type: 17, components: [section, { type: 14 }, { type: 10, content: 'y' }, row] };
    const bodies = [
      { content: 'plain', nonce: 'n', enforce_nonce: true },
      { content: 'classic', embeds: [embed], components: [row] },
      {
        flags: 1 << 15,
        components: [
          { ...container, components: container.components.slice(0, 3) },
          { ...row, components: [list] },
          gallery,
        ],
      },
    ];
    for (const body of bodies) {
      const answer = await callApi(bot.sandbox, 'POST', `/channels/${channel_id}/messages`, body);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      fits('post', '/channels/{channel_id}/messages', answer);
    }
    await get('/channels/{channel_id}/messages', { channel_id });
  });

  it('fits for commands and for the answer to an interaction', async () => {
    const options = [{ type: 3, name: 'words', description: 'Words', autocomplete: true }];
    const application_id = bot.client.user.id;
    const path = `/applications/${application_id}/commands`;
    const commands = [
      { name: 'ask', description: 'Asks', options },
      { name: 'Find it', type: 3 },
    ];
    fits('put', '/applications/{application_id}/commands', await callApi(bot.sandbox, 'PUT', path, commands));
    let answer: Called | undefined;
    bot.onInteraction(async ({ id, token }) => {
      const body = { type: 4, data: { content: 'x' } };
      answer = await callApi(bot.sandbox, 'POST', `/interactions/${id}/${token}/callback?with_response=true`, body);
    });
    await bot.sandbox.interact({ kind: 'command', channelId: bot.sandbox.channel('general'), command: 'ask' });
    fits('post', '/interactions/{interaction_id}/{interaction_token}/callback', await bot.sandbox.until(() => answer));
  });

  it('fits for threads', async () => {
    const guild_id = bot.sandbox.world().guilds[0]?.id ?? '';
    const path = `/channels/${bot.sandbox.channel('forum')}/threads`;
    const answer = await callApi(bot.sandbox, 'POST', path, { name: 'P', message: { content: 'x' } });
    fits('post', '/channels/{channel_id}/threads', answer);
    await get('/guilds/{guild_id}/threads/active', { guild_id });
  });
});
