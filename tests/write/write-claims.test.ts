// A model that writes well, lies, throws, hangs or cites what is not there: only checked claims come through.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerTask, type ClaimList, type LanguageModel } from '../../src/llm/language-model.ts';
import { claimOf, numberSentences, writeClaims } from '../../src/write/write-cited.ts';
import { readArticle } from '../kit/memory-articles.ts';

const TEXT = 'The ferry Havbris sank near Westhaven on 3 March. Its 12 sailors were rescued.';
const { article, understanding } = readArticle({
  id: 'a',
  title: 'Ferry sinks',
  text: TEXT,
  publishedDay: '2025-03-05',
});
const citations = understanding.sentences.flatMap((sentence) => claimOf(article, sentence).citations);
const task = answerTask({ question: 'What sank?', today: '2025-03-06', sentences: numberSentences(citations) });

function modelThat(write: () => Promise<ClaimList>): LanguageModel {
  return { write: (async () => write()) as LanguageModel['write'] };
}

function written(write: () => Promise<ClaimList>, signal?: AbortSignal) {
  const options = { model: modelThat(write), task, citations, readOf: () => article };
  return writeClaims({ ...options, ...(signal && { signal }) });
}

const UNCHECKED = { note: { kind: 'model unchecked' } };
const GOOD = { text: 'The Havbris sank near Westhaven on 3 March.', sentences: [1] };

describe('writeClaims', () => {
  it('gives what passes, with its citations', async () => {
    const { claims } = await written(async () => ({ claims: [GOOD] }));
    assert.equal(claims?.[0]?.text, GOOD.text);
    assert.equal(claims?.[0]?.citations[0].quote, 'The ferry Havbris sank near Westhaven on 3 March.');
  });
  it('drops a lie and keeps the rest', async () => {
    const lie = { text: 'The Havbris sank and its 40 sailors were rescued.', sentences: [1, 2] };
    assert.equal((await written(async () => ({ claims: [lie, GOOD] }))).claims?.length, 1);
  });
  it('gives a note when all are lies', async () => {
    const lie = { text: 'The Solbris sank near Westhaven on 3 March.', sentences: [1] };
    assert.deepEqual(await written(async () => ({ claims: [lie] })), UNCHECKED);
  });
  it('drops claims on sentences that were not offered', async () => {
    assert.deepEqual(await written(async () => ({ claims: [{ ...GOOD, sentences: [1, 9] }] })), UNCHECKED);
    assert.deepEqual(await written(async () => ({ claims: [{ ...GOOD, sentences: [] }] })), UNCHECKED);
  });
  it('gives a note and the fault when the model throws', async () => {
    const fault = new TypeError('no network');
    assert.deepEqual(await written(async () => Promise.reject(fault)), { note: { kind: 'model failed' }, fault });
  });
  it('leaves a model behind that never answers', async () => {
    const controller = new AbortController();
    const waiting = written(() => new Promise<ClaimList>(() => {}), controller.signal);
    controller.abort();
    assert.deepEqual((await waiting).claims, undefined);
    assert.deepEqual(await waiting.then((each) => 'note' in each && each.note), { kind: 'model late' });
  });
});
