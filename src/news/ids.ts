// Ids of things that Dateline keeps, each with a type of its own so that one is never taken for another.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Our own hash of an article's canonical address (or of its text where it has none): 32 hex digits. */
export type ArticleId = Branded<'ArticleId'>;
/** Our own id of a feed: 32 hex digits; the feed of imported files is `local`. */
export type FeedId = Branded<'FeedId'>;
/** Our own id of a topic: 32 hex digits. */
export type TopicId = Branded<'TopicId'>;
/** Our own id of a subscription: 32 hex digits. */
export type SubscriptionId = Branded<'SubscriptionId'>;
/** Our own id of one due briefing: 32 hex digits. */
export type DeliveryId = Branded<'DeliveryId'>;
/** Our own id of one outbox row, that is of one message to be sent: 32 hex digits. */
export type OutboxId = Branded<'OutboxId'>;

/** Our own id of an actor: 16 hex digits, short enough for several to stand in one custom id. */
export type ActorId = Branded<'ActorId'>;

/** Discord snowflakes: decimal digits, always text (they do not fit a number). */
export type GuildId = Branded<'GuildId'>;
export type ChannelId = Branded<'ChannelId'>;
export type UserId = Branded<'UserId'>;
export type RoleId = Branded<'RoleId'>;
export type MessageId = Branded<'MessageId'>;

/** Stands where a person had their name deleted; Discord gives nobody this id. */
export const NOBODY = '0' as UserId;

/** The feed that imported files belong to. */
export const LOCAL_FEED = 'local' as FeedId;

/** The address under which what was handed in for one server is kept as a feed; nothing on the web. */
export const handedInUrlOf = (guildId: GuildId): string => `dateline:local/${guildId}`;

/** A calendar day as ISO text, `YYYY-MM-DD`. */
export type Day = string;

/** A point in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
