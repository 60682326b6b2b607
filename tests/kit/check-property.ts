// Checks a property with the same values at each run, so that a tree has one verdict; `npm run test:long` draws others.

import fc from 'fast-check';

/** Any number is as good; one that stays draws the same values each time. */
const SEED = 20_170_220;
/** What fast-check runs where a test does not say. */
const RUNS = 100;

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * Throws with the counterexample, its seed and its path when the property does not hold; a promise of that for a property
 * that waits. `DATELINE_TEST_SEED=7` draws other values, `DATELINE_TEST_RUNS=50` so many times as many.
 */
export function checkProperty<Values>(property: fc.IProperty<Values>, parameters?: fc.Parameters<Values>): void;
export function checkProperty<Values>(
  property: fc.IAsyncProperty<Values>,
  parameters?: fc.Parameters<Values>,
): Promise<void>;
export function checkProperty<Values>(
  property: fc.IRawProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): Promise<void> | void {
  return fc.assert(property, drawn(parameters));
}

/** A test's own parameters with the seed of all, and with as many runs as are asked for. Throws when asked for no number. */
export function drawn<Values>(
  parameters: fc.Parameters<Values>,
  settings: Settings = process.env,
): fc.Parameters<Values> {
  const { DATELINE_TEST_SEED: seed = SEED, DATELINE_TEST_RUNS: times = 1 } = settings;
  const drawing = { seed: Number(seed), numRuns: (parameters.numRuns ?? RUNS) * Number(times) };
  // fast-check takes what is no number for its defaults, and no runs for a property that holds.
  if (!Number.isInteger(drawing.seed) || !Number.isInteger(drawing.numRuns) || drawing.numRuns < 1)
    throw new RangeError(`DATELINE_TEST_SEED=${seed} DATELINE_TEST_RUNS=${times}: a whole number each, runs from 1`);
  return { ...parameters, ...drawing };
}
