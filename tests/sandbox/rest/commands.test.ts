// Commands over the API: replaced as a whole, upserted by name, changed and deleted by id, global and of one guild.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Called } from '../call-api.ts';
import { callApi } from '../call-api.ts';
import { startStill } from '../start-bot.ts';

describe('the routes of commands', () => {
  let sandbox: Sandbox;
  let ofAll: string;
  let ofGuild: string;
  before(async () => {
    ({ sandbox } = await startStill());
    const { botId, guilds } = sandbox.world();
    ofAll = `/applications/${botId}/commands`;
    ofGuild = `/applications/${botId}/guilds/${guilds[0]?.id}/commands`;
  });
  after(() => sandbox.stop());

  const command = (name: string, description = 'Does') => ({ name, description });
  const names = async (path: string) => {
    const { body } = await callApi(sandbox, 'GET', path);
    return (body as unknown as { name: string }[]).map(({ name }) => name);
  };
  const post = (path: string, body: unknown): Promise<Called> => callApi(sandbox, 'POST', path, body);

  it('creates with 201 and overwrites the same name with 200, keeping the id', async () => {
    const first = await post(ofGuild, command('ask'));
    const second = await post(ofGuild, command('ask', 'Asks'));
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(second.body.id, first.body.id);
    assert.notEqual(second.body.version, first.body.version);
    assert.equal(second.body.guild_id, sandbox.world().guilds[0]?.id);
  });

  it('replaces the whole list of one scope, not of the other', async () => {
    await callApi(sandbox, 'PUT', ofAll, [command('search'), command('help')]);
    await callApi(sandbox, 'PUT', ofAll, [command('help')]);
    assert.deepEqual(await names(ofAll), ['help']);
    assert.deepEqual(await names(ofGuild), ['ask']);
  });

  it('refuses a list with a fault in it at its place, and keeps the old one', async () => {
    const refused = await callApi(sandbox, 'PUT', ofAll, [command('good'), command('Bad')]);
    assert.deepEqual([refused.status, refused.faults], [400, ['1.name: APPLICATION_COMMAND_INVALID_NAME']]);
    assert.deepEqual(await names(ofAll), ['help']);
  });

  it('changes and deletes by id, and answers 10063 for one that is gone', async () => {
    const { id } = (await post(ofAll, command('feed'))).body;
    const changed = await callApi(sandbox, 'PATCH', `${ofAll}/${id}`, { description: 'Feeds' });
    assert.deepEqual([changed.body.name, changed.body.description], ['feed', 'Feeds']);
    assert.equal((await callApi(sandbox, 'DELETE', `${ofAll}/${id}`)).status, 204);
    assert.equal((await callApi(sandbox, 'GET', `${ofAll}/${id}`)).body.code, 10063);
  });

  it('refuses commands of another application and of an unknown guild', async () => {
    assert.equal((await callApi(sandbox, 'GET', '/applications/1/commands')).status, 403);
    const elsewhere = ofAll.replace('/commands', '/guilds/1/commands');
    assert.equal((await callApi(sandbox, 'GET', elsewhere)).body.code, 10004);
  });
});
