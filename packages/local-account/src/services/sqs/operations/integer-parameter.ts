import { invalidValueFor } from '../error/error';

/** The bounds of a whole number that a caller gives, and AWS's reason for one beyond them. */
export interface IntegerParameter {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly reason: string;
}

/**
 * The parameter's value, or the default when it is not given.
 *
 * @throws AwsError InvalidParameterValue
 */
export function integerParameter<Default>(
  value: number | undefined,
  { name, minimum, maximum, reason }: IntegerParameter,
  defaultValue: Default,
): number | Default {
  if (value === undefined) return defaultValue;
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw invalidValueFor(name, value, reason);
}
