// Makes Discord's ids: 42 bits of milliseconds since 2015, then 22 bits that keep them apart.

const DISCORD_EPOCH_MS = 1_420_070_400_000; // the first second of 2015, as Discord's reference on snowflakes says
const LOW_BITS = 22n;

/**
 * Gives a function that makes a new id at each call. Ids follow the given clock and always grow, even when the clock
 * stands still or is set back: then the next number after the last id is taken.
 */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromClock = BigInt(Math.max(0, Math.floor(now()) - DISCORD_EPOCH_MS)) << LOW_BITS;
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}

/** True for text that can be an id: decimal digits that fit 64 bits. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) && BigInt(value) < 1n << 64n;
}

/** The shard that a guild's events go to, of `shardCount` (Discord's formula). */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> LOW_BITS) % BigInt(shardCount));
}
