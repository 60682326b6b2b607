// Asks a database for several things at once: over a network each way there and back is waited for.

/**
 * Waits for all pieces of work within one transaction or read, none of which may need another's to be done; gives what they give.
 * Throws what the first that failed threw, after all have ended: nothing is asked of a transaction that is over.
 */
export async function askTogether<Results extends readonly unknown[]>(
  work: {
    readonly [Place in keyof Results]: Promise<Results[Place]>;
  },
): Promise<Results> {
  const ended = await Promise.allSettled(work);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Results;
}
