// Lists the secrets among the settings, for those who must not repeat them.

import type { Config } from './config.ts';

/** The values that open a door: the token, the model's key, the addresses of PostgreSQL and Redis and the passwords in them. */
export function secretsOf({ discordToken, model, databaseUrl, redisUrl }: Config): readonly string[] {
  const addresses = [databaseUrl, redisUrl].flatMap((url) => (url === undefined ? [] : [url, passwordIn(url)]));
  return [discordToken, model?.key, ...addresses].flatMap((secret) => (secret ? [secret] : []));
}

function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
