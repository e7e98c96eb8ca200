import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { invalidParameterValue } from '../error/error';
import { hasIllegalCharacters, ILLEGAL_CHARACTERS_FOUND } from './legal-characters';
import type { MessageAttributes } from './message';
import type { GivenAttributes } from './send-request';

/** SQS Developer Guide, "Amazon SQS message metadata": limits of attributes. */
const MAXIMUM_ATTRIBUTES = 10;
const MAXIMUM_NAME_LENGTH = 256;
/** Two periods in a row are illegal too; that AWS says it in this way is Not confirmed against AWS. */
const LEGAL_NAME = /^(?!.*\.\.)[A-Za-z0-9_.-]+$/;
const RESERVED_NAME = /^(aws\.|amazon\.|\.)|\.$/i;
const LEGAL_TYPE = /^(String|Number|Binary)(\..+)?$/s;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MAXIMUM_TYPE_LENGTH = 256;

/**
 * Checks the attributes that a sender gave. The sentence about empty values is recorded on AWS (LocalStack,
 * test_send_message_with_empty_string_attribute); the others are those that public code quotes from AWS.
 *
 * @throws AwsError InvalidParameterValue
 */
export function checkedAttributes(attributes: GivenAttributes = {}): MessageAttributes {
  const entries = Object.entries(attributes);
  if (entries.length > MAXIMUM_ATTRIBUTES) {
    throw invalidParameterValue(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MAXIMUM_ATTRIBUTES}].`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, value]) => {
      requireName(name);
      return [name, checkedValue(name, value)];
    }),
  );
}

function requireName(name: string): void {
  if (name.length >= MAXIMUM_NAME_LENGTH) {
    throw invalidParameterValue(
      `Message (user) attribute names must be shorter than ${MAXIMUM_NAME_LENGTH} Bytes`,
    );
  }
  if (!LEGAL_NAME.test(name)) {
    // The sentence ends in a blank, and so does AWS's, by what public code quotes.
    throw invalidParameterValue(
      'Message (user) attributes name can only contain upper and lower score characters, ' +
        'digits, periods, hyphens and underscores. ',
    );
  }
  if (RESERVED_NAME.test(name)) {
    throw invalidParameterValue(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. " +
        "These strings are reserved for internal use. Additionally, they cannot start or end with '.'.",
    );
  }
}

/**
 * The type and the value that goes with it. Also for message system attributes.
 *
 * @throws AwsError InvalidParameterValue
 */
export function checkedValue(name: string, value: GivenAttributes[string]): MessageAttributeValue {
  const { DataType, StringValue, BinaryValue } = value;
  if (!DataType) {
    throw invalidParameterValue(
      `Message (user) attribute '${name}' must contain a non-empty attribute type.`,
    );
  }
  const [, prefix] = LEGAL_TYPE.exec(DataType) ?? [];
  if (DataType.length >= MAXIMUM_TYPE_LENGTH) {
    throw invalidParameterValue(
      `Message (user) attribute types must be shorter than ${MAXIMUM_TYPE_LENGTH} Bytes`,
    );
  }
  if (prefix === undefined) {
    throw invalidParameterValue(
      `The type of message (user) attribute '${name}' is invalid. ` +
        'You must use only the following supported type prefixes: Binary, Number, String.',
    );
  }
  if (prefix === 'Binary' ? !BinaryValue?.byteLength : !StringValue) {
    throw invalidParameterValue(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${prefix}'.`,
    );
  }
  if (prefix === 'Binary') return { DataType, BinaryValue };
  if (hasIllegalCharacters(StringValue ?? '')) throw invalidParameterValue(ILLEGAL_CHARACTERS_FOUND);
  if (prefix === 'Number' && !NUMBER.test(StringValue ?? '')) {
    throw invalidParameterValue(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  return { DataType, StringValue };
}
