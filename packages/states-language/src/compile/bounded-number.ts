import { z } from 'zod';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Why a value is not such a number, in AWS's words; the bounds were measured with ValidateStateMachineDefinition. */
export function numberProblem(
  value: unknown,
  kind: 'Integer' | 'Number',
  { min, max }: Bounds,
): string | undefined {
  if (typeof value !== 'number' || (kind === 'Integer' && !Number.isInteger(value))) {
    return `Expected value of type ${kind}`;
  }
  if (value < min) return `Minimum value is ${min}`;
  return value > max ? `Maximum value is ${max}` : undefined;
}

export function boundedNumber(kind: 'Integer' | 'Number', bounds: Bounds) {
  return z.custom<number>((value) => numberProblem(value, kind, bounds) === undefined, {
    error: ({ input }) => numberProblem(input, kind, bounds),
  });
}
