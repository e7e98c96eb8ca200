import { type AttributeValue, elementsOf, type Item } from './attribute-value';
import { digitsOf } from './number';

/** "The maximum item size in DynamoDB is 400 KB, which includes both attribute name and value lengths." */
export const LARGEST_ITEM_BYTES = 400 * 1024;

/** What a list or a map takes beside what is in it, and what each member of it takes. */
const DOCUMENT_BYTES = 3;
const MEMBER_BYTES = 1;

/**
 * How large an item is to DynamoDB, in bytes: names and values.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

export function valueSize(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('N' in value) return numberSize(value.N);
  if ('M' in value) {
    return DOCUMENT_BYTES + MEMBER_BYTES * Object.keys(value.M).length + itemSize(value.M);
  }
  if ('L' in value) {
    return value.L.reduce((sum, element) => sum + MEMBER_BYTES + valueSize(element), DOCUMENT_BYTES);
  }
  const measure = 'NS' in value ? numberSize : 'BS' in value ? bytesOfBase64 : bytesOfText;
  return elementsOf(value)?.reduce((sum, element) => sum + measure(element), 0) ?? 1;
}

/** "Approximately (length of attribute name) + (1 byte per two significant digits) + (1 byte)". */
function numberSize(text: string): number {
  if (text === '0') return 1;
  const { digits, exponent, isNegative } = digitsOf(text);
  // Digits are kept in pairs; the first pair is half empty where the power of ten is even and the digits go on.
  const pairs = Math.ceil(digits.length / 2) + (digits.length % 2 || exponent % 2 ? 0 : 1);
  return 1 + pairs + (isNegative ? 1 : 0);
}

function bytesOfText(text: string): number {
  return Buffer.byteLength(text);
}

function bytesOfBase64(text: string): number {
  return Buffer.byteLength(text, 'base64');
}
