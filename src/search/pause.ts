// Parts long work into slices.

/** Lets others run. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
