import { randomInt } from 'node:crypto';
import { seededRandom } from '../../java-random';
import { type Payload, payloadOf } from '../../payload';
import { integerOf, type Intrinsic } from './intrinsic';

const MIN_INTEGER = -(2 ** 31);
const MAX_INTEGER = 2 ** 31 - 1;

/** As much as Node.js's generator takes. */
const MAX_INTERVAL = 2 ** 48 - 1;

export const NUMBER_INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  MathAdd: { arguments: { min: 2, max: 2 }, run: add },
  MathRandom: { arguments: { min: 2, max: 3 }, run: random },
};

/** It rounds as Java does, a half upwards: -1.5 becomes -1 (recorded on AWS). */
function add(left: Payload, right: Payload): Payload | undefined {
  if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
  const [first, second] = [Math.round(left.value), Math.round(right.value)];
  const sum = first + second;
  const inRange = [first, second, sum].every((number) => number >= MIN_INTEGER && number <= MAX_INTEGER);
  // Of -0, which JavaScript has, the sign goes.
  return inRange ? payloadOf(sum + 0) : undefined;
}

/** A number from the first to below the second; with a seed, always the same one. */
function random(first: Payload, last: Payload, seed?: Payload): Payload | undefined {
  const [start, end] = [integerOf(first), integerOf(last)];
  if (start === undefined || end === undefined || start >= end || end - start > MAX_INTERVAL)
    return undefined;
  if (!seed) return payloadOf(randomInt(start, end));
  const seedNumber = integerOf(seed);
  if (seedNumber === undefined) return undefined;
  return payloadOf(start + Math.floor(seededRandom(seedNumber) * (end - start)));
}
