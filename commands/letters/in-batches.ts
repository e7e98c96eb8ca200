export interface BatchOptions {
  readonly size: number;
  /** How many batches are worked on at the same time. */
  readonly atOnce: number;
}

/**
 * Works on items in batches, several at a time.
 *
 * @throws the first error, when what was begun has ended
 */
export async function inBatches<T>(
  items: readonly T[],
  { size, atOnce }: BatchOptions,
  work: (batch: readonly T[]) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const batch = items.slice(next, (next += size));
      await work(batch);
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const result of workers) if (result.status === 'rejected') throw result.reason;
}
