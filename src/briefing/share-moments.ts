// Lets those who wait go on together.

/** Gives what lets all who wait go on at the same moment, at most so long after the first: what they write is flushed together. */
export function shareMoments(ms: number): () => Promise<void> {
  let next: Promise<void> | undefined;
  return () => {
    next ??= new Promise((resolve) => {
      setTimeout(() => {
        next = undefined;
        resolve();
      }, ms);
    });
    return next;
  };
}
