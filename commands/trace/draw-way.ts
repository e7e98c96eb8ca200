import { describeDuration, type Line } from '@pipeline/terminal';
import type { Hop } from './hop';

const TITLES: Readonly<Record<Hop['place'], string>> = {
  api: 'API',
  queue: 'queue',
  pipe: 'pipe',
  bus: 'bus',
  function: 'function',
  unprocessed: 'unprocessed',
  undelivered: 'undelivered',
};

/** The way as a picture: a line for each place, with the time of day in UTC, and between them how long it took. */
export function drawWay(hops: readonly Hop[]): Line[] {
  return hops.flatMap((hop, index) => [
    ...(index === 0 ? [] : [row('│', describeHop(hop), '')]),
    row('●', TITLES[hop.place], timeOfDay(hop)),
  ]);
}

function row(mark: string, text: string, time: string): Line {
  const cells = [
    { text: '', width: 1 },
    { text: mark, width: 1 },
    { text, width: 12 },
  ];
  return { cells, rest: { text: time }, overflow: 'cut' };
}

function describeHop({ durationMs, precisionMs }: Hop): string {
  if (durationMs === undefined) return '';
  if (precisionMs === 1) return describeDuration(durationMs);
  return `about ${durationMs < 600_000 ? `${Math.round(durationMs / 1000)} s` : describeDuration(durationMs)}`;
}

function timeOfDay({ time, precisionMs }: Hop): string {
  if (time === undefined) return '';
  const [, clock = ''] = time.split('T');
  return precisionMs === 1 ? clock : clock.replace(/\.\d+/, '');
}
