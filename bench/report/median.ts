/** @param share 0.5 for the median, 0.99 for the 99th percentile; the nearest rank, and for the median of an even number the mean of both in the middle */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const rank = share * sorted.length;
  const at = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0;
  if (share === 0.5 && Number.isInteger(rank)) return (at(rank - 1) + at(rank)) / 2;
  return at(Math.ceil(rank) - 1);
}

export function median(values: readonly number[]): number | undefined {
  return percentile(values, 0.5);
}
