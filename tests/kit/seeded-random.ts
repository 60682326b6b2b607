// Numbers by chance that come again with the same seed, for tests.

/** A linear congruential generator of numbers in [0, 1), with the factors of Numerical Recipes. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
