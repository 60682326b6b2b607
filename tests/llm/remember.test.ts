import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Keyv from 'keyv';
import { chargePurse } from '../../src/llm/charge-purse.ts';
import { answerTask, type LanguageModel, type Purse, type WritingTask } from '../../src/llm/language-model.ts';
import { rememberReplies } from '../../src/llm/remember.ts';

const TASK = answerTask({
  question: 'Who opened the harbour?',
  today: '2026-05-04',
  sentences: [{ number: 1, text: 'Ada Quill opened the harbour.', source: 'The Quay' }],
});

describe('remembered replies', () => {
  it('are those of one model at one endpoint: another answers anew', async () => {
    const replies = new Keyv({ namespace: 'replies' });
    const asked: string[] = [];
    const open = (scope: string): LanguageModel => {
      const model: LanguageModel = {
        async write(task) {
          asked.push(scope);
          return task.schema.parse({ claims: [{ text: `As ${scope} says.`, sentences: [1] }] });
        },
      };
      return rememberReplies(model, replies, scope);
    };
    const first = await open('small').write(TASK);
    assert.deepEqual(await open('small').write(TASK), first);
    assert.notDeepEqual(await open('large').write(TASK), first);
    assert.deepEqual(asked, ['small', 'large']);
  });

  it('cost nobody anything, and another task is asked anew', async () => {
    let paid = 0;
    const purse: Purse = {
      reserve: async () => {
        paid += 1;
        return async () => undefined;
      },
    };
    const priced = {
      write: async <Reply>(task: WritingTask<Reply>) => ({ reply: task.schema.parse({ claims: [] }), tokens: 1 }),
    };
    const model = rememberReplies(
      chargePurse(priced, () => 10),
      new Keyv({ namespace: 'replies' }),
      'm',
    );
    await model.write(TASK, { purse });
    await model.write(TASK, { purse });
    assert.equal(paid, 1);
    await model.write({ ...TASK, material: 'other' }, { purse });
    assert.equal(paid, 2);
  });
});
