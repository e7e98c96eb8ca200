import Big from 'big.js';
import { validationException } from '../errors';

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-data-types */
const MOST_DIGITS = 38;
const LARGEST_EXPONENT = 125;
const SMALLEST_EXPONENT = -130;

/**
 * A number as DynamoDB gives it back: without an exponent, and without zeros that say nothing.
 *
 * @throws AwsError `ValidationException` for what is no number, or none that DynamoDB can keep
 */
export function normalizeNumber(text: string): string {
  if (text === '') throw validationException('The parameter cannot be converted to a numeric value');
  return writeNumber(parse(text));
}

/** @param operands normalised numbers @throws AwsError `ValidationException` if the sum is none that DynamoDB can keep */
export function addNumbers(left: string, right: string): string {
  return writeNumber(new Big(left).plus(right));
}

/** @param operands normalised numbers @throws AwsError as for a sum */
export function subtractNumbers(left: string, right: string): string {
  return writeNumber(new Big(left).minus(right));
}

/** How many significant digits it has, and the power of ten of the first of them. */
export function digitsOf(text: string): {
  readonly digits: readonly number[];
  readonly exponent: number;
  readonly isNegative: boolean;
} {
  const { c, e, s } = new Big(text);
  return { digits: c, exponent: e, isNegative: s < 0 };
}

function parse(text: string): Big {
  try {
    return new Big(text);
  } catch {
    throw validationException(`The parameter cannot be converted to a numeric value: ${text}`);
  }
}

/** The words were recorded on AWS by dynalite's tests. */
function writeNumber(number: Big): string {
  if (number.e > LARGEST_EXPONENT) {
    throw validationException(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  }
  if (number.e < SMALLEST_EXPONENT) {
    throw validationException(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  }
  if (number.c.length > MOST_DIGITS) {
    throw validationException('Attempting to store more than 38 significant digits in a Number');
  }
  // There is no negative zero.
  return number.eq(0) ? '0' : number.toFixed();
}
