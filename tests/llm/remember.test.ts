import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Keyv from 'keyv';
import { answerTask, type LanguageModel } from '../../src/llm/language-model.ts';
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
});
