// Turns what the stand-in knows into Discord's own objects: users, members, roles, channels, guilds.

import { permissionsInChannel, permissionsInGuild } from './permissions.ts';
import type { Channel, Guild, Member, Role, State, User } from './state.ts';
import { CHANNEL } from './state.ts';
import type { Wire } from './wire.ts';
import { withoutAbsent } from './wire.ts';

const THREAD_MESSAGES_COUNTED_MAX = 50; // Discord stops counting members at 50; ours counts messages the same way

/** A user object. `email`, `verified` and the like are left out: nobody here asks with such scopes. */
export function drawUser(user: User): Wire {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.isBot ? '0001' : '0',
    global_name: user.isBot ? null : user.displayName,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(user.isBot ? { bot: true } : {}),
  };
}

/** A member object without its user, as it comes with messages and in `resolved`. */
export function drawBareMember(member: Member): Wire {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    flags: 0,
    pending: false,
  };
}

/** A whole member object. */
export function drawMember(state: State, member: Member): Wire {
  const user = state.users.get(member.userId);
  return { ...drawBareMember(member), user: user && drawUser(user), deaf: false, mute: false };
}

/** A role object. */
export function drawRole(role: Role): Wire {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: role.permissions.toString(),
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.botId !== undefined,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId === undefined ? {} : { tags: { bot_id: role.botId } }),
  };
}

/** A channel or thread object. `guild_id` is left out where `inGuildCreate`. */
export function drawChannel(state: State, channel: Channel, inGuildCreate = false): Wire {
  const common = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.guildId === undefined) {
    const others = channel.recipients.filter((id) => id !== state.botId).map((id) => state.users.get(id));
    return { ...common, recipients: others.flatMap((user) => (user === undefined ? [] : [drawUser(user)])) };
  }
  const guild = inGuildCreate ? {} : { guild_id: channel.guildId };
  if (channel.thread !== undefined) return { ...common, ...guild, ...threadFields(state, channel, channel.thread) };
  const overwrites = channel.overwrites.map(({ id, type, allow, deny }) => {
    return { id, type, allow: allow.toString(), deny: deny.toString() };
  });
  const placed = {
    ...common,
    ...guild,
    name: channel.name,
    position: channel.position,
    parent_id: channel.parentId ?? null,
    permission_overwrites: overwrites,
  };
  if (channel.type === CHANNEL.category) return placed;
  return {
    ...placed,
    topic: channel.topic,
    nsfw: false,
    rate_limit_per_user: 0,
    ...(channel.forum === undefined ? {} : forumFields(channel.forum)),
  };
}

/** Discord's documentation, "Channel Flags": REQUIRE_TAG. */
export const REQUIRES_TAG = 1 << 4;

function forumFields({ tags, requiresTag }: NonNullable<Channel['forum']>): Wire {
  return {
    flags: requiresTag ? REQUIRES_TAG : 0,
    available_tags: tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function threadFields(state: State, channel: Channel, thread: NonNullable<Channel['thread']>): Wire {
  const created = new Date(thread.createdAt).toISOString();
  const messages = Math.min(THREAD_MESSAGES_COUNTED_MAX, state.messages.get(channel.id)?.length ?? 0);
  return {
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: thread.ownerId,
    message_count: messages,
    total_message_sent: messages,
    member_count: 1,
    rate_limit_per_user: 0,
    ...(channel.tagIds === undefined ? {} : { applied_tags: channel.tagIds }),
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: created,
      create_timestamp: created,
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
    },
    ...(thread.ownerId === state.botId
      ? { member: { id: channel.id, user_id: state.botId, join_timestamp: created, flags: 0 } }
      : {}),
  };
}

/** A guild object as GET gives it. */
export function drawGuild(guild: Guild): Wire {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    home_header: null,
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    nsfw_level: 0,
    nsfw: false,
    hub_type: null,
    incidents_data: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()].map(drawRole),
  };
}

/** What GUILD_CREATE carries: the guild, and all that a bot without the presence intent is told of it. */
export function drawGuildCreate(state: State, guild: Guild): Wire {
  const inGuild = [...state.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = guild.members.get(state.botId);
  const visibleThreads = inGuild.filter(
    (channel) => channel.thread?.archived === false && permissionsInChannel(state, channel, state.botId) !== 0n,
  );
  return {
    ...drawGuild(guild),
    joined_at: new Date(bot?.joinedAt ?? 0).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot === undefined ? [] : [drawMember(state, bot)],
    channels: inGuild.filter((channel) => channel.thread === undefined).map((each) => drawChannel(state, each, true)),
    threads: visibleThreads.map((each) => drawChannel(state, each, true)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The application object, as `/oauth2/applications/@me` and `/applications/@me` give it. */
export function drawApplication(state: State): Wire {
  const bot = state.users.get(state.botId);
  const owner = state.users.get([...state.guilds.values()][0]?.ownerId ?? '');
  return withoutAbsent({
    id: state.botId,
    name: bot?.displayName,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    type: null,
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_user_authorization_count: 0,
    hook: true,
    team: null,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: state.guilds.size,
    approximate_user_install_count: 0,
    integration_types_config: { '0': {} },
    bot: bot && drawUser(bot),
    owner: owner && drawUser(owner),
  });
}

/** The member object of an interaction: whole, with the person's permissions in the channel. */
export function drawActingMember(state: State, guild: Guild, channel: Channel, userId: string): Wire {
  const member = guild.members.get(userId);
  const bits = permissionsInChannel(state, channel, userId) || permissionsInGuild(guild, userId);
  return { ...(member === undefined ? {} : drawMember(state, member)), permissions: bits.toString() };
}
