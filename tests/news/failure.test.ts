import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/news/failure.ts';

describe('Failure', () => {
  it('keeps its code, its sentence and its cause', () => {
    const cause = new Error('ENOENT');
    const failure = new Failure('not-found', 'I have no article about that.', { cause });
    assert.equal(failure.code, 'not-found');
    assert.equal(failure.message, 'I have no article about that.');
    assert.equal(failure.cause, cause);
    assert.ok(failure instanceof Error);
  });
});
