let latest: Promise<unknown> = Promise.resolve();

/**
 * Runs an evaluation when those before it are done. Evaluations never wait for anything but the processor, so this costs
 * no time; interleaved, each would count the time of all the others as its own and run into its limit.
 */
export function oneAtATime<T>(evaluation: () => Promise<T>): Promise<T> {
  const result = latest.then(evaluation);
  latest = result.catch(() => undefined);
  return result;
}
