/** Counts as the pages have them: `12,500`, `0.5`. */
export function figure(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** A length of time: `20 ms`, `0.3 s`, `77 s`, `12.6 min`, `24 h`. */
export function time(seconds: number): string {
  if (seconds < 0.1) return `${figure(Math.round(seconds * 1_000))} ms`;
  if (seconds < 120) return `${figure(Math.round(seconds * 10) / 10)} s`;
  if (seconds < 7_200) return `${figure(Math.round(seconds / 6) / 10)} min`;
  return `${figure(Math.round(seconds / 360) / 10)} h`;
}

/** A share of a limit in per cent, in bold above all of it. */
export function share(part: number): string {
  const percent = part * 100;
  const text = `${percent < 1 ? '< 1' : figure(Math.round(percent))} %`;
  return part > 1 ? `**${text}**` : text;
}
