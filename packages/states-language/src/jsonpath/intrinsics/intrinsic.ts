import type { JsonValue } from 'type-fest';
import type { Payload } from '../../payload';

/** Thrown by an intrinsic function: the words that follow "The function '…' had the following error: ". */
export class IntrinsicFailure extends Error {
  override readonly name = 'IntrinsicFailure';
}

/** An intrinsic function, `States.Format` for one. */
export interface Intrinsic {
  readonly arguments: { readonly min: number; readonly max: number };
  /** Runs with as many arguments as it takes. Throws IntrinsicFailure, or answers nothing for arguments that it does not take. */
  run(...args: Payload[]): Payload | undefined;
}

/** The largest text that a function takes which encodes or hashes it (step-functions/latest/dg/intrinsic-functions). */
export const MAX_TEXT_LENGTH = 10_000;

export function arrayOf({ value }: Payload): readonly JsonValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function textOf({ value }: Payload): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * A whole number: what is behind the point is cut off (measured on AWS of all functions but States.MathAdd, though AWS's
 * page says that they round).
 */
export function integerOf({ value }: Payload): number | undefined {
  return typeof value === 'number' ? Math.trunc(value) : undefined;
}
