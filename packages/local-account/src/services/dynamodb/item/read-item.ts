import { isJsonObject } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import { withoutPrototype } from '../../../record-by-name';
import { invalidParameters, validationException } from '../errors';
import type { AttributeType, AttributeValue, Item } from './attribute-value';
import { normalizeNumber } from './number';

/** "Attribute values … up to 32 levels deep" (DynamoDB Developer Guide, "Quotas"). */
const DEEPEST_LEVEL = 32;

/**
 * Reads the values of an item, a key or of placeholders as a client sent them. The words were recorded on AWS by dynalite's tests.
 *
 * @throws AwsError `SerializationException` for a value of another type, `ValidationException` for one that DynamoDB does not take
 */
export function readItem(given: Readonly<Record<string, unknown>>, level = 0): Item {
  return withoutPrototype(
    Object.entries(given).map(([name, value]) => [name, readAttributeValue(value, level)] as const),
  );
}

/** Reads one value. @throws AwsError as `readItem` */
export function readAttributeValue(given: unknown, level = 0): AttributeValue {
  if (level > DEEPEST_LEVEL) {
    throw validationException(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  }
  const read = membersOf(given).flatMap(([type, content]) => {
    const reader = Object.hasOwn(READERS, type) ? READERS[type as AttributeType] : undefined;
    return reader && content !== null && content !== undefined ? [reader(content, level)] : [];
  });
  const [value, ...more] = read;
  if (!value) {
    throw validationException(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  }
  if (more.length === 0) return value;
  throw validationException(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
}

const READERS: Readonly<Record<AttributeType, (content: unknown, level: number) => AttributeValue>> = {
  S: (content) => ({ S: readText(content) }),
  N: (content) => ({ N: normalizeNumber(readText(content)) }),
  B: (content) => ({ B: readBytes(content) }),
  BOOL: (content) => ({ BOOL: readBoolean(content) }),
  NULL: (content) => {
    if (readBoolean(content)) return { NULL: true };
    throw invalidParameters('Null attribute value types must have the value of true');
  },
  SS: (content) => {
    const elements = readSet(content, readText, 'An string set  may not be empty');
    requireDistinct(elements, () =>
      invalidParameters(`Input collection [${elements.join(', ')}] contains duplicates.`),
    );
    return { SS: elements };
  },
  NS: (content) => {
    const elements = readSet(
      content,
      (element) => normalizeNumber(readText(element)),
      'An number set  may not be empty',
    );
    requireDistinct(elements, () => validationException('Input collection contains duplicates'));
    return { NS: elements };
  },
  BS: (content) => {
    const elements = readSet(content, readBytes, 'Binary sets should not be empty');
    requireDistinct(elements, () =>
      invalidParameters(`Input collection [${elements.join(', ')}]of type BS contains duplicates.`),
    );
    return { BS: elements };
  },
  L: (content, level) => ({ L: readList(content).map((element) => readAttributeValue(element, level + 1)) }),
  M: (content, level) => ({ M: readItem(Object.fromEntries(membersOf(content)), level + 1) }),
};

function membersOf(given: unknown): [string, unknown][] {
  if (isJsonObject(given)) return Object.entries(given);
  throw Array.isArray(given)
    ? mistyped('Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue')
    : mistyped('Unexpected value type in payload');
}

function readList(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given;
  throw isJsonObject(given) ? misplacedStructure() : mistyped('Unexpected field type');
}

function readSet(
  given: unknown,
  readElement: (element: unknown) => string,
  whenEmpty: string,
): readonly string[] {
  const elements = readList(given).map(readElement);
  if (elements.length === 0) throw invalidParameters(whenEmpty);
  return elements;
}

function requireDistinct(elements: readonly string[], refusal: () => AwsError): void {
  if (new Set(elements).size < elements.length) throw refusal();
}

function readText(given: unknown): string {
  if (typeof given === 'string') return given;
  if (typeof given === 'boolean') {
    throw mistyped(`${given ? 'TRUE' : 'FALSE'}_VALUE cannot be converted to String`);
  }
  if (typeof given === 'number') {
    throw mistyped(`${Number.isInteger(given) ? 'NUMBER' : 'DECIMAL'}_VALUE cannot be converted to String`);
  }
  throw Array.isArray(given)
    ? mistyped('Unrecognized collection type class java.lang.String')
    : misplacedStructure();
}

function readBoolean(given: unknown): boolean {
  if (typeof given === 'boolean') return given;
  if (typeof given === 'string') {
    if (/^(?:true|1|yes)$/i.test(given)) return true;
    if (/^(?:false|0|no)$/i.test(given)) return false;
    throw mistyped('Unexpected token received from parser');
  }
  if (typeof given === 'number') {
    throw mistyped(`${Number.isInteger(given) ? 'NUMBER' : 'DECIMAL'}_VALUE cannot be converted to Boolean`);
  }
  throw Array.isArray(given)
    ? mistyped('Unrecognized collection type class java.lang.Boolean')
    : misplacedStructure();
}

function readBytes(given: unknown): string {
  if (typeof given !== 'string') {
    if (typeof given !== 'object') {
      throw mistyped('only base-64-encoded strings are convertible to bytes');
    }
    throw Array.isArray(given)
      ? mistyped('Unrecognized collection type class java.nio.ByteBuffer')
      : misplacedStructure();
  }
  if (given.length % 4 !== 0) {
    throw mistyped(`Base64 encoded length is expected a multiple of 4 bytes but found: ${given.length}`);
  }
  if (Buffer.from(given, 'base64').toString('base64') === given) return given;
  throw mistyped('Invalid last non-pad Base64 character dectected');
}

function misplacedStructure(): AwsError {
  return mistyped('Start of structure or map found where not expected');
}

function mistyped(message: string): AwsError {
  return new AwsError('SerializationException', message);
}
