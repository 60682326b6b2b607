import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listActions } from '../../src/discord/actions.ts';
import { commandJson } from '../../src/discord/command-json.ts';
import { run } from './act.ts';
import { makeFakes } from './fakes.ts';

const PATH = 'Find the news on this';

describe('the message menu “Find the news on this”', () => {
  it('asks for the words of the message in the server’s own view, without marks, addresses and quotation marks', async () => {
    const fakes = makeFakes();
    await run(fakes, PATH, {
      message: 'So “Haftar” met <@123> in\nCairo <:oil:55> https://news.example/x?y=1 -today, see <#77>?',
    });
    assert.deepEqual(fakes.searched, [
      {
        reading: 'question',
        words: 'So Haftar met in Cairo -today, see ?',
        view: { kind: 'guild', guildId: '100000000000000002' },
        limit: 10,
        asOf: 1_700_000_000_001,
        days: true,
        offset: 0,
      },
    ]);
  });

  for (const message of ['', '   ', '<@123> <a:wave:9>', 'https://news.example/'])
    it(`says in one sentence that there is nothing to look for in “${message}”`, async () => {
      await assert.rejects(run(makeFakes(), PATH, { message }), /no words to look for/u);
    });

  it('cuts a long message at a word', async () => {
    const fakes = makeFakes();
    await run(fakes, PATH, { message: 'harbour '.repeat(500) });
    assert.match(fakes.searched[0]?.words ?? '', /^(harbour ){50,61}harbour$/);
  });

  it('is registered as a menu of messages, and answers the asker alone', () => {
    const command = makeFakes().commands.find(({ name }) => name === PATH);
    assert.ok(command !== undefined);
    const json = commandJson(command);
    assert.equal(json.type, 3);
    assert.equal('description' in json || 'options' in json, false);
    assert.equal(listActions([command])[0]?.action.first, 'defer privately');
  });
});
