// Lists the secrets among the settings, for those who must not repeat them.

import type { Config } from './config.ts';

/** The values that open a door: the token, the model's key, Redis's address and the password in it. */
export function secretsOf({ discordToken, model, redisUrl }: Config): readonly string[] {
  const password = redisUrl === undefined ? undefined : decodeURIComponent(new URL(redisUrl).password);
  return [discordToken, model?.key, redisUrl, password].flatMap((secret) => (secret ? [secret] : []));
}
