/** A duration in at most seven characters, such as `112 ms`, `12.3 s` or `48 min`. */
export function describeDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (milliseconds < 10_000) return `${Math.round(milliseconds)} ms`;
  if (seconds < 600) return `${seconds.toFixed(1)} s`;
  if (seconds < 36_000) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
