import type { AttributeValue, ScalarType } from './attribute-value';
import { digitsOf } from './number';

/**
 * A text that stands for a scalar value so that texts are in the order of the values: strings in that of their UTF-8, bytes as
 * unsigned numbers, as DynamoDB sorts them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 * @returns a text of Latin-1 characters; undefined for a value that has no order
 */
export function orderOf(value: AttributeValue): string | undefined {
  if ('S' in value) return Buffer.from(value.S).toString('latin1');
  if ('B' in value) return Buffer.from(value.B, 'base64').toString('latin1');
  return 'N' in value ? orderOfNumber(value.N) : undefined;
}

/** The type of a value that has an order. */
export function scalarTypeOf(value: AttributeValue): ScalarType | undefined {
  if ('S' in value) return 'S';
  if ('N' in value) return 'N';
  return 'B' in value ? 'B' : undefined;
}

/** Sign, power of ten, digits. Of negative numbers the larger power, and the larger digit, come first. */
function orderOfNumber(text: string): string {
  if (text === '0') return '1';
  const { digits, exponent, isNegative } = digitsOf(text);
  const power = exponent + 130;
  return isNegative
    ? `0${pad(999 - power)}${digits.map((digit) => 9 - digit).join('')}~`
    : `2${pad(power)}${digits.join('')}`;
}

function pad(number: number): string {
  return String(number).padStart(3, '0');
}
