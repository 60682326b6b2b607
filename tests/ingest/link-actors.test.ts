import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkedActors } from '../../src/ingest/link-actors.ts';
import { nameActors } from '../../src/ingest/name-actors.ts';
import type { ActorId } from '../../src/news/ids.ts';
import type { KnownActor, NamedActor } from '../../src/store/store.ts';
import { understand } from '../../src/text/understand.ts';

const KNOWN = 'known' as ActorId;

/** A person met in an article while another is known whose name has the same consonants. */
async function linkOf(named: string, known: string): Promise<ActorId | undefined> {
  const one: NamedActor = {
    named,
    kind: 'PER',
    aliases: [{ folded: named, shown: named, mentions: 1 }],
    sentence: { start: 0, end: 7 },
    roles: [],
    statements: [],
    keys: ['~bones k'],
    cues: [],
  };
  const actor: KnownActor = { id: KNOWN, name: known, kinds: { PER: 9, ORG: 0, LOC: 0 }, articles: 9, cues: [] };
  const { link } = linkedActors([one], []);
  const [found] = await link(
    [one],
    async (keys) => new Map(keys.filter((key) => key.startsWith('~')).map((key) => [key, [actor]])),
  );
  return found?.actor;
}

describe('linking actors across articles', () => {
  it('takes another spelling for the person who is known', async () => {
    assert.equal(await linkOf('khalifa hifter', 'khalifa haftar'), KNOWN);
    assert.equal(await linkOf('volodymyr zelensky', 'volodymyr zelenskyy'), KNOWN);
  });

  it('keeps people apart whose names share their consonants alone', async () => {
    for (const [one, other] of [
      ['john morton', 'john martin'],
      ['jamil khashoggi', 'jamal khashoggi'],
      ['mario garcia', 'maria garcia'],
    ] as const)
      assert.notEqual(await linkOf(one, other), KNOWN, `${one} and ${other}`);
  });

  it('takes an office that every country has for the one of its country alone', async () => {
    const office = (country: string): NamedActor => ({
      ...{ named: 'ministry of interior', kind: 'ORG', cues: country === '' ? [] : [`in ${country}`] },
      ...{ aliases: [], sentence: { start: 0, end: 7 }, roles: [], statements: [], keys: [] },
    });
    const kinds = { PER: 0, ORG: 3, LOC: 0 };
    const known = { id: KNOWN, name: 'ministry of interior', kinds, articles: 3, cues: ['in LY'] };
    for (const [country, isKnown] of [
      ['LY', true],
      ['TN', false],
      ['', false],
    ] as const) {
      const one = office(country);
      const { link } = linkedActors([one], []);
      const [found] = await link([one], async (keys) => new Map(keys.map((key) => [key, [known]])));
      assert.equal(found?.actor === KNOWN, isKnown, country);
    }
  });

  it('takes an office for the same one however its country is told', async () => {
    const named = (text: string) =>
      nameActors(understand({ title: '', text })).find(({ kind }) => kind === 'ORG') as NamedActor;
    const kinds = { PER: 0, ORG: 3, LOC: 0 };
    const linked = async (text: string): Promise<ActorId | undefined> => {
      const libyan = named('Libya’s Interior Ministry met.');
      const known = { id: KNOWN, name: libyan.named, kinds, articles: 3, cues: libyan.cues };
      const has = new Set([`!${libyan.named}`, ...libyan.keys]);
      const one = named(text);
      const lookUp = async (keys: readonly string[]) =>
        new Map(keys.flatMap((key) => (has.has(key) ? [[key, [known]] as const] : [])));
      return (await linkedActors([one], []).link([one], lookUp))[0]?.actor;
    };
    for (const text of [
      'The Libyan Ministry of the Interior met.',
      'The Ministry of Interior of Libya met.',
      'In Libya, the Ministry of Interior met.',
    ])
      assert.equal(await linked(text), KNOWN, text);
    for (const text of [
      'In Tunisia, the Ministry of Interior met.',
      'The Ministry of Interior met.',
      'Tunisia’s Interior Ministry met.',
    ])
      assert.notEqual(await linked(text), KNOWN, text);
  });
});
