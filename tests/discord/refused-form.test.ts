import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buttonsIn, type StandIn, shownIn, startStandIn } from './stand-in.ts';

const TYPED = { name: 'Libya', words: 'oil OR port', actors: 'GNA', sources: '', languages: 'english' };
const OPEN_AGAIN = 'Open the form again';

describe('a form that is refused', () => {
  let standIn: StandIn;
  let channelId: string;
  before(async () => {
    standIn = await startStandIn();
    await standIn.connect();
    channelId = standIn.sandbox.channel('general');
  });
  after(() => standIn.stop());

  const command = (name: string, options: Readonly<Record<string, string>> = {}) =>
    standIn.sandbox.interact({ kind: 'command', command: name, options, channelId, as: 'moderator' });
  const submit = async (fields: Readonly<Record<string, string>>) =>
    (await standIn.sandbox.interact({ kind: 'submit', channelId, as: 'moderator', fields })).settled();

  /** Presses the button under a refusal. */
  function openAgain(message: Awaited<ReturnType<typeof submit>>, as = 'moderator') {
    const customId = buttonsIn(message).get(OPEN_AGAIN) ?? '';
    return standIn.sandbox.interact({ kind: 'component', messageId: message.id, customId, channelId, as });
  }

  /** What stands in the fields of a form that was opened. */
  function valuesIn(modal: unknown): Readonly<Record<string, string>> {
    const { components } = modal as {
      readonly components: readonly { readonly component: { readonly custom_id: string; readonly value?: string } }[];
    };
    return Object.fromEntries(components.map(({ component: { custom_id, value = '' } }) => [custom_id, value]));
  }

  it('says why, and opens again with what was typed, until it is taken', async () => {
    await command('topic create');
    const refused = await submit(TYPED);
    assert.match(shownIn(refused), /“english” is no language tag/u);
    const again = await openAgain(refused);
    assert.equal(again.kind, 'modal');
    assert.deepEqual(valuesIn(again.modal), TYPED);
    assert.match(shownIn(await submit({ ...TYPED, languages: 'en' })), /Saved the topic \*\*Libya\*\*/u);
  });

  it('refused for another’s edit in between: opens on the present version, and is taken when it is sent anyway', async () => {
    await command('topic edit', { topic: 'Libya' });
    const [topic] = standIn.fakes.topics.values();
    assert.ok(topic !== undefined);
    standIn.fakes.topics.set(topic.id, { ...topic, version: topic.version + 1, words: 'theirs' });
    const mine = { ...TYPED, words: 'mine', languages: 'en' };
    const refused = await submit(mine);
    assert.match(shownIn(refused), /Somebody else has edited this topic/u);
    const again = await openAgain(refused);
    assert.deepEqual(valuesIn(again.modal), mine);
    assert.match(shownIn(await submit(mine)), /Saved the topic/u);
    assert.equal(standIn.fakes.topics.get(topic.id)?.words, 'mine');
  });

  it('says so when what was typed is no longer kept, or was typed by somebody else', async () => {
    await command('topic create');
    const refused = await submit(TYPED);
    const [key, kept] = [...standIn.pages].at(-1) ?? ['', ''];
    standIn.pages.set(key, kept.replace(/"owner":"\d+"/u, '"owner":"100000000000000009"'));
    assert.match(shownIn((await openAgain(refused)).message), /no longer kept/u);
    standIn.pages.clear();
    assert.match(shownIn((await openAgain(refused)).message), /no longer kept/u);
  });

  it('is told as any failure when what it was about is gone', async () => {
    await command('topic edit', { topic: 'Libya' });
    const refused = await submit(TYPED);
    standIn.fakes.topics.clear();
    assert.match(shownIn((await openAgain(refused)).message), /That topic was deleted/u);
  });
});
