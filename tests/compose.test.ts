import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { parseConfig } from '../src/config.ts';
import { holdsServer } from '../src/news/process.ts';

interface Service {
  readonly profiles: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
}

const file = new URL('../compose.yaml', import.meta.url);
const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as { services: Record<string, Service> };
const ours = Object.entries(services).filter(([, { environment = {} }]) => 'DATELINE_DATA' in environment);
const configOf = ({ environment = {} }: Service) => parseConfig({ DISCORD_TOKEN: 'x', ...environment });

describe('compose.yaml', () => {
  it('knows every setting that it names, and gives each process a folder of its own', () => {
    for (const [name, service] of ours) assert.deepEqual(configOf(service).unknown, [], name);
    const folders = ours.map(([, { volumes = [] }]) => volumes[0]);
    assert.equal(new Set(folders).size, ours.length);
  });

  it('runs one process over a file, or two bots and a worker over PostgreSQL and Redis', () => {
    const inProfile = (profile: string) => ours.filter(([, { profiles }]) => profiles.includes(profile));
    const [one] = inProfile('one').map(([, service]) => configOf(service));
    assert.deepEqual([one?.role, one?.databaseUrl, inProfile('one').length], ['all', undefined, 1]);
    const many = inProfile('many').map(([, service]) => configOf(service));
    assert.deepEqual(many.map(({ role }) => role).sort(), ['bot', 'bot', 'worker']);
    assert.ok(many.every(({ databaseUrl, redisUrl }) => databaseUrl !== undefined && redisUrl !== undefined));
    const bots = many.filter(({ role }) => role === 'bot');
    for (let shard = 0; shard < 2; shard += 1) {
      const holding = bots.filter(({ shards }) => holdsServer(shards, String(shard << 22)));
      assert.equal(holding.length, 1, `shard ${shard} is held once`);
    }
  });
});
