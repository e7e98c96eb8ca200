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
  const lines: Line[] = [];
  let by = '';
  for (const [index, hop] of hops.entries()) {
    // Its whole seconds would only blur what was measured around it.
    if (index > 0 && hop.place === 'bus' && hop.durationMs === undefined) {
      by = ', by the bus';
      continue;
    }
    if (index > 0) lines.push(connector(`${describeHop(hop)}${by}`));
    lines.push(place(TITLES[hop.place], timeOfDay(hop)));
    by = '';
  }
  return lines;
}

function place(title: string, time: string): Line {
  const cells = [INDENT, { text: '●', width: 1 }, { text: title, width: 12 }];
  return { cells, rest: { text: time }, overflow: 'cut' };
}

function connector(text: string): Line {
  return { cells: [INDENT, { text: '│', width: 1 }], rest: { text, tone: 'aside' }, overflow: 'cut' };
}

const INDENT = { text: '', width: 1 };

function describeHop({ durationMs, precisionMs }: Hop): string {
  if (durationMs === undefined) return '';
  if (precisionMs === 1) return describeDuration(durationMs);
  return `about ${durationMs < 600_000 ? `${Math.round(durationMs / 1000)} s` : describeDuration(durationMs)}`;
}

function timeOfDay({ place, time }: Hop): string {
  if (time === undefined) return '';
  const [, clock = ''] = time.split('T');
  // An event has whole seconds.
  return place !== 'bus' ? clock : clock.replace(/\.\d+/, '');
}
