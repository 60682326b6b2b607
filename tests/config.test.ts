import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfig } from '../src/config.ts';
import { Failure } from '../src/news/failure.ts';
import { envExample } from '../src/print-settings.ts';
import { SETTINGS } from '../src/settings.ts';

describe('config', () => {
  it('has a default for every setting', () => {
    const config = parseConfig({});
    assert.equal(config.discordToken, undefined);
    assert.equal(config.dataDir, 'data');
    assert.equal(config.model, undefined);
    assert.ok(Object.isFrozen(config));
  });

  it('reports all faults at once, each with its variable and an example, and no secret', () => {
    const faulty = { DISCORD_GUILD_ID: 'abc', DATELINE_REDIS_URL: 'http://:hunter2@host', DATELINE_WORKERS: 'many' };
    assert.throws(
      () => parseConfig(faulty),
      (error) => {
        assert.ok(error instanceof Failure);
        assert.match(error.message, /3 faults/);
        assert.match(error.message, /DISCORD_GUILD_ID is not a Discord id .*“abc”.*Example: 123/);
        assert.match(error.message, /DATELINE_WORKERS is not a number/);
        assert.match(error.message, /DATELINE_REDIS_URL is not a redis:\/\/ address\. Example/);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      },
    );
  });

  it('takes an empty value as absent, and numbers within their limits', () => {
    const config = parseConfig({
      DISCORD_TOKEN: ' ',
      DATELINE_STATUS_PORT: '0',
      DATELINE_ALLOW_ADDRESSES: '10.0.0.0/8, host:8080',
    });
    assert.equal(config.discordToken, undefined);
    assert.equal(config.statusPort, 0);
    assert.deepEqual(config.allowedAddresses, ['10.0.0.0/8', 'host:8080']);
    assert.throws(() => parseConfig({ DATELINE_STATUS_PORT: '70000' }), /DATELINE_STATUS_PORT is above 65535/);
  });

  it('has a line for every setting in the example file', () => {
    for (const name of Object.keys(SETTINGS)) assert.ok(envExample().includes(`#${name}=\n`));
  });

  it('refuses an allowed address that would open nothing', () => {
    for (const bad of ['10.0.0/8', '10.0.0.0/99', 'foo', '10.0.0.0/8, bar']) {
      assert.throws(() => parseConfig({ DATELINE_ALLOW_ADDRESSES: bad }), /DATELINE_ALLOW_ADDRESSES holds something/);
    }
    const good = ['10.0.0.0/8', '127.0.0.1', 'localhost:8080', '[::1]:80', 'fd00::/8'];
    assert.deepEqual(parseConfig({ DATELINE_ALLOW_ADDRESSES: good.join(', ') }).allowedAddresses, good);
  });

  it('reads which shards a process holds, and takes them only where processes share a database', () => {
    const shared = { DISCORD_TOKEN: 'x', DATELINE_DATABASE_URL: 'postgres://127.0.0.1/dateline' };
    assert.deepEqual(parseConfig({ ...shared, DATELINE_SHARDS: '0-3/16' }).shards, { from: 0, until: 3, of: 16 });
    assert.deepEqual(parseConfig({ ...shared, DATELINE_SHARDS: '5/16' }).shards, { from: 5, until: 5, of: 16 });
    for (const bad of ['3-0/16', '0-16/16', '0-3', 'all', '0-3/0']) {
      assert.throws(() => parseConfig({ ...shared, DATELINE_SHARDS: bad }), /DATELINE_SHARDS is no part of the shards/);
    }
    assert.equal(parseConfig({ ...shared, DATELINE_ROLE: 'worker' }).role, 'worker');
    assert.throws(() => parseConfig({ DATELINE_ROLE: 'worker' }), /need DATELINE_DATABASE_URL and DISCORD_TOKEN/);
  });

  it('names variables that look like ours and are not', () => {
    assert.deepEqual(parseConfig({ DATELINE_TOKEN: 'x', HOME: '/root' }).unknown, ['DATELINE_TOKEN']);
  });
});
