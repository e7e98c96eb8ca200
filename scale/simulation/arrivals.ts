/** How transactions come. */
export interface Arrivals {
  /** `constant`, or `daily`: the rate at noon, a tenth of it at midnight, and a cosine between; it begins at midnight. */
  readonly pattern: 'constant' | 'daily';
  /** A second: with `daily`, at noon. */
  readonly rate: number;
  /** So many more, all at once, in the beginning. */
  readonly burst: number;
  readonly durationSeconds: number;
}

const DAY_SECONDS = 86_400;
/** Of the rate at noon. */
const AT_MIDNIGHT = 0.1;

/**
 * How many arrive in each step: whole numbers that add up to what the rate says, evenly.
 *
 * @returns for a step, from 0, in order
 */
export function arrivalsOf(arrivals: Arrivals, stepSeconds: number): (step: number) => number {
  const { burst, durationSeconds } = arrivals;
  const steps = Math.round(durationSeconds / stepSeconds);
  let due = 0;
  let arrived = 0;
  return (step) => {
    if (step >= steps) return 0;
    due += rateAt(arrivals, (step + 0.5) * stepSeconds) * stepSeconds;
    const count = Math.floor(due + 1e-6) - arrived;
    arrived += count;
    return step === 0 ? count + burst : count;
  };
}

function rateAt({ pattern, rate }: Arrivals, seconds: number): number {
  if (pattern === 'constant') return rate;
  const share = (1 - Math.cos((2 * Math.PI * seconds) / DAY_SECONDS)) / 2;
  return rate * (AT_MIDNIGHT + (1 - AT_MIDNIGHT) * share);
}
