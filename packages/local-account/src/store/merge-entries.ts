import type { KeyRange } from './store';

type Entry = readonly [key: string, value: string];

/**
 * The entries that are on disk, with changes made to them that are not there yet.
 *
 * @param stored in the order of the range
 * @param changed by key; undefined for a key that is forgotten
 */
export async function* mergeEntries(
  stored: AsyncIterable<Entry>,
  changed: ReadonlyMap<string, string | undefined>,
  { from, to, reverse = false }: KeyRange,
): AsyncGenerator<Entry> {
  const comesBefore = (a: string, b: string) => (reverse ? a > b : a < b);
  const changes = [...changed]
    .filter(([key]) => key >= from && key < to)
    .sort(([a], [b]) => (comesBefore(a, b) ? -1 : 1));
  let at = 0;
  for await (const entry of stored) {
    const [key] = entry;
    for (let next = changes[at]; next && comesBefore(next[0], key); next = changes[++at])
      yield* present(next);
    if (changes[at]?.[0] !== key) yield entry;
  }
  for (const rest of changes.slice(at)) yield* present(rest);
}

function* present([key, value]: readonly [string, string | undefined]): Generator<Entry> {
  if (value !== undefined) yield [key, value];
}
