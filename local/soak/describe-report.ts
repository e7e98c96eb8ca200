import type { Broken } from './ledger';
import type { SoakReport } from './soak-report';

/** So much of a body tells which it is. */
const SHOWN_CHARACTERS = 200;

/** What a soak has come to, for a person. */
export function describeReport({ seed, faults, ...counts }: SoakReport): string {
  return [
    `seed ${seed}`,
    ...Object.entries(counts).map(([name, count]) => row(count, name)),
    'faults',
    ...Object.entries(faults).map(([name, count]) => row(count, name)),
  ].join('\n');
}

function row(count: number, name: string): string {
  return `${count.toLocaleString('en').padStart(12)}  ${name}`;
}

/** A transaction about which the promise was not kept. */
export function describeBroken({ what, apiRequestId, body }: Broken): string {
  const start =
    body === undefined ? 'nobody was told of it' : JSON.stringify(body.slice(0, SHOWN_CHARACTERS));
  return `${what}: ${apiRequestId}, ${start}`;
}
