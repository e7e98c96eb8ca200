import { NotAWholeNumber } from '../../../wire/whole-number';
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
 * @throws AwsError InvalidParameterValue, with the value as it was sent
 */
export function integerParameter<Default>(
  value: number | NotAWholeNumber | undefined,
  { name, minimum, maximum, reason }: IntegerParameter,
  defaultValue: Default,
): number | Default {
  if (value === undefined) return defaultValue;
  if (value instanceof NotAWholeNumber) throw invalidValueFor(name, value.text, reason);
  if (value >= minimum && value <= maximum) return value;
  throw invalidValueFor(name, value, reason);
}
