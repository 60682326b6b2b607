// Which of eld's tables serves: each measured in a process of its own, by memory, time and right answers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const SAMPLES = new URL('../golden/text-languages.ts', import.meta.url).href;
const MEASURE = (size: string): string => `
  const { LANGUAGE_SAMPLES } = await import(${JSON.stringify(SAMPLES)});
  const [rss, began] = [process.memoryUsage().rss, performance.now()];
  const { eld } = await import('eld/${size}');
  eld.detect('one');
  const ms = performance.now() - began;
  globalThis.gc();
  const { heapUsed, rss: now } = process.memoryUsage();
  const right = (kind) => LANGUAGE_SAMPLES.filter((one) => {
    const { language } = eld.detect(one[kind]);
    return (language === 'ms' ? 'id' : language) === one.language;
  }).length;
  console.log(JSON.stringify({ rss: now - rss, heapUsed, ms, right: ['headline', 'sentence', 'paragraph'].map(right), of: LANGUAGE_SAMPLES.length }));`;

describe('the tables of eld', () => {
  it('are as right when small as when large, on our samples', (context) => {
    const shares = new Map<string, number>();
    for (const size of ['extrasmall', 'small', 'medium', 'large']) {
      const out = execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', MEASURE(size)], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        encoding: 'utf8',
      });
      const { rss, heapUsed, ms, right, of } = JSON.parse(out) as {
        rss: number;
        heapUsed: number;
        ms: number;
        right: [number, number, number];
        of: number;
      };
      const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
      context.diagnostic(
        `${size}: ${mb(rss)} resident, ${mb(heapUsed)} heap, ${Math.round(ms)} ms; right of ${of}: ${right.join(', ')}`,
      );
      shares.set(size, right.reduce((sum, one) => sum + one, 0) / (3 * of));
    }
    assert.ok((shares.get('extrasmall') ?? 0) >= (shares.get('large') ?? 0) - 0.03);
  });
});
