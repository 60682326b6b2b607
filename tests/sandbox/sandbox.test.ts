// The real discord.js against the sandbox: it logs in, registers commands, and answers people in every way there is.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { APIModalInteractionResponseCallbackData, ChatInputCommandInteraction, TextChannel } from 'discord.js';
import { Client, type DiscordAPIError, GatewayIntentBits, MessageFlags } from 'discord.js';
import { NotPossible } from '../../src/sandbox/deeds.ts';
import { PERMISSIONS } from '../../src/sandbox/permissions.ts';
import type { Bot } from './start-bot.ts';
import { startBot, startStill } from './start-bot.ts';

const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'topic-form',
  title: 'A topic',
  components: [
    { type: 18, label: 'Name', component: { type: 4, custom_id: 'name', style: 1, max_length: 50 } },
    {
      type: 18,
      label: 'Language',
      component: { type: 3, custom_id: 'language', options: [{ label: 'English', value: 'en' }] },
    },
  ],
};

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: 3, name: 'question', description: 'What', required: true, max_length: 300 },
      { type: 3, name: 'topic', description: 'Which', autocomplete: true },
      { type: 7, name: 'channel', description: 'Where' },
    ],
  },
  {
    name: 'topic',
    description: 'Topics',
    default_member_permissions: PERMISSIONS.manageGuild.toString(),
    options: [{ type: 1, name: 'create', description: 'Creates', options: [] }],
  },
  { name: 'Find the news on this', type: 3 },
] as const;

describe('the sandbox, with the real discord.js', () => {
  let bot: Bot;
  let general: string;
  before(async () => {
    bot = await startBot();
    general = bot.sandbox.channel('general');
    await bot.client.application.commands.set(COMMANDS);
  });
  beforeEach(() => {
    bot.thrown.length = 0;
    bot.onInteraction(async () => undefined);
  });
  after(() => bot.stop());

  const ask = (extra: object = {}) => {
    const options = { question: 'Who?', ...extra };
    return bot.sandbox.interact({ kind: 'command', channelId: general, command: 'ask', options });
  };
  const onCommand = (handler: (interaction: ChatInputCommandInteraction) => Promise<unknown>) => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) await handler(interaction);
    });
  };

  it('lets it log in and shows it the guild with its channels, roles and itself', () => {
    const guild = bot.client.guilds.cache.first();
    assert.equal(guild?.name, 'Dateline sandbox');
    assert.ok(guild.channels.cache.some((channel) => channel.name === 'briefings'));
    assert.ok(guild.roles.cache.some((role) => role.name === 'Moderator'));
    assert.ok(guild.members.me?.permissions.has('SendMessages'));
    assert.equal(bot.client.user.id, bot.sandbox.world().botId);
  });

  it('registers commands and gives them back with ids', async () => {
    const fetched = await bot.client.application.commands.fetch();
    assert.deepEqual([...fetched.values()].map(({ name }) => name).sort(), ['Find the news on this', 'ask', 'topic']);
    const again = await bot.client.application.commands.set(COMMANDS);
    assert.deepEqual([...again.keys()].sort(), [...fetched.keys()].sort(), 'the ids stay');
  });

  it('shows a reply, and gives the message back when it is asked for', async () => {
    let told: string | undefined;
    onCommand(async (interaction) => {
      const response = await interaction.reply({ content: 'GNA', withResponse: true });
      told = response.resource?.message?.id;
    });
    const seen = await ask();
    assert.equal(seen.kind, 'message');
    assert.equal(seen.message?.content, 'GNA');
    await bot.sandbox.until(() => told);
    assert.equal(told, seen.message?.id);
  });

  it('shows "thinking", then what the deferred answer is edited to, then a follow-up', async () => {
    onCommand(async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 10, content: 'An answer' }],
      });
      await interaction.followUp('And more');
    });
    const seen = await ask();
    assert.equal(seen.kind, 'deferred');
    const settled = await seen.settled();
    assert.deepEqual(settled.components, [{ type: 10, content: 'An answer', id: 1 }]);
    assert.equal(settled.flags, MessageFlags.IsComponentsV2);
    assert.equal(settled.editedAt, undefined, 'the first edit of a deferred answer is no edit');
    const followUp = await bot.sandbox.until(() => seen.followUps()[0]);
    assert.equal(followUp.content, 'And more');
  });

  it('keeps an ephemeral answer from everyone else, and from the channel as the bot reads it', async () => {
    onCommand((interaction) => interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral }));
    const seen = await ask();
    assert.equal(seen.message?.visibleTo, bot.sandbox.world().people.member);
    const channel = (await bot.client.channels.fetch(general)) as TextChannel;
    const listed = await channel.messages.fetch({ limit: 100 });
    assert.ok(![...listed.values()].some((message) => message.content === 'psst'));
    await assert.rejects(channel.messages.fetch(seen.message?.id ?? ''), { code: 10008 });
  });

  it('completes an option as it is typed', async () => {
    bot.onInteraction(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name}: ${value}`, value }]);
    });
    const options = { topic: 'liby' };
    const seen = await bot.sandbox.interact({
      kind: 'complete',
      channelId: general,
      command: 'ask',
      options,
      focused: 'topic',
    });
    assert.deepEqual(seen.choices, [{ name: 'topic: liby', value: 'liby' }]);
  });

  it('shows a form to a moderator and sends back what was filled in', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(FORM);
      if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        await interaction.reply(`${fields.getTextInputValue('name')} ${fields.getStringSelectValues('language')[0]}`);
      }
    });
    const as = 'moderator';
    const form = await bot.sandbox.interact({ kind: 'command', as, channelId: general, command: 'topic create' });
    assert.equal(form.kind, 'modal');
    assert.equal(form.modal?.title, 'A topic');
    const fields = { name: 'Libya', language: ['en'] };
    const seen = await bot.sandbox.interact({ kind: 'submit', as, channelId: general, fields });
    assert.equal(seen.message?.content, 'Libya en');
    assert.deepEqual(bot.thrown, []);
  });

  it("does not show a moderators' command to members, unless the test forces it", async () => {
    const deed = { kind: 'command', channelId: general, command: 'topic create' } as const;
    await assert.rejects(bot.sandbox.interact(deed), NotPossible);
    onCommand((interaction) => interaction.reply(interaction.memberPermissions?.has('ManageGuild') ? 'yes' : 'no'));
    assert.equal((await bot.sandbox.interact({ ...deed, isForced: true })).message?.content, 'no');
    assert.equal((await bot.sandbox.interact({ ...deed, as: 'moderator' })).message?.content, 'yes');
  });

  it('lets a button update its message, and lists be chosen from', async () => {
    const button = { type: 2, style: 1, label: 'More', custom_id: 'more' } as const;
    const list = { type: 3, custom_id: 'pick', options: [{ label: 'A', value: 'a' }] } as const;
    bot.onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({
          content: 'one',
          components: [
            { type: 1, components: [button] },
            { type: 1, components: [list] },
          ],
        });
      }
      if (interaction.isButton()) await interaction.update({ content: 'two' });
      if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({ content: interaction.values.join() });
      }
    });
    const { message } = await ask();
    const at = { kind: 'component', channelId: general, messageId: message?.id ?? '' } as const;
    const pressed = await bot.sandbox.interact({ ...at, customId: 'more' });
    assert.equal(pressed.kind, 'updated');
    assert.equal(pressed.message?.content, 'two');
    const chosen = await bot.sandbox.interact({ ...at, customId: 'pick', values: ['a'] });
    assert.equal(chosen.kind, 'acknowledged');
    const edited = await bot.sandbox.until(() => bot.sandbox.messages(general).find(({ content }) => content === 'a'));
    assert.equal(edited.id, message?.id);
    await assert.rejects(bot.sandbox.interact({ ...at, customId: 'gone' }), NotPossible);
  });

  it('hands a menu command the message it was used on', async () => {
    bot.onInteraction(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(`about: ${interaction.targetMessage.content}`);
    });
    const target = bot.sandbox.say({ channelId: general, content: 'Sarraj met Haftar' });
    const seen = await bot.sandbox.interact({
      kind: 'command',
      channelId: general,
      command: 'Find the news on this',
      targetId: target.id,
    });
    assert.equal(seen.message?.content, 'about: Sarraj met Haftar');
  });

  it('resolves a channel option with the permissions of the bot in it', async () => {
    bot.sandbox.setPermissions(bot.sandbox.channel('news'), PERMISSIONS.viewChannel);
    onCommand(async (interaction) => {
      const channel = interaction.options.getChannel('channel', true);
      const may = (await bot.client.channels.fetch(channel.id)) as TextChannel;
      const me = await may.guild.members.fetchMe();
      await interaction.reply(`${channel.name} ${may.permissionsFor(me).has('SendMessages')}`);
    });
    const seen = await ask({ channel: bot.sandbox.channel('news') });
    assert.equal(seen.message?.content, 'news false');
    bot.sandbox.setPermissions(bot.sandbox.channel('news'), undefined);
  });

  it('refuses a first answer after three seconds with 10062, and tells the person', async () => {
    onCommand(async (interaction) => {
      bot.clock.at += 3001;
      await interaction.reply('late');
    });
    const seen = await ask();
    assert.deepEqual([seen.kind, seen.text], ['failed', 'The application did not respond']);
    await bot.sandbox.until(() => bot.thrown[0]);
    assert.equal((bot.thrown[0] as DiscordAPIError).code, 10062);
    assert.equal((bot.thrown[0] as DiscordAPIError).status, 404);
  });

  it('refuses a second first answer with 40060', async () => {
    onCommand(async (interaction) => {
      await interaction.reply('one');
      await bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        body: { type: 4, data: { content: 'two' } },
        auth: false,
      });
    });
    await ask();
    await bot.sandbox.until(() => bot.thrown[0]);
    assert.equal((bot.thrown[0] as DiscordAPIError).code, 40060);
  });

  it('voids the token of an interaction after 15 minutes', async () => {
    onCommand(async (interaction) => {
      await interaction.reply('one');
      bot.clock.at += 15 * 60_000 + 1;
      await interaction.editReply('two');
    });
    await ask();
    await bot.sandbox.until(() => bot.thrown[0]);
    assert.equal((bot.thrown[0] as DiscordAPIError).code, 50027);
  });

  it('names the fault of an answer at its path under data, and still takes a better one', async () => {
    onCommand(async (interaction) => {
      const wrong = interaction.reply({ embeds: [{ title: 'x'.repeat(257) }] });
      await assert.rejects(wrong, (fault: DiscordAPIError) => {
        assert.equal(fault.code, 50035);
        assert.match(fault.message, /data\.embeds\[0\]\.title\[BASE_TYPE_MAX_LENGTH\]/);
        return true;
      });
      await interaction.reply('better');
    });
    assert.equal((await ask()).message?.content, 'better');
    assert.deepEqual(bot.thrown, []);
  });

  it('pings nobody from an answer whose text names everyone, when mentions are not allowed', async () => {
    bot.sandbox.setPermissions(general, PERMISSIONS.viewChannel | PERMISSIONS.mentionEveryone);
    const member = bot.sandbox.world().people.member;
    const content = `@everyone <@${member}>`;
    onCommand((interaction) => interaction.reply({ content, allowedMentions: { parse: [] } }));
    assert.deepEqual((await ask()).message?.pings, []);
    onCommand((interaction) => interaction.reply({ content }));
    assert.deepEqual((await ask()).message?.pings, [`user:${member}`], 'answers ping users by default, never everyone');
    bot.sandbox.setPermissions(general, undefined);
  });

  it('carries a file and its address in the message', async () => {
    onCommand((interaction) =>
      interaction.reply({
        files: [{ attachment: Buffer.from('chart'), name: 'chart.txt', description: 'A chart' }],
      }),
    );
    const file = (await ask()).message?.attachments[0];
    assert.deepEqual([file?.filename, file?.size, file?.description], ['chart.txt', 5, 'A chart']);
    assert.equal(await (await fetch(String(file?.url))).text(), 'chart');
  });

  it('tells a connected client of a deleted channel', async () => {
    const gone = new Promise<string>((resolve) => bot.client.once('channelDelete', (channel) => resolve(channel.id)));
    const forum = bot.sandbox.channel('forum');
    bot.sandbox.deleteChannel(forum);
    assert.equal(await gone, forum);
    await assert.rejects(bot.client.channels.fetch(forum), { code: 10003 });
  });

  it('lets the bot write to a person, until they close their direct messages', async () => {
    const user = await bot.client.users.fetch(bot.sandbox.world().people.moderator);
    await user.send('hello');
    const channelId = bot.sandbox.directMessages('moderator');
    assert.equal(bot.sandbox.messages(channelId)[0]?.content, 'hello');
    bot.sandbox.closeDirectMessages('moderator');
    await assert.rejects(user.send('again'), { code: 50007 });
  });

  it('lets a client that was cut off resume and hear what it missed', async () => {
    const resumed = new Promise((resolve) => bot.client.once('shardResume', (_, replayed) => resolve(replayed)));
    const renamed = new Promise<string>((resolve) => {
      bot.client.once('channelDelete', (channel) => resolve(channel.id));
    });
    bot.sandbox.cutGateway('without a word');
    const announcements = bot.sandbox.channel('announcements');
    bot.sandbox.deleteChannel(announcements);
    assert.equal(await renamed, announcements);
    assert.ok(Number(await resumed) >= 1);
  });
});

describe('the sandbox, when the bot is not welcome', () => {
  it('answers a wrong token with 401, so that login rejects', async () => {
    const { sandbox } = await startStill();
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
    await assert.rejects(client.login('wrong'), { code: 'TokenInvalid' });
    assert.equal(sandbox.requests().at(-1)?.status, 401);
    await client.destroy();
    await sandbox.stop();
  });

  it('refuses a privileged intent that was not granted', async () => {
    const { sandbox } = await startStill();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
      rest: { api: sandbox.apiUrl },
    });
    await assert.rejects(client.login('a-bot-token'), /disallowed intents/);
    await client.destroy();
    await sandbox.stop();
  });

  it('makes as many guilds and channels as a test asks for', async () => {
    const { sandbox } = await startStill({ world: { guilds: 3, channelsPerGuild: 4 } });
    const { guilds } = sandbox.world();
    assert.deepEqual(
      guilds.map(({ channels }) => channels.length),
      [4, 4, 4],
    );
    await sandbox.stop();
  });
});
