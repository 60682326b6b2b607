import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findActors, knowledgeWanted, plainWordsOf } from '../../src/text/understand.ts';
import { ACTORS, ONE_ACTOR, TWO_ACTORS } from '../golden/text-actors.ts';
import { checkProperty } from '../kit/check-property.ts';

describe('findActors', () => {
  for (const { text, mentions } of ACTORS) {
    it(`reads: ${text}`, () => {
      assert.deepEqual(
        findActors(text).mentions.map((mention) => `${mention.text}:${mention.type}`),
        mentions,
      );
    });
  }

  for (const { text, words } of ONE_ACTOR) {
    it(`sees one actor in ${words.join(', ')}`, () => {
      const { mentions } = findActors(text);
      const keys = words.map((word) => mentions.find((mention) => mention.text === word)?.actor);
      assert.ok(keys[0] !== undefined && keys[0] !== '');
      assert.deepEqual(new Set(keys), new Set([keys[0]]));
    });
  }

  for (const { text, words } of TWO_ACTORS) {
    it(`sees two actors in ${words.join(', ')}`, () => {
      const [first, second] = words.map(
        (word) => findActors(text).mentions.find((mention) => mention.text === word)?.actor,
      );
      assert.ok(first !== undefined && second !== undefined);
      assert.notEqual(first, second);
    });
  }

  for (const [text, name, key] of [
    [
      'The town is far. Libya’s Security Service held him. The Security Service was sorry.',
      'Security Service',
      'libya security service',
    ],
    ['Britain’s Supreme Court ruled on Monday.', 'Supreme Court', 'united kingdom supreme court'],
    ['The Libyan Ministry of Defence met.', 'Libyan Ministry of Defence', 'libya defense ministry'],
    ['The Ministry of Interior of Tunisia met.', 'Ministry of Interior', 'tunisia interior ministry'],
    ['The South Korean Foreign Ministry met.', 'South Korean Foreign Ministry', 'south korea foreign ministry'],
    ['The Ministry of Interior met.', 'Ministry of Interior', 'ministry of interior'],
    ['Moscow’s Defence Ministry denied it.', 'Defence Ministry', 'russia defense ministry'],
    ['The Foreign Ministry in Kyiv denied it.', 'Foreign Ministry', 'ukraine foreign ministry'],
    ['Libya’s Ada Okoro left.', 'Ada Okoro', 'ada okoro'],
  ] as const)
    it(`keys ${name} as ${key} in: ${text}`, () => {
      const keys = findActors(text).mentions.flatMap((mention) => (mention.text === name ? [mention.actor] : []));
      assert.deepEqual(new Set(keys), new Set([key]));
    });

  it('keeps the same body of two states apart, and gives one that is named without its state to the last before it', () => {
    const text =
      'The Foreign Ministry of Russia and Ukraine’s Foreign Ministry met. The Foreign Ministry left. Russia’s Ministry of Foreign Affairs agreed. The Foreign Ministry slept.';
    const bodies = findActors(text).mentions.filter(({ type }) => type === 'ORG');
    assert.deepEqual(
      bodies.map(({ actor }) => actor.split(' ')[0]),
      ['russia', 'ukraine', 'ukraine', 'russia', 'russia'],
    );
  });

  describe('with knowledge of other articles', () => {
    const knowing = (text: string, kinds: Record<string, 'LOC' | 'PER' | 'ORG'>, plain: readonly string[] = []) =>
      findActors(text, {
        knowledge: { kinds: new Map(Object.entries(kinds)), lowerSeen: new Set(plain) },
      }).mentions.map((mention) => `${mention.text}:${mention.type}`);

    it('takes the kind that they taught for a name that its own text leaves open', () => {
      assert.deepEqual(knowing('Everybody talks of Zembla now.', { zembla: 'LOC' }), ['Zembla:LOC']);
      assert.deepEqual(knowing('Everybody talks of Zembla now.', { zembla: 'PER' }), ['Zembla:PER']);
    });

    it('takes a word at the start of a sentence for none when they write it small', () => {
      assert.deepEqual(knowing('Quinoa grew here. Zembla fell.', {}), ['Quinoa:ORG', 'Zembla:ORG']);
      assert.deepEqual(knowing('Quinoa grew here. Zembla fell.', {}, ['quinoa']), ['Zembla:ORG']);
    });

    it('keeps an ordinary word at the start of a sentence when they know it as a name, unless they also write it small', () => {
      assert.deepEqual(knowing('Target closed ten shops.', {}), []);
      assert.deepEqual(knowing('Target closed ten shops.', { target: 'ORG' }), ['Target:ORG']);
      assert.deepEqual(knowing('Target closed ten shops.', { target: 'ORG' }, ['target']), []);
      assert.deepEqual(knowing('Public Zembla sang.', { 'public zembla': 'ORG' }), ['Public Zembla:ORG']);
    });

    it('is looked up by the names and words that the text holds', () => {
      const wanted = knowledgeWanted({
        title: 'Zembla falls',
        text: 'Quinoa grew. Then Gen. Ada al-Okoro of the Council of Elders left.',
      });
      for (const name of ['zembla', 'quinoa', 'ada al okoro', 'al okoro', 'council of elders'])
        assert.ok(wanted.names.includes(name), name);
      assert.deepEqual(wanted.words, ['zembla', 'quinoa']);
      assert.deepEqual(plainWordsOf('The quinoa of Zembla (quinoa) at www.farro.org fed the army.'), ['quinoa', 'fed']);
    });
  });

  describe('with the cities of the world', () => {
    const cities = new Map([
      ['reading', 318_000],
      ['zembla', 900_000],
      ['okoro', 900_000],
      ['quinoa', 60_000],
      ['port zembla', 60_000],
      ['ada okoro', 900_000],
    ]);
    const placed = (text: string) =>
      findActors(text, { cities }).mentions.map((mention) => `${mention.text}:${mention.type}`);

    it('takes an ordinary word for one behind a preposition of places alone', () => {
      assert.deepEqual(placed('She was born in Reading and likes it.'), ['Reading:LOC']);
      assert.deepEqual(findActors('She was born in Reading.').mentions, []);
      assert.deepEqual(placed('Reading is fun. She teaches it in spring.'), []);
    });

    it('takes a name that its text leaves open for a place, of one word only where many live', () => {
      assert.deepEqual(placed('Everybody talks of Zembla now.'), ['Zembla:LOC']);
      assert.deepEqual(placed('Everybody talks of Quinoa now.'), ['Quinoa:ORG']);
      assert.deepEqual(placed('Everybody talks of Port Zembla now.'), ['Port Zembla:LOC']);
    });

    it('never makes a place of what is told as a person or as an organisation', () => {
      assert.deepEqual(placed('Gen. Okoro left. Ada Okoro stayed.'), ['Okoro:PER', 'Ada Okoro:PER']);
      assert.deepEqual(placed('“No,” said Okoro.'), ['Okoro:PER']);
      assert.deepEqual(placed('The company Zembla lost money.'), ['Zembla:ORG']);
    });
  });

  it('gives exact, ordered mentions on any text and never throws', () => {
    const words = fc.constantFrom(
      'Gen.',
      'Ada',
      'Okoro',
      'of',
      'the',
      'Ministry',
      'al-Serraj',
      '(GNA)',
      'US',
      'and',
      '’s',
      'President',
      '&',
      'Inc.',
      ',',
      'Monday',
      '\n',
      'McDonald’s',
    );
    checkProperty(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
          maxLength: 20,
        }),
        (parts) => {
          const text = parts.join(' ');
          let end = 0;
          for (const mention of findActors(text).mentions) {
            assert.equal(text.slice(mention.start, mention.end), mention.text);
            assert.ok(mention.start >= end && mention.end > mention.start);
            assert.notEqual(mention.actor, '');
            end = mention.end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
